package interp

import (
	"errors"
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"

	"github.com/matmamba/matmamba/backends/triton"
)

// slot holds the elements of a value: bfloat16 as float32, bytes as int32, pointers as [address] says.
type slot struct {
	f []float32
	d []float64
	i []int32
	l []int64
	b []bool
}

func newSlot(t triton.Type) (s slot) {
	n := elements(t)
	switch {
	case t.Pointer || t.Elem == triton.I64:
		s.l = make([]int64, n)
	case t.Elem == triton.I32, t.Elem == triton.I8:
		s.i = make([]int32, n)
	case t.Elem == triton.I1:
		s.b = make([]bool, n)
	case t.Elem == triton.F64:
		s.d = make([]float64, n)
	default:
		s.f = make([]float32, n)
	}
	return s
}

// copyFrom takes the elements of another slot of the type.
func (s slot) copyFrom(other slot) {
	copy(s.f, other.f)
	copy(s.d, other.d)
	copy(s.i, other.i)
	copy(s.l, other.l)
	copy(s.b, other.b)
}

// step executes an instruction.
type step func() error

func nothing() error { return nil }

// reason is an error that does not know yet where it is.
func reason(format string, args ...any) error { return fmt.Errorf(format, args...) }

// machine executes one program of a grid after the other.
type machine struct {
	program *Program
	slots   []slot // by value
	code    []placed
	run     *run
	place   [3]int
	number  int32 // of the program in its grid, from 1
	stretch int32 // between two barriers, of all that there were
}

// placed is a step and the instruction that it is of.
type placed struct {
	step
	in *instruction
}

// run is one grid.
type run struct {
	memories []*memory // by parameter
	Launch
	next    atomic.Int64 // program to be started
	mu      sync.Mutex
	failed  int64 // program of the failure, the first of those that failed
	failure error
}

func newMachine(p *Program) *machine {
	m := &machine{program: p, slots: make([]slot, len(p.values))}
	for id, v := range p.values {
		if v.memory == id {
			m.slots[id] = newSlot(v.Type)
		} else {
			m.slots[id] = m.slots[v.memory]
		}
	}
	for k, id := range p.parameters {
		m.slots[id].l[0] = address(k)
	}
	m.code = m.steps(p.body.code)
	return m
}

// steps are those of a block. What is the same in all programs is executed here, once for all of them; where it fails, such as a division by
// a constant that is 0, it fails whenever a program comes by.
func (m *machine) steps(code []*instruction) []placed {
	var steps []placed
	for _, in := range code {
		s := placed{in.operation.step(m, in), in}
		if len(in.out) > 0 && m.program.values[in.out[0]].fixed {
			err := s.step()
			if err == nil {
				continue
			}
			s.step = func() error { return err }
		}
		steps = append(steps, s)
	}
	return steps
}

// execute takes steps in order up to one that fails.
func (m *machine) execute(code []placed) error {
	for _, s := range code {
		if err := s.step(); err != nil {
			var known *Error
			if errors.As(err, &known) {
				return err
			}
			return &Error{m.program.Name, s.in.line, s.in.text, m.place, err.Error()}
		}
	}
	return nil
}

// loop executes rounds. Values that are carried have memory of their own, which every round leaves to the next.
func (m *machine) loop(in *instruction) step {
	counter := m.slots[in.loop.counter].i
	bounds := [3][]int32{m.slots[in.in[0]].i, m.slots[in.in[1]].i, m.slots[in.in[2]].i}
	body := m.steps(in.loop.code)
	next := m.handOver(in.loop)
	return func() error {
		from, to, by := bounds[0][0], bounds[1][0], bounds[2][0]
		if by <= 0 {
			return reason("a loop in steps of %d", by)
		}
		for k, id := range in.loop.carried {
			m.slots[id].copyFrom(m.slots[in.in[3+k]])
		}
		for i := int64(from); i < int64(to); i += int64(by) {
			counter[0] = int32(i)
			if err := m.execute(body); err != nil {
				return err
			}
			next()
		}
		return nil
	}
}

// handOver copies what is yielded to what is carried, by way of a copy where the one lies in the memory of the other.
func (m *machine) handOver(loop block) func() {
	from, to := make([]slot, len(loop.carried)), make([]slot, len(loop.carried))
	var kept [][2]slot
	for k, id := range loop.yielded {
		from[k], to[k] = m.slots[id], m.slots[loop.carried[k]]
		for _, carried := range loop.carried {
			if m.memoryOf(id) == carried {
				copied := newSlot(m.program.values[id].Type)
				kept = append(kept, [2]slot{copied, from[k]})
				from[k] = copied
				break
			}
		}
	}
	return func() {
		for _, pair := range kept {
			pair[0].copyFrom(pair[1])
		}
		for k := range to {
			to[k].copyFrom(from[k])
		}
	}
}

