package generate

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/matmamba/matmamba/data"
)

// Options direct [Text].
type Options struct {
	Prompt    string // the separator alone if empty
	MaxTokens int
	Stop      []string // ends before the first of these
	Sampling
}

// Text continues a prompt. Each piece of text goes to emit as soon as it is certain: whole characters, and none that may
// yet begin a stop text. It returns the number of tokens up to the end. The decoder, of
// batch 1, begins anew; the first token is drawn alone, to be shown at once, and then twice as many each time as long as that takes no
// longer than a tenth of a second, up to the decoder's block.
func Text(ctx context.Context, d *Decoder, tokenizer data.Tokenizer, options Options, emit func(string) error) (int, error) {
	if err := options.Validate(); err != nil {
		return 0, err
	}
	if options.MaxTokens < 1 {
		return 0, fmt.Errorf("max-tokens is %d, want at least 1", options.MaxTokens)
	}
	prompt := []int32{tokenizer.Separator()}
	if options.Prompt != "" {
		var err error
		if prompt, err = tokenizer.Encode(options.Prompt); err != nil {
			return 0, err
		}
	}
	if err := d.Reset(); err != nil {
		return 0, err
	}
	if err := d.Feed(prompt); err != nil {
		return 0, err
	}
	stream := data.NewStream(tokenizer)
	out := stopper{stop: options.Stop, emit: emit}
	n, started, pace, ended := 0, 0, d.pace(), false
	since := time.Now()
	err := d.drawEach(options.Sampling, func() int {
		next := min(pace.next, options.MaxTokens-started)
		if ctx.Err() != nil {
			next = 0
		}
		started += next
		return next
	}, func(rows [][]int32) (bool, error) {
		pace.took(len(rows[0]), time.Since(since))
		since = time.Now()
		for _, token := range rows[0] {
			n++
			if ended = token == tokenizer.Separator(); ended {
				return false, out.finish(stream.Rest())
			}
			text, err := stream.Add(token)
			if err != nil {
				return false, err
			}
			if ended, err = out.add(text); err != nil || ended {
				return false, err
			}
		}
		return true, nil
	})
	if err != nil || ended {
		return n, err
	}
	if n < options.MaxTokens {
		return n, ctx.Err()
	}
	return n, out.finish(stream.Rest())
}

// stopper holds back text that may be the beginning of a stop text.
type stopper struct {
	stop    []string
	emit    func(string) error
	pending string
}

// add emits what is certain and reports whether a stop text was met.
func (s *stopper) add(text string) (stopped bool, err error) {
	s.pending += text
	cut, held := len(s.pending), 0
	for _, stop := range s.stop {
		if stop == "" {
			continue
		}
		if at := strings.Index(s.pending, stop); at >= 0 && (!stopped || at < cut) {
			cut, stopped = at, true
		}
	}
	if !stopped {
		for _, stop := range s.stop {
			for n := min(len(stop)-1, len(s.pending)); n > held; n-- {
				if strings.HasSuffix(s.pending, stop[:n]) {
					held = n
					break
				}
			}
		}
		cut = len(s.pending) - held
	}
	certain := s.pending[:cut]
	s.pending = s.pending[cut:]
	if certain == "" {
		return stopped, nil
	}
	return stopped, s.emit(certain)
}

func (s *stopper) finish(rest string) error {
	stopped, err := s.add(rest)
	if err != nil || stopped || s.pending == "" {
		return err
	}
	return s.emit(s.pending)
}
