// Package backendtest gives tests their backends: XLA on the CPU, fetched into the user's cache if it is not there, and pure
// Go. A backend is opened once in a test process and never finalised, since opening a plugin takes a good part of a second.
//
// Kernels for GPUs run on XLA's CPU backend, too, by an interpreter: [Interpreted], [EachKernels].
//
// In a build with XLA a missing plugin fails the test: parity must not be lost unseen. A build without XLA runs pure Go alone.
// The environment variable MATMAMBA_TEST_BACKENDS restricts the backends: go, cpu, or both separated by a comma (the default). With cuda
// for cpu, what runs on XLA runs on a GPU. MATMAMBA_TEST_LANES bounds the float32 elements of a vector in the CPU's kernels: 8 runs those for
// AVX2 on a processor that has AVX-512, 16 those without its instructions for bfloat16, and 4 those for any.
package backendtest
