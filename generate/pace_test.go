package generate

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// Draws grow from one token to what takes between half the longest time and all of it, and no further than a dispatch goes.
func TestPace(t *testing.T) {
	draws := func(p pace, start, perToken time.Duration) (counts []int) {
		for range 12 {
			counts = append(counts, p.next)
			p.took(p.next, start+time.Duration(p.next)*perToken)
			start = 0
		}
		return counts
	}
	const compiling = 5 * time.Second
	device, host := (&Decoder{block: 256}).pace(), (&Decoder{block: 256, onHost: true}).pace()
	require.Equal(t, []int{1, 1, 2, 4, 8, 16, 32, 64, 128, 256, 256, 256}, draws(device, compiling, 250*time.Microsecond))
	require.Equal(t, []int{1, 2, 4, 8, 16, 32, 32, 32, 32, 32, 32, 32}, draws(device, 0, 2*time.Millisecond))
	require.Equal(t, []int{1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2}, draws(device, 0, 30*time.Millisecond))
	require.Equal(t, []int{1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1}, draws(device, 0, time.Second))
	require.Equal(t, []int{1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1}, draws(host, 0, time.Microsecond))

	slower := pace{next: 64, most: 256}
	slower.took(32, 101*time.Millisecond)
	require.Equal(t, 16, slower.next, "of a draw that came before the last change")
	slower.took(3, time.Millisecond)
	require.Equal(t, 16, slower.next, "a short draw at the end")
}
