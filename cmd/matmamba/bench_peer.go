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

// checkPeerChunks refuses chunk sizes that the peers' scripts can't take.
func checkPeerChunks(chunks []int, seqlen int) error {
	if len(chunks) == 0 {
		return fmt.Errorf("--peer-chunk wants at least one size")
	}
	for _, chunk := range chunks {
		if chunk < 1 || seqlen%chunk != 0 {
			return fmt.Errorf("--peer-chunk %d does not divide --seqlen %d, as the peer needs", chunk, seqlen)
		}
	}
	return nil
}
