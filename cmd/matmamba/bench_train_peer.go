package main

import (
	"context"
	"fmt"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/matmamba/matmamba/backends"
	"github.com/matmamba/matmamba/internal/peer"
	"github.com/matmamba/matmamba/models/lm"
	"github.com/matmamba/matmamba/nested"
)

// peerWork is what a peer's script gets.
type peerWork struct {
	peerModel
	Seqlen    int   `json:"seqlen"`
	Chunk     int   `json:"chunk"`
	Fractions []int `json:"fractions"`
	Graph     bool  `json:"graph"` // the step in a CUDA graph
}

// peer starts the peer's script on the same kind of device.
func (c *benchTrainCmd) peer(ctx context.Context, kind backends.Kind, config lm.Config, widths []nested.Width, chunk int) (*contestant, error) {
	work := peerWork{peerModel: newPeerModel(kind, c.DType, config, c.Batch), Seqlen: c.Seqlen, Chunk: chunk, Graph: c.PeerGraph}
	for _, width := range widths {
		fraction, err := strconv.Atoi(strings.TrimPrefix(width.String(), "1/"))
		if err != nil {
			return nil, fmt.Errorf("--widths: the peer knows fractions of one only, not %s", width)
		}
		work.Fractions = append(work.Fractions, fraction)
	}
	running, err := peer.Start(ctx, filepath.Join(c.Peers, c.Peer+"_joint_step.py"), work)
	if err != nil {
		return nil, err
	}
	return &contestant{
		benchSide: benchSide{
			Name: running.Name, CompileSeconds: running.CompileSeconds, Temporaries: running.Temporaries, Peak: running.Peak,
		},
		steps: running.Steps, close: running.Close,
	}, nil
}
