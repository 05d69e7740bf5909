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
	wide, gate     int // elements in a row of y and of z, whose first channels these are

	// into says that the gradient of z goes into rows that are there, added that both gradients are added to what is there.
	into, added bool
	// narrow says that a residual is of type elem, rather than float32 or a pair, last that nothing takes its sum, paired that sums and their gradients are pairs.
	narrow, last, paired bool
	parts                int // programs of a gradient, where those are given

	blocks, width int // a row in registers: blocks side by side of so many channels, a power of two
	tile, warps   int // rows that a program takes at once, and its warps
	covered       int // rows that all programs take; those behind the last are masked
}

// normTiles say how the rows of a norm are cut: about so many elements of a block in a program's tile, and so many of them in a thread.
type normTiles struct{ elements, perThread int }

// Measured for 16384 rows of 192 to 1536 channels in bfloat16 on an H200.
var (
	gatedTiles        = normTiles{512, 4}
	gatedGradTiles    = normTiles{1024, 8}
	residualTiles     = normTiles{256, 8} // a warp a row
	residualGradTiles = normTiles{512, 8}
	pairedGradTiles   = normTiles{1024, 8}
)

const (
	normStages = 3 // of a gradient's loop over tiles
	// normPrograms are those of a gradient on a multiprocessor: few, for each makes a part of the weight's gradient.
	normPrograms = 2
)

// newNormShape reads what a call says of rows like those of a tensor.
func newNormShape(call kernels.Call, row kernels.Tensor) (s normShape, reason string) {
	if len(row.Dims) != 2 {
		return s, fmt.Sprintf("rows are %s, want rank 2", row)
	}
	s.rows, s.channels, s.elem = row.Dims[0], row.Dims[1], triton.Elem(row.DType)
	s.wide, s.gate = s.channels, s.channels
	var err error
	if s.eps, err = call.Float("eps"); err != nil {
		return s, err.Error()
	}
	switch {
	case s.elem != triton.BF16 && s.elem != triton.F32:
		return s, fmt.Sprintf("rows are %s, kernels take bf16 and f32", s.elem)
	case s.rows < 1 || s.channels < 1 || s.channels > maxNorm:
		return s, fmt.Sprintf("%d rows of %d channels, kernels take up to %d", s.rows, s.channels, maxNorm)
	}
	s.blocks, s.width = rowBlocks(s.channels)
	return s, ""
}

// rowBlocks cuts a row into up to three blocks of a power of two, 768 channels into three of 256, or pads it to one block.
func rowBlocks(channels int) (blocks, width int) {
	const most, narrowest = 3, 64
	width = channels & -channels
	if blocks = channels / width; blocks <= most && (width >= narrowest || blocks == 1) {
		return blocks, width
	}
	return 1, powerOfTwo(channels)
}

// tiled adds tiles to a shape, and what a program for each covers.
func (s normShape) tiled(tiles normTiles) normShape {
	const mostWarps = 16
	s.tile = max(1, min(tiles.elements/s.width, powerOfTwo(s.rows)))
	s.warps = max(1, min(s.tile*s.width/(32*tiles.perThread), mostWarps))
	s.covered = divideUp(s.rows, s.tile) * s.tile
	return s
}

// gatedRMSNorm is the composite gated_rmsnorm, in one kernel.
func (d Device) gatedRMSNorm(call kernels.Call) (body, reason string) {
	s, reason := gatedShape(call, 3, 1)
	if reason != "" {
		return "", reason
	}
	p := &program{}
	return p.done(p.call(s.tiled(gatedTiles).forward(), call.Operands(), call.Outputs...)...), ""
}

// gatedRMSNormGrad is the composite gated_rmsnorm_grad: one kernel for dy, dz and the parts of the weight's gradient, one for their sum.
func (d Device) gatedRMSNormGrad(call kernels.Call) (body, reason string) {
	s, reason := gatedShape(call, 4, 3)
	if reason != "" {
		return "", reason
	}
	p := &program{}
	made := p.normGradient(d, s.tiled(gatedGradTiles), normShape.backward, nil, call.Operands(), call.Outputs[0], call.Outputs[1])
	return p.done(made[0], made[1], p.columnSums(s.summed(made[2]))[0][0]), ""
}

// normGradient calls a kernel that makes gradients of rows, some in the place of operands, and the programs' parts of the weight's.
func (p *program) normGradient(d Device, s normShape, kernel func(s normShape, programs, tiles int) launch, places []inPlace, operands []tensor, rows ...kernels.Tensor) []tensor {
	programs, tiles := s.split(d)
	s.covered = programs * tiles * s.tile
	return p.callInPlaces(kernel(s, programs, tiles), places, operands, append(rows, float32s(programs, s.channels))...)
}

