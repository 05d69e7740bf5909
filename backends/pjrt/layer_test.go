//go:build cgo && linux

package pjrt_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"

	"github.com/gomlx/compute"
	"github.com/gomlx/compute/dtypes"
	"github.com/gomlx/compute/shapes"
	"github.com/gomlx/go-xla/compute/xla"
	"github.com/gomlx/gomlx/core/graph"
	"github.com/gomlx/gomlx/core/tensors"
	"github.com/matmamba/matmamba/backends"
	"github.com/matmamba/matmamba/backends/backendtest"
	"github.com/matmamba/matmamba/backends/pjrt"
	"github.com/stretchr/testify/require"
)

// layered is a layer of the tests over the CPU's plugin, opened once: a process has room for few.
type layered struct {
	name    string
	layer   *pjrt.Layer
	backend compute.Backend
}

// rewriter is what the cached layer's one rewriter does; nil leaves programs alone. Tests that set it do not run in parallel.
var rewriter pjrt.Rewriter

// cacheEnv names the directory of the cached layer, for a second process.
const cacheEnv = "MATMAMBA_TEST_CACHE"

var cacheDir string

func TestMain(m *testing.M) {
	cacheDir = os.Getenv(cacheEnv)
	given := cacheDir != ""
	if !given {
		var err error
		if cacheDir, err = os.MkdirTemp("", "matmamba-executables"); err != nil {
			panic(err)
		}
	}
	status := m.Run()
	if !given {
		_ = os.RemoveAll(cacheDir)
	}
	os.Exit(status)
}

var (
	cachedLayer = sync.OnceValues(func() (layered, error) {
		cache, err := pjrt.Open(cacheDir, 0)
		if err != nil {
			return layered{}, err
		}
		rewrite := func(program []byte) ([]byte, error) {
			if rewriter == nil {
				return program, nil
			}
			return rewriter(program)
		}
		return openLayer("/cpu/cached", pjrt.Options{Cache: cache, Rewriters: []pjrt.Rewriter{rewrite}})
	})
	plainLayer = sync.OnceValues(func() (layered, error) { return openLayer("/cpu/plain", pjrt.Options{}) })
	asyncLayer = sync.OnceValues(func() (layered, error) { return openLayer("/async", pjrt.Options{Async: true}) })
)

func openLayer(name string, options pjrt.Options) (layered, error) {
	path, err := backends.FindPlugin(backends.CPU)
	if err != nil {
		return layered{}, err
	}
	layer, err := pjrt.Register(name, path, options)
	if err != nil {
		return layered{}, err
	}
	backend, err := xla.New(name)
	return layered{name, layer, backend}, err
}

// cached is the layer with an empty cache and counters that a test compares before and after.
func cached(t *testing.T) layered {
	t.Helper()
	backendtest.XLA(t)
	l, err := cachedLayer()
	require.NoError(t, err)
	if os.Getenv(cacheEnv) == "" {
		_, err = l.layer.Cache().Clear()
		require.NoError(t, err)
	}
	return l
}

// requireCounts runs a part of a test and compares what it added to the counters.
func (l layered) requireCounts(t *testing.T, compiled, loaded int, part func()) {
	t.Helper()
	before := l.layer.Stats()
	part()
	after := l.layer.Stats()
	require.Equal(t, compiled, after.Compiled-before.Compiled, "programs compiled")
	require.Equal(t, loaded, after.Loaded-before.Loaded, "programs loaded")
}

// small is a program with a product, functions that are approximated, and a sum: its bits depend on how it was compiled.
func small(x *graph.Node) []*graph.Node {
	y := graph.Tanh(graph.MatMul(x, graph.Transpose(x, 0, 1)))
	return []*graph.Node{graph.ReduceAllSum(graph.Exp(y)), graph.Sin(y)}
}

