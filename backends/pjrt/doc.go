// Package pjrt is a layer between go-xla and an XLA plugin. A plugin is a table of C functions; the layer hands go-xla a copy
// of the table in which compilation is its own: it sees the text of each program, lets rewriters change it, and looks for an
// executable that was compiled before, in this process or another, before it asks the plugin for a new one.
//
// Everything else goes straight to the plugin, so that running a program costs nothing more.
//
// Two more things grow from the same table. A [Recording] is a plugin of ours that compiles nothing: under a name that suits,
// go-xla writes programs for it as for a device that is not here. A [Compiler] calls a plugin without go-xla, to make executables
// of such programs ahead of time; [Layer.Supply] hands them to go-xla where the device is.
//
// The cache of executables is plain Go and knows nothing of XLA. The rest needs cgo and Linux, as XLA does.
package pjrt
