package cuda

import (
	"fmt"

	"github.com/matmamba/matmamba/backends/kernels"
	"github.com/matmamba/matmamba/backends/triton"
)

// run is a token's run (graph.StepRun): how many tokens there are and which of them it is. Outside of runs it is zero.
type run struct{ every, place int }

// writes tells whether the token writes the states of the SSM.
func (r run) writes() bool { return r.every == 0 || r.place == r.every-1 }

// operands is how many a block has.
func (r run) operands() int {
	if r.place > 0 {
		return blockPending + 1
	}
	return blockPending
}

// mostEvery is how many tokens a run may have.
const mostEvery = 16

// runOf is a call's run.
func runOf(call kernels.Call) (r run, reason string) {
	for name, number := range map[string]*int{"every": &r.every, "place": &r.place} {
		value, err := call.Int(name)
		if err != nil {
			return r, err.Error()
		}
		*number = value
	}
	if r != (run{}) && (r.every < 2 || r.every > mostEvery || r.place < 0 || r.place >= r.every) {
		return r, fmt.Sprintf("token %d of a run of %d, kernels take runs of 2 to %d", r.place, r.every, mostEvery)
	}
	return r, ""
}

// rowsTensor is what the input projection makes: a row of z, x, B, C and dt for each sequence; in a run, of each of its tokens.
func (s blockShape) rowsTensor() kernels.Tensor {
	if s.run.every > 0 {
		return float32s(s.batch, s.run.every, s.width())
	}
	return float32s(s.batch, s.width())
}

// rowsWidth is how far the rows of sequences are apart.
func (s blockShape) rowsWidth() int { return max(s.run.every, 1) * s.width() }

// firstStep is the first column of the projection with a dt.
func (s blockShape) firstStep() int { return 2*s.channels() + 2*s.state }

// stepBiases adds the bias of dt, by place. It is loaded before the product, which hides how long that takes.
func (s blockShape) stepBiases(f *triton.Func, places []place) (biases []triton.Value) {
	bias := f.Pointer("dtbias", triton.F32)
	for _, p := range places {
		head := p.column.Sub(s.firstStep())
		biases = append(biases, bias.At(head).Load(head.GreaterEqual(0), head.Less(s.heads)))
	}
	return biases
}

// steps makes dt of those columns of a place that hold it. Programs without such have no round of the loop.
func (s blockShape) steps(f *triton.Func, p place, values, bias triton.Value) triton.Value {
	tile := s.projection().tile.out
	some := f.ProgramID(0).Mul(tile).Greater(s.firstStep() - tile)
	return f.ForValue(oneRoundIf(some), 1, []triton.Value{values}, func(_ triton.Value, values []triton.Value) []triton.Value {
		dt := values[0].Add(bias)
		if s.softplus {
			dt = softplusSeries(dt)
		}
		return []triton.Value{p.column.GreaterEqual(s.firstStep()).Select(s.clamped(dt), values[0])}
	})[0]
}

// oneRoundIf is how many rounds a loop has that is there for a condition alone.
func oneRoundIf(condition triton.Value) triton.Value { return condition.To(triton.F32).To(triton.I32) }
