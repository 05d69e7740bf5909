package backends

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"sync/atomic"
	"time"

	"github.com/matmamba/matmamba/internal/oneline"
)

// probeEnv tells a process that it was started to probe the kind it names.
const probeEnv = "MATMAMBA_PROBE"

// probeTimeout bounds one probe: an accelerator takes seconds to start, one that another program holds may never do.
const probeTimeout = 2 * time.Minute

// answersProbes is set by [ProbeMain].
var answersProbes atomic.Bool

// ProbeMain makes [List] safe from plugins that crash. A program calls it first in main: in a process that List started, it
// probes one backend, answers and exits; in any other it returns at once, and from then on List starts the program itself
// once more for each plugin it probes.
func ProbeMain() {
	kind, asked := os.LookupEnv(probeEnv)
	if !asked {
		answersProbes.Store(true)
		return
	}
	answer := os.NewFile(3, "answer") // standard output is the plugin's to write to
	if err := json.NewEncoder(answer).Encode(Probe(context.Background(), Kind(kind))); err != nil {
		fmt.Fprintln(os.Stderr, "probe:", err)
		os.Exit(1)
	}
	os.Exit(0)
}

// List says for every kind of backend, in the order of [Kinds], whether it is there and works, by running a small product on
// it, and why not otherwise. It installs nothing. In a program that called [ProbeMain] each plugin is opened in a process of its
// own, which may crash or hang; in another it is opened in this one.
func List(ctx context.Context) []Status {
	var all []Status
	for _, kind := range Kinds() {
		status := survey(ctx, kind)
		switch {
		case !status.Available:
		case kind == Go || !answersProbes.Load():
			status = Probe(ctx, kind)
		default:
			status = probeApart(ctx, status)
		}
		all = append(all, status)
	}
	return all
}

// probeApart probes the kind of a surveyed status in a process of its own.
func probeApart(ctx context.Context, status Status) Status {
	ctx, cancel := context.WithTimeoutCause(ctx, probeTimeout, fmt.Errorf("no answer within %v", probeTimeout))
	defer cancel()
	answer, complaint, err := runSelf(ctx, probeEnv+"="+string(status.Kind), nil)
	if err != nil {
		if cause := context.Cause(ctx); cause != nil {
			err = cause
		}
		status.Reason = oneline.Of(fmt.Errorf("the plugin %s fails a probe: %w %s", status.Plugin, err, complaint).Error())
		return status
	}
	var probed Status
	if err := json.Unmarshal(answer, &probed); err != nil {
		status.Reason = oneline.Of(fmt.Errorf("the plugin %s fails a probe: no answer: %w", status.Plugin, err).Error())
		return status
	}
	return probed
}

// runSelf starts this program with one more variable in its environment, and a standard input that may be nil and does not end. It returns what
// the program writes to file 3 and, if it fails, the first line it wrote to standard error.
func runSelf(ctx context.Context, variable string, stdin io.Reader) (answer []byte, complaint string, err error) {
	self, err := os.Executable()
	if err != nil {
		return nil, "", err
	}
	reader, writer, err := os.Pipe()
	if err != nil {
		return nil, "", err
	}
	defer reader.Close()
	var stderr bytes.Buffer
	command := exec.CommandContext(ctx, self)
	command.Env = append(os.Environ(), variable)
	command.Stderr = &stderr
	command.ExtraFiles = []*os.File{writer}
	command.WaitDelay = time.Second
	var input io.Writer
	if stdin != nil {
		if input, err = command.StdinPipe(); err != nil {
			return nil, "", errors.Join(err, writer.Close())
		}
	}
	startErr := command.Start()
	if closeErr := writer.Close(); startErr != nil || closeErr != nil {
		return nil, "", errors.Join(startErr, closeErr)
	}
	if stdin != nil {
		// The pipe stays open until the program ends: were this one to end before, the other would see it.
		go func() { _, _ = io.Copy(input, stdin) }() // a program that ends early needs no more of it
	}
	answer, readErr := io.ReadAll(reader)
	if err := command.Wait(); err != nil {
		return nil, firstLine(stderr.String()), err
	}
	return answer, "", readErr
}

// firstLine is the first line of a text that says anything.
func firstLine(text string) string {
	line, _, _ := strings.Cut(strings.TrimSpace(text), "\n")
	if line == "" {
		return ""
	}
	return "(" + line + ")"
}
