package main

import (
	"bytes"
	"errors"
	"fmt"
	"math"
	"math/rand/v2"

	"github.com/gomlx/compute"
	"github.com/gomlx/compute/dtypes"
	. "github.com/gomlx/gomlx/core/graph"
	"github.com/gomlx/gomlx/core/tensors"
	"github.com/matmamba/matmamba/backends"
	"github.com/matmamba/matmamba/graph"
	"github.com/matmamba/matmamba/internal/distance"
)

// opErrors are how far a result of the kernels is from the decomposition's.
type opErrors struct {
	Tensor   string  `json:"tensor"`
	Relative float64 `json:"relative_error"` // the largest error over the largest number; NaN fails
	SameBits bool    `json:"same_bits"`      // in two runs
}

// inputs are random: x, dt, A_log, B, C, D, dt_bias, the gradients of y and of the final state, the initial state, segment ids. They are
// made in float32 and converted on the device.
func (c *benchOpCmd) inputs(backend compute.Backend) ([]*tensors.Tensor, error) {
	rng := rand.New(rand.NewPCG(3, 4))
	normal := func(scale, shift float64, dims ...int) *tensors.Tensor {
		t := tensors.FromFlatDataAndDimensions(make([]float32, product(dims)), dims...)
		t.MustMutableFlatData(func(flat any) {
			values := flat.([]float32)
			for i := range values {
				values[i] = float32(rng.NormFloat64()*scale + shift)
			}
		})
		return t
	}
	// B and C are small enough for a chain of calls to stay in range.
	shared := 1 / math.Sqrt(math.Sqrt(float64(c.DState)))
	raw := []*tensors.Tensor{
		normal(1, 0, c.Batch, c.Seqlen, c.Nheads, c.Headdim), normal(1, 0, c.Batch, c.Seqlen, c.Nheads), normal(0.5, 0.5, c.Nheads),
		normal(shared, 0, c.Batch, c.Seqlen, c.Ngroups, c.DState), normal(shared, 0, c.Batch, c.Seqlen, c.Ngroups, c.DState),
		normal(1, 0, c.Nheads), normal(1, -3, c.Nheads),
		normal(1, 0, c.Batch, c.Seqlen, c.Nheads, c.Headdim), normal(1, 0, c.Batch, c.Nheads, c.Headdim, c.DState),
		normal(1, 0, c.Batch, c.Nheads, c.Headdim, c.DState), c.documents(rng),
	}
	dtype, err := c.computeType()
	if err != nil {
		return nil, err
	}
	convert, err := NewExec(backend, func(in []*Node) []*Node {
		for _, i := range []int{0, 3, 4, 7} { // x, B, C and the gradient of y
			in[i] = ConvertDType(in[i], dtype)
		}
		return in
	})
	if err != nil {
		return nil, err
	}
	defer convert.Finalize()
	return convert.Call(anys(raw)...)
}

// documents are segment ids that change every 200 tokens or so.
func (c *benchOpCmd) documents(rng *rand.Rand) *tensors.Tensor {
	ids := make([]int32, c.Batch*c.Seqlen)
	for i := 1; i < len(ids); i++ {
		ids[i] = ids[i-1]
		if rng.IntN(200) == 0 {
			ids[i]++
		}
	}
	return tensors.FromFlatDataAndDimensions(ids, c.Batch, c.Seqlen)
}

func product(dims []int) int {
	n := 1
	for _, dim := range dims {
		n *= dim
	}
	return n
}

// program is a chain of calls. Its first output is a number that depends on the last call; the others are the gradients that are not
// passed on, so that no call can be left out. What is passed on is not returned: memory for it would be asked for in every run.
func (c *benchOpCmd) program(calls int, backward bool) func(in []*Node) []*Node {
	return func(in []*Node) []*Node {
		var kept []*Node
		x, dy := in[0], in[7]
		for range calls {
			in[0], in[7] = StopGradient(x), StopGradient(dy)
			y, _ := c.ssd(in)
			if backward {
				grads := Gradient(ReduceAllSum(Mul(y, in[7])), in[:7]...)
				kept = append(kept, grads[1:]...)
				dy = grads[0]
			}
			x = y
		}
		return append([]*Node{Add(firstElement(x), firstElement(dy))}, kept...)
	}
}

// firstElement is an element of an activation.
func firstElement(x *Node) *Node {
	return ConvertDType(Slice(x, AxisElem(0), AxisElem(0), AxisElem(0), AxisElem(0)), dtypes.Float32)
}

