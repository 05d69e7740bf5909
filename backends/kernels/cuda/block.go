package cuda

import (
	"fmt"
	"slices"

	"github.com/matmamba/matmamba/backends/kernels"
	"github.com/matmamba/matmamba/backends/triton"
)

// blockShape is a block of the composite blocks_step as its kernels see it.
type blockShape struct {
	stepShape
	device Device
	model  int         // channels of the residual
	elem   triton.Elem // of the projections' weights
	kept   triton.Elem // of the SSM's states
	every  int         // of so many tokens of a run one writes those states; 0 outside of runs, where each does
}

// The operands of a block.
const (
	blockNorm = iota
	blockIn
	blockConv
	blockSSM
	blockConvWeight
	blockConvBias
	blockALog
	blockD
	blockDTBias
	blockGatedNorm
	blockOut
	blockPending // in a run
)

// leadingOperands stand before those of blocks: the residual and, in a run, the token's number and how many there are.
func leadingOperands(every int) int {
	if every > 0 {
		return 3
	}
	return 1
}

func operandsOfBlock(every int) int {
	if every > 0 {
		return blockPending + 1
	}
	return blockPending
}

// everyOf is a call's attribute every, 0 outside of runs.
func everyOf(call kernels.Call) (every int, reason string) {
	every, err := call.Int("every")
	switch {
	case err != nil:
		return 0, err.Error()
	case every != 0 && (every < 2 || every > mostEvery || every != powerOfTwo(every)):
		return 0, fmt.Sprintf("states written every %d tokens, kernels take powers of two up to %d", every, mostEvery)
	}
	return every, ""
}

// newBlockShape is a block of a call, by its residual, its operands and the call's attribute every.
func (d Device) newBlockShape(call kernels.Call, every int, residual kernels.Tensor, operands []kernels.Tensor) (s blockShape, reason string) {
	conv, state := operands[blockConv].Dims, operands[blockSSM].Dims
	if len(residual.Dims) != 2 || len(conv) != 3 || len(state) != 4 {
		return s, "want a residual of rank 2 and states of rank 3 and 4"
	}
	if s.stepShape, reason = stepAttributes(call); reason != "" {
		return s, reason
	}
	s.batch, s.heads, s.headDim, s.state, s.taps = residual.Dims[0], state[1], state[2], state[3], conv[2]
	if every > 0 {
		s.taps = conv[0]
	}
	s.device, s.model, s.elem = d, residual.Dims[1], triton.Elem(operands[blockIn].DType)
	s.kept = triton.Elem(operands[blockSSM].DType)
	s.every = every
	if reason := wantTensors(operands, s.operandTensors()); reason != "" {
		return s, reason
	}
	switch {
	case s.elem != triton.BF16 && s.elem != triton.F32 || s.kept != triton.BF16 && s.kept != triton.F32:
		return s, fmt.Sprintf("weights are %s and states %s, kernels take bf16 and f32", s.elem, s.kept)
	case s.state > 256 || max(s.model, s.channels()) > maxNorm:
		return s, fmt.Sprintf("d_state %d and %d channels, kernels take up to 256 and %d", s.state, max(s.model, s.channels()), maxNorm)
	case s.batch < 1 || s.batch > mostRows:
		return s, fmt.Sprintf("batch %d, kernels take 1 to %d", s.batch, mostRows)
	}
	return s, ""
}

func (s blockShape) operandTensors() []kernels.Tensor {
	weight := func(dims ...int) kernels.Tensor { return kernels.Tensor{DType: string(s.elem), Dims: dims} }
	tensors := []kernels.Tensor{
		float32s(s.model), weight(s.width(), s.model),
		s.convTensor(),
		{DType: string(s.kept), Dims: s.finalTensor().Dims},
		float32s(s.convolved(), s.taps), float32s(s.convolved()), float32s(s.heads), float32s(s.heads), float32s(s.heads),
		float32s(s.channels()), weight(s.model, s.channels()),
	}
	if s.every > 0 {
		tensors = append(tensors, float32s(s.batch, s.every, s.pendingWidth()))
	}
	return tensors
}

