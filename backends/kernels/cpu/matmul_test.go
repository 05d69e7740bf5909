//go:build cgo && linux

package cpu_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"github.com/matmamba/matmamba/backends/kernels"
	"github.com/stretchr/testify/require"
)

// matmulCall is a product contracted along an axis of each operand, and the operands' dimensions.
func matmulCall(rows, columns, inner, left, right int, in, out string) (call kernels.Call, aDims, bDims []int) {
	aDims, bDims = []int{rows, inner}, []int{inner, columns}
	if left == 0 {
		aDims = []int{inner, rows}
	}
	if right == 1 {
		bDims = []int{columns, inner}
	}
	return kernels.Call{
		Op:         "matmul",
		Attributes: map[string]string{"left": strconv.Itoa(left), "right": strconv.Itoa(right)},
		Inputs:     []kernels.Tensor{{DType: in, Dims: aDims}, {DType: in, Dims: bDims}},
		Outputs:    []kernels.Tensor{{DType: out, Dims: []int{rows, columns}}},
	}, aDims, bDims
}

// multiply is the product by its definition.
func multiply(rows, columns, inner, left, right int, a, b array) []float64 {
	want := make([]float64, rows*columns)
	for i := range want {
		row, column := i/columns, i%columns
		for k := range inner {
			atA, atB := row*inner+k, k*columns+column
			if left == 0 {
				atA = k*rows + row
			}
			if right == 1 {
				atB = column*inner + k
			}
			want[i] += float64(a.floats[atA]) * float64(b.floats[atB])
		}
	}
	return want
}

// Products contracted along either axis of each operand, of sizes that are no multiple of a tile and of several blocks and splits each
// way, with rows that fall on the same lines of the cache, from and to either type.
func TestMatmul(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 6))
	for _, size := range []struct{ rows, columns, inner int }{
		{1, 1, 1}, {13, 37, 50}, {96, 16, 256}, {100, 300, 19}, {203, 5, 600}, {300, 270, 530}, {12, 40, 2048}, {14, 33, 2049},
	} {
		for axes := range 4 {
			left, right := axes/2, axes%2
			_, aDims, bDims := matmulCall(size.rows, size.columns, size.inner, left, right, "f32", "f32")
			a, b := normal(rng, aDims...), normal(rng, bDims...)
			want := multiply(size.rows, size.columns, size.inner, left, right, a, b)
			for _, types := range []struct {
				in, out   string
				tolerance float64
			}{{"f32", "f32", 1e-6}, {"bf16", "f32", 1e-6}, {"bf16", "bf16", 4e-3}} {
				if types.out == "bf16" && size.inner != 50 && size.inner != 600 {
					continue // the result's type is told apart where elements are stored, whatever the size
				}
				for _, lanes := range productVariants(types.in) {
					call, _, _ := matmulCall(size.rows, size.columns, size.inner, left, right, types.in, types.out)
					name := fmt.Sprint(size, " contracted along ", left, right, types, lanes)
					once := prepare(t, call, lanes, a, b)
					first, err := once()
					require.NoError(t, err)
					requireNear(t, name, want, first[0].floats, types.tolerance)
					again, err := once()
					require.NoError(t, err)
					require.Equal(t, first[0].floats, again[0].floats, name)
				}
			}
		}
	}
}

// What is not finite stays in the rows and columns that it is an operand of, though a pair of inner elements or a vector may reach into the
// next row of an operand.
func TestMatmulNotFinite(t *testing.T) {
	const rows, columns, inner = 17, 35, 51
	rng := rand.New(rand.NewPCG(9, 10))
	for axes := range 4 {
		left, right := axes/2, axes%2
		_, aDims, bDims := matmulCall(rows, columns, inner, left, right, "f32", "f32")
		a, b := normal(rng, aDims...), normal(rng, bDims...)
		a.floats[aDims[1]] = float32(math.NaN()) // begins a row
		b.floats[len(b.floats)-1] = float32(math.Inf(1))
		want := multiply(rows, columns, inner, left, right, a, b)
		for _, dtype := range []string{"f32", "bf16"} {
			for _, lanes := range productVariants(dtype) {
				call, _, _ := matmulCall(rows, columns, inner, left, right, dtype, "f32")
				name := fmt.Sprint(dtype, lanes, " contracted along ", left, right)
				requireNotFinite(t, name, want, run(t, call, lanes, a, b)[0].floats)
			}
		}
	}
}

