package generate

import (
	"errors"
	"fmt"

	"github.com/gomlx/gomlx/core/tensors"
	"github.com/matmamba/matmamba/compile"
)

// heldArgs are what dispatches take besides weights and carry. They stay on the device: a copy to it would wait for the dispatches that have begun.
type heldArgs struct {
	first    *tensors.Tensor         // the number of the next draw, which a dispatch hands on to the next; nil before the first
	counts   map[int]*tensors.Tensor // how many tokens a dispatch draws
	sampling Sampling                // of which numbers are
	numbers  []*tensors.Tensor       // temperature, top_k, top_p, key
}

// all are the tensors.
func (h heldArgs) all() []*tensors.Tensor {
	all := h.numbers
	if h.first != nil {
		all = append(all, h.first)
	}
	for _, count := range h.counts {
		all = append(all, count)
	}
	return all
}

// drawArguments are the inputs of [Programs.Draw] behind the carry, for n tokens.
func (d *Decoder) drawArguments(n int, s Sampling) ([]*tensors.Tensor, error) {
	h := &d.held
	if h.first == nil {
		h.first = tensors.FromScalar(int32(d.drawn))
	}
	if h.counts[n] == nil {
		if h.counts == nil {
			h.counts = map[int]*tensors.Tensor{}
		}
		h.counts[n] = tensors.FromScalar(int32(n))
	}
	if h.numbers == nil || h.sampling != s {
		if err := compile.Free(h.numbers...); err != nil {
			return nil, err
		}
		key, topK := seedKey(s.Seed), min(s.TopK, d.programs.model.VocabSize)
		if topK == 0 {
			topK = d.programs.model.VocabSize
		}
		h.sampling, h.numbers = s, []*tensors.Tensor{
			tensors.FromScalar(float32(s.Temperature)), tensors.FromScalar(int32(topK)), tensors.FromScalar(float32(s.TopP)), tensors.FromValue(key[:]),
		}
	}
	return append([]*tensors.Tensor{h.first, h.counts[n]}, h.numbers...), nil
}

// drawing is a dispatch that has started.
type drawing struct {
	n      int             // tokens of each row
	tokens *tensors.Tensor // [block, batch]
}

// draws draws next() tokens of each row at a time, until that is 0 or take wants no more.
func (d *Decoder) draws(s Sampling, next func() int, take func(rows [][]int32) (more bool, err error)) (err error) {
	var started []drawing // whose tokens are not read yet, the oldest first
	defer func() {
		for _, unread := range started {
			err = errors.Join(err, compile.Free(unread.tokens))
		}
	}()
	for {
		for n := 1; n > 0 && len(started) < d.startedAtOnce(); {
			if n = next(); n > 0 {
				dispatch, err := d.dispatch(n, s)
				if err != nil {
					return err
				}
				started = append(started, dispatch)
			}
		}
		if len(started) == 0 {
			return nil
		}
		rows, err := d.collect(started[0])
		if err != nil {
			return err
		}
		started = started[1:]
		if more, err := take(rows); err != nil || !more {
			return err
		}
	}
}

// startedAtOnce is how many dispatches may have started whose tokens are not read.
func (d *Decoder) startedAtOnce() int {
	if d.ahead {
		return 2
	}
	return 1
}

// dispatch starts to draw n tokens of each row, at most a block.
func (d *Decoder) dispatch(n int, s Sampling) (drawing, error) {
	args, err := d.drawArguments(n, s)
	if err != nil {
		return drawing{}, err
	}
	results, err := d.run(d.programs.Draw(d.block, s), args...)
	if err != nil {
		return drawing{}, err
	}
	first := d.held.first
	d.drawn, d.held.first = d.drawn+n, results[1]
	return drawing{n, results[0]}, compile.Free(first)
}

// collect waits for the tokens, [batch][n], and releases them on the device.
func (d *Decoder) collect(started drawing) ([][]int32, error) {
	flat, err := tensors.CopyFlatData[int32](started.tokens)
	if err != nil {
		return nil, fmt.Errorf("decode: %w", err)
	}
	rows := make([][]int32, d.Batch())
	for i := range started.n {
		for r := range rows {
			rows[r] = append(rows[r], flat[i*d.Batch()+r])
		}
	}
	return rows, compile.Free(started.tokens)
}
