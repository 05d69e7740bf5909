// Package backends says which device runs a program: it finds or installs XLA's PJRT plugins, opens the backend a user
// named or the best one there is, and tells what is available and why the rest is not. It knows nothing of models.
//
// XLA needs cgo and Linux; everything that needs them is behind build tags here, so that a CGO_ENABLED=0 build has GoMLX's
// pure Go backend alone.
package backends
