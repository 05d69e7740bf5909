package cuda

import (
	"github.com/matmamba/matmamba/backends/triton"
)

// pendingWidth is what a token of a run has in pending: x, B and dt.
func (s blockShape) pendingWidth() int { return s.channels() + s.state + s.heads }

// placeInRun is the token's place among those that share a write of the states, from its number.
func (s blockShape) placeInRun(token triton.Value) triton.Value { return token.Rem(s.every) }

// runRows is what the input projection takes in a run. It is loaded before the product, which hides how long that takes.
type runRows struct {
	token triton.Value   // its number
	after triton.Value   // pending, where it is stored
	slot  triton.Value   // where the token's row is in it
	bias  []triton.Value // of dt, by place
}

// runRows adds a run's parameters.
func (s blockShape) runRows(f *triton.Func, places []place) (r runRows) {
	token, bias := f.Pointer("token", triton.I32), f.Pointer("dtbias", triton.F32)
	f.Pointer("pending", triton.F32) // in whose place the result is
	r.token = token.Load()
	r.slot = s.placeInRun(r.token).Mul(s.pendingWidth())
	for _, p := range places {
		head := p.column.Sub(s.firstStep())
		r.bias = append(r.bias, bias.At(head).Load(head.GreaterEqual(0), head.Less(s.heads)))
	}
	return r
}

// oneRoundIf is how many rounds a loop has that is there for a condition alone.
func oneRoundIf(condition triton.Value) triton.Value { return condition.To(triton.F32).To(triton.I32) }

// firstStep is the first column of the projection with a dt.
func (s blockShape) firstStep() int { return 2*s.channels() + 2*s.state }

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

// note stores x, B and dt of a place into the token's row of pending.
func (s blockShape) note(p place, values triton.Value, run runRows) {
	column := p.column.Sub(s.channels())
	row := run.after.At(p.row.Mul(s.every * s.pendingWidth()).Add(run.slot))
	row.At(column).Store(values, p.mask, column.GreaterEqual(0), column.Less(s.channels()+s.state))
	row.At(column.Sub(s.state)).Store(values, p.mask, column.GreaterEqual(s.channels()+2*s.state))
}
