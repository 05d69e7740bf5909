package main

import (
	"fmt"

	"github.com/matmamba/matmamba/backends"
)

// peerPlatform is where the peers' scripts run beside a kind of backend; pure Go's peer runs on the CPU.
func peerPlatform(kind backends.Kind) string {
	if kind == backends.Go {
		kind = backends.CPU
	}
	return string(kind)
}

// peerChunks refuses chunk sizes that the peers' scripts can't take or that no peer is there for. Where none is given they are those usual.
func peerChunks(peer string, chunks *[]int, seqlen int, usual ...int) error {
	if peer == "" {
		if len(*chunks) > 0 {
			return fmt.Errorf("--peer-chunk is of a peer's script: name it by --peer")
		}
		return nil
	}
	if len(*chunks) == 0 {
		*chunks = usual
	}
	for _, chunk := range *chunks {
		if chunk < 1 || seqlen%chunk != 0 {
			return fmt.Errorf("--peer-chunk %d does not divide --seqlen %d, as the peer needs", chunk, seqlen)
		}
	}
	return nil
}
