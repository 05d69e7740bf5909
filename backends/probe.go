package backends

import (
	"context"
	"fmt"

	"github.com/matmamba/matmamba/internal/oneline"

	"github.com/gomlx/compute"
	"github.com/gomlx/gomlx/core/graph"
	"github.com/gomlx/gomlx/core/tensors"
)

// Status is what can be said of a kind of backend on this machine.
type Status struct {
	Info
	Available bool   `json:"available"`        // the device and the plugin are there
	Works     bool   `json:"works"`            // a small program ran on it and gave the right numbers
	Reason    string `json:"reason,omitempty"` // why it does not work, one line
}

// Probe opens a backend, without installing anything, and runs a small product on it. A plugin that crashes takes the
// process with it; [List] probes in processes of their own.
func Probe(ctx context.Context, kind Kind) Status {
	status := survey(ctx, kind)
	if !status.Available {
		return status
	}
	backend, info, err := Open(ctx, kind, Options{NoInstall: true})
	if err == nil {
		status.Info = info
		err = runProduct(backend)
		backend.Finalize()
	}
	if err != nil {
		status.Reason = oneline.Of(err.Error())
		return status
	}
	status.Works = true
	return status
}

// survey says what is known of a kind without opening it.
func survey(ctx context.Context, kind Kind) Status {
	status := Status{Info: Info{Kind: kind}}
	if kind != Go {
		plugin, err := locate(ctx, kind)
		if err != nil {
			status.Reason = oneline.Of(err.Error())
			return status
		}
		status.Plugin, status.PluginVersion = plugin, pluginVersion(kind, plugin)
	}
	status.Available = true
	return status
}

func runProduct(backend compute.Backend) (err error) {
	defer func() {
		if reason := recover(); reason != nil {
			err = fmt.Errorf("a small product fails: %v", reason)
		}
	}()
	exec, err := graph.NewExec(backend, func(a, b *graph.Node) *graph.Node { return graph.MatMul(a, b) })
	if err != nil {
		return err
	}
	defer exec.Finalize()
	results, err := exec.Call([][]float32{{1, 2}, {3, 4}}, [][]float32{{5, 6}, {7, 8}})
	if err != nil {
		return err
	}
	got := tensors.MustCopyFlatData[float32](results[0])
	for i, want := range []float32{19, 22, 43, 50} {
		if got[i] != want {
			return fmt.Errorf("a small product gives %v, want [19 22 43 50]", got)
		}
	}
	return nil
}
