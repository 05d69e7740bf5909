//go:build !unix

package checkpoint

func mapFile(path string) (data []byte, unmap func() error, err error) { return mapWhole(path) }

// syncDir does nothing: these systems cannot sync a directory.
func syncDir(string) error { return nil }
