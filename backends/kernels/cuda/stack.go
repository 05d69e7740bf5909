package cuda

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/matmamba/matmamba/backends/kernels"
	"github.com/matmamba/matmamba/backends/triton"
)

// stackShape is how the kernels of unstack and restack see a call: tensors that one tensor holds along its first axis, the first of all that it holds, and what is
// used of each, joined.
type stackShape struct {
	count int
	axes  []stackAxis // of a tensor, outermost first
	part  kernels.Tensor
}

// stackAxis is an axis of which stretches are used.
type stackAxis struct {
	size, used int
	stretches  [][2]int // from, to
}

func (a stackAxis) whole() bool { return a.used == a.size }

const mostStacked = 128

// newStackShape reads a call whose stack and parts those are.
func newStackShape(call kernels.Call, stack kernels.Tensor, parts []kernels.Tensor) (s stackShape, reason string) {
	s.count = len(parts)
	if s.count == 0 || s.count > mostStacked {
		return s, fmt.Sprintf("%d tensors, kernels take 1 to %d", s.count, mostStacked)
	}
	if len(stack.Dims) < 2 || stack.Dims[0] < s.count || stack.DType != "f32" {
		return s, fmt.Sprintf("the stack is %s, want float32 of at least %d tensors", stack, s.count)
	}
	s.part = kernels.Tensor{DType: parts[0].DType}
	for i, size := range stack.Dims[1:] {
		axis, err := readStackAxis(call, i, size)
		if err != nil {
			return s, err.Error()
		}
		s.part.Dims = append(s.part.Dims, axis.used)
		s.add(axis)
	}
	if elem := triton.Elem(s.part.DType); elem != triton.BF16 && elem != triton.F32 {
		return s, fmt.Sprintf("tensors are %s, kernels take bf16 and f32", s.part)
	}
	if s.used() == 0 || s.size() > math.MaxInt32/2 {
		return s, fmt.Sprintf("%s of %d elements: none, or too many for 32-bit offsets", stack, s.size())
	}
	return s, unlike(parts, slices.Repeat([]kernels.Tensor{s.part}, s.count)...)
}

func readStackAxis(call kernels.Call, index, size int) (stackAxis, error) {
	axis := stackAxis{size: size, used: size, stretches: [][2]int{{0, size}}}
	name := "axis" + strconv.Itoa(index)
	text, ok := call.Attributes[name]
	if !ok {
		return axis, nil
	}
	var bounds []int
	for _, number := range strings.Split(text, "_") {
		bound, err := strconv.Atoi(number)
		if err != nil {
			return axis, fmt.Errorf("attribute %s is %q, want whole numbers", name, text)
		}
		bounds = append(bounds, bound)
	}
	if len(bounds)%2 != 0 || !slices.IsSorted(bounds) || bounds[len(bounds)-1] > size {
		return axis, fmt.Errorf("attribute %s is %q, want stretches of %d", name, text, size)
	}
	axis.used, axis.stretches = 0, nil
	for ; len(bounds) > 0; bounds = bounds[2:] {
		axis.stretches = append(axis.stretches, [2]int{bounds[0], bounds[1]})
		axis.used += bounds[1] - bounds[0]
	}
	return axis, nil
}

// add appends an axis. One that is used whole lengthens what is used of the one before it, so that few are left.
func (s *stackShape) add(axis stackAxis) {
	if len(s.axes) == 0 || !axis.whole() {
		s.axes = append(s.axes, axis)
		return
	}
	last := &s.axes[len(s.axes)-1]
	last.size, last.used = last.size*axis.size, last.used*axis.size
	for i := range last.stretches {
		last.stretches[i][0] *= axis.size
		last.stretches[i][1] *= axis.size
	}
}

// size and used are how many elements a tensor has, and how many of them are used.
func (s stackShape) size() int { return s.product(func(a stackAxis) int { return a.size }) }
func (s stackShape) used() int { return s.product(func(a stackAxis) int { return a.used }) }

func (s stackShape) product(length func(stackAxis) int) int {
	product := 1
	for _, axis := range s.axes {
		product *= length(axis)
	}
	return product
}

// unstack is the composite unstack, in one kernel for all tensors.
func (d Device) unstack(call kernels.Call) (body, reason string) {
	if len(call.Inputs) != 1 {
		return "", "want one stack"
	}
	s, reason := newStackShape(call, call.Inputs[0], call.Outputs)
	if reason != "" {
		return "", reason
	}
	f := triton.New("unstack")
	stack, parts := f.Pointer("stack", triton.F32), s.pointers(f)
	at := s.places(f)
	at.part(parts).Store(stack.At(at.stacked).At(at.whole).Load(at.mask), at.mask)
	return OneLaunch(call, f, s.grid(), stackWarps), ""
}

