// Command compile builds one program for three targets, a CPU, a GPU and a TPU, prints what it costs on each, and runs the
// executable whose device is here: the CPU's.
//
//	go run ./examples/compile -out bundles
//
// What compiles for GPUs and TPUs is fetched once, some 450 MB; -targets cpu does without.
package main
