package cuda

import (
	"fmt"
	"math"
	"math/bits"

	"github.com/matmamba/matmamba/backends/kernels"
	"github.com/matmamba/matmamba/backends/triton"
)

// chunk is Q, the number of tokens that are worked on as one matrix, and from one state that is kept to the next.
const chunk = 64

// log2e turns exponents of e into exponents of 2.
const log2e = math.Log2E

// ssdShape is an SSD as its kernels see it: sizes, element type and what it includes.
type ssdShape struct {
	batch, length, heads, headDim, groups, state int

	elem     triton.Elem // of x, B, C, y and the states kept between chunks
	softplus bool
	min, max float64 // of dt after softplus; max is +Inf where there is none
	initial  bool    // the first state is an input
	segments bool    // document numbers are an input

	// row is the length of the rows whose last elements are dt; 0 where dt is a tensor of its own, float32.
	row     int
	logRate bool // log(-A) is given in place of A, and its gradient wanted
}

// newSSDShape reads a call of ssd or ssd_grad. The reason says why there are no kernels for it.
func newSSDShape(call kernels.Call) (s ssdShape, reason string) {
	s = ssdShape{max: math.Inf(1)}
	if err := s.readAttributes(call); err != nil {
		return s, err.Error()
	}
	if len(call.Inputs) < s.inputs() {
		return s, fmt.Sprintf("%d inputs, want %d", len(call.Inputs), s.inputs())
	}
	x, b := call.Inputs[0], call.Inputs[3]
	if len(x.Dims) != 4 || len(b.Dims) != 4 {
		return s, fmt.Sprintf("x is %s and B %s, want rank 4", x, b)
	}
	s.batch, s.length, s.heads, s.headDim = x.Dims[0], x.Dims[1], x.Dims[2], x.Dims[3]
	s.groups, s.state = b.Dims[2], b.Dims[3]
	s.elem = triton.Elem(x.DType)
	return s, s.refuse(call)
}

func (s *ssdShape) readAttributes(call kernels.Call) error {
	flags := map[string]*bool{"softplus": &s.softplus, "init": &s.initial, "seg": &s.segments}
	for name, flag := range flags {
		value, err := call.Int(name)
		if err != nil {
			return err
		}
		*flag = value != 0
	}
	limits := map[string]*float64{"dtmin": &s.min, "dtmax": &s.max}
	for name, limit := range limits {
		if _, ok := call.Attributes[name]; !ok {
			continue
		}
		value, err := call.Float(name)
		if err != nil {
			return err
		}
		*limit = value
	}
	return nil
}

// refuse says what about a shape has no kernel.
func (s ssdShape) refuse(call kernels.Call) string {
	for i, want := range s.inputTensors() {
		if got := call.Inputs[i]; got.String() != want.String() {
			return fmt.Sprintf("input %d is %s, want %s", i, got, want)
		}
	}
	switch {
	case s.elem != triton.BF16 && s.elem != triton.F32:
		return fmt.Sprintf("x is %s, kernels take bf16 and f32", s.elem)
	case s.headDim < 4 || s.headDim > 128:
		return fmt.Sprintf("headdim %d, kernels take 4 to 128", s.headDim)
	case s.state < 16 || s.state > 256:
		return fmt.Sprintf("d_state %d, kernels take 16 to 256", s.state)
	case s.batch == 0 || s.length == 0 || s.heads == 0 || s.groups == 0:
		return "it is empty"
	case s.heads%s.groups != 0:
		return fmt.Sprintf("nheads %d is no multiple of ngroups %d", s.heads, s.groups)
	case s.batch > math.MaxUint16:
		return fmt.Sprintf("batch %d, kernels take up to %d", s.batch, math.MaxUint16)
	case s.padded()*s.heads*s.headDim > math.MaxInt32/4 || s.padded()*s.groups*s.state > math.MaxInt32/4 || s.heads*s.headDim*s.state > math.MaxInt32/4:
		return "one sequence is too large for 32-bit offsets"
	}
	return ""
}

// inputs is the number of inputs of the forward composite.
func (s ssdShape) inputs() int {
	n := 7
	if s.initial {
		n++
	}
	if s.segments {
		n++
	}
	return n
}

// inputTensors are the types of the forward composite's inputs.
func (s ssdShape) inputTensors() []kernels.Tensor {
	tokens := kernels.Tensor{DType: string(s.elem), Dims: []int{s.batch, s.length, s.heads, s.headDim}}
	shared := kernels.Tensor{DType: string(s.elem), Dims: []int{s.batch, s.length, s.groups, s.state}}
	perHead := float32s(s.heads)
	tensors := []kernels.Tensor{tokens, float32s(s.batch, s.length, s.heads), perHead, shared, shared, perHead, perHead}
	if s.initial {
		tensors = append(tensors, s.finalTensor())
	}
	if s.segments {
		tensors = append(tensors, kernels.Tensor{DType: "i32", Dims: []int{s.batch, s.length}})
	}
	return tensors
}

func float32s(dims ...int) kernels.Tensor { return kernels.Tensor{DType: "f32", Dims: dims} }

func (s ssdShape) finalTensor() kernels.Tensor {
	return float32s(s.batch, s.heads, s.headDim, s.state)
}

// statesTensor is what scan keeps: the state at each chunk.
func (s ssdShape) statesTensor() kernels.Tensor {
	return kernels.Tensor{DType: string(s.elem), Dims: []int{s.batch, s.chunks(), s.heads, s.headDim, s.state}}
}

// exact tells whether results are to be float32's, within 1e-5. What makes bfloat16's gradient faster rounds elsewhere: with strong decays,
// where the gradient of A is a small difference of large sums, it was 2e-5 off. So float32 keeps the plain form of everything.
func (s ssdShape) exact() bool { return s.elem == triton.F32 }

// kernel starts a kernel with arithmetic for the element type.
func (s ssdShape) kernel(name string) *triton.Func {
	f := newKernel(name, s.elem)
	if s.exact() {
		f.Precision = triton.TF32x3
	}
	return f
}

func (s ssdShape) chunks() int    { return divideUp(s.length, chunk) }
func (s ssdShape) padded() int    { return s.chunks() * chunk }
func (s ssdShape) groupSize() int { return s.heads / s.groups }

// paddedDim is headdim in registers.
func (s ssdShape) paddedDim() int { return powerOfTwo(max(16, s.headDim)) }

// paddedState is d_state in registers.
func (s ssdShape) paddedState() int { return powerOfTwo(max(16, s.state)) }

func powerOfTwo(n int) int { return 1 << bits.Len(uint(n-1)) }

// decays tells whether dt can't be negative, so that cum never grows. Softplus and a lower limit see to that.
func (s ssdShape) decays() bool { return s.softplus || s.min > 0 }

// lengthMask is true for tokens of the sequence, no value where all chunks are full. t is the token's place in it.
func (s ssdShape) lengthMask(t triton.Value) triton.Value {
	if s.length == s.padded() {
		return triton.Value{}
	}
	return t.Less(s.length)
}

// stateMask is true for n below d_state, no value where d_state is not padded.
func (s ssdShape) stateMask(n triton.Value) triton.Value {
	if s.state == s.paddedState() {
		return triton.Value{}
	}
	return n.Less(s.state)
}

// masked applies an axis to a mask if there is one.
func masked(mask triton.Value, axis int) triton.Value {
	if !mask.Valid() {
		return mask
	}
	return mask.Expand(axis)
}
