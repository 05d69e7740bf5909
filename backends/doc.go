// Package backends says which device runs a program: it finds or installs XLA's PJRT plugins, opens the backend a user
// named or the best one there is, and tells what is available and why the rest is not. It knows nothing of models.
//
// What XLA compiles is kept on disk and loaded the next time (backends/pjrt), unless MATMAMBA_CACHE=off; MATMAMBA_CACHE_DIR
// says where.
//
// XLA needs cgo and Linux; everything that needs them is behind build tags here, so that a CGO_ENABLED=0 build has GoMLX's
// pure Go backend alone.
package backends
