package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/gomlx/gomlx/core/tensors"
	"github.com/janpfeifer/must"
	"github.com/matmamba/matmamba/backends"
	"github.com/matmamba/matmamba/compile"
	"github.com/matmamba/matmamba/generate"
	"github.com/matmamba/matmamba/models/lm"
	"github.com/matmamba/matmamba/nested"
)

func main() {
	backends.CompilerMain() // programs are compiled in processes of their own: this one, started again
	targets := flag.String("targets", "cpu,cuda:h200,tpu:v5e:2x2", "what to compile for")
	out := flag.String("out", "bundles", "directory of the bundles")
	flag.Parse()
	ctx := context.Background()

	// The model: two layers, and two of its widths. Logits of a sequence of 32 tokens.
	const seqLen = 32
	config := lm.Default(128, 2, 256)
	config.HeadDim, config.DState = 8, 32
	network := lm.Model{Config: config}
	programs := map[string]generate.Programs{}
	var parts []compile.Part
	for _, width := range []nested.Width{nested.Full, nested.Fraction(1, 4)} {
		mix := must.M1(config.Uniform(width))
		p := must.M1(generate.NewPrograms(network, mix, 1))
		programs[width.String()] = p
		parts = append(parts, compile.Part{
			Granularity: width.String(), Program: p.Logits(seqLen), Tokens: seqLen, FLOPs: seqLen * float64(config.Count(mix).FLOPs),
		})
	}

	// Build and write a bundle for each target.
	for name := range strings.SplitSeq(*targets, ",") {
		target := must.M1(compile.ParseTarget(name))
		built, compiler, err := compile.Build(ctx, target, parts, compile.BuildOptions{Options: backends.Options{Progress: os.Stderr}})
		must.M(err)
		for _, row := range compile.Report(target, compile.Precision{}, built) {
			fmt.Printf("%-12s width %-4s %.3g FLOPs, needs %d KiB, executable of %d KiB in %.1f s\n",
				name, row.Granularity, row.FLOPs, row.Needs>>10, row.Size>>10, row.Seconds)
		}
		must.M(compile.Write(bundleDir(*out, name), compile.Bundle{Target: target, Plugin: compiler.Version, Programs: built}))
	}

	// Run the one whose device is here. The weights are not in these bundles: they come from the caller.
	backend, info, err := backends.Open(ctx, backends.CPU, backends.Options{Progress: os.Stderr})
	must.M(err)
	bundle := must.M1(compile.Open(bundleDir(*out, "cpu")))
	must.M(bundle.Check(info))
	values := lm.Random(config, 1)
	for _, width := range bundle.Granularities() {
		exe := must.M1(bundle.Program(backend, width, "logits"))
		tokens := tensors.FromFlatDataAndDimensions(make([]int32, seqLen), 1, seqLen)
		results := must.M1(exe.Run(append(programs[width].Place(values), tokens)))
		logits := must.M1(tensors.CopyFlatData[float32](results[0]))
		fmt.Printf("width %-4s first logits %.4f\n", width, logits[:3])
	}
	compiled, loaded := backends.CacheStats(backend)
	fmt.Printf("%d compiled, %d loaded\n", compiled, loaded)
}

func bundleDir(out, target string) string {
	return filepath.Join(out, strings.ReplaceAll(target, ":", "-"))
}
