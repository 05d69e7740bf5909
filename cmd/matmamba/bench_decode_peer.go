package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"github.com/matmamba/matmamba/internal/peer"
	"github.com/matmamba/matmamba/models/lm"
	"github.com/matmamba/matmamba/nested"
)

// llamaWork is what llama_decode.sh gets.
type llamaWork struct {
	DModel  int    `json:"d_model"`
	NLayer  int    `json:"n_layer"`
	DState  int    `json:"d_state"`
	HeadDim int    `json:"headdim"`
	Vocab   int    `json:"vocab"`
	DType   string `json:"dtype"`
	Prompt  int    `json:"prompt"` // tokens of a prompt, 0 to decode
	Tokens  int    `json:"tokens"` // decoded in a step
}

// decodePeer are the peer's processes: one that decodes and one that takes prompts, nil where there is none.
type decodePeer struct{ decode, prefill *peer.Peer }

// peerBatch is how many sequences the peer takes.
const peerBatch = 1

// validatePeer refuses a peer that nothing stands beside, or that is not here.
func (c *benchDecodeCmd) validatePeer(chosen []granularity) error {
	full := func(g granularity) bool { return g.name == nested.Full.String() }
	switch {
	case c.Peer == "" && c.Source != "":
		return errors.New("--source is the peer's: give --peer, too")
	case c.Peer == "":
		return nil
	case c.Source == "":
		return fmt.Errorf("--peer %s: give its source with --source", c.Peer)
	case !slices.ContainsFunc(chosen, full) || !slices.Contains(c.Batch, peerBatch):
		return fmt.Errorf("--peer %s runs the full width and one sequence: want 1 in --width and in --batch", c.Peer)
	}
	if _, err := os.Stat(filepath.Join(c.Source, "CMakeLists.txt")); err != nil {
		return fmt.Errorf("--source: not llama.cpp's: %w", err)
	}
	return nil
}

// startPeer builds llama.cpp unless that was done before, and starts it on a model of the same sizes.
func (c *benchDecodeCmd) startPeer(env *environment, config lm.Config) (started decodePeer, err error) {
	if c.Peer == "" {
		return decodePeer{}, nil
	}
	fmt.Fprintf(env.stderr, "starting %s; building it takes minutes the first time\n", c.Peer)
	work := llamaWork{
		DModel: config.DModel, NLayer: config.NLayer, DState: config.DState, HeadDim: config.HeadDim, Vocab: config.PaddedVocab(),
		DType: c.DType, Tokens: c.Tokens,
	}
	start := func() (*peer.Peer, error) {
		return peer.Start(env.ctx, filepath.Join(c.Peers, "llama_decode.sh"), work, c.Source, c.Workdir)
	}
	if started.decode, err = start(); err != nil || c.Prefill == 0 {
		return started, err
	}
	work.Prompt = c.Prefill
	started.prefill, err = start()
	return started, err
}

// close ends the processes.
func (p decodePeer) close() error {
	var all []error
	for _, running := range []*peer.Peer{p.decode, p.prefill} {
		if running != nil {
			all = append(all, running.Close())
		}
	}
	return errors.Join(all...)
}
