// Package compile turns a program (a graph function with named, shaped inputs and outputs) into an executable, on one device or on a
// mesh of them. It takes programs as values and knows neither models nor training; nothing below it knows about programs.
//
//   - [Compile] makes an executable for a backend at hand.
//   - [Build] makes executables for a [Target] whose devices need not be here: a kind of GPU, or a slice of a TPU pod.
//   - [Write] puts them into a bundle: a directory that [Open] reads on a host that has the device, where [Opened.Program] loads a
//     program without building its graph and without compiling.
//   - [StableHLO] is the text of a program as it is for a target.
package compile