// ssd is the operator on the inputs in order.
func (c *benchOpCmd) ssd(in []*Node) (y, final *Node) {
	inputs := graph.SSDInputs{X: in[0], DT: in[1], A: Neg(Exp(in[2])), B: in[3], C: in[4], D: in[5], DTBias: in[6]}
	if c.Initial {
		inputs.InitialState = in[9]
	}
	if c.Segments {
		inputs.SegmentIDs = in[10]
	}
	return graph.SSD(inputs, graph.SSDOptions{Softplus: true})
}

// check compares the operator and its gradients with those of a backend without kernels.
func (c *benchOpCmd) check(env *environment, backend compute.Backend) ([]opErrors, error) {
	names := []string{"y", "final state", "dx", "ddt", "dA_log", "dB", "dC", "dD", "ddt_bias", "dinitial"}
	first, err := c.once(backend)
	if err != nil {
		return nil, err
	}
	again, err := c.once(backend)
	if err != nil {
		return nil, err
	}
	decomposed, _, err := c.openWith(env, c.backendFlags, backends.Options{NoKernels: true})
	if err != nil {
		return nil, err
	}
	defer decomposed.Finalize()
	want, err := c.once(decomposed)
	if err != nil {
		return nil, fmt.Errorf("the decomposition: %w", err)
	}
	var all []opErrors
	for i := range want {
		e := opErrors{Tensor: names[i], Relative: distance.Relative(tensors.MustCopyFlatData[float32](want[i]), tensors.MustCopyFlatData[float32](first[i]))}
		if e.SameBits, err = sameBits(first[i], again[i]); err != nil {
			return nil, err
		}
		all = append(all, e)
	}
	return all, nil
}

// allowed is how far results may be from the decomposition's: products of fewer digits make those of an operator differ in them.
func (c *benchOpCmd) allowed() float64 {
	if c.DType == "bf16" || c.TF32 {
		return 2e-2
	}
	return 1e-5
}

// disagreement is an error that names the first tensor further from the decomposition's than allowed, or other in a second run.
func disagreement(all []opErrors, allowed float64) error {
	for _, e := range all {
		if !(e.Relative <= allowed) {
			return fmt.Errorf("--check: %s is %.1e of its largest number from the decomposition's, want at most %.0e", e.Tensor, e.Relative, allowed)
		}
		if !e.SameBits {
			return fmt.Errorf("--check: %s has other bits in a second run, want the same", e.Tensor)
		}
	}
	return nil
}

// once runs the operator with its gradients, in float32, after filling the device's free memory with NaN: what a kernel leaves unwritten
// shows.
func (c *benchOpCmd) once(backend compute.Backend) ([]*tensors.Tensor, error) {
	inputs, err := c.inputs(backend)
	if err != nil {
		return nil, err
	}
	if err := poison(backend); err != nil {
		return nil, err
	}
	exec, err := NewExec(backend, func(in []*Node) []*Node {
		y, final := c.ssd(in)
		loss := Add(
			ReduceAllSum(Mul(ConvertDType(y, dtypes.Float32), ConvertDType(in[7], dtypes.Float32))),
			ReduceAllSum(Mul(final, in[8])),
		)
		inputs := in[:7]
		if c.Initial {
			inputs = append(append([]*Node{}, inputs...), in[9])
		}
		outputs := append([]*Node{y, final}, Gradient(loss, inputs...)...)
		for i, output := range outputs {
			outputs[i] = ConvertDType(output, dtypes.Float32)
		}
		return outputs
	})
	if err != nil {
		return nil, err
	}
	defer exec.Finalize()
	return exec.Call(anys(inputs)...)
}

// poison takes a gigabyte of the device's memory, fills it with NaN and gives it back.
func poison(backend compute.Backend) error {
	exec, err := NewExec(backend, func(g *Graph) *Node {
		return BroadcastToDims(Scalar(g, dtypes.Float32, math.NaN()), 1<<28)
	})
	if err != nil {
		return err
	}
	defer exec.Finalize()
	outputs, err := exec.Call()
	if err != nil {
		return err
	}
	return outputs[0].FinalizeAll()
}

// sameBits tells whether two tensors are equal to the bit.
func sameBits(a, b *tensors.Tensor) (same bool, err error) {
	var other error
	err = a.ConstBytes(func(x []byte) {
		other = b.ConstBytes(func(y []byte) { same = bytes.Equal(x, y) })
	})
	return same, errors.Join(err, other)
}
