package golden

import (
	"path/filepath"
	"runtime"
	"testing"

	"github.com/gomlx/gomlx/core/tensors"
	"github.com/matmamba/matmamba/checkpoint"
	"github.com/matmamba/matmamba/internal/distance"
	"github.com/stretchr/testify/require"
)

// Tolerances relative to the largest element of a tensor. The official float32 kernels meet 3e-6 and, for optimised
// parameters, 2e-5.
const (
	Operator  = 1e-5 // one operator or block, value and gradient
	Model     = 2e-5 // model outputs and gradients
	Optimised = 1e-4 // parameters after ten optimiser steps
	BFloat16  = 2e-2
)

// Set is the content of one golden file.
type Set struct {
	t    testing.TB
	name string
	file *checkpoint.File
}

// Path returns the path of a file or folder under testdata/golden.
func Path(name string) string {
	_, here, _, _ := runtime.Caller(0)
	return filepath.Join(filepath.Dir(here), "..", "..", "testdata", "golden", name)
}

// Load opens testdata/golden/NAME.safetensors until the test ends.
func Load(t testing.TB, name string) Set {
	file, err := checkpoint.Open(Path(name + ".safetensors"))
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, file.Close()) })
	return Set{t, name, file}
}

// Has reports whether the set holds the tensor.
func (s Set) Has(name string) bool {
	_, err := s.file.Tensor(name)
	return err == nil
}

// Names lists the tensors of the set, sorted.
func (s Set) Names() []string { return s.file.Names() }

// Tensor returns the tensor as float32 or int32.
func (s Set) Tensor(name string) *tensors.Tensor {
	stored, err := s.file.Tensor(name)
	require.NoError(s.t, err)
	if stored.DType == checkpoint.I32 {
		values, err := stored.Int32s()
		require.NoError(s.t, err)
		return tensors.FromFlatDataAndDimensions(values, stored.Shape...)
	}
	values, err := stored.Float32s()
	require.NoError(s.t, err)
	return tensors.FromFlatDataAndDimensions(values, stored.Shape...)
}

// Floats returns the tensor's elements and shape.
func (s Set) Floats(name string) ([]float64, []int) {
	stored, err := s.file.Tensor(name)
	require.NoError(s.t, err)
	values, err := stored.Float64s()
	require.NoError(s.t, err)
	return values, stored.Shape
}

// Ints returns the elements of an int32 tensor.
func (s Set) Ints(name string) []int32 {
	stored, err := s.file.Tensor(name)
	require.NoError(s.t, err)
	values, err := stored.Int32s()
	require.NoError(s.t, err)
	return values
}

// RequireClose compares got with the golden tensor: shapes equal and max|got-want| / max|want| at most tolerance.
func (s Set) RequireClose(name string, got *tensors.Tensor, tolerance float64) {
	s.t.Helper()
	want, shape := s.Floats(name)
	require.Equal(s.t, shape, dimensions(got), "%s: shape of %s", s.name, name)
	RequireClose(s.t, s.name+" "+name, want, Float64s(got), tolerance)
}

// TB is a test or one draw of a property's, which reports the draw that failed.
type TB interface {
	require.TestingT
	Helper()
}

// RequireClose fails unless max|got-want| / max|want| is at most tolerance; a NaN fails.
func RequireClose(t TB, name string, want, got []float64, tolerance float64) {
	t.Helper()
	require.Len(t, got, len(want), name)
	worst := distance.Relative(want, got)
	require.True(t, worst <= tolerance, "%s: max|got-want| / max|want| is %.3g, at most %.3g is allowed", name, worst, tolerance)
}

// Float64s returns the elements of a float32 tensor.
func Float64s(t *tensors.Tensor) []float64 {
	flat := tensors.MustCopyFlatData[float32](t)
	values := make([]float64, len(flat))
	for i, v := range flat {
		values[i] = float64(v)
	}
	return values
}

// dimensions are t's dimensions, with one element in one dimension for a scalar: the golden files hold no scalars.
func dimensions(t *tensors.Tensor) []int {
	if t.Rank() == 0 {
		return []int{1}
	}
	return t.Shape().Dimensions
}