// convTensor are the states of the convolution, in a run a ring of them.
func (s blockShape) convTensor() kernels.Tensor {
	if s.every > 0 {
		return float32s(s.taps, s.batch, s.convolved())
	}
	return float32s(s.batch, s.convolved(), s.taps)
}

// projection is the product at the block's beginning.
func (s blockShape) projection() product { return newProduct(s.batch, s.model, s.width(), s.elem) }

// output is the product at its end.
func (s blockShape) output() product { return newProduct(s.batch, s.channels(), s.model, s.elem) }

// project is the norm where products are row by row, the input projection and, of its columns x, B and C, the convolution with SiLU. A
// program makes some columns, and the state of their convolution is its alone; the barrier keeps its threads from storing what others have
// still to load; of a run's ring it stores the place that it did not load. On tensor cores x is the operand as it is, but for the norm's
// factor of each row if there are squares of the residual, so many sums of each row.
func (s blockShape) project(squares int) launch {
	f, p := newProductKernel("block_project"), s.projection()
	x, weight := f.Pointer("x", p.operand()), f.Pointer("weight", s.elem)
	before, taps, bias, norm := f.Pointer("conv", triton.F32), f.Pointer("convweight", triton.F32), f.Pointer("convbias", triton.F32), triton.Value{}
	switch {
	case p.tile.rows == 0:
		norm = f.Pointer("norm", triton.F32)
	case squares > 0:
		norm = f.Pointer("squares", triton.F32)
	}
	places := p.places(f)
	var run runRows
	if s.every > 0 {
		run = s.runRows(f, places)
	}
	out, after := f.Pointer("projected", triton.F32), f.Pointer("convafter", triton.F32)
	if s.every > 0 {
		run.after = f.Pointer("pendingafter", triton.F32)
	}
	convs := make([]convolution, len(places))
	for i, place := range places {
		convs[i] = s.convolution(f, place, before, taps, bias, run.token)
	}
	var values []triton.Value
	switch {
	case p.tile.rows == 0:
		var sums []triton.Value
		values, sums = p.sums(f, x, norm, weight)
		for i := range values {
			values[i] = values[i].Mul(normScale(sums[i], s.model, s.eps))
		}
	case squares > 0:
		values = []triton.Value{s.normed(f, x, weight, norm, places[0].row, squares)}
	default:
		values = []triton.Value{p.dots(f, x, weight)}
	}
	f.Barrier()
	for i, place := range places {
		c := convs[i]
		s.storeTaps(f, place, c, values[i], after, run.token)
		to := out.At(place.row.Mul(s.width()).Add(place.column))
		made := c.of(values[i])
		if s.every > 0 {
			made = s.steps(f, place, made, run.bias[i])
			s.note(place, made, run)
		}
		to.Store(made, place.mask)
	}
	return p.launch(f)
}

// normScale is what a norm multiplies a row of channels with whose squares sum to squares.
func normScale(squares triton.Value, channels int, eps float64) triton.Value {
	return squares.Mul(1 / float64(channels)).Add(eps).Rsqrt()
}

// convolution is what the convolution of columns of the input projection needs beside their values.
type convolution struct {
	inside, full triton.Value // columns that are convolved; the same of the whole tile
	at           triton.Value // where their states are: of each tap of a ring, else of all
	state        []triton.Value
	weights      []triton.Value
	bias         triton.Value
}

