package compile

import "github.com/gomlx/compute"

// Loader returns the executable of a program: compiled on the spot, or made before.
type Loader func(Program) (*Executable, error)

// On is the loader that compiles programs for a backend.
func On(backend compute.Backend) Loader {
	return func(p Program) (*Executable, error) { return Compile(backend, p) }
}
