// Package kernels is what stands between the composites of a program (graph/composite) and the kernels of a backend: a [Call] as a
// kernel sees it, and the [Kernel] that writes its body. It knows the names, attributes and shapes of composites and no model.
// The kernels themselves live in cuda and cpu below.
package kernels
