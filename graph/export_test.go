package graph

import . "github.com/gomlx/gomlx/core/graph"

// Low is what stands beside the Sum of a residual in 24 bits.
func Low(r Residual) *Node { return r.low }
