// Package snapshot holds what tests compare with committed texts: programs in StableHLO, made readable and short. With
// MATMAMBA_UPDATE=1 the texts are written anew.
package snapshot
