package selftest

import (
	"testing"

	"github.com/matmamba/matmamba/backends"
	"github.com/stretchr/testify/require"
)

// Every composite that has kernels anywhere is in a case.
func TestEveryKernelHasACase(t *testing.T) {
	var covered []string
	for _, c := range cases() {
		covered = append(covered, c.composites...)
	}
	require.Subset(t, covered, backends.Composites(backends.CPU))
	require.Subset(t, covered, backends.Composites(backends.CUDA))
}
