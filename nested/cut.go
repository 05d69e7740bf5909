package nested

// Cut returns the values of the weight at the width of heads heads, row-major in the shape [Weight.Shape] gives, from those at
// full width. Where nothing is cut away it returns values itself.
func (w Weight) Cut(values []float32, d Dims, heads int) []float32 {
	size := w.Size(d, heads)
	if size == len(values) {
		return values
	}
	cut := make([]float32, 0, size)
	stride := 1
	strides := make([]int, len(w.Axes))
	full := w.Shape(d, d.NHeads)
	for axis := len(full) - 1; axis >= 0; axis-- {
		strides[axis] = stride
		stride *= full[axis]
	}
	var walk func(axis, offset int)
	walk = func(axis, offset int) {
		for _, r := range w.Ranges(axis, d, heads) {
			if axis == len(w.Axes)-1 {
				cut = append(cut, values[offset+r.From:offset+r.To]...)
				continue
			}
			for i := r.From; i < r.To; i++ {
				walk(axis+1, offset+i*strides[axis])
			}
		}
	}
	walk(0, 0)
	return cut
}
