package main

import (
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// documented finds command lines in a text: on lines of their own, and with flags in code.
var (
	documentedLine   = regexp.MustCompile(`(?m)^\s+(?:go run \./cmd/)?matmamba (\S.*)$`)
	documentedInline = regexp.MustCompile("`matmamba ([^`]* --[^`]*)`")
)

// Every command line in the documents and in the commands' own help is one that the command takes.
func TestDocumentedCommandLines(t *testing.T) {
	parser, err := newParser(io.Discard, io.Discard, func(int) { t.Error("help was printed") })
	require.NoError(t, err)
	texts := map[string]string{}
	for _, leaf := range parser.Model.Leaves(false) {
		texts[leaf.Path()] = leaf.Detail
	}
	root := filepath.Join("..", "..")
	files, err := filepath.Glob(filepath.Join(root, "docs", "*.md"))
	require.NoError(t, err)
	for _, name := range append(files, filepath.Join(root, "README.md"), filepath.Join(root, "CHANGELOG.md"), filepath.Join(root, "CONTRIBUTING.md")) {
		content, err := os.ReadFile(name)
		require.NoError(t, err)
		texts[name] = string(content)
	}
	t.Chdir(t.TempDir())
	require.NoError(t, os.WriteFile("recipe.toml", []byte("steps = 3"), 0o600))
	lines := 0
	for name, text := range texts {
		for _, line := range documentedLine.FindAllStringSubmatch(text, -1) {
			_, err := parser.Parse(words(line[1]))
			require.NoError(t, err, "%s: matmamba %s", name, line[1])
			lines++
		}
		for _, mention := range documentedInline.FindAllStringSubmatch(text, -1) {
			// A mention may leave out what every command line needs.
			if _, err := parser.Parse(words(mention[1])); err != nil {
				require.Regexp(t, `^(missing |expected "<)`, err.Error(), "%s: matmamba %s", name, mention[1])
			}
			lines++
		}
	}
	require.Greater(t, lines, 80)
}

// words splits a command line as a shell does where single quotes stand around whole words.
func words(line string) []string {
	var all []string
	for i, part := range strings.Split(line, "'") {
		if i%2 == 1 {
			all = append(all, part)
		} else {
			all = append(all, strings.Fields(part)...)
		}
	}
	return all
}
