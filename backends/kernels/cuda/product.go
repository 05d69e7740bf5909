package cuda

import (
	"github.com/matmamba/matmamba/backends/triton"
)

// product is x @ weight^T for the few rows of a decoder's batch: x: [rows, in], weight: [out, in]. Every weight is read once.
//
// One or two rows are a sum for each column, in float32 without tensor cores; all its loads are under way before the first is needed, for
// the whole of such a kernel takes little longer than one of them. More rows are tiles of tensor cores, rounded to the weight's type.
type product struct {
	rows, in, out int
	elem          triton.Elem // of weight, and of x on tensor cores
	tile          productTile
}

// productTile is how a product is cut into programs.
type productTile struct {
	rows   int // of x for tensor cores; 0 takes all rows one by one, without them
	out    int // columns of the result
	in     int // entries of x in a round
	warps  int
	stages int // rounds whose loads are under way on tensor cores
}

// place is where a program's values are in the result: the row and the column of each, all of which meet in one shape. mask may be no value.
type place struct{ row, column, mask triton.Value }

// grid is the number of programs, by columns and by rows.
func (p product) grid() [3]int {
	blocks := divideUp(p.out, p.tile.out)
	if p.tile.rows == 0 {
		return [3]int{blocks, 1, 1}
	}
	return [3]int{blocks, divideUp(p.rows, p.tile.rows), 1}
}

func (p product) launch(f *triton.Func) launch {
	return launch{f, p.grid(), p.tile.warps, max(1, p.tile.stages)}
}

// column is the program's columns of the result, and a mask of those that are there.
func (p product) column(f *triton.Func) (column, mask triton.Value) {
	column = f.ProgramID(0).Mul(p.tile.out).Add(f.Range(p.tile.out))
	if p.out%p.tile.out != 0 {
		mask = column.Less(p.out)
	}
	return column, mask
}

// row is the program's rows on tensor cores, and a mask of those that are there.
func (p product) row(f *triton.Func) (row, mask triton.Value) {
	row = f.ProgramID(1).Mul(p.tile.rows).Add(f.Range(p.tile.rows))
	if p.rows%p.tile.rows != 0 {
		mask = row.Less(p.rows)
	}
	return row, mask
}

// places are the program's, one for each row or one for a tile of rows.
func (p product) places(f *triton.Func) []place {
	column, columnMask := p.column(f)
	if p.tile.rows == 0 {
		places := make([]place, p.rows)
		for r := range places {
			places[r] = place{f.Const(triton.I32, float64(r)), column, columnMask}
		}
		return places
	}
	row, rowMask := p.row(f)
	mask := triton.Value{}
	switch {
	case rowMask.Valid() && columnMask.Valid():
		mask = rowMask.Column().And(columnMask.Row())
	case rowMask.Valid():
		mask = rowMask.Column().Broadcast(p.tile.rows, p.tile.out)
	case columnMask.Valid():
		mask = columnMask.Row().Broadcast(p.tile.rows, p.tile.out)
	}
	return []place{{row.Column(), column.Row(), mask}}
}

// inner are the places of a round's entries of x, and a mask of those that are there.
func (p product) inner(f *triton.Func, round triton.Value) (inner, mask triton.Value) {
	inner = round.Mul(p.tile.in).Add(f.Range(p.tile.in))
	if p.in%p.tile.in != 0 {
		mask = inner.Less(p.in)
	}
	return inner, mask
}

func (p product) rounds() int { return divideUp(p.in, p.tile.in) }

// mostUnrolled is how many rounds are written one after another rather than as a loop, so that all their loads are under way at once.
const mostUnrolled = 4

// sums multiplies row by row: for each row its values and, with a norm's weight, the sum of the squares of x; x is multiplied by that
// weight first. norm may be no value.
func (p product) sums(f *triton.Func, x, norm, weight triton.Value) (values, squares []triton.Value) {
	if p.rounds() <= mostUnrolled {
		loaded := make([]productRound, p.rounds())
		for i := range loaded {
			loaded[i] = p.load(f, f.Const(triton.I32, float64(i)), x, norm, weight)
		}
		for _, round := range loaded {
			values, squares = p.accumulate(round, values, squares)
		}
	} else {
		carried := make([]triton.Value, 2*p.rows)
		for r := range p.rows {
			carried[r], carried[p.rows+r] = f.Const(triton.F32, 0, p.tile.out, p.tile.in), f.Const(triton.F32, 0, p.tile.in)
		}
		carried = f.For(p.rounds(), 1, carried, func(i triton.Value, carried []triton.Value) []triton.Value {
			values, squares := p.accumulate(p.load(f, i, x, norm, weight), carried[:p.rows], carried[p.rows:])
			return append(values, squares...)
		})
		values, squares = carried[:p.rows], carried[p.rows:]
	}
	for r := range p.rows {
		values[r], squares[r] = values[r].Sum(1), squares[r].Sum(0)
	}
	return values, squares
}

// productRound is what a round of a product row by row loads.
type productRound struct {
	weight, norm triton.Value
	x            []triton.Value // by row
}

func (p product) load(f *triton.Func, round, x, norm, weight triton.Value) productRound {
	column, columnMask := p.column(f)
	inner, mask := p.inner(f, round)
	loaded := productRound{weight: weight.At(column.Column().Mul(p.in)).At(inner.Row()).Load(masked(columnMask, 1), masked(mask, 0))}
	for r := range p.rows {
		loaded.x = append(loaded.x, x.At(r*p.in).At(inner).Load(mask))
	}
	if norm.Valid() {
		loaded.norm = norm.At(inner).Load(mask)
	}
	return loaded
}

// accumulate adds a round's products to values, [columns, entries], and its squares, [entries]; nil for none yet.
func (p product) accumulate(round productRound, values, squares []triton.Value) (newValues, newSquares []triton.Value) {
	plus := func(sums []triton.Value, r int, x triton.Value) triton.Value {
		if sums == nil {
			return x
		}
		return sums[r].Add(x)
	}
	weight := round.weight.To(triton.F32)
	for r, x := range round.x {
		newSquares = append(newSquares, plus(squares, r, x.Mul(x)))
		if round.norm.Valid() {
			x = x.Mul(round.norm)
		}
		newValues = append(newValues, plus(values, r, weight.Mul(x.Row())))
	}
	return newValues, newSquares
}

// dots multiplies a tile on tensor cores.
func (p product) dots(f *triton.Func, x, weight triton.Value) triton.Value {
	column, columnMask := p.column(f)
	row, rowMask := p.row(f)
	zero := []triton.Value{f.Const(triton.F32, 0, p.tile.rows, p.tile.out)}
	return f.For(p.rounds(), p.tile.stages, zero, func(i triton.Value, sum []triton.Value) []triton.Value {
		inner, mask := p.inner(f, i)
		a := x.At(row.Column().Mul(p.in)).At(inner.Row()).Load(masked(rowMask, 1), masked(mask, 0))
		b := weight.At(column.Column().Mul(p.in)).At(inner.Row()).Load(masked(columnMask, 1), masked(mask, 0))
		return []triton.Value{a.Dot(b.Trans(), sum[0])}
	})[0]
}

// newProductKernel starts a kernel whose products of float32 on tensor cores are nearly float32.
func newProductKernel(name string) *triton.Func {
	f := triton.New(name)
	f.Precision = triton.TF32x3
	return f
}
