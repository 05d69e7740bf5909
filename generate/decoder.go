package generate

import (
	"fmt"
	"slices"

	"github.com/gomlx/compute"
	"github.com/gomlx/gomlx/core/tensors"
	"github.com/matmamba/matmamba/compile"
	"github.com/matmamba/matmamba/models/lm"
	"github.com/matmamba/matmamba/nested"
)

// DefaultBlock is how many tokens a dispatch draws at most unless it is told otherwise: enough that the dispatch is no part of a token's cost.
const DefaultBlock = 256

// Prompts are taken in blocks of powers of two of tokens between these, the last one filled up.
const smallestPrefill, largestPrefill = 16, 512

// DecoderOptions are the sizes of a [Decoder].
type DecoderOptions struct {
	Batch int // sequences decoded side by side, 0 for 1
	Block int // tokens drawn in one dispatch at most, 0 for [DefaultBlock]

	// Load is where programs come from, nil for compiled on the backend when they are first needed.
	Load compile.Loader
	// Prefill is the length of the blocks in which prompts are taken, 0 for powers of two from 16 to 512, whichever suits.
	Prefill int
	// OnHost draws tokens on the host, one dispatch for each.
	OnHost bool
	// Ahead starts a dispatch before the tokens of the one before it are read, for a device that computes beside the host: it need not wait for that.
	// A [Text] that ends for what its tokens are has one dispatch computed in vain.
	Ahead bool
}

// Decoder runs sequences through a model at one mix. The weights, cut to the mix, and what it carries from token to token are on
// the device. Programs are compiled when they are first needed. It is for one goroutine at a time.
type Decoder struct {
	programs Programs
	load     compile.Loader
	prefill  int // 0 for any
	block    int
	weights  []*tensors.Tensor
	carry    []*tensors.Tensor // as in [Programs.Carry]
	compiled map[string]*compile.Executable
	drawn    int      // tokens drawn since Reset
	onHost   bool     // tokens are drawn on the host
	ahead    bool     // a dispatch starts before the one before it is read
	held     heldArgs // what dispatches take that is on the device already
}

// NewDecoder takes the weights at full width and starts without a token. The model's compute type is that in which weights of
// products are held and multiplied; states, norms and sampling are float32.
func NewDecoder(backend compute.Backend, model lm.Model, values lm.Values, mix nested.Mix, options DecoderOptions) (*Decoder, error) {
	programs, err := NewPrograms(model, mix, max(options.Batch, 1))
	if err != nil {
		return nil, err
	}
	d := &Decoder{programs: programs, load: options.Load, prefill: options.Prefill, block: options.Block, ahead: options.Ahead, compiled: map[string]*compile.Executable{}}
	// Pure Go, known by its lack of dynamic slices, runs operation by operation where the host is: a loop there saves nothing (and
	// compute v0.1.3 fails in this one), and the search for a threshold, which suits an accelerator, costs it more than sorting.
	d.onHost = options.OnHost || !backend.Capabilities().Operations[compute.OpTypeDynamicSlice]
	if d.load == nil {
		d.load = compile.On(backend)
	}
	if d.block < 1 {
		d.block = DefaultBlock
	}
	d.weights = programs.Place(values)
	return d, d.Reset()
}

// Batch is the number of sequences.
func (d *Decoder) Batch() int { return d.programs.batch }

// Vocab is the number of tokens, without padding.
func (d *Decoder) Vocab() int { return d.programs.model.VocabSize }

// BytesPerToken is what drawing a token of each sequence moves at least, in the mean: it reads the weights, reads the states and writes them. Those of
// the SSM may be written with every few tokens and the last of a block alone; then it reads pending rows and writes one of them, too, and of the
// convolution's states it writes the one tap that it does not read.
func (d *Decoder) BytesPerToken() int64 {
	bytes, every, block := int64(0), int64(d.programs.every), int64(d.block)
	writes := (block + every - 1) / every
	for _, w := range d.programs.Weights() {
		if w.Name == lm.EmbeddingName && !d.programs.model.TieEmbeddings {
			continue // a few rows of it
		}
		bytes += w.Shape.ByteSize()
	}
	for layer, carry := 0, d.programs.Carry(); layer < len(d.programs.mix); layer++ {
		conv, ssm := carry[2*layer].Shape.ByteSize(), carry[2*layer+1].Shape.ByteSize()
		if every == 1 {
			conv *= 2
		}
		bytes += conv + ssm + ssm*writes/block
	}
	for _, pending := range d.programs.pendingShapes() {
		bytes += pending.ByteSize() + pending.ByteSize()/every
	}
	return bytes
}

