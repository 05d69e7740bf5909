package cuda

import (
	"fmt"

	"github.com/matmamba/matmamba/backends/kernels"
	"github.com/matmamba/matmamba/backends/triton"
)

// normShape is a gated RMSNorm as its kernels see it.
type normShape struct {
	rows, channels int
	elem           triton.Elem // of y, z and the result
	eps            float64
	gate           int // elements in a row of z, whose first channels these are

	tile, warps int // rows that a program takes at once, and its warps
}

// newNormShape reads what a call says of rows like those of a tensor.
func newNormShape(call kernels.Call, row kernels.Tensor) (s normShape, reason string) {
	if len(row.Dims) != 2 {
		return s, fmt.Sprintf("rows are %s, want rank 2", row)
	}
	s.rows, s.channels, s.elem = row.Dims[0], row.Dims[1], triton.Elem(row.DType)
	s.gate = s.channels
	var err error
	if s.eps, err = floatAttribute(call, "eps"); err != nil {
		return s, err.Error()
	}
	switch {
	case s.elem != triton.BF16 && s.elem != triton.F32:
		return s, fmt.Sprintf("rows are %s, kernels take bf16 and f32", s.elem)
	case s.rows < 1 || s.channels < 1 || s.channels > maxNorm:
		return s, fmt.Sprintf("%d rows of %d channels, kernels take up to %d", s.rows, s.channels, maxNorm)
	}
	const elements, perThread, most = 2048, 16, 16
	s.tile = max(1, min(elements/s.padded(), powerOfTwo(s.rows)))
	s.warps = max(1, min(s.tile*s.padded()/(32*perThread), most))
	return s, ""
}

// padded is the number of channels in registers.
func (s normShape) padded() int { return powerOfTwo(s.channels) }

// gatedRMSNorm is the composite gated_rmsnorm, in one kernel.
func (d Device) gatedRMSNorm(call kernels.Call) (body, reason string) {
	s, reason := gatedShape(call, 3, 1)
	if reason != "" {
		return "", reason
	}
	p := &program{}
	return p.done(p.call(s.forward(), arguments(call), call.Outputs...)...), ""
}

// gatedRMSNormGrad is the composite gated_rmsnorm_grad: one kernel for dy, dz and the parts of the weight's gradient, one for their sum.
func (d Device) gatedRMSNormGrad(call kernels.Call) (body, reason string) {
	s, reason := gatedShape(call, 4, 3)
	if reason != "" {
		return "", reason
	}
	return s.gradient(d, call, s.backward), ""
}

// gradient calls a kernel that makes two gradients of rows and the programs' parts of the weight's, and one for the parts' sum.
func (s normShape) gradient(d Device, call kernels.Call, kernel func(programs, tiles int) launch) string {
	p := &program{}
	programs, tiles := s.split(d)
	made := p.call(kernel(programs, tiles), arguments(call), call.Outputs[0], call.Outputs[1], float32s(programs, s.channels))
	weight := p.call(columnSums(programs, s.channels), made[2:], call.Outputs[2])
	return p.done(made[0], made[1], weight[0])
}

// gatedShape reads a call of gated_rmsnorm or gated_rmsnorm_grad, or of those whose z are the first channels of wider rows.
func gatedShape(call kernels.Call, inputs, outputs int) (s normShape, reason string) {
	if len(call.Inputs) != inputs || len(call.Outputs) != outputs {
		return s, fmt.Sprintf("%d inputs and %d outputs, want %d and %d", len(call.Inputs), len(call.Outputs), inputs, outputs)
	}
	if s, reason = newNormShape(call, call.Inputs[0]); reason != "" {
		return s, reason
	}
	z := s.row()
	if call.Op == "split_gated_rmsnorm" || call.Op == "split_gated_rmsnorm_grad" {
		if z = call.Inputs[1]; len(z.Dims) != 2 || z.Dims[0] != s.rows || z.Dims[1] < s.channels || z.DType != string(s.elem) {
			return s, fmt.Sprintf("z stands in %s, want rows like %s or wider", z, s.row())
		}
		s.gate = z.Dims[1]
	}
	return s, unlike(call.Inputs, []kernels.Tensor{s.row(), z, s.perChannel(), s.row()}[:inputs]...)
}

// normTile is a tile of rows [tile, channels] while it is worked on.
type normTile struct {
	at     triton.Value // offsets, i64
	gate   triton.Value // those of z
	masks  []triton.Value
	weight triton.Value // [1, channels] float32
}

