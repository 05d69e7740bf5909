package pjrt

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// Flags become entries of a map in the options, in the order of their names.
func TestFlagsInOptions(t *testing.T) {
	given := []byte("\x1a\x00")
	require.Equal(t, "\x1a\x00"+"\x3a\x09\x0a\x01a\x12\x04\x0a\x02x,"+"\x3a\x07\x0a\x01b\x12\x02\x0a\x00", string(Flags{"b": "", "a": "x,"}.appendTo(given)))
	require.Equal(t, "\x1a\x00", string(given))
	require.Equal(t, given, Flags(nil).appendTo(given))
}
