package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/matmamba/matmamba/checkpoint"
	"github.com/matmamba/matmamba/data"
	"github.com/matmamba/matmamba/internal/golden"
	"github.com/stretchr/testify/require"
)

// commandEnv makes this test binary the command itself, so that tests see what a user sees: exit code, both streams, signals.
const commandEnv = "MATMAMBA_TEST_COMMAND"

func TestMain(m *testing.M) {
	if os.Getenv(commandEnv) != "" {
		if err := limitChild(); err != nil {
			panic(err)
		}
		main()
	}
	os.Exit(m.Run())
}

// result is what a command left behind.
type result struct {
	code           int
	stdout, stderr string
}

// command prepares the command in a directory, with further environment variables.
func command(t *testing.T, dir string, args ...string) *exec.Cmd {
	t.Helper()
	self, err := os.Executable()
	require.NoError(t, err)
	c := exec.CommandContext(t.Context(), self, args...)
	c.Dir = dir
	c.Env = append(os.Environ(), commandEnv+"=on", "MATMAMBA_SELFTEST=off") // which would say something in the first command alone
	return c
}

// matmamba runs the command in a directory.
func matmamba(t *testing.T, dir string, args ...string) result {
	t.Helper()
	return finished(t, command(t, dir, args...))
}

func finished(t *testing.T, c *exec.Cmd) result {
	t.Helper()
	var stdout, stderr bytes.Buffer
	c.Stdout, c.Stderr = &stdout, &stderr
	err := c.Run()
	var exit *exec.ExitError
	if !errors.As(err, &exit) {
		require.NoError(t, err)
	}
	return result{c.ProcessState.ExitCode(), stdout.String(), stderr.String()}
}

// succeed runs the command and returns its stdout.
func succeed(t *testing.T, dir string, args ...string) string {
	t.Helper()
	r := matmamba(t, dir, args...)
	require.Zero(t, r.code, "%s\n%s", args, r.stderr)
	return r.stdout
}

// requireOneLine fails unless the command failed and said so in a single line on stderr that holds all of wants.
func requireOneLine(t *testing.T, r result, wants ...string) {
	t.Helper()
	require.Equal(t, 1, strings.Count(r.stderr, "\n"), r.stderr)
	require.Empty(t, r.stdout)
	requireLastLine(t, r, wants...)
}

// requireLastLine is requireOneLine for a command that had begun to report its progress.
func requireLastLine(t *testing.T, r result, wants ...string) {
	t.Helper()
	require.Contains(t, []int{1, 2}, r.code, r.stderr)
	require.NotContains(t, r.stderr, "goroutine")
	lines := strings.Split(strings.TrimSuffix(r.stderr, "\n"), "\n")
	require.True(t, strings.HasSuffix(r.stderr, "\n"), r.stderr)
	for i, line := range lines {
		require.Equal(t, i == len(lines)-1, strings.HasPrefix(line, "matmamba: "), r.stderr)
	}
	for _, want := range wants {
		require.Contains(t, lines[len(lines)-1], want)
	}
}

// tree describes all that is below a directory, so that a test sees whether a command changed anything.
func tree(t *testing.T, dir string) map[string]string {
	t.Helper()
	found := map[string]string{}
	require.NoError(t, filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := entry.Info()
		if err != nil {
			return err
		}
		name, err := filepath.Rel(dir, path)
		found[name] = "directory"
		if !info.IsDir() {
			found[name] = fmt.Sprint(info.Size(), info.ModTime())
		}
		return err
	}))
	return found
}

// place is a folder with what commands need: the model of the goldens, which is so small that pure Go runs it at once, text,
// shards and tokens.
type place struct{ dir string }

func newPlace(t *testing.T) place {
	t.Helper()
	p := place{t.TempDir()}
	for _, name := range []string{checkpoint.ConfigFile, checkpoint.WeightsFile} {
		content, err := os.ReadFile(filepath.Join(golden.Path("lm_model"), name))
		require.NoError(t, err)
		p.write(t, filepath.Join("lm", name), string(content))
	}
	var text strings.Builder
	for i := range 200 {
		fmt.Fprintf(&text, "line %d of a text with %d words\n", i, i%7)
	}
	p.write(t, "text.txt", text.String())
	p.tensors(t, "in.safetensors", checkpoint.FromInt64("tokens", []int{1, 3}, []int64{1, 2, 249}))
	return p
}

func (p place) path(name string) string { return filepath.Join(p.dir, name) }

func (p place) write(t *testing.T, name, content string) {
	t.Helper()
	require.NoError(t, os.MkdirAll(filepath.Dir(p.path(name)), 0o755))
	require.NoError(t, os.WriteFile(p.path(name), []byte(content), 0o644))
}

func (p place) read(t *testing.T, name string) string {
	t.Helper()
	content, err := os.ReadFile(p.path(name))
	require.NoError(t, err)
	return string(content)
}

