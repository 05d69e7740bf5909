// Package scan repeats one layer over stacked weights, differentiably, so that a program says what a layer does once and not
// once for each layer: its text, the time it takes to compile and its executable do not grow with the number of layers.
//
// GoMLX's While has no gradient and works in the main function only. So a scan is a composite (graph/composite) named scan: its
// decomposition calls the layer's function once for each layer, which is right on any backend, and the layer over XLA's
// plugins (backends/loops) writes a loop around one call in its place. On backends without functions the layers are built
// one after another.
//
// The gradient is a scan that runs backwards. Of each layer only what it got is kept, and the layer is computed again for
// its gradient: the memory of a training step is one layer's, plus what passes between layers.
package scan
