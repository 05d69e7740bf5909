package backends

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"sync/atomic"
	"time"

	"github.com/matmamba/matmamba/backends/pjrt"
)

// compilerEnv tells a process that it was started to compile a program.
const compilerEnv = "MATMAMBA_COMPILER"

// compilesApart is set by [CompilerMain].
var compilesApart atomic.Bool

// order is what a compiling process reads, before the program: its text, then its options.
type order struct {
	Compiler Compiler      `json:"compiler"`
	Topology pjrt.Topology `json:"topology"`
	Text     int           `json:"text"` // lengths
	Options  int           `json:"options"`
}

// delivery is what it answers, before the executable.
type delivery struct {
	Failure    *pjrt.Error        `json:"failure,omitempty"` // of the plugin
	Reason     string             `json:"reason,omitempty"`  // of all else
	Memory     pjrt.Memory        `json:"memory"`
	Cost       map[string]float64 `json:"cost"`
	Took       time.Duration      `json:"took"`
	Executable int                `json:"executable"` // length
}

// CompilerMain lets [Compiler.Compile] compile in processes of their own. A program calls it first in main: in a process that
// Compile started it compiles one program, answers and exits; in any other it returns at once, and from then on Compile
// starts the program itself once more for each program to compile.
func CompilerMain() {
	if _, asked := os.LookupEnv(compilerEnv); !asked {
		compilesApart.Store(true)
		return
	}
	answer := os.NewFile(3, "answer") // standard output is the plugin's to write to
	if err := serveOrder(os.Stdin, answer); err != nil {
		fmt.Fprintln(os.Stderr, "compile:", err)
		os.Exit(1)
	}
	os.Exit(0)
}

// serveOrder compiles the program that comes in and writes what becomes of it.
func serveOrder(in io.Reader, out io.Writer) error {
	var o order
	if err := readHeader(in, &o); err != nil {
		return err
	}
	program := pjrt.Recorded{Text: make([]byte, o.Text), Options: make([]byte, o.Options)}
	for _, part := range [][]byte{program.Text, program.Options} {
		if _, err := io.ReadFull(in, part); err != nil {
			return err
		}
	}
	go func() {
		_, _ = io.Copy(io.Discard, in)
		os.Exit(1) // whoever gave the order is gone
	}()
	compiled, err := compileHere(o.Compiler, o.Topology, program)
	if err != nil {
		if failure, ok := errors.AsType[*pjrt.Error](err); ok {
			return writeHeader(out, delivery{Failure: failure})
		}
		return writeHeader(out, delivery{Reason: err.Error()})
	}
	answer := delivery{Memory: compiled.Memory, Cost: compiled.Cost, Took: compiled.Took, Executable: len(compiled.Executable)}
	if err := writeHeader(out, answer); err != nil {
		return err
	}
	_, err = out.Write(compiled.Executable)
	return err
}

// compileApart is [Compiler.Compile] in a process of its own.
func (c Compiler) compileApart(ctx context.Context, topology pjrt.Topology, program pjrt.Recorded) (*pjrt.Compiled, error) {
	var in bytes.Buffer
	if err := writeHeader(&in, order{c, topology, len(program.Text), len(program.Options)}); err != nil {
		return nil, err
	}
	in.Write(program.Text)
	in.Write(program.Options)
	answer, complaint, err := runSelf(ctx, compilerEnv+"=1", &in)
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	if err != nil {
		return nil, fmt.Errorf("the compiling process ended with %w %s", err, complaint)
	}
	reader := bytes.NewReader(answer)
	var d delivery
	if err := readHeader(reader, &d); err != nil {
		return nil, fmt.Errorf("the compiling process answers nonsense: %w", err)
	}
	switch {
	case d.Failure != nil:
		return nil, d.Failure
	case d.Reason != "":
		return nil, errors.New(d.Reason)
	case d.Executable != reader.Len():
		return nil, fmt.Errorf("the compiling process sent %d bytes of %d", reader.Len(), d.Executable)
	}
	return &pjrt.Compiled{Executable: answer[len(answer)-d.Executable:], Memory: d.Memory, Cost: d.Cost, Took: d.Took}, nil
}

// writeHeader writes a value as one line.
func writeHeader(w io.Writer, value any) error {
	return json.NewEncoder(w).Encode(value) // which ends with a line break, and has none within
}

// readHeader reads what [writeHeader] wrote and nothing beyond it.
func readHeader(r io.Reader, value any) error {
	var line strings.Builder
	var one [1]byte
	for {
		if _, err := io.ReadFull(r, one[:]); err != nil {
			return err
		}
		if one[0] == '\n' {
			return json.Unmarshal([]byte(line.String()), value)
		}
		line.WriteByte(one[0])
	}
}
