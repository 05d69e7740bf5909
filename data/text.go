package data

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"hash/fnv"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"
)

// Document is a text file.
type Document struct {
	Path string // relative to the folder it was found in
	Text string
}

// ErrNoText reports a place without any text.
var ErrNoText = errors.New("no text found")

// GoSource is the path of the default corpus, the Go standard library's source under `go env GOROOT`.
func GoSource(ctx context.Context) (string, error) {
	root := os.Getenv("GOROOT") // what there is where no go command is on the path
	if out, err := exec.CommandContext(ctx, "go", "env", "GOROOT").Output(); err == nil {
		root = strings.TrimSpace(string(out))
	}
	source := filepath.Join(root, "src")
	if info, err := os.Stat(source); root == "" || err != nil || !info.IsDir() {
		return "", fmt.Errorf("the default corpus is the Go standard library's source, and there is none at %q: name text with --data", source)
	}
	return source, nil
}

// ReadText reads a text file, or all text files under a folder: UTF-8 without NUL bytes, no hidden files, no vendor or
// testdata folders. Documents come in the order of their paths.
func ReadText(ctx context.Context, path string) ([]Document, error) {
	var documents []Document
	err := filepath.WalkDir(path, func(file string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		name := entry.Name()
		if entry.IsDir() {
			if file != path && (strings.HasPrefix(name, ".") || name == "vendor" || name == "testdata") {
				return filepath.SkipDir
			}
			return nil
		}
		if file != path && (strings.HasPrefix(name, ".") || !entry.Type().IsRegular()) {
			return nil
		}
		content, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		if len(content) == 0 || bytes.IndexByte(content, 0) >= 0 || !utf8.Valid(content) {
			return nil
		}
		relative, err := filepath.Rel(path, file)
		if err != nil {
			return err
		}
		documents = append(documents, Document{filepath.ToSlash(relative), string(content)})
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("read text: %w", err)
	}
	if len(documents) == 0 {
		return nil, fmt.Errorf("%s: %w", path, ErrNoText)
	}
	return documents, nil
}

// goFiles keeps the Go files that are not tests.
func goFiles(documents []Document) []Document {
	return slices.DeleteFunc(documents, func(d Document) bool {
		return !strings.HasSuffix(d.Path, ".go") || strings.HasSuffix(d.Path, "_test.go")
	})
}

// validationShare is the part of the files that is kept for validation, one in so many.
const validationShare = 16

// Split divides documents by file, by a hash of the path, so that a file stays on its side when others come and go. A
// single document is cut: its last part is for validation.
func Split(documents []Document) (train, validation []Document) {
	if len(documents) == 1 {
		d := documents[0]
		cut := len(d.Text) - len(d.Text)/validationShare
		for cut > 0 && cut < len(d.Text) && !utf8.RuneStart(d.Text[cut]) {
			cut--
		}
		return []Document{{d.Path, d.Text[:cut]}}, []Document{{d.Path, d.Text[cut:]}}
	}
	for _, d := range documents {
		hash := fnv.New32a()
		hash.Write([]byte(d.Path))
		if hash.Sum32()%validationShare == 0 {
			validation = append(validation, d)
		} else {
			train = append(train, d)
		}
	}
	if len(validation) == 0 {
		last := len(train) - 1
		train, validation = train[:last], train[last:]
	}
	return train, validation
}

// Tokens joins documents into one sequence, each followed by the tokenizer's separator.
func Tokens(ctx context.Context, t Tokenizer, documents []Document) ([]int32, error) {
	var tokens []int32
	for _, d := range documents {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		part, err := t.Encode(d.Text)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", d.Path, err)
		}
		tokens = append(append(tokens, part...), t.Separator())
	}
	return tokens, nil
}