func runSmall(t *testing.T, backend compute.Backend) [][]float32 {
	t.Helper()
	x := make([]float32, 64*48)
	for i := range x {
		x[i] = float32(i%101)/101 - 0.4
	}
	exec, err := graph.NewExec(backend, small)
	require.NoError(t, err)
	defer exec.Finalize()
	results, err := exec.Call(tensors.FromFlatDataAndDimensions(x, 64, 48))
	require.NoError(t, err)
	var values [][]float32
	for _, result := range results {
		values = append(values, tensors.MustCopyFlatData[float32](result))
	}
	return values
}

// A program that was compiled before is loaded, and gives the same bits.
func TestSecondTimeIsLoaded(t *testing.T) {
	l := cached(t)
	var first, second [][]float32
	l.requireCounts(t, 1, 0, func() { first = runSmall(t, l.backend) })
	l.requireCounts(t, 0, 1, func() { second = runSmall(t, l.backend) })
	require.Equal(t, first, second)
	require.Equal(t, runSmall(t, backendtest.XLA(t)), second, "as without the layer")

	entries := l.layer.Cache().List()
	require.Len(t, entries, 1)
	require.Equal(t, "cpu", entries[0].Platform)
	require.NotEmpty(t, entries[0].Program)
	require.Positive(t, entries[0].CompileTime)
	stats := l.layer.Stats()
	require.Positive(t, stats.CompileTime)
	require.Positive(t, stats.LoadTime)
}

// Another backend of the same plugin, and another process, find what this one compiled.
func TestSecondProcessLoads(t *testing.T) {
	l := cached(t)
	if os.Getenv(cacheEnv) != "" {
		l.requireCounts(t, 0, 1, func() { fmt.Printf("result %x\n", runSmall(t, l.backend)) })
		return
	}
	first := runSmall(t, l.backend)
	other, err := xla.New(l.name)
	require.NoError(t, err)
	defer other.Finalize()
	l.requireCounts(t, 0, 1, func() { require.Equal(t, first, runSmall(t, other)) })

	self, err := os.Executable()
	require.NoError(t, err)
	command := exec.Command(self, "-test.run=^TestSecondProcessLoads$", "-test.v")
	command.Env = append(os.Environ(), cacheEnv+"="+cacheDir)
	output, err := command.CombinedOutput()
	require.NoError(t, err, string(output))
	require.Contains(t, string(output), fmt.Sprintf("result %x\n", first))
}

// An entry that is whole but not what the plugin understands is compiled anew and replaced.
func TestEntryThatThePluginRefuses(t *testing.T) {
	l := cached(t)
	first := runSmall(t, l.backend)
	key := l.layer.Cache().List()[0].Key
	for _, nonsense := range [][]byte{nil, []byte("nonsense"), bytes.Repeat([]byte{0xff}, 1<<16)} {
		require.True(t, l.layer.Cache().Put(key, pjrt.About{}, nonsense))
		l.requireCounts(t, 1, 0, func() { require.Equal(t, first, runSmall(t, l.backend)) })
		l.requireCounts(t, 0, 1, func() { require.Equal(t, first, runSmall(t, l.backend)) })
	}
}

func TestWithoutCacheEverythingIsCompiled(t *testing.T) {
	backendtest.XLA(t)
	l, err := plainLayer()
	require.NoError(t, err)
	require.Nil(t, l.layer.Cache())
	l.requireCounts(t, 2, 0, func() { require.Equal(t, runSmall(t, l.backend), runSmall(t, l.backend)) })
	major, minor := l.layer.Version()
	require.Zero(t, major)
	require.Positive(t, minor)
	_, err = pjrt.Register(l.name, "elsewhere.so", pjrt.Options{})
	require.ErrorContains(t, err, "registered as")
}

// A layer that does not wait for programs gives what one that waits gives: results are waited for where they are read. Its name is
// no CPU's, lest go-xla take the memory of results for the host's.
func TestAsync(t *testing.T) {
	backendtest.XLA(t)
	plain, err := plainLayer()
	require.NoError(t, err)
	async, err := asyncLayer()
	require.NoError(t, err)
	require.InDeltaSlice(t, runChain(t, plain.backend), runChain(t, async.backend), 1e-5)
}