// convolution loads it. token is the number of a run's token.
func (s blockShape) convolution(f *triton.Func, p place, before, weight, bias, token triton.Value) convolution {
	channel := p.column.Sub(s.channels())
	inside := channel.GreaterEqual(0).And(channel.Less(s.convolved()))
	at := p.row.Mul(s.convolved() * s.taps).Add(channel.Mul(s.taps))
	if s.every > 0 {
		at = p.row.Mul(s.convolved()).Add(channel)
	}
	c := convolution{inside: inside, full: inside.Broadcast(at.Type.Shape...), at: at}
	if p.mask.Valid() {
		c.full = c.full.And(p.mask)
	}
	switch shape := at.Type.Shape; {
	case s.every > 0:
		for tap := range s.taps - 1 {
			c.state = append(c.state, s.ringed(before, token, tap+1).At(at).Load(c.full))
		}
	case s.tapsJoined(shape):
		even, odd := s.joinedTaps(f, p, before, shape).Load(s.joinedMask(f, p, shape)...).Reshape(shape[0], shape[1], 2, 2).Split()
		_, second := even.Split()
		first, third := odd.Split()
		c.state = []triton.Value{first, second, third}
	default:
		for tap := range s.taps - 1 {
			c.state = append(c.state, before.At(at).At(tap+1).Load(c.full))
		}
	}
	for tap := range s.taps {
		c.weights = append(c.weights, weight.At(channel.Mul(s.taps)).At(tap).Load(inside))
	}
	c.bias = bias.At(channel).Load(inside)
	return c
}

// of is the convolution with SiLU of values, and the values themselves of other columns.
func (c convolution) of(values triton.Value) triton.Value {
	last := len(c.weights) - 1
	sum := c.bias.Add(values.Mul(c.weights[last]))
	for tap, value := range c.state {
		sum = sum.Add(value.Mul(c.weights[tap]))
	}
	return c.inside.Select(silu(sum), values)
}

// storeTaps stores the convolution's state of a place after the newest value.
func (s blockShape) storeTaps(f *triton.Func, p place, c convolution, newest, after, token triton.Value) {
	if s.every > 0 {
		s.ringed(after, token, s.taps).At(c.at).Store(newest, c.full)
		return
	}
	taps, shape := append(slices.Clone(c.state), newest), newest.Type.Shape
	if !s.tapsJoined(shape) {
		for tap, value := range taps {
			after.At(c.at).At(tap).Store(value, c.full)
		}
		return
	}
	joined := taps[0].Join(taps[2]).Join(taps[1].Join(taps[3])).Reshape(shape[0], shape[1]*s.taps)
	s.joinedTaps(f, p, after, shape).Store(joined, s.joinedMask(f, p, shape)...)
}

// ringed is where the states of a tap are in a run's ring (graph.StepRun), of which a token keeps the newest alone: stored whole, as 16 bytes a channel,
// they took a quarter of the input projection's time.
func (s blockShape) ringed(states, token triton.Value, tap int) triton.Value {
	return states.At(token.Add(tap).Rem(s.taps).Mul(s.batch * s.convolved()))
}

// tapsJoined tells whether the states of a place's convolution are loaded and stored as 16 bytes for a channel: on tensor cores with four taps,
// which layers have. For the few values of a row that costs more than it saves.
func (s blockShape) tapsJoined(shape []int) bool { return s.taps == 4 && len(shape) == 2 }

// joinedTaps are the addresses of all taps of a place, [rows, columns * taps].
func (s blockShape) joinedTaps(f *triton.Func, p place, states triton.Value, shape []int) triton.Value {
	return states.At(p.row.Mul(s.convolved() * s.taps).Add(s.joinedEntry(f, shape)))
}

// joinedEntry are the places in a row of states, below 0 or too large for columns that are not convolved.
func (s blockShape) joinedEntry(f *triton.Func, shape []int) triton.Value {
	columns := shape[1] * s.taps
	return f.ProgramID(0).Mul(columns).Add(f.Range(columns)).Row().Sub(s.channels() * s.taps)
}

func (s blockShape) joinedMask(f *triton.Func, p place, shape []int) []triton.Value {
	entry := s.joinedEntry(f, shape)
	inside := entry.GreaterEqual(0).And(entry.Less(s.convolved()*s.taps)).Broadcast(shape[0], shape[1]*s.taps)
	if !p.mask.Valid() {
		return []triton.Value{inside}
	}
	return []triton.Value{inside, p.row.Less(s.batch).Broadcast(shape[0], shape[1]*s.taps)}
}

