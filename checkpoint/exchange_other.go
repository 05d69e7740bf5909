//go:build !linux && !darwin

package checkpoint

import "errors"

// exchange swaps two paths in one atomic step: not offered by this system.
func exchange(_, _ string) error { return errors.ErrUnsupported }
