package main

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// Without --peer-chunk those usual are taken that divide the sequence, or all of it.
func TestPeerChunks(t *testing.T) {
	for _, test := range []struct {
		seqlen      int
		given, want []int
	}{
		{512, nil, []int{64, 256}},
		{192, nil, []int{64}},
		{100, nil, []int{100}},
		{100, []int{50, 25}, []int{50, 25}},
	} {
		chunks := test.given
		require.NoError(t, peerChunks("torch", &chunks, test.seqlen, 64, 256))
		require.Equal(t, test.want, chunks, "seqlen %d", test.seqlen)
	}
}