// back is the gated norm, the output projection and the sum with the residual. If the next block leaves its norm to its products, it also
// makes the operand of the next input projection, without the norm's factor of each row, and the sums of squares for that, by programs.
func (s blockShape) back(next bool) launch {
	f, p := newProductKernel("block_back"), s.output()
	residual, gated, squares := f.Pointer("residual", triton.F32), f.Pointer("gated", p.operand()), f.Pointer("squares", triton.F32)
	weight, norm := f.Pointer("weight", s.elem), triton.Value{}
	if next {
		norm = f.Pointer("norm", triton.F32)
	}
	out, operand, after := f.Pointer("sum", triton.F32), triton.Value{}, triton.Value{}
	if next {
		operand, after = f.Pointer("operand", s.elem), f.Pointer("squaresafter", triton.F32)
	}
	places := p.places(f)
	// A sum waits for what it sums: where registers hold that, the loads of the product come first.
	late := s.squaresPerThread() <= 32
	var before, scales, values []triton.Value
	for _, place := range places {
		before = append(before, residual.At(place.row.Mul(s.model).Add(place.column)).Load(place.mask))
		scale := p.squares(f, squares, place.row, s.recurSums())
		if !late {
			scale = rowScale(scale, s.channels(), s.eps)
		}
		scales = append(scales, scale)
	}
	if next {
		column, mask := p.column(f)
		norm = norm.At(column).Load(mask).Row()
	}
	if p.tile.rows == 0 {
		values, _ = p.sums(f, gated, triton.Value{}, weight)
	} else {
		values = []triton.Value{p.dots(f, gated, weight)}
	}
	for i, place := range places {
		if late {
			scales[i] = rowScale(scales[i], s.channels(), s.eps)
		}
		at := place.row.Mul(s.model).Add(place.column)
		to := out.At(at)
		sum := before[i].Add(values[i].Mul(scales[i]))
		to.Store(sum, place.mask)
		if next {
			operand.At(at).Store(sum.Mul(norm), place.mask)
			row, mask := p.row(f)
			after.At(row.Mul(p.grid()[0]).Add(f.ProgramID(0))).Store(sum.Mul(sum).Sum(1), mask)
		}
	}
	return p.launch(f)
}

// squaresPerThread is how many sums of squares of the gated norm a thread holds.
func (s blockShape) squaresPerThread() int {
	tile := s.output().tile
	return max(tile.rows, 1) * powerOfTwo(s.recurSums()) / (32 * tile.warps)
}

// normed is the input projection times the norm's factor of each row, from so many sums of its squares. Those of many rows are loaded behind the
// product, whose registers they would take.
func (s blockShape) normed(f *triton.Func, x, weight, squares, row triton.Value, sums int) triton.Value {
	p := s.projection()
	if p.tile.rows > fewRows {
		product := p.dots(f, x, weight)
		return product.Mul(rowScale(p.squares(f, squares, row, sums), s.model, s.eps))
	}
	loaded := p.squares(f, squares, row, sums)
	return p.dots(f, x, weight).Mul(rowScale(loaded, s.model, s.eps))
}

// squares are so many sums of squares of each of a place's rows, [sums] or [rows, sums].
func (p product) squares(f *triton.Func, squares, row triton.Value, sums int) triton.Value {
	block := f.Range(powerOfTwo(sums))
	mask := block.Less(sums)
	if row.Type.Shape == nil {
		return squares.At(row.Mul(sums).Add(block)).Load(mask)
	}
	return squares.At(row.Mul(sums).Add(block.Row())).Load(row.Less(p.rows).And(mask.Row()))
}

// rowScale is what the norm of so many channels multiplies rows with, by their sums of squares.
func rowScale(sums triton.Value, channels int, eps float64) triton.Value {
	if len(sums.Type.Shape) == 1 {
		return normScale(sums.Sum(0), channels, eps)
	}
	return normScale(sums.Sum(1).Column(), channels, eps)
}
