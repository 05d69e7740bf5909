//go:build cgo && linux

package backends

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// Kernels are left out by name, in any order, and none is there for those who want none.
func TestTableWithout(t *testing.T) {
	all := registered{}.table(CPU)
	require.Contains(t, all, "ssd_grad")
	key := registered{without: joined([]string{"ssd_grad", "matmul", "unknown"})}
	require.Equal(t, key, registered{without: joined([]string{"unknown", "ssd_grad", "matmul"})})
	some := key.table(CPU)
	require.NotContains(t, some, "ssd_grad")
	require.NotContains(t, some, "matmul")
	require.Len(t, some, len(all)-2)
	require.Empty(t, registered{noKernels: true}.table(CPU))
}
