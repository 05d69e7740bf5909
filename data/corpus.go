package data

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"math"
	"os"
	"path/filepath"
)

// Corpus is what a model is trained and validated on.
type Corpus struct {
	Tokenizer  Tokenizer
	shards     []string // training shards, or
	train      []int32  // training tokens
	validation []int32
	// BytesPerToken of the validation text, 0 if unknown: shards without a description hold no text.
	BytesPerToken float64
}

// CorpusOptions say where a corpus comes from.
type CorpusOptions struct {
	Path       string    // text file, folder of text, .bin shard or folder of shards; "" for the Go standard library
	Validation string    // the same for validation; "" to split Path
	Tokenizer  Tokenizer // for text, and for shards that do not say
}

// OpenCorpus reads a corpus. Text is split by file into training and validation; of several shards the last is for
// validation.
func OpenCorpus(ctx context.Context, options CorpusOptions) (*Corpus, error) {
	path := options.Path
	if path == "" {
		var err error
		if path, err = GoSource(ctx); err != nil {
			return nil, err
		}
	}
	if folder := filepath.Join(path, trainFolder); isDir(folder) && isFile(filepath.Join(path, metaName)) {
		return openPrepared(path)
	}
	shards, err := ShardFiles(path)
	if err != nil {
		return nil, err
	}
	if len(shards) > 0 {
		return openShards(shards, options)
	}
	documents, err := ReadText(ctx, path)
	if err != nil {
		return nil, err
	}
	if options.Path == "" {
		documents = goFiles(documents)
	}
	train, validation := Split(documents)
	if options.Validation != "" {
		train = documents
		if validation, err = ReadText(ctx, options.Validation); err != nil {
			return nil, err
		}
	}
	c := &Corpus{Tokenizer: options.Tokenizer}
	if c.train, err = Tokens(ctx, options.Tokenizer, train); err != nil {
		return nil, err
	}
	if c.validation, err = Tokens(ctx, options.Tokenizer, validation); err != nil {
		return nil, err
	}
	size := 0
	for _, d := range validation {
		size += len(d.Text) + 1
	}
	c.BytesPerToken = float64(size) / float64(len(c.validation))
	return c, nil
}

func openShards(shards []string, options CorpusOptions) (*Corpus, error) {
	c := &Corpus{Tokenizer: options.Tokenizer, shards: shards}
	validation := shards[len(shards)-1]
	if options.Validation != "" {
		validation = options.Validation
	} else if len(shards) > 1 {
		c.shards = shards[:len(shards)-1]
	}
	tokens, err := ReadShard(validation)
	if err != nil {
		return nil, err
	}
	c.validation = widen(tokens)
	if options.Tokenizer.Name() == "byte" {
		c.BytesPerToken = 1
	}
	return c, nil
}

func openPrepared(path string) (*Corpus, error) {
	meta, err := readMeta(path)
	if err != nil {
		return nil, err
	}
	t, err := NewTokenizer(meta.Tokenizer)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", filepath.Join(path, metaName), err)
	}
	c := &Corpus{Tokenizer: t, BytesPerToken: float64(meta.ValidationBytes) / float64(max(meta.ValidationTokens, 1))}
	if c.shards, err = ShardFiles(filepath.Join(path, trainFolder)); err != nil {
		return nil, err
	}
	files, err := ShardFiles(filepath.Join(path, validationFolder))
	if err != nil {
		return nil, err
	}
	for _, file := range files {
		tokens, err := ReadShard(file)
		if err != nil {
			return nil, err
		}
		c.validation = append(c.validation, widen(tokens)...)
	}
	return c, nil
}

// Source is the stream of training batches: random windows of text, or shards read one after another.
func (c *Corpus) Source(size Size, seed uint64) (Source, error) {
	if c.shards != nil {
		return NewSequential(c.shards, size)
	}
	return NewRandom(c.train, size, seed)
}

// Validation returns at most limit batches of validation windows.
func (c *Corpus) Validation(size Size, limit int) ([]Batch, error) {
	return Windows(c.validation, size, limit)
}

// CheckVocab reports a token of the corpus that a model with that vocabulary does not have.
func (c *Corpus) CheckVocab(vocab int) error {
	check := func(name string, tokens []int32) error {
		for i, token := range tokens {
			if int(token) >= vocab {
				return fmt.Errorf("%s: token %d is %d, the model's vocabulary has %d", name, i, token, vocab)
			}
		}
		return nil
	}
	for _, file := range c.shards {
		tokens, err := ReadShard(file)
		if err != nil {
			return err
		}
		if err := check(file, widen(tokens)); err != nil {
			return err
		}
	}
	if err := check("training data", c.train); err != nil {
		return err
	}
	return check("validation data", c.validation)
}

// UnigramEntropy is the entropy of the validation tokens' frequencies in bits per token: what a model without any context
// can reach at best.
func (c *Corpus) UnigramEntropy() float64 {
	counts := map[int32]int{}
	for _, token := range c.validation {
		counts[token]++
	}
	bits := 0.0
	for _, n := range counts {
		p := float64(n) / float64(len(c.validation))
		bits -= p * math.Log2(p)
	}
	return bits
}

func widen(tokens []uint16) []int32 {
	wide := make([]int32, len(tokens))
	for i, token := range tokens {
		wide[i] = int32(token)
	}
	return wide
}

func isDir(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

func isFile(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.Mode().IsRegular()
}

// meta.json describes prepared shards.
type meta struct {
	Tokenizer        string `json:"tokenizer"`
	VocabSize        int    `json:"vocab_size"`
	TrainTokens      int    `json:"train_tokens"`
	TrainBytes       int    `json:"train_bytes"`
	ValidationTokens int    `json:"validation_tokens"`
	ValidationBytes  int    `json:"validation_bytes"`
}

func readMeta(path string) (meta, error) {
	file := filepath.Join(path, metaName)
	content, err := os.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) {
		return meta{}, fmt.Errorf("%s: not prepared data: %w", path, err)
	}
	if err != nil {
		return meta{}, err
	}
	var m meta
	if err := json.Unmarshal(content, &m); err != nil {
		return meta{}, fmt.Errorf("%s: %w", file, err)
	}
	return m, nil
}