// Close releases what the decoder holds on the device.
func (d *Decoder) Close() error {
	for _, exe := range d.compiled {
		exe.Close()
	}
	err := compile.Free(slices.Concat(d.weights, d.carry, d.held.all())...)
	d.compiled, d.weights, d.carry, d.held = nil, nil, nil, heldArgs{}
	return err
}

// Reset forgets every token.
func (d *Decoder) Reset() error {
	exe, err := d.executable(d.programs.Start())
	if err != nil {
		return err
	}
	fresh, err := exe.Run(nil)
	if err != nil {
		return err
	}
	old := d.carry
	if d.held.first != nil {
		old = append(old, d.held.first)
	}
	d.carry, d.drawn, d.held.first = fresh, 0, nil
	return compile.Free(old...)
}

// executable is the program compiled, once for each name.
func (d *Decoder) executable(p compile.Program) (*compile.Executable, error) {
	if exe, ok := d.compiled[p.Name]; ok {
		return exe, nil
	}
	exe, err := d.load(p)
	if err != nil {
		return nil, err
	}
	d.compiled[p.Name] = exe
	return exe, nil
}

// run gives a program the weights, the carry and inputs, takes the new carry and returns what else comes back. The old carry is given
// away: after an error the decoder has none, and must be reset.
func (d *Decoder) run(p compile.Program, inputs ...*tensors.Tensor) ([]*tensors.Tensor, error) {
	exe, err := d.executable(p)
	if err != nil {
		return nil, err
	}
	args := slices.Concat(d.weights, d.carry, inputs)
	donate := make([]int, len(d.carry))
	for i := range donate {
		donate[i] = len(d.weights) + i
	}
	results, err := exe.Run(args, donate...)
	if err != nil {
		return nil, err
	}
	old := d.carry
	d.carry = results[:len(d.carry):len(d.carry)]
	return results[len(d.carry):], compile.Free(old...)
}

// runOn is run with inputs that are released after it.
func (d *Decoder) runOn(p compile.Program, inputs ...*tensors.Tensor) ([]*tensors.Tensor, error) {
	results, err := d.run(p, inputs...)
	if err != nil {
		return nil, err
	}
	return results, compile.Free(inputs...)
}

// Feed takes tokens into each row, rows[i] those of row i. There must be as many rows as the batch, each with at least one token,
// all below the vocabulary's size; rows may differ in length unless the model's dt_limit is above 0.
func (d *Decoder) Feed(rows ...[]int32) error {
	longest, err := d.check(rows)
	if err != nil {
		return err
	}
	for from := 0; from < longest; {
		size := d.blockFor(longest - from)
		if err := d.feedBlock(rows, from, size); err != nil {
			return err
		}
		from += size
	}
	return nil
}

func (d *Decoder) check(rows [][]int32) (longest int, err error) {
	if len(rows) != d.Batch() {
		return 0, fmt.Errorf("decode: %d rows of tokens for a batch of %d", len(rows), d.Batch())
	}
	for r, row := range rows {
		if len(row) == 0 {
			return 0, fmt.Errorf("decode: no tokens to feed in row %d", r)
		}
		if len(row) != len(rows[0]) && !d.programs.ragged() {
			return 0, fmt.Errorf("decode: rows of %d and %d tokens: a model with dt_limit above 0 takes rows of one length", len(rows[0]), len(row))
		}
		for i, token := range row {
			if token < 0 || int(token) >= d.programs.model.VocabSize {
				return 0, fmt.Errorf("decode: token %d is %d, the vocabulary has %d", i, token, d.programs.model.VocabSize)
			}
		}
		longest = max(longest, len(row))
	}
	return longest, nil
}