func (m *machine) memoryOf(id int) int { return m.program.values[id].memory }

func (m *machine) constant(in *instruction) step {
	t := m.program.values[in.out[0]]
	number, whole := literal(in.word, t.Elem)
	to := m.slots[in.out[0]]
	fill(to.f, []float32{float32(number)})
	fill(to.d, []float64{number})
	fill(to.i, []int32{int32(whole)})
	fill(to.l, []int64{whole})
	fill(to.b, []bool{whole != 0})
	return nothing
}

func (m *machine) programID(in *instruction) step {
	to, axis := m.slots[in.out[0]].i, int(in.word[0]-'x')
	return func() error {
		to[0] = int32(m.place[axis])
		return nil
	}
}

func (m *machine) barrier(*instruction) step {
	return func() error {
		m.stretch++
		return nil
	}
}

// Launch is how a kernel is started. The threads of a single warp need no barriers between each other.
type Launch struct {
	Grid  [3]int
	Warps int
}

// Run executes all programs of a grid. The kernel's parameters are the inputs, then the outputs; an output that lies where an input does
// is computed in its place.
func (p *Program) Run(launch Launch, inputs, outputs []Buffer) error {
	r := &run{Launch: launch, failed: -1}
	if err := p.bind(r, inputs, outputs); err != nil {
		return fmt.Errorf("kernel %s: %w", p.Name, err)
	}
	workers := sync.WaitGroup{}
	for range min(int64(runtime.GOMAXPROCS(0)), r.programs()) {
		workers.Go(func() { p.work(r) })
	}
	workers.Wait()
	return r.failure
}

// bind makes memories of buffers.
func (p *Program) bind(r *run, inputs, outputs []Buffer) error {
	for axis, most := range [3]int{1<<31 - 1, 1<<16 - 1, 1<<16 - 1} { // as CUDA has it, so that programs can be counted in 63 bits
		if size := r.Grid[axis]; size < 1 || size > most {
			return reason("a grid of %v", r.Grid)
		}
	}
	if r.programs() > 1<<31-2 || r.Warps < 1 {
		return reason("a grid of %v with %d warps", r.Grid, r.Warps)
	}
	if len(inputs)+len(outputs) != len(p.parameters) {
		return reason("%d operands and %d results, want %d together", len(inputs), len(outputs), len(p.parameters))
	}
	var known layout
	for k, buffer := range append(append([]Buffer{}, inputs...), outputs...) {
		if elem := p.values[p.parameters[k]].Elem; elem != buffer.Elem {
			return reason("parameter %d points to %s, and the buffer holds %s", k, elem, buffer.Elem)
		}
		memory, err := newMemory(buffer, k < len(inputs))
		if err != nil {
			return err
		}
		memory, clashes := known.add(buffer.Data, memory)
		if k >= len(inputs) {
			if clashes || memory.uses != nil {
				return reason("result %d lies in the place of something else", k-len(inputs))
			}
			memory.keepHistory(buffer.Data, r.Warps > 1)
		}
		r.memories = append(r.memories, memory)
	}
	return nil
}

func (r *run) programs() int64 { return int64(r.Grid[0]) * int64(r.Grid[1]) * int64(r.Grid[2]) }

// work executes programs until there are none left or one failed.
func (p *Program) work(r *run) {
	m, _ := p.machines.Get().(*machine)
	if m == nil {
		m = newMachine(p)
	}
	defer p.machines.Put(m)
	m.run = r
	for {
		at := r.next.Add(1) - 1
		if at >= r.programs() || r.hasFailed() {
			return
		}
		m.number = int32(at + 1)
		m.stretch++
		x, y := int64(r.Grid[0]), int64(r.Grid[1])
		m.place = [3]int{int(at % x), int(at / x % y), int(at / x / y)}
		if err := m.execute(m.code); err != nil {
			r.fail(at, err)
			return
		}
	}
}

func (r *run) hasFailed() bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.failure != nil
}

func (r *run) fail(program int64, err error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.failure == nil || program < r.failed {
		r.failed, r.failure = program, err
	}
}
