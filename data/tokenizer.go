package data

import (
	"fmt"
	"unicode/utf8"

	"github.com/tiktoken-go/tokenizer"
)

// Tokenizer turns text into tokens and back.
type Tokenizer interface {
	Name() string
	VocabSize() int // tokens are below it
	Encode(text string) ([]int32, error)
	Decode(tokens []int32) ([]byte, error)
	Separator() int32 // stands between documents
}

// NewTokenizer returns a tokenizer by name: byte or gpt2.
func NewTokenizer(name string) (Tokenizer, error) {
	switch name {
	case "byte":
		return byteTokenizer{}, nil
	case "gpt2":
		codec, err := tokenizer.Get(tokenizer.R50kBase)
		if err != nil {
			return nil, fmt.Errorf("tokenizer gpt2: %w", err)
		}
		return gpt2Tokenizer{codec}, nil
	}
	return nil, fmt.Errorf("tokenizer %q: want byte or gpt2", name)
}

// byteTokenizer has a token for each byte. Byte 0, which no text holds, stands between documents.
type byteTokenizer struct{}

func (byteTokenizer) Name() string     { return "byte" }
func (byteTokenizer) VocabSize() int   { return 256 }
func (byteTokenizer) Separator() int32 { return 0 }

func (byteTokenizer) Encode(text string) ([]int32, error) {
	tokens := make([]int32, len(text))
	for i := range len(text) {
		tokens[i] = int32(text[i])
	}
	return tokens, nil
}

func (byteTokenizer) Decode(tokens []int32) ([]byte, error) {
	text := make([]byte, len(tokens))
	for i, token := range tokens {
		if token < 0 || token > 255 {
			return nil, fmt.Errorf("tokenizer byte: token %d is beyond 255", token)
		}
		text[i] = byte(token)
	}
	return text, nil
}

// gpt2EndOfText is GPT-2's <|endoftext|>, which the library's vocabulary leaves out.
const gpt2EndOfText = 50256

// gpt2Tokenizer is GPT-2's byte-pair encoding.
type gpt2Tokenizer struct{ codec tokenizer.Codec }

func (gpt2Tokenizer) Name() string     { return "gpt2" }
func (gpt2Tokenizer) VocabSize() int   { return gpt2EndOfText + 1 }
func (gpt2Tokenizer) Separator() int32 { return gpt2EndOfText }

func (g gpt2Tokenizer) Encode(text string) ([]int32, error) {
	ids, _, err := g.codec.Encode(text)
	if err != nil {
		return nil, fmt.Errorf("tokenizer gpt2: %w", err)
	}
	tokens := make([]int32, len(ids))
	for i, id := range ids {
		tokens[i] = int32(id)
	}
	return tokens, nil
}

func (g gpt2Tokenizer) Decode(tokens []int32) ([]byte, error) {
	var text []byte
	for _, token := range tokens {
		if token == gpt2EndOfText {
			text = append(text, "<|endoftext|>"...)
			continue
		}
		if token < 0 || token > gpt2EndOfText {
			return nil, fmt.Errorf("tokenizer gpt2: token %d is beyond %d", token, gpt2EndOfText)
		}
		part, err := g.codec.Decode([]uint{uint(token)})
		if err != nil {
			return nil, fmt.Errorf("tokenizer gpt2: %w", err)
		}
		text = append(text, part...)
	}
	return text, nil
}

// Stream decodes tokens one by one, holding back the bytes of a character until it is whole.
type Stream struct {
	tokenizer Tokenizer
	pending   []byte
}

// NewStream starts a stream.
func NewStream(t Tokenizer) *Stream { return &Stream{tokenizer: t} }

// Add decodes a token and returns the text that is complete with it. One that the tokenizer does not have, of a model whose vocabulary is rounded
// up, is U+FFFD.
func (s *Stream) Add(token int32) (string, error) {
	part := []byte(string(utf8.RuneError))
	if int(token) < s.tokenizer.VocabSize() {
		var err error
		if part, err = s.tokenizer.Decode([]int32{token}); err != nil {
			return "", err
		}
	}
	s.pending = append(s.pending, part...)
	whole := len(s.pending)
	for back := 1; back < utf8.UTFMax && back <= len(s.pending); back++ {
		if c := s.pending[len(s.pending)-back]; utf8.RuneStart(c) {
			if !utf8.FullRune(s.pending[len(s.pending)-back:]) {
				whole -= back
			}
			break
		}
	}
	text := string(s.pending[:whole])
	s.pending = append([]byte(nil), s.pending[whole:]...)
	return text, nil
}

// Rest returns what is held back.
func (s *Stream) Rest() string {
	text := string(s.pending)
	s.pending = nil
	return text
}
