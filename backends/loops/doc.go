// Package loops writes loops into programs. GoMLX has no loop that can be differentiated or that stands in a function, so a
// program says with the composite scan (graph/scan) that a function is called again and again: its body holds one call for
// each pass. [Rewrite] puts a loop around one call in its place. The program computes the same, but how long it takes to
// compile and how large its executable is no longer grows with the number of passes.
//
// Text in, text out: the package knows the form in which go-xla writes StableHLO, and no model. It runs before kernels take the
// place of composites, which may stand inside a loop.
package loops
