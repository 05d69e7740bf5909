//go:build !linux || !cgo

package backends

// UseHugePages changes nothing on this system.
func UseHugePages() {}

// WithoutHugePages is the environment as it is.
func WithoutHugePages(environment []string) []string { return environment }
