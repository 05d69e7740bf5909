//go:build !linux

package backends

import (
	"context"
	"errors"
)

// lockFile is not needed where there are no plugins to install.
func lockFile(context.Context, string) (unlock func(), err error) {
	return nil, errors.ErrUnsupported
}
