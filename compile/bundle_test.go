package compile_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/gomlx/compute"
	"github.com/gomlx/compute/dtypes"
	"github.com/gomlx/gomlx/core/graph"
	"github.com/gomlx/gomlx/core/tensors"
	"github.com/matmamba/matmamba/backends"
	"github.com/matmamba/matmamba/backends/backendtest"
	"github.com/matmamba/matmamba/compile"
	"github.com/stretchr/testify/require"
)

func TestMain(m *testing.M) {
	backends.CompilerMain()
	os.Exit(m.Run())
}

// example is a program whose bits depend on how it was compiled.
func example() compile.Program {
	return compile.Program{
		Name:   "an example, 1",
		Inputs: []compile.Input{compile.In("x", dtypes.Float32, 32, 48), compile.In("w", dtypes.Float32, 48, 16)},
		Build: func(_ *graph.Graph, in map[string]*graph.Node) []compile.Output {
			y := graph.Tanh(graph.MatMul(in["x"], in["w"]))
			return []compile.Output{{Name: "y", Node: y}, {Name: "sum", Node: graph.ReduceAllSum(graph.Exp(y))}}
		},
	}
}

func exampleArgs() []*tensors.Tensor {
	values := func(n int) []float32 {
		all := make([]float32, n)
		for i := range all {
			all[i] = float32(i*i%101)/101 - 0.4
		}
		return all
	}
	return []*tensors.Tensor{
		tensors.FromFlatDataAndDimensions(values(32*48), 32, 48), tensors.FromFlatDataAndDimensions(values(48*16), 48, 16),
	}
}

// run returns the bits of all results.
func run(t *testing.T, exe *compile.Executable) [][]float32 {
	t.Helper()
	results, err := exe.Run(exampleArgs())
	require.NoError(t, err)
	var all [][]float32
	for _, result := range results {
		all = append(all, tensors.MustCopyFlatData[float32](result))
	}
	return all
}

// xlaCPU is XLA's backend on the CPU.
func xlaCPU(t *testing.T) (compute.Backend, backends.Info) {
	t.Helper()
	backendtest.XLA(t)
	backend, info, err := backends.Open(t.Context(), backends.CPU, backends.Options{NoInstall: true})
	require.NoError(t, err)
	return backend, info
}

// writeExample makes a bundle with the example at two granularities.
func writeExample(t *testing.T, dir string) {
	t.Helper()
	target, err := compile.ParseTarget("cpu")
	require.NoError(t, err)
	parts := []compile.Part{{Granularity: "1", Program: example()}, {Granularity: "1/2", Program: example()}}
	built, compiler, err := compile.Build(t.Context(), target, parts, compile.BuildOptions{})
	require.NoError(t, err)
	require.NoError(t, compile.Write(dir, compile.Bundle{
		Target: target, Plugin: compiler.Version, Programs: built, About: compile.About{Command: []string{"matmamba", "compile", "tiny"}},
		Extra: func(tmp string) error { return os.WriteFile(filepath.Join(tmp, "notes.txt"), []byte("extra"), 0o600) },
	}))
}

// A bundle gives the bits of the program compiled on the spot, and compiles nothing.
func TestBundleRuns(t *testing.T) {
	backend, info := xlaCPU(t)
	exe, err := compile.Compile(backend, example())
	require.NoError(t, err)
	want := run(t, exe)

	dir := filepath.Join(t.TempDir(), "bundle")
	writeExample(t, dir)
	writeExample(t, dir) // replaces it
	opened, err := compile.Open(dir)
	require.NoError(t, err)
	require.NoError(t, opened.Check(info))
	require.Equal(t, []string{"1", "1/2"}, opened.Granularities())
	compiled, loaded := backends.CacheStats(backend)
	for _, granularity := range opened.Granularities() {
		exe, err := opened.Program(backend, granularity, example().Name)
		require.NoError(t, err)
		require.Equal(t, []string{"y", "sum"}, exe.Outputs())
		require.Equal(t, want, run(t, exe))
		exe, err = opened.Loader(backend, granularity)(compile.Program{Name: example().Name, Inputs: example().Inputs})
		require.NoError(t, err)
		require.Equal(t, want, run(t, exe))
	}
	compiledAfter, loadedAfter := backends.CacheStats(backend)
	require.Equal(t, compiled, compiledAfter)
	require.Equal(t, loaded+4, loadedAfter)

	_, err = opened.Program(backend, "1/4", example().Name)
	require.ErrorContains(t, err, `no such program: an example, 1 at 1/4; it has that at 1, 1/2`)
	_, err = opened.Loader(backend, "1")(compile.Program{Name: example().Name})
	require.ErrorContains(t, err, "it has 2 inputs, want 0")
}

// One flipped byte in any file is refused, and the file named.
func TestDamagedBundle(t *testing.T) {
	backendtest.XLA(t)
	dir := filepath.Join(t.TempDir(), "bundle")
	writeExample(t, dir)
	var files []string
	require.NoError(t, filepath.WalkDir(dir, func(path string, entry os.DirEntry, err error) error {
		if err == nil && !entry.IsDir() {
			files = append(files, path)
		}
		return err
	}))
	require.Len(t, files, 6)
	for _, path := range files {
		content, err := os.ReadFile(path)
		require.NoError(t, err)
		for _, at := range []int{0, len(content) / 3, len(content) / 2, len(content) - 1} {
			content[at] ^= 1
			require.NoError(t, os.WriteFile(path, content, 0o600))
			_, err = compile.Open(dir)
			require.ErrorContains(t, err, filepath.Base(path), "byte %d", at)
			content[at] ^= 1
		}
		require.NoError(t, os.WriteFile(path, content, 0o600))
		require.NoError(t, os.Rename(path, path+"~"))
		_, err = compile.Open(dir)
		require.ErrorContains(t, err, filepath.Base(path))
		require.NoError(t, os.Rename(path+"~", path))
	}
	_, err := compile.Open(dir)
	require.NoError(t, err)
}

// A bundle for another device, plugin or machine says so, and what would help.
func TestBundleForElsewhere(t *testing.T) {
	_, info := xlaCPU(t)
	dir := filepath.Join(t.TempDir(), "bundle")
	writeExample(t, dir)
	opened, err := compile.Open(dir)
	require.NoError(t, err)
	for name, c := range map[string]struct {
		change func(*backends.Info)
		want   string
	}{
		"other device": {
			func(i *backends.Info) { i.Kind, i.Device = backends.CUDA, "NVIDIA H100 80GB HBM3" },
			"it is for cpu, this is cuda NVIDIA H100 80GB HBM3; for this one: matmamba compile tiny --target cuda:h100 --out DIR",
		},
		"other plugin": {func(i *backends.Info) { i.PluginVersion = "xla-cpu-pjrt 9.9" }, "this is xla-cpu-pjrt 9.9; matmamba backends install cpu"},
	} {
		other := info
		c.change(&other)
		err := opened.Check(other)
		require.ErrorIs(t, err, compile.ErrNotHere, name)
		require.ErrorContains(t, err, c.want, name)
	}
}

// A directory that is no bundle is not replaced.
func TestBundleReplacesNothingElse(t *testing.T) {
	dir := t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(dir, "thesis.tex"), nil, 0o600))
	require.ErrorContains(t, compile.Write(dir, compile.Bundle{}), "holds something else")
	_, err := compile.Open(dir)
	require.ErrorContains(t, err, "manifest.json")
}
