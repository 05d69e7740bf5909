//go:build cgo && linux

package cpu_test

import (
	"fmt"
	"math/rand/v2"
	"strconv"
	"testing"

	"github.com/matmamba/matmamba/backends/kernels"
	"github.com/stretchr/testify/require"
)

// Products contracted along either axis of each operand, of sizes that are no multiple of a tile and of several blocks and splits each
// way, from and to either type.
func TestMatmul(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 6))
	for _, size := range []struct{ rows, columns, inner int }{{1, 1, 1}, {13, 37, 50}, {96, 16, 256}, {100, 300, 19}, {203, 5, 600}, {300, 270, 530}} {
		for axes := range 4 {
			left, right := axes/2, axes%2
			aDims, bDims := []int{size.rows, size.inner}, []int{size.inner, size.columns}
			if left == 0 {
				aDims = []int{size.inner, size.rows}
			}
			if right == 1 {
				bDims = []int{size.columns, size.inner}
			}
			a, b := normal(rng, aDims...), normal(rng, bDims...)
			want := make([]float64, size.rows*size.columns)
			for i := range want {
				row, column := i/size.columns, i%size.columns
				for k := range size.inner {
					atA, atB := row*size.inner+k, k*size.columns+column
					if left == 0 {
						atA = k*size.rows + row
					}
					if right == 1 {
						atB = column*size.inner + k
					}
					want[i] += float64(a.floats[atA]) * float64(b.floats[atB])
				}
			}
			for i, types := range []struct {
				in, out   string
				tolerance float64
			}{{"f32", "f32", 1e-6}, {"bf16", "f32", 1e-6}, {"bf16", "bf16", 4e-3}} {
				if i > 0 && size.inner != 50 && size.inner != 600 {
					continue // the types are told apart where elements are loaded and stored, whatever the size
				}
				for _, lanes := range variants {
					call := kernels.Call{
						Op:         "matmul",
						Attributes: map[string]string{"left": strconv.Itoa(left), "right": strconv.Itoa(right)},
						Inputs:     []kernels.Tensor{{DType: types.in, Dims: aDims}, {DType: types.in, Dims: bDims}},
						Outputs:    []kernels.Tensor{{DType: types.out, Dims: []int{size.rows, size.columns}}},
					}
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

// A left operand in parts beside each other, rows of the result or inner elements, some wider than a block and some narrower than a tile.
func TestMatmulParts(t *testing.T) {
	for _, length := range []int{203, 700} {
		testMatmulParts(t, length)
	}
}

func testMatmulParts(t *testing.T, length int) {
	rng := rand.New(rand.NewPCG(7, 8))
	const columns = 37
	widths := []int{300, 5, 17}
	whole := make([]float64, length*322)
	var parts []array
	var inputs []kernels.Tensor
	at := 0
	for _, width := range widths {
		part := normal(rng, length, width)
		for i, value := range part.floats {
			whole[i/width*322+at+i%width] = float64(value)
		}
		parts, inputs, at = append(parts, part), append(inputs, f32(length, width)), at+width
	}
	for left, rows := range []int{322, length} {
		inner := length + 322 - rows
		b := normal(rng, inner, columns)
		want := make([]float64, rows*columns)
		for i := range want {
			for k := range inner {
				row, column := i/columns, k
				if left == 0 {
					row, column = column, row
				}
				want[i] += whole[row*322+column] * float64(b.floats[k*columns+i%columns])
			}
		}
		for _, lanes := range variants {
			got := run(t, kernels.Call{
				Op:         "matmul",
				Attributes: map[string]string{"left": strconv.Itoa(left), "right": "0"},
				Inputs:     append(inputs[:3:3], f32(inner, columns)),
				Outputs:    []kernels.Tensor{f32(rows, columns)},
			}, lanes, append(parts[:3:3], b)...)
			requireNear(t, fmt.Sprint(length, " rows contracted along ", left, " lanes ", lanes), want, got[0].floats, 1e-6)
		}
	}
}
