package distance

import "math"

// Relative is max|got-want| / max|want| of two lists of equal length: NaN if a number is NaN, and max|got-want| where all that is wanted is
// zero.
func Relative[T float32 | float64](want, got []T) float64 {
	largest, worst := 0.0, 0.0
	for i := range want {
		// The built-in max keeps a NaN.
		worst = max(worst, math.Abs(float64(got[i])-float64(want[i])))
		largest = max(largest, math.Abs(float64(want[i])))
	}
	if largest == 0 {
		return worst
	}
	return worst / largest
}
