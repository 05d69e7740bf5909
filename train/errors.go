package train

import "errors"

// ErrNotFinite reports a loss or gradient that is NaN or infinite.
var ErrNotFinite = errors.New("loss is not finite")
