package cuda

import (
	"fmt"
	"math"

	"github.com/matmamba/matmamba/backends/kernels"
	"github.com/matmamba/matmamba/backends/triton"
)

// tokenShape is what the kernels of token_sums know of a call. Places are sorted by token, equal ones by place. Blocks of
// sortedBlock places are added up side by side, so that a token that fills half of a text keeps no program waiting; what a block has of a run
// that began before it is a piece, and pieces are added where the run began.
type tokenShape struct {
	places, channels, vocab int

	columns int // channels of a program
}

const sortedBlock, sortedRows, pieceRows = 64, 8, 32

// tokenSums is the composite token_sums.
func (d Device) tokenSums(call kernels.Call) (body, reason string) {
	if len(call.Inputs) != 2 || len(call.Inputs[1].Dims) != 2 || len(call.Outputs) != 2 {
		return "", "want tokens, rows of rank 2 and two outputs"
	}
	s := tokenShape{places: call.Inputs[1].Dims[0], channels: call.Inputs[1].Dims[1]}
	var err error
	if s.vocab, err = call.Int("vocab"); err != nil {
		return "", err.Error()
	}
	tokens := kernels.Tensor{DType: "i32", Dims: []int{s.places}}
	if reason := unlike(call.Inputs, tokens, float32s(s.places, s.channels)); reason != "" {
		return "", reason
	}
	switch {
	case s.places == 0 || s.channels == 0:
		return "", "it is empty"
	case s.places*s.channels > math.MaxInt32/2 || s.places >= 1<<24 || s.channels > math.MaxUint16*128:
		return "", fmt.Sprintf("%d places of %d channels are too many for 32-bit offsets", s.places, s.channels)
	}
	s.columns = min(128, powerOfTwo(s.channels))
	p := &program{}
	in := call.Operands()
	order := p.call(s.sort(), in[:1], tokens)[0]
	made := p.call(s.sumBlocks(), []tensor{in[0], order, in[1]}, call.Outputs[0], call.Outputs[1], float32s(s.blocks(), s.channels))
	sums := p.callInPlace(s.joinPieces(), 0, 3, []tensor{in[0], order, made[2], made[0]}, call.Outputs[0])
	return p.done(sums[0], made[1]), ""
}

func (s tokenShape) blocks() int { return divideUp(s.places, sortedBlock) }

// grid has a program for each block and stretch of channels.
func (s tokenShape) grid() [3]int { return [3]int{s.blocks(), divideUp(s.channels, s.columns), 1} }

// sort makes the order, [places]: which place comes first, second and so on. Each place counts those before it: at some ten thousand
// places that takes less time than the launches of a sort.
func (s tokenShape) sort() launch {
	const own, others = 16, 256
	f := triton.New("token_order")
	tokens, order := f.Pointer("tokens", triton.I32), f.Pointer("order", triton.I32)
	elem, last := triton.I32, math.MaxInt32
	if s.vocab*s.places > math.MaxInt32-s.places {
		elem, last = triton.I64, 1<<62
	}
	key := func(place triton.Value) triton.Value {
		inside := place.Less(s.places)
		token := tokens.At(place).Load(inside).To(elem)
		return inside.Select(token.Mul(s.places).Add(place.To(elem)), last)
	}
	place := f.ProgramID(0).Mul(own).Add(f.Range(own))
	mine := key(place).Column()
	count := []triton.Value{f.Const(triton.F32, 0, own, others)}
	count = f.For(divideUp(s.places, others), 2, count, func(i triton.Value, count []triton.Value) []triton.Value {
		before := key(i.Mul(others).Add(f.Range(others))).Row().Less(mine)
		return []triton.Value{before.Select(count[0].Add(1.), count[0])}
	})
	order.At(count[0].Sum(1).To(triton.I32)).Store(place, place.Less(s.places))
	return launch{f, [3]int{divideUp(s.places, own), 1, 1}, 4, 2}
}

// sorted are the places in their order, and the tokens there.
type sorted struct {
	s             tokenShape
	tokens, order triton.Value // pointers
}

// at is the place and the token at a position; masks as those of loads, 0 where they are false.
func (t sorted) at(position triton.Value, masks ...triton.Value) (place, token triton.Value) {
	masks = append(masks, position.Less(t.s.places))
	place = t.order.At(position).Load(masks...)
	return place, t.tokens.At(place).Load(masks...)
}

