package main

import (
	"errors"
	"fmt"
	"math"

	"github.com/matmamba/matmamba/data"
)

// limit is the lowest value that a flag takes.
type limit struct {
	flag       string
	value, low int
}

// checkLimits names the first flag below its limit.
func checkLimits(limits ...limit) error {
	for _, l := range limits {
		if l.value < l.low {
			return fmt.Errorf("--%s is %d, want at least %d", l.flag, l.value, l.low)
		}
	}
	return nil
}

// limitsOf are those of a flag that takes a list.
func limitsOf(flag string, values []int, low int) []limit {
	limits := make([]limit, len(values))
	for i, value := range values {
		limits[i] = limit{flag, value, low}
	}
	return limits
}

// checkBatch refuses batches whose tokens cannot be counted in an int32, as the indices of a program are.
func checkBatch(batch, seqLen int) error {
	if err := checkLimits(limit{"batch", batch, 1}, limit{"seqlen", seqLen, 1}); err != nil {
		return err
	}
	if seqLen > math.MaxInt32/batch {
		return fmt.Errorf("--batch %d sequences of --seqlen %d: want at most %d tokens", batch, seqLen, math.MaxInt32)
	}
	return nil
}

// longer names what helps against data that is too short.
func longer(err error) error {
	if errors.Is(err, data.ErrTooShort) {
		return fmt.Errorf("%w: give more text, or a smaller --batch or --seqlen", err)
	}
	return err
}