// summed are the programs' parts of the weight's gradient.
func (s normShape) summed(sums tensor) partSums {
	return partSums{parts: sums, columns: []int{s.channels}}
}

// gatedShape reads a call of gated_rmsnorm or gated_rmsnorm_grad.
func gatedShape(call kernels.Call, inputs, outputs int) (s normShape, reason string) {
	if len(call.Inputs) != inputs || len(call.Outputs) != outputs {
		return s, fmt.Sprintf("%d inputs and %d outputs, want %d and %d", len(call.Inputs), len(call.Outputs), inputs, outputs)
	}
	if s, reason = newNormShape(call, call.Inputs[0]); reason != "" {
		return s, reason
	}
	return s, unlike(call.Inputs, []kernels.Tensor{s.row(), s.row(), s.perChannel(), s.row()}[:inputs]...)
}

// normRow are blocks of a tile of rows, [tile, width] each.
type normRow []triton.Value

// normTile is a tile of rows while it is worked on.
type normTile struct {
	s      normShape
	row    triton.Value   // [tile, 1] i32
	there  triton.Value   // which of the rows are there, no value where all are
	at     normRow        // offsets, i64
	wide   normRow        // those of y
	gate   normRow        // those of z
	masks  []triton.Value // of rows and, where they are padded, of channels
	weight normRow        // [1, width] float32
}

// tileAt is tile i of the rows. Channels that are not there are 0 everywhere.
func (s normShape) tileAt(f *triton.Func, i, weight triton.Value) normTile {
	row := i.Mul(s.tile).Add(f.Range(s.tile))
	t := normTile{s: s, row: row.Column()}
	if s.covered > s.rows {
		t.there = row.Less(s.rows).Column()
		t.masks = append(t.masks, t.there)
	}
	var has triton.Value
	if s.channels != s.blocks*s.width {
		has = f.Range(s.width).Less(s.channels)
		t.masks = append(t.masks, has.Row())
	}
	channel := func(block int) triton.Value { return f.Range(s.width).Add(block * s.width) }
	in := func(elements int) normRow {
		return s.each(func(block int) triton.Value {
			return row.Column().To(triton.I64).Mul(elements).Add(channel(block).Row().To(triton.I64))
		})
	}
	t.at, t.gate = in(s.channels), in(s.gate)
	if t.wide = t.at; s.wide != s.channels {
		t.wide = in(s.wide)
	}
	t.weight = s.each(func(block int) triton.Value { return weight.At(channel(block)).Load(has).Row() })
	return t
}

// each makes the blocks of a row.
func (s normShape) each(block func(block int) triton.Value) normRow {
	row := make(normRow, s.blocks)
	for i := range row {
		row[i] = block(i)
	}
	return row
}

func (t normTile) load(pointer triton.Value) normRow { return t.loadAt(pointer, t.at, "") }

func (t normTile) loadAt(pointer triton.Value, at normRow, use triton.Use) normRow {
	return t.s.each(func(block int) triton.Value {
		return pointer.At(at[block]).LoadFor(use, t.masks...).To(triton.F32)
	})
}

func (t normTile) store(pointer triton.Value, values normRow) { t.storeAt(pointer, t.at, values) }

func (t normTile) storeAt(pointer triton.Value, at, values normRow) {
	for block, value := range values {
		pointer.At(at[block]).Store(value, t.masks...)
	}
}

// storeOnto stores values, added to those before if they are to be.
func (t normTile) storeOnto(pointer triton.Value, at normRow, before triton.Value, values normRow) {
	if t.s.added {
		there := t.loadAt(before, at, "")
		values = t.s.each(func(b int) triton.Value { return values[b].Add(there[b]) })
	}
	t.storeAt(pointer, at, values)
}

// scale is 1 / sqrt(mean of squares + eps) of each row, [tile, 1].
func (s normShape) scale(x normRow) triton.Value { return s.mean(x, x).Add(s.eps).Rsqrt() }

// mean is the mean of the products of two rows, [tile, 1].
func (s normShape) mean(a, b normRow) triton.Value {
	sum := a[0].Mul(b[0])
	for block := 1; block < s.blocks; block++ {
		sum = a[block].MulAdd(b[block], sum)
	}
	return sum.Sum(1).Mul(1 / float64(s.channels)).Column()
}

