//go:build linux || darwin

package main

import (
	"fmt"
	"os"
	"os/signal"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/matmamba/matmamba/checkpoint"
	"github.com/matmamba/matmamba/train"
	"github.com/stretchr/testify/require"
)

// Interrupted by either signal, a run saves and says how to go on, and it goes on.
func TestSignalsSaveAndResume(t *testing.T) {
	p := newPlace(t)
	succeed(t, p.dir, "data", "prepare", "text.txt", "--out", "shards", "--tokenizer", "byte")
	flags := []string{"--data", "shards", "--save-every", "0", "--val-every", "0"}
	said := regexp.MustCompile(`(?m)^matmamba: interrupted before step (\d+); saved in (\S+), --resume goes on from there\n\z`)
	saved := 0
	for _, sent := range []os.Signal{os.Interrupt, syscall.SIGTERM} {
		args := trainArgs(append(flags, "--steps", "100000")...)
		ready := "step 1/100000 "
		if saved > 0 {
			args, ready = append(args, "--resume"), fmt.Sprintf("resumed at step %d\n", saved)
		}
		run := start(t, p.dir, args...)
		run.stderr.until(t, ready)
		require.NoError(t, run.Process.Signal(sent))
		r := run.end()
		require.Equal(t, 130, r.code, r.stderr)
		require.Empty(t, r.stdout)
		match := said.FindStringSubmatch(r.stderr)
		require.NotNil(t, match, r.stderr)
		newest, err := checkpoint.Latest(p.path("run"))
		require.NoError(t, err)
		require.Equal(t, p.path(match[2]), newest.Dir)
		require.Equal(t, match[1], fmt.Sprint(newest.Step))
		require.GreaterOrEqual(t, newest.Step, max(saved, 1))
		saved = newest.Step
		p.losses(t, "run")
	}
	succeed(t, p.dir, trainArgs(append(flags, "--resume", "--steps", fmt.Sprint(saved+2))...)...)
	lines, err := train.ReadMetrics(p.path("run/metrics.jsonl"))
	require.NoError(t, err)
	require.Len(t, lines, saved+2)
	for i, line := range lines {
		require.Equal(t, i, line.Step)
	}
}

// Text comes while it is drawn, and an interruption ends it with a line break, a message and code 130.
func TestGenerateStreams(t *testing.T) {
	p := newPlace(t)
	// The most likely token of this model is never the separator, so it would write on for hours.
	text := start(t, p.dir, "generate", "lm", "--backend", "go", "--prompt", "line ", "--temperature", "0", "--max-tokens", "100000000")
	text.stdout.until(t, "line ")
	for range 3 {
		seen := len(text.stdout.String())
		require.Eventually(t, func() bool { return len(text.stdout.String()) > seen }, 60*time.Second, time.Millisecond)
	}
	require.NoError(t, text.Process.Signal(os.Interrupt))
	r := text.end()
	require.Equal(t, 130, r.code)
	require.Equal(t, "matmamba: interrupted\n", r.stderr)
	require.True(t, strings.HasSuffix(r.stdout, "\n"))
}

// Where a command waits for something that does not look at signals, such as a pipe nobody writes to, a second one ends it, also where a
// script started it with & and so without interrupts.
func TestSecondSignalEndsTheProcess(t *testing.T) {
	for _, ignored := range []bool{false, true} {
		p := newPlace(t)
		require.NoError(t, syscall.Mkfifo(p.path("pipe"), 0o600))
		if ignored {
			signal.Ignore(os.Interrupt)
		}
		stuck := start(t, p.dir, "data", "prepare", "pipe", "--out", "shards")
		signal.Reset(os.Interrupt)
		ended := make(chan result)
		go func() { ended <- stuck.end() }()
		var pipe *os.File
		require.Eventually(t, func() bool {
			var err error
			pipe, err = os.OpenFile(p.path("pipe"), os.O_WRONLY|syscall.O_NONBLOCK, 0)
			return err == nil
		}, 60*time.Second, 5*time.Millisecond)
		r := signalUntilEnd(t, stuck, ended)
		require.Equal(t, 130, r.code, r.stderr)
		require.NoDirExists(t, p.path("shards"))
		require.NoError(t, pipe.Close())
	}
}

// signalUntilEnd sends signals until the command ends.
func signalUntilEnd(t *testing.T, c child, ended <-chan result) result {
	t.Helper()
	for deadline := time.After(60 * time.Second); ; {
		_ = c.Process.Signal(os.Interrupt) // it may have ended just now
		select {
		case r := <-ended:
			return r
		case <-deadline:
			require.Fail(t, "signals do not end it")
		case <-time.After(50 * time.Millisecond):
		}
	}
}

// A disk that is full in the middle of a file: what was there before stays and loads, and nothing of the new is left.
func TestFileThatDoesNotFit(t *testing.T) {
	p := trained(t)
	before, losses := tree(t, p.path("run/step-00000002")), p.losses(t, "run")
	limited := func(bytes int, args ...string) result {
		c := command(t, p.dir, args...)
		c.Env = append(c.Env, fmt.Sprintf("%s=%d", fileLimitEnv, bytes))
		return finished(t, c)
	}
	for _, bytes := range []int{8 << 10, 100 << 10, 500 << 10} { // within the header, the weights, the moments
		r := limited(bytes, trainArgs("--resume", "--steps", "4")...)
		requireLastLine(t, r, "write run/step-00000004: ", "file too large")
		requireAsBefore(t, p, before, losses)
	}
	succeed(t, p.dir, trainArgs("--resume", "--steps", "4")...)
	p.losses(t, "run")

	whole := tree(t, p.dir)
	requireOneLine(t, limited(1000, "logits", "lm", "--backend", "go", "--tokens", "in.safetensors", "--out", "out.safetensors"), "write out.safetensors: ", "file too large")
	requireOneLine(t, limited(1000, "data", "prepare", "text.txt", "--tokenizer", "byte", "--out", "shards"), "write shards: ", "file too large")
	require.Equal(t, whole, tree(t, p.dir))
}

// requireAsBefore fails unless the run of trained has its one checkpoint, unchanged, and nothing half-written.
func requireAsBefore(t *testing.T, p place, before map[string]string, losses []evalResult) {
	t.Helper()
	require.Equal(t, before, tree(t, p.path("run/step-00000002")))
	require.Equal(t, losses, p.losses(t, "run"))
	for name := range tree(t, p.path("run")) {
		require.False(t, strings.HasPrefix(name, ".") && name != "." || strings.HasPrefix(name, "step-00000004"), name)
	}
}