// tileAt is tile i of the rows. Channels that are not there are 0 everywhere.
func (s normShape) tileAt(f *triton.Func, i, weight triton.Value) normTile {
	row := i.Mul(s.tile).Add(f.Range(s.tile))
	c := f.Range(s.padded())
	in := func(width int) triton.Value {
		return row.Column().To(triton.I64).Mul(width).Add(c.Row().To(triton.I64))
	}
	t := normTile{at: in(s.channels), masks: []triton.Value{row.Less(s.rows).Column()}}
	t.gate = t.at
	if s.gate != s.channels {
		t.gate = in(s.gate)
	}
	var has triton.Value
	if s.channels != s.padded() {
		has = c.Less(s.channels)
		t.masks = append(t.masks, has.Row())
	}
	t.weight = weight.At(c).Load(has).Row()
	return t
}

func (t normTile) load(pointer triton.Value) triton.Value {
	return pointer.At(t.at).Load(t.masks...).To(triton.F32)
}

func (t normTile) loadGate(pointer triton.Value) triton.Value {
	return pointer.At(t.gate).Load(t.masks...).To(triton.F32)
}

func (t normTile) storeGate(pointer, values triton.Value) {
	pointer.At(t.gate).Store(values, t.masks...)
}

func (t normTile) store(pointer, values triton.Value) { pointer.At(t.at).Store(values, t.masks...) }

// scale is 1 / sqrt(mean of squares + eps) of each row, [tile, 1].
func (s normShape) scale(gated triton.Value) triton.Value {
	return s.mean(gated.Mul(gated)).Add(s.eps).Rsqrt()
}

func (s normShape) mean(x triton.Value) triton.Value {
	return x.Sum(1).Mul(1 / float64(s.channels)).Column()
}

func (s normShape) forward() launch {
	f := triton.New("gated_rmsnorm")
	y, z, weight, out := f.Pointer("y", s.elem), f.Pointer("z", s.elem), f.Pointer("weight", triton.F32), f.Pointer("out", s.elem)
	t := s.tileAt(f, f.ProgramID(0), weight)
	gated := t.load(y).Mul(silu(t.loadGate(z)))
	t.store(out, gated.Mul(s.scale(gated)).Mul(t.weight))
	return launch{f, [3]int{divideUp(s.rows, s.tile), 1, 1}, s.warps, 1}
}

// split is how many programs the gradient has and how many tiles each: enough to fill the device, and so few that the parts of the
// weight's gradient are small beside the operands.
func (s normShape) split(d Device) (programs, tiles int) {
	all := divideUp(s.rows, s.tile)
	tiles = divideUp(all, min(all, 8*d.Cores))
	return divideUp(all, tiles), tiles
}

// backward: with u = y silu(z) and r = 1 / sqrt(mean u^2 + eps),
//
//	du = r weight dout - u r^3 mean(weight dout u)    dy = du silu(z)    dz = du y silu'(z)    dweight = sum over rows of dout u r
func (s normShape) backward(programs, tiles int) launch {
	f := triton.New("gated_rmsnorm_grad")
	y, z, weight, dout := f.Pointer("y", s.elem), f.Pointer("z", s.elem), f.Pointer("weight", triton.F32), f.Pointer("dout", s.elem)
	dy, dz, parts := f.Pointer("dy", s.elem), f.Pointer("dz", s.elem), f.Pointer("parts", triton.F32)
	s.overTiles(f, programs, tiles, parts, func(i, total triton.Value) triton.Value {
		t := s.tileAt(f, i, weight)
		y, z, dout := t.load(y), t.loadGate(z), t.load(dout)
		gate := sigmoid(z)
		silu := z.Mul(gate)
		gated := y.Mul(silu)
		scale := s.scale(gated)
		weighted := dout.Mul(t.weight)
		common := s.mean(weighted.Mul(gated)).Mul(scale).Mul(scale)
		du := weighted.Sub(gated.Mul(common)).Mul(scale)
		t.store(dy, du.Mul(silu))
		t.storeGate(dz, du.Mul(y).Mul(gate.Add(silu.Mul(oneMinus(gate)))))
		return total.Add(dout.Mul(gated).Mul(scale))
	})
	return launch{f, [3]int{programs, 1, 1}, s.warps, 1}
}

// overTiles has each program work on its tiles, one after another, and store its part of a sum over rows: [programs, channels].
func (s normShape) overTiles(f *triton.Func, programs, tiles int, parts triton.Value, work func(i, total triton.Value) triton.Value) {
	zero := f.Const(triton.F32, 0, s.tile, s.padded())
	first := f.ProgramID(0).Mul(tiles)
	total := f.For(tiles, 3, []triton.Value{zero}, func(i triton.Value, total []triton.Value) []triton.Value {
		return []triton.Value{work(first.Add(i), total[0])}
	})[0]
	c := f.Range(s.padded())
	parts.At(f.ProgramID(0).Mul(s.channels)).At(c).Store(total.Sum(0), c.Less(s.channels))
}
