package checkpoint

import (
	"fmt"
	"math/bits"
)

// strided is a view of a storage as torch has it: element (i, j, …) is at offset + i*stride[0] + j*stride[1] + ….
type strided struct {
	storage
	offset        int
	shape, stride []int
}

// rowMajor returns the bytes in row-major order: the storage's own where they lie so, else a copy paid from budget.
func (v strided) rowMajor(budget *int) ([]byte, error) {
	bytes, err := byteLen("", v.dtype, v.shape)
	if err != nil {
		return nil, err
	}
	if bytes == 0 {
		return []byte{}, nil
	}
	if err := v.checkReach(); err != nil {
		return nil, err
	}
	start := v.offset * v.dtype.Size()
	if v.contiguous() {
		return v.data[start : start+bytes : start+bytes], nil
	}
	if bytes > *budget {
		return nil, fmt.Errorf("tensors that are not contiguous take more bytes than the file has: size %v, stride %v", v.shape, v.stride)
	}
	*budget -= bytes
	return v.gather(bytes), nil
}

// checkReach checks that the last element is within the storage; no dimension is 0.
func (v strided) checkReach() error {
	last := uint64(v.offset)
	for i, dim := range v.shape {
		high, reach := bits.Mul64(uint64(dim-1), uint64(v.stride[i]))
		sum, carry := bits.Add64(last, reach, 0)
		if high != 0 || carry != 0 {
			return fmt.Errorf("size %v and stride %v: %w", v.shape, v.stride, ErrOverflow)
		}
		last = sum
	}
	if last >= uint64(v.length) {
		return fmt.Errorf("size %v, stride %v and offset %d reach beyond a storage of %d elements", v.shape, v.stride, v.offset, v.length)
	}
	return nil
}

// contiguous reports row-major order without gaps; the stride of a dimension of 1 is of no account.
func (v strided) contiguous() bool {
	expected := 1
	for i := len(v.shape) - 1; i >= 0; i-- {
		if v.shape[i] != 1 && v.stride[i] != expected {
			return false
		}
		expected *= v.shape[i]
	}
	return true
}

// gather copies element by element, counting the index up like an odometer.
func (v strided) gather(bytes int) []byte {
	size := v.dtype.Size()
	gathered := make([]byte, 0, bytes)
	index := make([]int, len(v.shape))
	at := v.offset
	for len(gathered) < bytes {
		gathered = append(gathered, v.data[at*size:(at+1)*size]...)
		for d := len(index) - 1; d >= 0; d-- {
			index[d]++
			at += v.stride[d]
			if index[d] < v.shape[d] {
				break
			}
			at -= index[d] * v.stride[d]
			index[d] = 0
		}
	}
	return gathered
}
