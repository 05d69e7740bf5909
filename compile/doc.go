// Package compile turns a program (a graph function with named, shaped inputs and outputs) into an executable for a
// backend, on one device or on a mesh of them. It takes programs as values and knows neither models nor training; nothing below
// it knows about programs.
package compile
