package main

import (
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"github.com/matmamba/matmamba/train"
	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"
)

// progress shows a run on stderr: a bar on a terminal, else a line now and then.
type progress struct {
	out    io.Writer
	recipe train.Recipe
	widths int
	bar    *progressbar.ProgressBar
	// seconds is a running mean of a step's time.
	seconds float64
	every   int
}

func newProgress(out io.Writer, recipe train.Recipe, done, widths int) *progress {
	p := &progress{out: out, recipe: recipe, widths: widths, every: max(recipe.Steps/20, 1)}
	if file, ok := out.(*os.File); ok && term.IsTerminal(int(file.Fd())) {
		p.bar = progressbar.NewOptions(recipe.Steps,
			progressbar.OptionSetWriter(out), progressbar.OptionSetWidth(16), progressbar.OptionSetPredictTime(false),
			progressbar.OptionThrottle(100*time.Millisecond), progressbar.OptionClearOnFinish())
		_ = p.bar.Set(done)
	}
	return p
}

func (p *progress) report(e train.Event) {
	if p.seconds == 0 {
		p.seconds = e.Elapsed.Seconds()
	}
	p.seconds += 0.1 * (e.Elapsed.Seconds() - p.seconds)
	line := p.line(e)
	if p.bar != nil {
		p.bar.Describe(line)
		_ = p.bar.Set(e.Step.Step + 1)
		if e.Validation != nil {
			_ = p.bar.Clear()
		}
	}
	if e.Validation != nil {
		fmt.Fprintf(p.out, "step %d validation %s\n", e.Step.Step+1, losses(e.Validation))
	} else if p.bar == nil && (e.Step.Step%p.every == 0 || e.Step.Step+1 == p.recipe.Steps) {
		fmt.Fprintln(p.out, line)
	}
}

// line tells step, loss per width, unique tokens per second, processed ones beside them, and the time left.
func (p *progress) line(e train.Event) string {
	unique := float64(p.recipe.TokensPerStep()) / p.seconds
	if p.recipe.SeparateBatches {
		unique *= float64(p.widths)
	}
	processed := float64(p.recipe.TokensPerStep()*p.widths) / p.seconds
	left := time.Duration(float64(p.recipe.Steps-e.Step.Step-1) * p.seconds * float64(time.Second)).Round(time.Second)
	return fmt.Sprintf("step %d/%d loss %s | %.0f tokens/s (%.0f processed) | ETA %s", e.Step.Step+1, p.recipe.Steps, losses(e.Step.Losses), unique, processed, left)
}

func (p *progress) close() {
	if p.bar != nil {
		_ = p.bar.Finish()
	}
}

func losses(values []float64) string {
	parts := make([]string, len(values))
	for i, v := range values {
		parts[i] = fmt.Sprintf("%.3f", v)
	}
	return strings.Join(parts, " ")
}
