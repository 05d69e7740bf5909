package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"os/signal"
	"strconv"
	"strings"
	"syscall"

	"github.com/matmamba/matmamba/internal/oneline"

	"github.com/alecthomas/kong"
	"github.com/gomlx/compute"
	"github.com/matmamba/matmamba/backends"
	"github.com/matmamba/matmamba/generate"
	"github.com/matmamba/matmamba/graph/selftest"
)

const description = `Elastic sequence models: trained once, deployed at every size.

A MatMamba model holds every width: the half, the quarter and the eighth of it are trained models too, and any mix of widths per
layer works without further training. MODEL is a directory (a run directory means its newest checkpoint) or the name of a
preset with random weights: tiny, 130m, 370m, 790m, 1.4b, 2.8b.`

// cli is the whole command line.
type cli struct {
	Train    trainCmd    `cmd:"" help:"Train a nested language model on text, all widths in one optimiser step."`
	Eval     evalCmd     `cmd:"" help:"Measure the loss of a model at some widths or at a mix."`
	Generate generateCmd `cmd:"" help:"Continue a prompt at any width, streaming the text."`
	Logits   logitsCmd   `cmd:"" help:"Compute logits of given tokens, for scripts and for comparing implementations."`
	Info     infoCmd     `cmd:"" help:"Show parameters, FLOPs and memory of a model at each width."`
	Compile  compileCmd  `cmd:"" help:"Compile a model ahead of time, for devices that need not be here."`
	Run      runCmd      `cmd:"" help:"Run what was compiled ahead of time."`
	Export   exportCmd   `cmd:"" help:"Write the programs of a model as StableHLO."`
	Cache    cacheCmd    `cmd:"" help:"Show or empty the cache of executables."`
	Data     dataCmd     `cmd:"" help:"Prepare token shards."`
	Backends backendsCmd `cmd:"" help:"Show or install what programs can run on."`
	Bench    benchCmd    `cmd:"" help:"Measure speed and memory, also beside other implementations."`
}

// environment is what every command gets beside its flags.
type environment struct {
	ctx    context.Context
	stdout io.Writer
	stderr io.Writer
}

func main() {
	backends.CompilerMain()
	backends.UseHugePages()
	os.Exit(run(untilSignal(), os.Args[1:], os.Stdout, os.Stderr))
}

// interrupted is the exit code of what a signal ended.
const interrupted = 130

// untilSignal is done at the first signal. A second one ends the process where it is: compiling and reading do not look at contexts. Without a
// handler it would not where a script started the command with &: such a process ignores interrupts.
func untilSignal() context.Context {
	ctx, cancel := context.WithCancel(context.Background())
	signals := make(chan os.Signal, 2)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	go func() {
		<-signals
		cancel()
		<-signals
		os.Exit(interrupted)
	}()
	return ctx
}

// run executes a command line and returns its exit code: 0, 1 for an error, 2 for a command line that makes no sense, 130
// for an interruption.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) (code int) {
	slog.SetDefault(slog.New(slog.NewTextHandler(stderr, &slog.HandlerOptions{ReplaceAttr: withoutTime})))
	exited := -1
	parser, err := newParser(stdout, stderr, func(code int) { exited = code })
	if err != nil {
		fmt.Fprintln(stderr, "matmamba:", err)
		return 1
	}
	if len(args) == 0 {
		args = []string{"--help"}
	}
	command, err := parser.Parse(args)
	if exited >= 0 {
		return exited
	}
	if err != nil {
		fmt.Fprintln(stderr, "matmamba:", err)
		return 2
	}
	err = command.Run(&environment{ctx, stdout, stderr})
	switch {
	case err == nil:
		return 0
	case errors.Is(err, context.Canceled) || ctx.Err() != nil:
		fmt.Fprintln(stderr, "matmamba:", strings.ReplaceAll(oneline.Of(err.Error()), context.Canceled.Error(), "interrupted"))
		return interrupted
	default:
		fmt.Fprintln(stderr, "matmamba:", oneline.Of(err.Error()))
		return 1
	}
}

// newParser reads command lines. Help, once printed, calls exit.
func newParser(stdout, stderr io.Writer, exit func(code int)) (*kong.Kong, error) {
	return kong.New(&cli{},
		kong.Name("matmamba"), kong.Description(description), kong.Writers(stdout, stderr), kong.Exit(exit),
		kong.UsageOnError(), kong.ConfigureHelp(kong.HelpOptions{Compact: true, WrapUpperBound: 120}),
		kong.Vars{"backends": "auto, cpu, cuda, tpu or go", "block": strconv.Itoa(generate.DefaultBlock)}, trainVars(), kong.Configuration(loadTOML))
}

func withoutTime(groups []string, a slog.Attr) slog.Attr {
	if len(groups) == 0 && a.Key == slog.TimeKey {
		return slog.Attr{}
	}
	return a
}

// backendFlags choose where programs run.
type backendFlags struct {
	Backend string `default:"auto" placeholder:"NAME" help:"Where to run: ${backends}. Auto takes the best there is and fetches the CPU plugin once."`
}

func (f backendFlags) open(env *environment, options backends.Options) (compute.Backend, backends.Info, error) {
	kind, err := backends.ParseKind(f.Backend)
	if err != nil {
		return nil, backends.Info{}, fmt.Errorf("--%w", err)
	}
	options.Progress = env.stderr
	return selftest.Open(env.ctx, kind, options)
}
