package graph_test

import (
	"testing"

	. "github.com/gomlx/gomlx/core/graph"
	"github.com/matmamba/matmamba/backends/backendtest"
	"github.com/matmamba/matmamba/graph"
	"github.com/stretchr/testify/require"
)

// A graph of wrong shapes is an error of the call that builds it, with the shapes in it, and no crash.
func TestWrongShapesAreErrors(t *testing.T) {
	for _, test := range []struct {
		name, want string
		build      func(x *Node) *Node
	}{
		{"groups of a norm", "3 channels of (Float32)[2, 3] are no multiple of 2 groups", func(x *Node) *Node { return graph.GroupRMSNorm(x, Reshape(Slice(x, AxisElem(0)), 3), 2) }},
		{"SSD without heads", "want X [batch, seqlen, nheads, headdim]", func(x *Node) *Node {
			y, _ := graph.SSD(graph.SSDInputs{X: x, DT: x, A: x, B: x, C: x}, graph.SSDOptions{})
			return y
		}},
	} {
		t.Run(test.name, func(t *testing.T) {
			exec, err := NewExec(backendtest.XLA(t), test.build)
			require.NoError(t, err)
			defer exec.Finalize()
			_, err = exec.Call([][]float32{{1, 2, 3}, {4, 5, 6}})
			require.ErrorContains(t, err, test.want)
		})
	}
}