// restack is the composite restack, in one kernel for all tensors, in the memory of the stack before.
func (d Device) restack(call kernels.Call) (body, reason string) {
	if len(call.Outputs) != 1 || len(call.Inputs) < 1 {
		return "", "want parts and one result"
	}
	stack, n := call.Outputs[0], len(call.Inputs)
	added := call.Inputs[n-1].String() == stack.String()
	if added {
		n--
	}
	if len(stack.Dims) < 2 || n > stack.Dims[0] || n < stack.Dims[0] && !added {
		return "", fmt.Sprintf("%d operands for %s", len(call.Inputs), stack)
	}
	s, reason := newStackShape(call, stack, call.Inputs[:n])
	if reason != "" {
		return "", reason
	}
	p, in := &program{}, call.Operands()
	if !added && s.used() == s.size() {
		return OneLaunch(call, s.restackKernel(false, false), s.grid(), stackWarps), ""
	}
	if !added {
		in = append(in, p.zeros(stack))
	}
	kernel := s.restackKernel(true, added)
	return p.done(p.callInPlace(launch{kernel, s.grid(), stackWarps, 1}, 0, n, in, stack)...), ""
}

// restackKernel stores parts in the stack. It may be given the stack before, and may add to that.
func (s stackShape) restackKernel(given, added bool) *triton.Func {
	f := triton.New("restack")
	parts := s.pointers(f)
	var before triton.Value
	if given {
		before = f.Pointer("before", triton.F32)
	}
	stack := f.Pointer("stack", triton.F32)
	at := s.places(f)
	value := at.part(parts).Load(at.mask).To(triton.F32)
	if added {
		value = value.Add(before.At(at.stacked).At(at.whole).Load(at.mask))
	}
	stack.At(at.stacked).At(at.whole).Store(value, at.mask)
	return f
}

// A program takes up to stackBlock elements of what is used of a tensor: grid (blocks, tensors).
const stackBlock, stackWarps = 2048, 4

func (s stackShape) block() int { return min(stackBlock, powerOfTwo(s.used())) }

func (s stackShape) grid() [3]int { return [3]int{divideUp(s.used(), s.block()), s.count, 1} }

func (s stackShape) pointers(f *triton.Func) []triton.Value {
	parts := make([]triton.Value, s.count)
	for i := range parts {
		parts[i] = f.Pointer(fmt.Sprintf("part%d", i), triton.Elem(s.part.DType))
	}
	return parts
}

// stackPlaces are where a program's elements stand.
type stackPlaces struct {
	tensor  triton.Value
	used    triton.Value // offsets in what is used of the tensor
	whole   triton.Value // offsets in the tensor
	stacked triton.Value // the tensor's offset in the stack, i64
	mask    triton.Value // none where programs are full
}

func (s stackShape) places(f *triton.Func) stackPlaces {
	p := stackPlaces{tensor: f.ProgramID(1)}
	p.used = f.ProgramID(0).Mul(s.block()).Add(f.Range(s.block()))
	if s.used()%s.block() != 0 {
		p.mask = p.used.Less(s.used())
	}
	p.stacked = p.tensor.To(triton.I64).Mul(s.size())
	rest, stride := p.used, 1
	for i := len(s.axes) - 1; i >= 0; i-- {
		axis := s.axes[i]
		place := rest
		if i > 0 {
			place, rest = rest.Rem(axis.used), rest.Div(axis.used)
		}
		place = axis.place(place).Mul(stride)
		if p.whole.Valid() {
			place = place.Add(p.whole)
		}
		p.whole, stride = place, stride*axis.size
	}
	return p
}

// place is where the used elements of an axis stand in it.
func (a stackAxis) place(used triton.Value) triton.Value {
	place, before := used, 0
	for i, stretch := range a.stretches {
		shifted := used.Add(stretch[0] - before)
		if i == 0 {
			place = shifted
		} else {
			place = used.Less(before).Select(place, shifted)
		}
		before += stretch[1] - stretch[0]
	}
	return place
}

// part are the addresses of the elements in the part of the program's tensor.
func (p stackPlaces) part(parts []triton.Value) triton.Value {
	part := parts[0]
	for i, other := range parts[1:] {
		part = p.tensor.Equal(i+1).Select(other, part)
	}
	return part.At(p.used)
}
