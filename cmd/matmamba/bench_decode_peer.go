package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"github.com/matmamba/matmamba/backends"
	"github.com/matmamba/matmamba/internal/peer"
	"github.com/matmamba/matmamba/models/lm"
	"github.com/matmamba/matmamba/nested"
)

// decodeWork is what a peer's script gets.
type decodeWork struct {
	peerModel
	Heads  []int `json:"heads"`  // of each layer, that are used
	Prompt int   `json:"prompt"` // tokens of a prompt, 0 to decode
	Tokens int   `json:"tokens"` // decoded in a step
}

// decodePeer are the peer's processes: one that decodes and one that takes prompts, nil where there is none.
type decodePeer struct{ decode, prefill *peer.Peer }

const (
	llamaPeer = "llama"
	torchPeer = "torch"
)

// llamaTakes tells whether llama.cpp stands beside a granularity at a batch: it knows the full width and one sequence.
func llamaTakes(g granularity, batch int) bool {
	return g.name == nested.Full.String() && batch == 1
}

// validatePeer refuses a peer that nothing stands beside, or that is not here.
func (c *benchDecodeCmd) validatePeer(chosen []granularity) error {
	if c.Peer != llamaPeer {
		if c.Source != "" {
			return errors.New("--source is llama's: give --peer llama, too")
		}
		return nil
	}
	if c.Source == "" {
		return errors.New("--peer llama: give its source with --source")
	}
	beside := func(g granularity) bool {
		return slices.ContainsFunc(c.Batch, func(batch int) bool { return llamaTakes(g, batch) })
	}
	if !slices.ContainsFunc(chosen, beside) {
		return errors.New("--peer llama runs the full width and one sequence: want 1 in --width and in --batch")
	}
	if _, err := os.Stat(filepath.Join(c.Source, "CMakeLists.txt")); err != nil {
		return fmt.Errorf("--source: not llama.cpp's: %w", err)
	}
	return nil
}

// startPeer starts the peer on a model of the same sizes, if it knows the granularity and the batch.
func (c *benchDecodeCmd) startPeer(env *environment, kind backends.Kind, config lm.Config, g granularity, batch int) (started decodePeer, err error) {
	if c.Peer == "" || c.Peer == llamaPeer && !llamaTakes(g, batch) {
		return decodePeer{}, nil
	}
	work := decodeWork{peerModel: newPeerModel(kind, c.DType, config, batch), Heads: g.mix, Tokens: c.Tokens}
	if started.decode, err = c.startScript(env, work); err != nil || c.Prefill == 0 {
		return started, err
	}
	work.Prompt = c.Prefill
	if started.prefill, err = c.startScript(env, work); err != nil {
		return decodePeer{}, errors.Join(err, started.close())
	}
	return started, nil
}

func (c *benchDecodeCmd) startScript(env *environment, work decodeWork) (*peer.Peer, error) {
	if c.Peer == torchPeer {
		return peer.Start(env.ctx, filepath.Join(c.Peers, "torch_decode.py"), work)
	}
	fmt.Fprintf(env.stderr, "starting %s; building it takes minutes the first time\n", c.Peer)
	return peer.Start(env.ctx, filepath.Join(c.Peers, "llama_decode.sh"), work, c.Source, c.Workdir)
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
