package compile

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"github.com/gomlx/compute"
	"github.com/matmamba/matmamba/backends"
	"github.com/matmamba/matmamba/backends/pjrt"
)

// Part is one program of a model: what it is for and at which granularity.
type Part struct {
	Granularity string  // "1/2", "mix 256,128", or "" for a program of no granularity, such as an optimiser's step
	Tokens      int     // taken in one run, for times per token; 0 where nothing is
	FLOPs       float64 // of products in one run, by the model's own count; 0 if unknown
	Program     Program
	// Beside tells how many bytes in each chip's memory, given the names of its results, the program neither takes nor gives while it runs;
	// nil for none.
	Beside func(outputs []string) (int64, error)
}

// Signature is what a program takes and returns.
type Signature struct {
	Inputs  []Input
	Outputs []Input // with the shape that each device computes
}

// Built is a part that was compiled for a target, or why it could not be for want of memory.
type Built struct {
	Part
	Signature
	StableHLO   []byte
	Executable  []byte // nil if it does not fit
	Memory      pjrt.Memory
	BesideBytes int64    // by [Part.Beside]
	Counted     Analysis // by the compiler
	Work        Work     // by us, in the text
	Took        time.Duration
	TooLarge    string // what the compiler said where the program needs more memory than the chip has
}

// Analysis is what one run costs each chip. A compiler that counts nothing leaves zeros, and one that counts may take the body of
// a loop for one round of it.
type Analysis struct {
	FLOPs float64 `json:"flops"`
	Bytes float64 `json:"bytes"` // to and from memory
}

// BuildOptions direct [Build].
type BuildOptions struct {
	backends.Options                   // TF32 is how float32 products are compiled
	Jobs             int               // programs compiled at once, 0 for 2
	LowEffort        bool              // see [backends.Compiler]
	Progress         func(built Built) // called after each program, by one goroutine at a time
}

// Build compiles parts for a target, whose devices need not be here. It returns them in their order. A program that needs more memory
// than a chip has is no error; any other failure is, and names the program.
func Build(ctx context.Context, target Target, parts []Part, options BuildOptions) ([]Built, backends.Compiler, error) {
	compiler, err := backends.OpenCompiler(ctx, target.Kind, options.Options)
	if err != nil {
		return nil, compiler, err
	}
	compiler.LowEffort = options.LowEffort
	built := make([]Built, len(parts))
	errs := make([]error, len(parts))
	var wait sync.WaitGroup
	var progress sync.Mutex
	jobs := options.Jobs
	if jobs < 1 {
		jobs = 2
	}
	slots := make(chan struct{}, jobs)
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	for i, part := range parts {
		slots <- struct{}{}
		wait.Go(func() {
			defer func() { <-slots }()
			if errs[i] = ctx.Err(); errs[i] != nil {
				return
			}
			if built[i], errs[i] = build(ctx, compiler, target, part, options.TF32); errs[i] != nil {
				cancel()
				return
			}
			if options.Progress != nil {
				progress.Lock()
				defer progress.Unlock()
				options.Progress(built[i])
			}
		})
	}
	wait.Wait()
	return built, compiler, firstCause(errs)
}

// firstCause is the first error that is not the consequence of another.
func firstCause(errs []error) error {
	var cancelled error
	for _, err := range errs {
		switch {
		case errors.Is(err, context.Canceled):
			cancelled = err
		case err != nil:
			return err
		}
	}
	return cancelled
}

// build compiles one part.
func build(ctx context.Context, compiler backends.Compiler, target Target, part Part, tf32 bool) (Built, error) {
	b := Built{Part: part}
	recorded, err := b.record(target, tf32)
	if err != nil {
		return b, err
	}
	b.StableHLO = recorded.Text
	if b.Work, err = Count(recorded.Text); err != nil {
		return b, fmt.Errorf("program %s for %s: %w", part.Program.Name, target, err)
	}
	if part.Beside != nil {
		if b.BesideBytes, err = part.Beside(b.outputNames()); err != nil {
			return b, fmt.Errorf("program %s for %s: %w", part.Program.Name, target, err)
		}
	}
	compiled, err := compiler.Compile(ctx, target.topology(target.devicesFor(part.Program)), recorded)
	if failure, ok := errors.AsType[*pjrt.Error](err); ok && failure.Exhausted() {
		b.TooLarge = failure.Message
		return b, nil
	}
	if err != nil {
		return b, fmt.Errorf("program %s for %s: %w", part.Program.Name, target, err)
	}
	b.Executable, b.Memory, b.Took = compiled.Executable, compiled.Memory, compiled.Took
	b.Counted = Analysis{FLOPs: max(compiled.Cost["flops"], 0), Bytes: max(compiled.Cost["bytes accessed"], 0)}
	return b, nil
}

// record writes the program as it is for the target.
func (b *Built) record(target Target, tf32 bool) (pjrt.Recorded, error) {
	recorded, err := backends.Record(target.Kind, target.Chip.Name, target.devicesFor(b.Program), tf32, func(backend compute.Backend) error {
		exe, err := Compile(backend, b.Program)
		if err != nil {
			return err
		}
		defer exe.Close()
		b.Signature = exe.signature()
		return nil
	})
	if err != nil {
		return pjrt.Recorded{}, err
	}
	if len(recorded) != 1 {
		return pjrt.Recorded{}, fmt.Errorf("program %s was compiled %d times, want once", b.Program.Name, len(recorded))
	}
	return recorded[0], nil
}

func (s Signature) outputNames() []string {
	names := make([]string, len(s.Outputs))
	for i, out := range s.Outputs {
		names[i] = out.Name
	}
	return names
}

// signature is what the executable takes and returns.
func (e *Executable) signature() Signature {
	s := Signature{Inputs: e.inputs}
	for i, shape := range e.Native().Outputs() {
		s.Outputs = append(s.Outputs, Input{Name: e.outputs[i], Shape: shape, Sharding: e.splits[i]})
	}
	return s
}

// StableHLO is the text of a program as it is for a target, in MLIR's StableHLO dialect. tf32 is as in [backends.Options].
func StableHLO(target Target, p Program, tf32 bool) ([]byte, error) {
	b := Built{Part: Part{Program: p}}
	recorded, err := b.record(target, tf32)
	return recorded.Text, err
}