// Zeros of either sign add up to zero, and subnormal numbers, operands or products, count as zero, whoever multiplies them.
func TestMatmulZeros(t *testing.T) {
	const rows, columns, inner = 7, 18, 33
	filled := func(value float32, dims []int) array {
		values := make([]float32, dims[0]*dims[1])
		for i := range values {
			values[i] = value
		}
		return array{floats: values, dims: dims}
	}
	negative := float32(math.Copysign(0, -1))
	for _, factors := range [][2]float32{{negative, 3}, {0x1p-130, 0x1p100}, {0x1p100, -0x1p-130}, {0x1p-100, 0x1p-40}} {
		for _, dtype := range []string{"f32", "bf16"} {
			for _, lanes := range productVariants(dtype) {
				call, aDims, bDims := matmulCall(rows, columns, inner, 1, 0, dtype, "f32")
				got := run(t, call, lanes, filled(factors[0], aDims), filled(factors[1], bDims))[0].floats
				for i, value := range got {
					require.Zero(t, math.Float32bits(value), "%d of %v %s %d", i, factors, dtype, lanes)
				}
			}
		}
	}
}

// A left operand in parts beside each other, rows of the result or inner elements, some wider than a block and some narrower than a tile, of
// which all but the last are whole pairs, or not.
func TestMatmulParts(t *testing.T) {
	testMatmulParts(t, 203, []int{300, 5, 17}, "f32")
	testMatmulParts(t, 700, []int{300, 5, 17}, "f32")
	testMatmulParts(t, 203, []int{300, 5, 17}, "bf16")
	testMatmulParts(t, 203, []int{300, 6, 17}, "bf16")
}

func testMatmulParts(t *testing.T, length int, widths []int, dtype string) {
	rng := rand.New(rand.NewPCG(7, 8))
	const columns = 37
	total := 0
	for _, width := range widths {
		total += width
	}
	whole := array{floats: make([]float32, length*total)}
	var parts []array
	var inputs []kernels.Tensor
	at := 0
	for _, width := range widths {
		part := normal(rng, length, width)
		for i, value := range part.floats {
			whole.floats[i/width*total+at+i%width] = value
		}
		parts, inputs, at = append(parts, part), append(inputs, kernels.Tensor{DType: dtype, Dims: part.dims}), at+width
	}
	for left, rows := range []int{total, length} {
		inner := length + total - rows
		b := normal(rng, inner, columns)
		want := multiply(rows, columns, inner, left, 0, whole, b)
		for _, lanes := range productVariants(dtype) {
			got := run(t, kernels.Call{
				Op:         "matmul",
				Attributes: map[string]string{"left": strconv.Itoa(left), "right": "0"},
				Inputs:     append(inputs[:len(parts):len(parts)], kernels.Tensor{DType: dtype, Dims: b.dims}),
				Outputs:    []kernels.Tensor{f32(rows, columns)},
			}, lanes, append(parts[:len(parts):len(parts)], b)...)
			requireNear(t, fmt.Sprint(length, " rows of ", widths, dtype, " contracted along ", left, " lanes ", lanes), want, got[0].floats, 1e-6)
		}
	}
}

// Products with stretches of a weight's rows, which do not touch, some narrower than a vector, and with more of them than are made at a time.
func TestProjections(t *testing.T) {
	testProjections(t, []int{0, 70, 90, 341, 390, 397})
	testProjections(t, []int{0, 8, 8, 24, 24, 57, 57, 89, 89, 90, 90, 154, 200, 240, 240, 300, 300, 301, 310, 340, 340, 400})
}

func testProjections(t *testing.T, bounds []int) {
	rng := rand.New(rand.NewPCG(11, 12))
	const rows, in, out = 205, 83, 400
	x, weight := normal(rng, rows, in), normal(rng, out, in)
	all := multiply(rows, out, in, 1, 1, x, weight)
	for dtype, tolerance := range map[string]float64{"f32": 1e-6, "bf16": 4e-3} {
		call := kernels.Call{
			Op: "projections", Attributes: map[string]string{"rows": strings.Trim(strings.ReplaceAll(fmt.Sprint(bounds), " ", "_"), "[]")},
			Inputs: []kernels.Tensor{{DType: dtype, Dims: x.dims}, {DType: dtype, Dims: weight.dims}},
		}
		for i := 0; i < len(bounds); i += 2 {
			call.Outputs = append(call.Outputs, kernels.Tensor{DType: dtype, Dims: []int{rows, bounds[i+1] - bounds[i]}})
		}
		for _, lanes := range productVariants(dtype) {
			for i, got := range run(t, call, lanes, x, weight) {
				var want []float64
				for row := range rows {
					want = append(want, all[row*out+bounds[2*i]:row*out+bounds[2*i+1]]...)
				}
				requireNear(t, fmt.Sprint(dtype, " lanes ", lanes, " product ", i), want, got.floats, tolerance)
			}
		}
	}
}
