package interp

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// A text is read or is an error, and what was read runs or is an error.
func FuzzParse(f *testing.F) {
	paths, err := filepath.Glob("../testdata/*.ttir")
	require.NoError(f, err)
	require.NotEmpty(f, paths)
	for _, path := range paths {
		text, err := os.ReadFile(path)
		require.NoError(f, err)
		f.Add(string(text))
	}
	f.Fuzz(func(t *testing.T, text string) {
		program, err := Parse(text)
		require.Equal(t, err == nil, program != nil)
		if err != nil || strings.Contains(text, "scf.for") { // of as many rounds as the text likes
			return
		}
		total := 0
		for _, v := range program.values {
			total += elements(v.Type)
		}
		if total > 1<<14 {
			return
		}
		var buffers []Buffer
		for _, id := range program.parameters {
			buffers = append(buffers, Buffer{program.values[id].Elem, make([]byte, 1024)})
		}
		inputs := len(buffers) / 2
		_ = program.Run(Launch{Grid: [3]int{2, 1, 1}, Warps: 4}, buffers[:inputs], buffers[inputs:])
	})
}
