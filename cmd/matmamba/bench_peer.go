package main

import (
	"fmt"
	"slices"

	"github.com/matmamba/matmamba/backends"
	"github.com/matmamba/matmamba/models/lm"
)

// peerModel is what the script of a peer's model gets of its sizes, its batch, and where it runs.
type peerModel struct {
	Platform string `json:"platform"` // cpu, cuda or tpu
	DType    string `json:"dtype"`    // f32 or bf16
	DModel   int    `json:"d_model"`
	NLayer   int    `json:"n_layer"`
	DState   int    `json:"d_state"`
	HeadDim  int    `json:"headdim"`
	Vocab    int    `json:"vocab"`
	Batch    int    `json:"batch"`
}

func newPeerModel(kind backends.Kind, dtype string, config lm.Config, batch int) peerModel {
	return peerModel{
		Platform: peerPlatform(kind), DType: dtype, DModel: config.DModel, NLayer: config.NLayer, DState: config.DState, HeadDim: config.HeadDim,
		Vocab: config.PaddedVocab(), Batch: batch,
	}
}

// peerPlatform is where the peers' scripts run beside a kind of backend; pure Go's peer runs on the CPU.
func peerPlatform(kind backends.Kind) string {
	if kind == backends.Go {
		kind = backends.CPU
	}
	return string(kind)
}

// peerChunks refuses chunk sizes that the peers' scripts can't take or that no peer is there for. Where none is given they are those usual that divide
// the sequence, or all of it.
func peerChunks(peer string, chunks *[]int, seqlen int, usual ...int) error {
	if peer == "" {
		if len(*chunks) > 0 {
			return fmt.Errorf("--peer-chunk is of a peer's script: name it by --peer")
		}
		return nil
	}
	if len(*chunks) == 0 {
		*chunks = slices.DeleteFunc(usual, func(chunk int) bool { return seqlen%chunk != 0 })
		if len(*chunks) == 0 {
			*chunks = []int{seqlen}
		}
	}
	for _, chunk := range *chunks {
		if chunk < 1 || seqlen%chunk != 0 {
			return fmt.Errorf("--peer-chunk %d does not divide --seqlen %d, as the peer needs", chunk, seqlen)
		}
	}
	return nil
}
