package cuda

import (
	"github.com/matmamba/matmamba/backends/kernels"
	"github.com/matmamba/matmamba/backends/triton"
)

// mostRows is how many rows products of few rows take.
const mostRows = 128

// mostRowByRow is up to how many rows a product takes them one by one.
const mostRowByRow = 2

// operand is the type of x.
func (p product) operand() triton.Elem {
	if p.tile.rows == 0 {
		return triton.F32
	}
	return p.elem
}

// rowByRow is a tile without tensor cores: all of x at once, up to 2048 entries, and some 4096 entries of the weight, 16 bytes of which
// are a thread's load.
func rowByRow(in int) productTile {
	entries := min(max(powerOfTwo(in), 256), 2048)
	return productTile{0, 4096 / entries, entries, 4, 1}
}

// newProduct is a product between a block's kernels.
func newProduct(rows, in, out int, elem triton.Elem) product {
	p := product{rows: rows, in: in, out: out, elem: elem}
	switch {
	case rows <= mostRowByRow:
		p.tile = rowByRow(in)
	case rows <= 16 && out < 2048:
		p.tile = productTile{16, 16, 256, 2, 5}
	case rows <= 16 || out < 2048:
		p.tile = productTile{16, 16, 128, 2, 5}
	default:
		p.tile = productTile{64, 32, 64, 4, 8}
	}
	return p.fit()
}

// fit makes tiles of float32, which take twice the registers, half as deep.
func (p product) fit() product {
	if p.elem == triton.F32 && p.tile.rows > 0 {
		p.tile.in /= 2
	}
	return p
}

// newHeadProduct is the product of a language model's head.
func newHeadProduct(rows, in, out int, elem triton.Elem) product {
	p := product{rows: rows, in: in, out: out, elem: elem}
	switch {
	case rows <= mostRowByRow:
		p.tile = rowByRow(in)
		p.tile.out *= 2
	case rows <= 16:
		p.tile = productTile{16, 64, 128, 4, 4}
	case rows <= 32:
		p.tile = productTile{32, 128, 64, 4, 4}
	default:
		p.tile = productTile{64, 128, 64, 4, 4}
	}
	return p.fit()
}

// normed adds a kernel that makes the operand of products: rows divided by their root mean square, times a weight, as elem.
func (p *program) normed(rows, weight tensor, elem triton.Elem, eps float64) tensor {
	out := kernels.Tensor{DType: string(elem), Dims: rows.Dims}
	return p.call(rmsNorm("rmsnorm", rows.Dims[0], rows.Dims[1], eps, elem), []tensor{rows, weight}, out)[0]
}