func (s normShape) forward() launch {
	f := newKernel("gated_rmsnorm", s.elem)
	y, z, weight, out := f.Pointer("y", s.elem), f.Pointer("z", s.elem), f.Pointer("weight", triton.F32), f.Pointer("out", s.elem)
	t := s.tileAt(f, f.ProgramID(0), weight)
	ys, zs := t.loadAt(y, t.wide, triton.Last), t.loadAt(z, t.gate, triton.Last)
	gated := s.each(func(i int) triton.Value { return ys[i].Mul(zs[i]).Mul(sigmoid(zs[i])) })
	scale := s.scale(gated)
	t.store(out, s.each(func(i int) triton.Value { return gated[i].Mul(scale).Mul(t.weight[i]) }))
	return launch{f, [3]int{divideUp(s.rows, s.tile), 1, 1}, s.warps, 1}
}

// split is how many programs the gradient has and how many tiles each.
func (s normShape) split(d Device) (programs, tiles int) {
	all := divideUp(s.rows, s.tile)
	if s.parts > 0 {
		return s.parts, divideUp(all, s.parts)
	}
	tiles = divideUp(all, min(all, normPrograms*d.Cores))
	return divideUp(all, tiles), tiles
}

// backward: with u = y silu(z) and r = 1 / sqrt(mean u^2 + eps),
//
//	du = r weight dout - u r^3 mean(weight dout u)    dy = du silu(z)    dz = du y silu'(z)    dweight = sum over rows of dout u r
func (s normShape) backward(programs, tiles int) launch {
	f := newKernel("gated_rmsnorm_grad", s.elem)
	y, z, weight, dout := f.Pointer("y", s.elem), f.Pointer("z", s.elem), f.Pointer("weight", triton.F32), f.Pointer("dout", s.elem)
	var dyBefore, dzBefore triton.Value
	if s.added {
		dyBefore = f.Pointer("dy_before", s.elem)
	}
	if s.into {
		dzBefore = f.Pointer("dz_before", s.elem)
	}
	dy, dz, parts := f.Pointer("dy", s.elem), f.Pointer("dz", s.elem), f.Pointer("parts", triton.F32)
	s.overTiles(f, programs, tiles, parts, func(i triton.Value, total normRow) normRow {
		t := s.tileAt(f, i, weight)
		ys, zs, douts := t.loadAt(y, t.wide, ""), t.loadAt(z, t.gate, ""), t.load(dout)
		gate := s.each(func(b int) triton.Value { return sigmoid(zs[b]) })
		silu := s.each(func(b int) triton.Value { return zs[b].Mul(gate[b]) })
		gated := s.each(func(b int) triton.Value { return ys[b].Mul(silu[b]) })
		weighted := s.each(func(b int) triton.Value { return douts[b].Mul(t.weight[b]) })
		scale := s.scale(gated)
		common := s.mean(weighted, gated).Mul(scale).Mul(scale).Mul(-1.)
		du := s.each(func(b int) triton.Value { return gated[b].MulAdd(common, weighted[b]).Mul(scale) })
		t.storeOnto(dy, t.wide, dyBefore, s.each(func(b int) triton.Value { return du[b].Mul(silu[b]) }))
		t.storeOnto(dz, t.gate, dzBefore, s.each(func(b int) triton.Value {
			return du[b].Mul(ys[b]).Mul(silu[b].MulAdd(oneMinus(gate[b]), gate[b]))
		}))
		return s.each(func(b int) triton.Value { return gated[b].Mul(scale).MulAdd(douts[b], total[b]) })
	})
	return launch{f, [3]int{programs, 1, 1}, s.warps, 1}
}

// overTiles has each program work on its tiles, one after another, and store its part of a sum over rows: [programs, channels].
func (s normShape) overTiles(f *triton.Func, programs, tiles int, parts triton.Value, work func(i triton.Value, total normRow) normRow) {
	zero := f.Const(triton.F32, 0, s.tile, s.width)
	first := f.ProgramID(0).Mul(tiles)
	total := f.For(tiles, normStages, s.each(func(int) triton.Value { return zero }), func(i triton.Value, total []triton.Value) []triton.Value {
		return work(first.Add(i), total)
	})
	c := f.Range(s.width)
	for block, sum := range total {
		channel := c.Add(block * s.width)
		parts.At(f.ProgramID(0).Mul(s.channels)).At(channel).Store(sum.Sum(0), channel.Less(s.channels))
	}
}
