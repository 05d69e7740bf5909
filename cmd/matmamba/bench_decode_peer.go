package main

import (
	"errors"
	"fmt"
	"path/filepath"

	"github.com/matmamba/matmamba/internal/peer"
	"github.com/matmamba/matmamba/models/lm"
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

func (c *benchDecodeCmd) validatePeer() error {
	if c.Peer != "" && c.Source == "" {
		return fmt.Errorf("--peer %s: give its source with --source", c.Peer)
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