// blockFor is the length of the block in which the next of left tokens are taken: the smallest that holds them all or, where a
// block must be full, the largest that they fill.
func (d *Decoder) blockFor(left int) int {
	if left == 1 {
		return 1
	}
	if d.prefill > 0 {
		if left < d.prefill && !d.programs.ragged() {
			return 1
		}
		return d.prefill
	}
	size := smallestPrefill
	if d.programs.ragged() {
		for size < left && size < largestPrefill {
			size *= 2
		}
		return size
	}
	if left < size {
		return 1
	}
	for 2*size <= left && size < largestPrefill {
		size *= 2
	}
	return size
}

// feedBlock takes the tokens from to from+size of each row, as far as it has them.
func (d *Decoder) feedBlock(rows [][]int32, from, size int) error {
	tokens, lengths := make([]int32, d.Batch()*size), make([]int32, d.Batch())
	full := true
	for r, row := range rows {
		lengths[r] = int32(copy(tokens[r*size:(r+1)*size], row[min(from, len(row)):]))
		full = full && int(lengths[r]) == size
	}
	if size == 1 && full {
		_, err := d.runOn(d.programs.Step(), tensors.FromFlatDataAndDimensions(tokens, d.Batch()))
		return err
	}
	_, err := d.runOn(d.programs.Prefill(size), tensors.FromFlatDataAndDimensions(tokens, d.Batch(), size), tensors.FromValue(lengths))
	return err
}

// Logits are those of each row's next token, over the vocabulary without its padding: [batch][vocab] float32.
func (d *Decoder) Logits() ([][]float32, error) {
	flat, err := d.PaddedLogits()
	if err != nil {
		return nil, err
	}
	logits := make([][]float32, d.Batch())
	padded := d.programs.model.PaddedVocab()
	for r := range logits {
		logits[r] = flat[r*padded : r*padded+d.programs.model.VocabSize]
	}
	return logits, nil
}

// PaddedLogits are those of each row's next token as the head computes them: [batch, padded vocab] float32.
func (d *Decoder) PaddedLogits() ([]float32, error) {
	flat, err := tensors.CopyFlatData[float32](d.carry[len(d.carry)-1])
	if err != nil {
		return nil, fmt.Errorf("decode: %w", err)
	}
	return flat, nil
}

// Block is how many tokens of each row one dispatch draws at most.
func (d *Decoder) Block() int { return d.block }

// Draw draws n tokens of each row, one after the other, and takes them in: [batch][n]. The same seed gives the same tokens
// however the draws are divided into calls, but that with [lm.Model.LateStates] the division tells when states are rounded. On XLA
// that is a dispatch for each [Decoder.Block] of tokens.
func (d *Decoder) Draw(n int, sampling Sampling) ([][]int32, error) {
	if err := sampling.Validate(); err != nil {
		return nil, err
	}
	rows, left := make([][]int32, d.Batch()), n
	err := d.drawEach(sampling, func() int {
		next := min(left, d.block)
		left -= next
		return next
	}, func(drawn [][]int32) (bool, error) {
		for r := range rows {
			rows[r] = append(rows[r], drawn[r]...)
		}
		return true, nil
	})
	return rows, err
}

// drawEach draws next() tokens of each row at a time, at most a block, until that is 0 or take wants no more: [batch][next()]. Where take ends it the
// decoder may have taken in more than take has seen, and is to be reset.
func (d *Decoder) drawEach(s Sampling, next func() int, take func(rows [][]int32) (more bool, err error)) error {
	if !d.onHost {
		return d.draws(s, next, take)
	}
	for n := next(); n > 0; n = next() {
		rows := make([][]int32, d.Batch())
		for range n {
			if err := d.drawOnHost(rows, s); err != nil {
				return err
			}
		}
		if more, err := take(rows); err != nil || !more {
			return err
		}
	}
	return nil
}

// drawOnHost appends one token to each row.
func (d *Decoder) drawOnHost(rows [][]int32, s Sampling) error {
	logits, err := d.Logits()
	if err != nil {
		return err
	}
	tokens := make([]int32, len(rows))
	for r := range rows {
		tokens[r] = s.Sample(logits[r], r, d.drawn)
		rows[r] = append(rows[r], tokens[r])
	}
	d.drawn++
	_, err = d.runOn(d.programs.Step(), tensors.FromFlatDataAndDimensions(tokens, len(tokens)))
	return err
}