// tensors writes a safetensors file.
func (p place) tensors(t *testing.T, name string, tensors ...checkpoint.Tensor) {
	t.Helper()
	require.NoError(t, checkpoint.WriteFile(p.path(name), tensors, nil))
}

// counting is 300 tokens that all are in the vocabulary of 250.
func counting() []int32 {
	tokens := make([]int32, 300)
	for i := range tokens {
		tokens[i] = int32(i % 250)
	}
	return tokens
}

// beyond is counting with token 77 beyond the vocabulary.
func beyond() []int32 {
	tokens := counting()
	tokens[77] = 250
	return tokens
}

func (p place) shard(t *testing.T, name string, tokens []int32) {
	t.Helper()
	require.NoError(t, os.MkdirAll(filepath.Dir(p.path(name)), 0o755))
	require.NoError(t, data.WriteShard(p.path(name), tokens))
}

// trainArgs is a command line that trains the model of the goldens; later flags win.
func trainArgs(flags ...string) []string {
	return append([]string{
		"train", "--backend", "go", "--init", "lm", "--data", "text.txt", "--seqlen", "32", "--batch", "1", "--val-batches", "1",
		"--sample", "0", "--widths", "1,1/8", "--steps", "2", "--run", "run",
	}, flags...)
}

// trained is a place with a run of two steps.
func trained(t *testing.T) place {
	t.Helper()
	p := newPlace(t)
	succeed(t, p.dir, trainArgs()...)
	return p
}

// losses evaluates a model on the place's text.
func (p place) losses(t *testing.T, model string, flags ...string) []evalResult {
	t.Helper()
	args := append([]string{"eval", model, "--backend", "go", "--data", "text.txt", "--seqlen", "32", "--batch", "1", "--batches", "2", "--json"}, flags...)
	decoder := json.NewDecoder(strings.NewReader(succeed(t, p.dir, args...)))
	decoder.DisallowUnknownFields()
	var results []evalResult
	require.NoError(t, decoder.Decode(&results))
	for _, r := range results {
		require.Greater(t, r.Loss, 0.0)
	}
	return results
}

// A failure of a command line is one line that begins with the program's name, and code 2.
func TestCommandLines(t *testing.T) {
	dir := t.TempDir()
	for line, want := range map[string]string{
		"frob":                         "unexpected argument frob",
		"info":                         "<model>",
		"info tiny --frob":             "unknown flag --frob",
		"data":                         "prepare",
		"train --steps many":           `--steps: expected a valid 64 bit int but got "many"`,
		"train --steps -1":             "--steps",
		"train --lr fast":              "--lr",
		"train --seed -1":              "--seed",
		"logits tiny --out x":          "missing flags: --tokens",
		"logits tiny --tokens x":       "missing flags: --out",
		"data prepare x":               "missing flags: --out",
		"generate tiny --max-tokens x": "--max-tokens",
	} {
		r := matmamba(t, dir, strings.Fields(line)...)
		requireOneLine(t, r, want)
		require.Equal(t, 2, r.code, line)
	}
	require.Len(t, tree(t, dir), 1)
}

func TestHelp(t *testing.T) {
	dir := t.TempDir()
	require.Equal(t, succeed(t, dir), succeed(t, dir, "--help"), "no arguments ask for help")
	for _, name := range []string{"train", "eval", "generate", "logits", "info", "data prepare", "backends", "backends install"} {
		text := succeed(t, dir, append(strings.Fields(name), "--help")...)
		require.Contains(t, text, "Usage: matmamba "+name)
	}
}

// child is a command that is still running.
type child struct {
	*exec.Cmd
	stdout, stderr *stream
}

// stream is an output whose content can be waited for.
type stream struct {
	lock    sync.Mutex
	content strings.Builder
}

func (s *stream) Write(part []byte) (int, error) {
	s.lock.Lock()
	defer s.lock.Unlock()
	return s.content.Write(part)
}

func (s *stream) String() string {
	s.lock.Lock()
	defer s.lock.Unlock()
	return s.content.String()
}

// until waits for a text.
func (s *stream) until(t *testing.T, want string) {
	t.Helper()
	require.Eventually(t, func() bool { return strings.Contains(s.String(), want) }, 60*time.Second, 5*time.Millisecond, want)
}

func start(t *testing.T, dir string, args ...string) child {
	t.Helper()
	c := child{command(t, dir, args...), &stream{}, &stream{}}
	c.Stdout, c.Stderr = c.stdout, c.stderr
	require.NoError(t, c.Start())
	t.Cleanup(func() { _ = c.Process.Kill() }) // where the test failed before it ended
	return c
}

// end waits for the command's end.
func (c child) end() result {
	_ = c.Wait() // the exit code tells
	return result{c.ProcessState.ExitCode(), c.stdout.String(), c.stderr.String()}
}

// needPython skips a test of a peer's script where nothing runs it.
func needPython(t *testing.T) {
	t.Helper()
	if _, err := exec.LookPath("python3"); err != nil {
		t.Skip("no python3 on this machine")
	}
}
