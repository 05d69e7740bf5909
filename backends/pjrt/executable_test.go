//go:build cgo && linux

package pjrt_test

import (
	"testing"

	xlapjrt "github.com/gomlx/go-xla/pjrt"
	"github.com/stretchr/testify/require"
)

// newClient is a client of go-xla on the cached layer, for what its graphs can't express.
func newClient(t *testing.T, l layered) *xlapjrt.Client {
	t.Helper()
	plugin, err := xlapjrt.GetPlugin(l.name)
	require.NoError(t, err)
	client, err := plugin.NewClient(nil)
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, client.Destroy()) })
	return client
}

// twice compiles the same program twice, and runs the rest of a test on the compiled and on the loaded executable.
func twice(t *testing.T, compile func(*xlapjrt.Client) *xlapjrt.CompileConfig, run func(*xlapjrt.Client, *xlapjrt.LoadedExecutable)) {
	t.Helper()
	l := cached(t)
	client := newClient(t, l)
	var executables [2]*xlapjrt.LoadedExecutable
	for i := range executables {
		l.requireCounts(t, 1-i, i, func() {
			var err error
			executables[i], err = compile(client).Done()
			require.NoError(t, err)
		})
		run(client, executables[i])
	}
	compiled, loaded := executables[0], executables[1]
	require.Equal(t, compiled.Name, loaded.Name)
	require.Equal(t, compiled.NumOutputs, loaded.NumOutputs)
	require.Equal(t, compiled.OnDeviceMemoryUsageStats, loaded.OnDeviceMemoryUsageStats)
	require.Equal(t, compiled.OnHostMemoryUsageStats, loaded.OnHostMemoryUsageStats)
	for _, executable := range executables {
		require.NoError(t, executable.Destroy())
	}
}

func toDevice(t *testing.T, client *xlapjrt.Client, device int, values ...float32) *xlapjrt.Buffer {
	t.Helper()
	buffer, err := client.BufferFromHost().ToDeviceNum(device).FromFlatDataWithDimensions(values, []int{len(values)}).Done()
	require.NoError(t, err)
	return buffer
}

func toHost(t *testing.T, buffer *xlapjrt.Buffer) []float32 {
	t.Helper()
	values, _, err := buffer.ToFlatDataAndDimensions()
	require.NoError(t, err)
	return values.([]float32)
}

const double = `module @double {
  func.func @main(%x: tensor<4xf32>) -> tensor<4xf32> {
    %y = stablehlo.add %x, %x : tensor<4xf32>
    return %y : tensor<4xf32>
  }
}`

// A program for no device in particular runs on each.
func TestPortableExecutable(t *testing.T) {
	compile := func(client *xlapjrt.Client) *xlapjrt.CompileConfig {
		return client.Compile().WithStableHLO([]byte(double))
	}
	twice(t, compile, func(client *xlapjrt.Client, executable *xlapjrt.LoadedExecutable) {
		for device := range client.NumDevices() {
			outputs, err := executable.Execute(toDevice(t, client, device, 1, 2, 3, 4)).OnDeviceByNum(device).Done()
			require.NoError(t, err)
			require.Equal(t, []float32{2, 4, 6, 8}, toHost(t, outputs[0]))
			where, err := outputs[0].Device()
			require.NoError(t, err)
			require.Equal(t, device, client.NumForDevice(where))
		}
	})
}

const update = `module @update {
  func.func @main(%state: tensor<4xf32> {tf.aliasing_output = 0 : i32}, %step: tensor<4xf32>) -> tensor<4xf32> {
    %new = stablehlo.add %state, %step : tensor<4xf32>
    return %new : tensor<4xf32>
  }
}`

