package data

import (
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
)

// Batch holds inputs and, shifted by one, targets: batch * seqlen tokens each, row by row.
type Batch struct{ Inputs, Targets []int32 }

// Source is an endless stream of batches whose place can be kept and found again.
type Source interface {
	Next() (Batch, error)
	Position() (json.RawMessage, error)
	Seek(json.RawMessage) error
}

// Size is the shape of a batch.
type Size struct{ Batch, SeqLen int }

func (s Size) tokens() int { return s.Batch * s.SeqLen }

// ErrTooShort reports data that a batch does not fit into.
var ErrTooShort = errors.New("too short")

// tooShort is the error for that many tokens.
func tooShort(what string, tokens int, size Size, needed int) error {
	return fmt.Errorf("%s: %w: %d tokens, a batch of %d sequences of %d needs %d", what, ErrTooShort, tokens, size.Batch, size.SeqLen, needed)
}

// Random draws windows from one long sequence of tokens. The n-th batch depends on the seed and on n alone.
type Random struct {
	tokens []int32
	size   Size
	seed   uint64
	drawn  uint64
}

// NewRandom makes a source of random windows. There must be more tokens than one window has, else the error wraps [ErrTooShort].
func NewRandom(tokens []int32, size Size, seed uint64) (*Random, error) {
	if len(tokens) < size.SeqLen+1 {
		return nil, tooShort("training data", len(tokens), Size{1, size.SeqLen}, size.SeqLen+1)
	}
	return &Random{tokens: tokens, size: size, seed: seed}, nil
}

// Next draws the next batch.
func (r *Random) Next() (Batch, error) {
	rng := rand.New(rand.NewPCG(r.seed, r.drawn))
	r.drawn++
	batch := Batch{make([]int32, 0, r.size.tokens()), make([]int32, 0, r.size.tokens())}
	for range r.size.Batch {
		at := rng.IntN(len(r.tokens) - r.size.SeqLen)
		batch.Inputs = append(batch.Inputs, r.tokens[at:at+r.size.SeqLen]...)
		batch.Targets = append(batch.Targets, r.tokens[at+1:at+r.size.SeqLen+1]...)
	}
	return batch, nil
}

// Position is the number of batches drawn.
func (r *Random) Position() (json.RawMessage, error) { return json.Marshal(r.drawn) }

// Seek goes on behind as many batches as the position says.
func (r *Random) Seek(position json.RawMessage) error {
	if err := json.Unmarshal(position, &r.drawn); err != nil {
		return fmt.Errorf("position in random windows: %w", err)
	}
	return nil
}

// Sequential reads shards as the official loader does for one process (docs/reference.md section 4): windows one after another,
// batch * seqlen + 1 tokens at a time, on to the next shard, cyclically, where the next window would not fit.
type Sequential struct {
	files []string
	size  Size
	at    sequentialPosition
	// loaded is the shard at.Shard, nil before it is read.
	loaded []uint16
}

type sequentialPosition struct {
	Shard  int `json:"shard"`
	Offset int `json:"offset"`
}

// NewSequential makes a source over shard files. Each must hold at least batch * seqlen + 1 tokens, else the error wraps [ErrTooShort].
func NewSequential(files []string, size Size) (*Sequential, error) {
	if len(files) == 0 {
		return nil, fmt.Errorf("no .bin shards")
	}
	for _, file := range files {
		tokens, err := ReadShard(file)
		if err != nil {
			return nil, err
		}
		if len(tokens) < size.tokens()+1 {
			return nil, tooShort(file, len(tokens), size, size.tokens()+1)
		}
	}
	return &Sequential{files: files, size: size}, nil
}

// Next reads the next batch.
func (s *Sequential) Next() (Batch, error) {
	if s.loaded == nil {
		tokens, err := ReadShard(s.files[s.at.Shard])
		if err != nil {
			return Batch{}, err
		}
		s.loaded = tokens
	}
	n := s.size.tokens()
	if s.at.Offset+n+1 > len(s.loaded) {
		return Batch{}, fmt.Errorf("%s: has shrunk: %d tokens, want %d", s.files[s.at.Shard], len(s.loaded), s.at.Offset+n+1)
	}
	window := s.loaded[s.at.Offset : s.at.Offset+n+1]
	batch := Batch{make([]int32, n), make([]int32, n)}
	for i := range n {
		batch.Inputs[i], batch.Targets[i] = int32(window[i]), int32(window[i+1])
	}
	s.at.Offset += n
	if s.at.Offset+n+1 > len(s.loaded) {
		s.at = sequentialPosition{Shard: (s.at.Shard + 1) % len(s.files)}
		if len(s.files) > 1 {
			s.loaded = nil
		}
	}
	return batch, nil
}

// Position is the shard and the offset in it.
func (s *Sequential) Position() (json.RawMessage, error) { return json.Marshal(s.at) }

// Seek goes on at a position of the same shards.
func (s *Sequential) Seek(position json.RawMessage) error {
	var at sequentialPosition
	if err := json.Unmarshal(position, &at); err != nil {
		return fmt.Errorf("position in shards: %w", err)
	}
	if at.Shard < 0 || at.Shard >= len(s.files) || at.Offset < 0 {
		return fmt.Errorf("position in shards: shard %d, offset %d of %d shards", at.Shard, at.Offset, len(s.files))
	}
	s.at, s.loaded = at, nil
	return nil
}

// Windows cuts tokens into at most limit batches of windows one after another, for validation. Where there is not one, the error wraps
// [ErrTooShort].
func Windows(tokens []int32, size Size, limit int) ([]Batch, error) {
	n := size.tokens()
	var batches []Batch
	for at := 0; at+n+1 <= len(tokens) && len(batches) < limit; at += n {
		batches = append(batches, Batch{tokens[at : at+n], tokens[at+1 : at+n+1]})
	}
	if len(batches) == 0 {
		return nil, tooShort("validation data", len(tokens), size, n+1)
	}
	return batches, nil
}