// sumBlocks adds up the runs of each block, and says where rows go. The sum so far is written at each of its rows: of one row, as most are,
// that is once.
func (s tokenShape) sumBlocks() launch {
	f := triton.New("token_sums")
	t := sorted{s: s, tokens: f.Pointer("tokens", triton.I32), order: f.Pointer("order", triton.I32)}
	rows, sums := f.Pointer("rows", triton.F32), f.Pointer("sums", triton.F32)
	to, pieces := f.Pointer("to", triton.F32), f.Pointer("pieces", triton.F32)
	block := f.ProgramID(0)
	first := block.Mul(sortedBlock)
	column := f.ProgramID(1).Mul(s.columns).Add(f.Range(s.columns))
	has := column.Less(s.channels)
	one := f.ProgramID(1).Equal(0)
	_, before := t.at(first.Sub(1).Max(0))
	before = first.Greater(0).Select(before, -1)
	piece := pieces.At(block.Mul(s.channels))

	carried := []triton.Value{f.Const(triton.F32, 0, s.columns), before, f.Const(triton.I32, -1)}
	f.For(sortedBlock/sortedRows, 1, carried, func(i triton.Value, carried []triton.Value) []triton.Value {
		var places, tokens, values, inside [sortedRows]triton.Value
		for u := range places {
			position := first.Add(i.Mul(sortedRows)).Add(u)
			places[u], tokens[u] = t.at(position)
			inside[u] = position.Less(s.places)
		}
		for u, place := range places {
			values[u] = rows.At(place.Mul(s.channels)).At(column).Load(has, inside[u])
		}
		sum, token, head := carried[0], carried[1], carried[2]
		for u, place := range places {
			same := tokens[u].Equal(token)
			sum, token = same.Select(sum, 0.).Add(values[u]), tokens[u]
			head = same.Select(head, place)
			into := head.Less(0).Select(piece, sums.At(head.Max(0).Mul(s.channels)))
			into.At(column).Store(sum, has, inside[u])
			to.At(place).Store(same.Select(f.Const(triton.I32, float64(s.vocab)), token).To(triton.F32), inside[u], one)
		}
		return []triton.Value{sum, token, head}
	})
	return launch{f, s.grid(), 1, 1}
}

// joinPieces adds the pieces of a run to its sum, in the block where it began.
func (s tokenShape) joinPieces() launch {
	f := triton.New("token_pieces")
	t := sorted{s: s, tokens: f.Pointer("tokens", triton.I32), order: f.Pointer("order", triton.I32)}
	pieces, sums := f.Pointer("pieces", triton.F32), f.Pointer("sums", triton.F32)
	f.Pointer("into", triton.F32)
	block := f.ProgramID(0)
	first := block.Mul(sortedBlock)
	column := f.ProgramID(1).Mul(s.columns).Add(f.Range(s.columns))
	has := column.Less(s.channels)

	_, token := t.at(first.Add(sortedBlock - 1).Min(s.places - 1))
	_, after := t.at(first.Add(sortedBlock).Min(s.places - 1))
	_, before := t.at(first.Sub(1).Max(0))
	began := first.Equal(0).Select(f.Const(triton.I32, -1), before).Less(token)
	joins := began.And(after.Equal(token)).And(first.Add(sortedBlock).Less(s.places))
	_, all := t.at(first.Add(f.Range(sortedBlock)))
	position := all.Less(token).Select(f.Const(triton.F32, 1, sortedBlock), 0.).Sum(0).To(triton.I32)
	head, _ := t.at(first.Add(position).Min(s.places - 1))

	total := []triton.Value{f.Const(triton.F32, 0, pieceRows, s.columns)}
	total = f.For(divideUp(s.blocks(), pieceRows), 1, total, func(i triton.Value, total []triton.Value) []triton.Value {
		other := i.Mul(pieceRows).Add(f.Range(pieceRows))
		later := other.Greater(block).And(joins.Broadcast(pieceRows))
		_, its := t.at(other.Mul(sortedBlock), later)
		part := pieces.At(other.Mul(s.channels).Column()).At(column.Row())
		return []triton.Value{total[0].Add(part.Load(later.And(its.Equal(token)).And(other.Less(s.blocks())).Column(), has.Row()))}
	})
	into := sums.At(head.Mul(s.channels)).At(column)
	into.Store(into.Load(has, joins).Add(total[0].Sum(0)), has, joins)
	return launch{f, s.grid(), 4, 1}
}
