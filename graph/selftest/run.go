package selftest

import (
	"context"
	"fmt"
	"log/slog"
	"slices"
	"strings"

	"github.com/gomlx/compute"
	"github.com/gomlx/compute/dtypes"
	. "github.com/gomlx/gomlx/core/graph"
	"github.com/gomlx/gomlx/core/tensors"
	"github.com/matmamba/matmamba/backends"
	"github.com/matmamba/matmamba/internal/distance"
	"github.com/matmamba/matmamba/internal/oneline"
)

// Settings are how kernels are compared with their decompositions.
type Settings struct {
	DType     dtypes.DType // of products and activations
	Tolerance float64      // the largest difference that is taken for rounding, as a part of the largest number
}

// settingsOf are the type in which a kind of backend computes unless told otherwise, and what its rounding may make of a number.
func settingsOf(kind backends.Kind, tf32 bool) Settings {
	switch {
	case kind == backends.CUDA:
		return Settings{dtypes.BFloat16, 0.03}
	case tf32:
		return Settings{dtypes.Float32, 0.02}
	}
	return Settings{dtypes.Float32, 1e-4}
}

// Run compares the kernels that a backend has for composites with their decompositions, which the pure Go backend computes in float32,
// and returns the composites whose kernels disagree or fail, with a line in the log for each case.
func Run(ctx context.Context, backend compute.Backend, settings Settings, composites []string, log *slog.Logger) (wrong []string, err error) {
	var chosen []testCase
	for _, c := range cases() {
		if slices.ContainsFunc(c.composites, func(name string) bool { return slices.Contains(composites, name) }) {
			chosen = append(chosen, c)
		}
	}
	reference, _, err := backends.Open(ctx, backends.Go, backends.Options{Log: log})
	if err != nil {
		return nil, err
	}
	defer reference.Finalize()
	want, err := evaluate(reference, chosen, dtypes.Float32)
	if err != nil {
		return nil, fmt.Errorf("decompositions: %w", err)
	}
	got, err := evaluate(backend, chosen, settings.DType)
	for i, c := range chosen {
		var reason string
		if err == nil {
			reason = disagreement(want[i], got[i], settings.Tolerance)
		} else if alone, err := evaluate(backend, chosen[i:i+1], settings.DType); err == nil { // another one is to blame
			reason = disagreement(want[i], alone[0], settings.Tolerance)
		} else {
			reason = oneline.Of(err.Error())
		}
		if reason != "" {
			log.Warn("kernels disagree with their decompositions and are left out", "composites", strings.Join(c.composites, ", "), "reason", reason)
			wrong = append(wrong, c.composites...)
		}
	}
	slices.Sort(wrong)
	return slices.Compact(wrong), nil
}

// evaluate computes the results of cases in one program.
func evaluate(backend compute.Backend, cases []testCase, dtype dtypes.DType) ([][][]float32, error) {
	var inputs []any
	for _, c := range cases {
		for _, input := range c.inputs() {
			inputs = append(inputs, input)
		}
	}
	counts := make([]int, len(cases))
	exec, err := NewExec(backend, func(in []*Node) []*Node {
		var all []*Node
		for i, c := range cases {
			outputs := c.outputs(in[:len(c.shapes)], dtype)
			counts[i], in = len(outputs), in[len(c.shapes):]
			all = append(all, outputs...)
		}
		return all
	})
	if err != nil {
		return nil, err
	}
	defer exec.Finalize()
	results, err := exec.WithName("selftest").Call(inputs...)
	if err != nil {
		return nil, err
	}
	values := make([][][]float32, len(cases))
	for i, count := range counts {
		for _, result := range results[:count] {
			flat, err := tensors.CopyFlatData[float32](result)
			if err != nil {
				return nil, err
			}
			values[i] = append(values[i], flat)
		}
		results = results[count:]
	}
	return values, nil
}

// disagreement says how a result differs by more than rounding, "" if none does.
func disagreement(want, got [][]float32, tolerance float64) string {
	for i := range want {
		if difference := distance.Relative(want[i], got[i]); !(difference <= tolerance) {
			return fmt.Sprintf("a difference of %.2g, where rounding makes up to %.2g", difference, tolerance)
		}
	}
	return ""
}
