package main

import (
	"context"
	"fmt"
	"path/filepath"

	"github.com/matmamba/matmamba/backends"
	"github.com/matmamba/matmamba/internal/peer"
)

// opWork is what the script of a peer's operator gets.
type opWork struct {
	Platform string `json:"platform"` // cpu, cuda or tpu
	DType    string `json:"dtype"`    // f32 or bf16
	Batch    int    `json:"batch"`
	Seqlen   int    `json:"seqlen"`
	Nheads   int    `json:"nheads"`
	Headdim  int    `json:"headdim"`
	DState   int    `json:"d_state"`
	Chunk    int    `json:"chunk"`
	Calls    int    `json:"calls"`
	Backward bool   `json:"backward"`
}

// opPeer is how fast a peer's operator is, of its chunk sizes by the fastest.
type opPeer struct {
	Name  string  `json:"name"`
	Chunk int     `json:"chunk"`
	Times opTimes `json:"times"`
	Ratio float64 `json:"ratio"` // its median over ours
}

// validatePeer refuses what the peers' scripts have not, and fills in their chunk sizes.
func (c *benchOpCmd) validatePeer() error {
	if c.Peer != "" && (c.Check || c.Initial || c.Segments || c.Ngroups != 1) {
		return fmt.Errorf("--peer %s: the peers' scripts know one group, no --initial, --segments or --check", c.Peer)
	}
	return peerChunks(c.Peer, &c.PeerChunk, c.Seqlen, 64, 256)
}

// peers times the peer's operator beside each of ours.
func (c *benchOpCmd) peers(ctx context.Context, kind backends.Kind, ours []opTimes) ([]opPeer, error) {
	work := opWork{
		Platform: peerPlatform(kind), DType: c.DType, Batch: c.Batch, Seqlen: c.Seqlen, Nheads: c.Nheads, Headdim: c.Headdim, DState: c.DState, Calls: c.Calls,
	}
	var all []opPeer
	for _, pass := range ours {
		work.Backward = pass.Pass == forwardAndBackward
		var best opPeer
		for _, work.Chunk = range c.PeerChunk {
			measured, err := c.timePeer(ctx, work)
			if err != nil {
				return nil, err
			}
			if best.Name == "" || measured.Times.Median < best.Times.Median {
				best = measured
			}
		}
		best.Times.Pass = pass.Pass
		best.Ratio = best.Times.Median / pass.Median
		all = append(all, best)
	}
	return all, nil
}

// timePeer runs a peer's script, warm-up first.
func (c *benchOpCmd) timePeer(ctx context.Context, work opWork) (opPeer, error) {
	running, err := peer.Start(ctx, filepath.Join(c.Peers, c.Peer+"_ssd.py"), work)
	if err != nil {
		return opPeer{}, err
	}
	times, err := running.Steps(opWarmUp + c.Rounds)
	if err != nil {
		return opPeer{}, err
	}
	return opPeer{Name: running.Name, Chunk: work.Chunk, Times: c.perCall(times[opWarmUp:])}, running.Close()
}
