package backendtest

import (
	"testing"

	"github.com/gomlx/compute"
	"github.com/matmamba/matmamba/backends"
	"github.com/stretchr/testify/require"
)

func TestRestriction(t *testing.T) {
	for _, c := range []struct {
		value string
		want  []backends.Kind
	}{
		{"", []backends.Kind{backends.CPU, backends.Go}},
		{"go", []backends.Kind{backends.Go}},
		{"cpu", []backends.Kind{backends.CPU}},
		{"cpu, go", []backends.Kind{backends.CPU, backends.Go}},
	} {
		got, err := restriction(c.value)
		require.NoError(t, err, c.value)
		require.Len(t, got, len(c.want), c.value)
		for _, kind := range c.want {
			require.True(t, got[kind], "%s: %s", c.value, kind)
		}
	}
	_, err := restriction("xla")
	require.ErrorContains(t, err, "want go, cpu or cuda")
}

func TestLanes(t *testing.T) {
	for value, want := range map[string]int{"": 0, "8": 8} {
		got, err := lanes(value)
		require.NoError(t, err, value)
		require.Equal(t, want, got, value)
	}
	for _, value := range []string{"avx2", "1"} {
		_, err := lanes(value)
		require.ErrorContains(t, err, "want 4, 8 or 16", value)
	}
}

func TestBackendsAreShared(t *testing.T) {
	Each(t, func(t *testing.T, backend compute.Backend) {
		require.Contains(t, []compute.Backend{open[backends.CPU]().backend, open[backends.Go]().backend}, backend)
	})
	require.NotNil(t, Best(t))
}
