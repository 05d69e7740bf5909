package main

// benchCmd measures. Every measurement has a file of its own.
type benchCmd struct {
	Train  benchTrainCmd  `cmd:"" help:"Time joint training steps, also beside a peer."`
	Decode benchDecodeCmd `cmd:"" help:"Time decoding and prefill, also beside a peer."`
	Op     benchOpCmd     `cmd:"" help:"Time an operator and its gradient, or compare its kernels with the decomposition."`
}