// runChain gives a program its own results, several times over.
func runChain(t *testing.T, backend compute.Backend) []float32 {
	t.Helper()
	exec, err := graph.NewExec(backend, func(x *graph.Node) *graph.Node { return graph.Sin(graph.MulScalar(graph.MatMul(x, x), 0.02)) })
	require.NoError(t, err)
	defer exec.Finalize()
	x := make([]float32, 200*200)
	for i := range x {
		x[i] = float32(i%37)/37 - 0.5
	}
	result := tensors.FromFlatDataAndDimensions(x, 200, 200)
	for range 10 {
		results, err := exec.Call(result)
		require.NoError(t, err)
		result = results[0]
	}
	return tensors.MustCopyFlatData[float32](result)
}

// difference calls a function named matmamba_difference, which a rewriter may give another body.
func difference(a, b *graph.Node) *graph.Node {
	function := graph.NewFunction(a.Graph(), "matmamba_difference", func(g *graph.Graph) []*graph.Node {
		vector := shapes.Make(dtypes.Float32, 2)
		return []*graph.Node{graph.Sub(graph.Parameter(g, "a", vector), graph.Parameter(g, "b", vector))}
	})
	return function.Call(a, b)[0]
}

func runDifference(backend compute.Backend) ([]float32, error) {
	exec, err := graph.NewExec(backend, difference)
	if err != nil {
		return nil, err
	}
	defer exec.Finalize()
	results, err := exec.Call([]float32{7, 8}, []float32{2, 1})
	if err != nil {
		return nil, err
	}
	return tensors.CopyFlatData[float32](results[0])
}

// What a rewriter returns is what runs, and what the cache's key is made of.
func TestRewriterTakesEffect(t *testing.T) {
	l := cached(t)
	t.Cleanup(func() { rewriter = nil })
	want := map[bool][]float32{false: {5, 7}, true: {9, 9}}
	for round, rewrites := range []bool{false, true, false, true} {
		rewriter = nil
		if rewrites {
			rewriter = func(program []byte) ([]byte, error) {
				head, body, found := strings.Cut(string(program), "@matmamba_difference(")
				if !found {
					return nil, errors.New("the function is not in the program")
				}
				return []byte(head + "@matmamba_difference(" + strings.ReplaceAll(body, "stablehlo.subtract", "stablehlo.add")), nil
			}
		}
		compiled := 1 - round/2
		l.requireCounts(t, compiled, 1-compiled, func() {
			got, err := runDifference(l.backend)
			require.NoError(t, err)
			require.Equal(t, want[rewrites], got)
		})
	}
}

// An error of a rewriter arrives in its words, again and again, and does no harm to the next program.
func TestRewriterThatFails(t *testing.T) {
	l := cached(t)
	t.Cleanup(func() { rewriter = nil })
	for i := range 100 {
		rewriter = func([]byte) ([]byte, error) { return nil, fmt.Errorf("no kernel number %d for this", i) }
		_, err := runDifference(l.backend)
		require.ErrorContains(t, err, fmt.Sprintf("rewrite the program: no kernel number %d for this", i))
		require.ErrorContains(t, err, "code=13")
	}
	rewriter = nil
	got, err := runDifference(l.backend)
	require.NoError(t, err)
	require.Equal(t, []float32{5, 7}, got)
}

// Programs are compiled and loaded by many at the same time.
func TestManyAtOnce(t *testing.T) {
	l := cached(t)
	var workers sync.WaitGroup
	for range 4 {
		workers.Go(func() {
			for i := range 8 {
				exec, err := graph.NewExec(l.backend, func(x *graph.Node) *graph.Node { return graph.AddScalar(x, float64(i)) })
				if err != nil {
					t.Error(err)
					return
				}
				results, err := exec.Call([]float32{1})
				if err != nil || tensors.MustCopyFlatData[float32](results[0])[0] != float32(i+1) {
					t.Errorf("1 + %d: %v %v", i, results, err)
				}
				exec.Finalize()
			}
		})
	}
	workers.Wait()
	require.Len(t, l.layer.Cache().List(), 8)
}
