package peer

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"github.com/matmamba/matmamba/backends"
)

// Ready is what a peer tells when its program is compiled. Memory is in bytes, by the executable's own statistics.
type Ready struct {
	Name           string  `json:"name"`
	CompileSeconds float64 `json:"compile_s"`
	Temporaries    int64   `json:"temporaries"`
	Peak           int64   `json:"peak"` // arguments + temporaries + outputs - aliases
}

// Peer is a running script.
type Peer struct {
	Ready

	command *exec.Cmd
	stdin   io.WriteCloser
	lines   *bufio.Scanner
	stderr  *bytes.Buffer
}

// environment is that of the program's start: backends set variables for themselves later, flags of XLA among them.
var environment = os.Environ()

// quitTime is how long a script may take to end when its input does.
const quitTime = 5 * time.Second

// Start runs a script, one of bash if it ends in .sh and else of python3, with the arguments and then work as its last, and waits until
// it is ready.
func Start(ctx context.Context, script string, work any, arguments ...string) (*Peer, error) {
	last, err := json.Marshal(work)
	if err != nil {
		return nil, fmt.Errorf("peer %s: %w", script, err)
	}
	interpreter := "python3"
	if filepath.Ext(script) == ".sh" {
		interpreter = "bash"
	}
	line := append(append([]string{script}, arguments...), string(last))
	p := &Peer{command: exec.CommandContext(ctx, interpreter, line...), stderr: &bytes.Buffer{}}
	p.command.Env = backends.WithoutHugePages(environment) // the peer runs as its own users start it
	p.command.Stderr = p.stderr
	p.command.WaitDelay = quitTime
	if p.stdin, err = p.command.StdinPipe(); err != nil {
		return nil, fmt.Errorf("peer %s: %w", script, err)
	}
	stdout, err := p.command.StdoutPipe()
	if err != nil {
		return nil, fmt.Errorf("peer %s: %w", script, err)
	}
	p.lines = bufio.NewScanner(stdout)
	if err := p.command.Start(); err != nil {
		return nil, fmt.Errorf("peer %s: %w", script, err)
	}
	if err := p.read(&p.Ready); err != nil {
		_ = p.command.Process.Kill() // one that is gone already cannot be ended; the reason is err
		return nil, err
	}
	return p, nil
}

// Steps makes n steps and returns the time of each.
func (p *Peer) Steps(n int) ([]time.Duration, error) {
	if _, err := fmt.Fprintln(p.stdin, n); err != nil {
		return nil, p.failed(err)
	}
	var answer struct {
		Milliseconds []float64 `json:"step_ms"`
	}
	if err := p.read(&answer); err != nil {
		return nil, err
	}
	var times []time.Duration
	for _, ms := range answer.Milliseconds {
		times = append(times, time.Duration(ms*float64(time.Millisecond)))
	}
	return times, nil
}

// Close ends the script.
func (p *Peer) Close() error {
	if err := p.stdin.Close(); err != nil {
		return p.failed(err)
	}
	if err := p.command.Wait(); err != nil {
		return p.failed(err)
	}
	return nil
}

func (p *Peer) read(into any) error {
	if !p.lines.Scan() {
		err := p.lines.Err()
		if err == nil {
			err = p.command.Wait()
		}
		return p.failed(err)
	}
	if err := json.Unmarshal(p.lines.Bytes(), into); err != nil {
		return p.failed(fmt.Errorf("line %q: %w", p.lines.Text(), err))
	}
	return nil
}

// failed names the script and the last line of what it complained of.
func (p *Peer) failed(err error) error {
	complaint := strings.TrimSpace(p.stderr.String())
	complaint = complaint[strings.LastIndex(complaint, "\n")+1:]
	if err == nil {
		err = io.ErrUnexpectedEOF
	}
	return fmt.Errorf("peer %s: %w: %s", p.command.Args[1], err, complaint)
}