// A result that takes its argument's memory does so in a loaded executable as well: the memory statistics, which twice
// compares, count it, and the donated argument is gone.
func TestDonationSurvives(t *testing.T) {
	compile := func(client *xlapjrt.Client) *xlapjrt.CompileConfig {
		return client.Compile().WithStableHLO([]byte(update))
	}
	twice(t, compile, func(client *xlapjrt.Client, executable *xlapjrt.LoadedExecutable) {
		require.EqualValues(t, 16, executable.OnDeviceMemoryUsageStats.Aliases)
		step := toDevice(t, client, 0, 1, 1, 1, 1)
		state := toDevice(t, client, 0, 1, 2, 3, 4)
		address, err := state.UnsafePointer()
		require.NoError(t, err)
		outputs, err := executable.Execute(state, step).Donate(0).Done()
		require.NoError(t, err)
		require.Equal(t, []float32{2, 3, 4, 5}, toHost(t, outputs[0]))
		require.Equal(t, []float32{1, 1, 1, 1}, toHost(t, step))
		_, _, err = state.ToFlatDataAndDimensions()
		require.Error(t, err, "the donated buffer is still there")
		reused, err := outputs[0].UnsafePointer()
		require.NoError(t, err)
		require.Equal(t, address, reused, "the result is elsewhere")

		kept := toDevice(t, client, 0, 1, 2, 3, 4)
		outputs, err = executable.Execute(kept, step).DonateNone().Done()
		require.NoError(t, err)
		require.Equal(t, []float32{2, 3, 4, 5}, toHost(t, outputs[0]))
		require.Equal(t, []float32{1, 2, 3, 4}, toHost(t, kept))
	})
}

const sharded = `module @sharded attributes {stablehlo.num_replicas = 1, stablehlo.num_partitions = 2} {
  sdy.mesh @mesh = <["data"=2], device_ids=[1, 0]>
  func.func @main(%x: tensor<4xf32> {sdy.sharding = #sdy.sharding<@mesh, [{"data"}]>}) -> tensor<f32> {
    %zero = stablehlo.constant dense<0.0> : tensor<f32>
    %sum = stablehlo.reduce(%x init: %zero) applies stablehlo.add across dimensions = [0] : (tensor<4xf32>, tensor<f32>) -> tensor<f32>
    return %sum : tensor<f32>
  }
}`

// A program spread over devices of its own runs on those when it is loaded.
func TestShardedExecutable(t *testing.T) {
	devices := []int{3, 2}
	compile := func(client *xlapjrt.Client) *xlapjrt.CompileConfig {
		if client.NumDevices() < 4 {
			t.Skip("too few devices")
		}
		return client.Compile().WithStableHLO([]byte(sharded)).WithShardy(2).WithDeviceAssignment(devices)
	}
	twice(t, compile, func(client *xlapjrt.Client, executable *xlapjrt.LoadedExecutable) {
		_, partitions, assignment, err := executable.GetDeviceAssignment()
		require.NoError(t, err)
		require.Equal(t, 2, partitions)
		require.Equal(t, devices, assignment)
		outputs, err := executable.Execute(toDevice(t, client, 3, 1, 2), toDevice(t, client, 2, 10, 20)).Done()
		require.NoError(t, err)
		for i, output := range outputs {
			require.Equal(t, []float32{33}, toHost(t, output))
			where, err := output.Device()
			require.NoError(t, err)
			require.Equal(t, devices[i], client.NumForDevice(where))
		}
	})
}

// An error of the plugin comes back in its words, and nothing is kept or counted.
func TestCompilerErrorComesBack(t *testing.T) {
	l := cached(t)
	client := newClient(t, l)
	l.requireCounts(t, 0, 0, func() {
		_, err := client.Compile().WithStableHLO([]byte("module { func.func @main() { frobnicate } }")).Done()
		require.ErrorContains(t, err, "frobnicate")
		_, err = client.Compile().WithHLO([]byte("no proto")).Done()
		require.Error(t, err)
	})
	require.Empty(t, l.layer.Cache().List())
}

// The same program with other options is another executable.
func TestOptionsArePartOfTheKey(t *testing.T) {
	l := cached(t)
	client := newClient(t, l)
	l.requireCounts(t, 2, 1, func() {
		for _, assignment := range [][]int{{0}, {1}, {0}} {
			executable, err := client.Compile().WithStableHLO([]byte(double)).WithSPMD(1).WithDeviceAssignment(assignment).Done()
			require.NoError(t, err)
			require.NoError(t, executable.Destroy())
		}
	})
}
