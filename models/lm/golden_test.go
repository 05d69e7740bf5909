package lm_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/gomlx/compute"
	"github.com/gomlx/compute/dtypes"
	. "github.com/gomlx/gomlx/core/graph"
	"github.com/gomlx/gomlx/core/tensors"
	"github.com/matmamba/matmamba/backends/backendtest"
	"github.com/matmamba/matmamba/checkpoint"
	"github.com/matmamba/matmamba/internal/golden"
	"github.com/matmamba/matmamba/layers"
	"github.com/matmamba/matmamba/models/lm"
	"github.com/matmamba/matmamba/nested"
	"github.com/stretchr/testify/require"
)

// goldenModel loads the tiny official model.
func goldenModel(t testing.TB) (lm.Config, []*tensors.Tensor) {
	t.Helper()
	dir, err := checkpoint.LoadModelDir(golden.Path("lm_model"))
	require.NoError(t, err)
	defer func() { require.NoError(t, dir.Close()) }()
	config, warnings, err := lm.ParseConfig(dir.Config)
	require.NoError(t, err)
	require.Empty(t, warnings)
	var weights []*tensors.Tensor
	for _, p := range config.Params() {
		stored, err := dir.Weights.Tensor(p.Name)
		require.NoError(t, err)
		values, err := stored.Float32s()
		require.NoError(t, err)
		weights = append(weights, tensors.FromFlatDataAndDimensions(values, p.Shape...))
	}
	return config, weights
}

// run evaluates a function of the model's weights and of further inputs.
func run(t testing.TB, backend compute.Backend, config lm.Config, weights, inputs []*tensors.Tensor, fn func(w layers.Weights, in []*Node) []*Node) []*tensors.Tensor {
	t.Helper()
	exec, err := NewExec(backend, func(nodes []*Node) []*Node {
		named := layers.Weights{}
		for i, p := range config.Params() {
			named[p.Name] = nodes[i]
		}
		return fn(named, nodes[len(weights):])
	})
	require.NoError(t, err)
	defer exec.Finalize()
	var args []any
	for _, tensor := range append(append([]*tensors.Tensor{}, weights...), inputs...) {
		args = append(args, tensor)
	}
	results, err := exec.Call(args...)
	require.NoError(t, err)
	return results
}

// granularities are the mixes of the goldens by their names there.
func granularities(t testing.TB, config lm.Config) map[string]nested.Mix {
	mixes := map[string]nested.Mix{}
	for i, width := range nested.Official() {
		mix, err := config.Uniform(width)
		require.NoError(t, err)
		mixes[fmt.Sprintf("level%d", 1<<i)] = mix
	}
	mix, err := nested.ParseMix("40,12", config.NLayer, config.Dims())
	require.NoError(t, err)
	mixes["mix"] = mix
	return mixes
}

func columns(x *Node, from, to int) *Node { return Slice(x, AxisRange(), AxisRange(from, to)) }

func TestLogitsAndLossGoldens(t *testing.T) {
	backendtest.Each(t, func(t *testing.T, backend compute.Backend) {
		set := golden.Load(t, "lm_golden")
		config, weights := goldenModel(t)
		model := lm.Model{Config: config}
		for name, mix := range granularities(t, config) {
			results := run(t, backend, config, weights, []*tensors.Tensor{set.Tensor("in.tokens")}, func(w layers.Weights, in []*Node) []*Node {
				tokens, targets := columns(in[0], 0, 24), columns(in[0], 1, 25)
				logits, _ := model.Logits(w, mix, lm.Inputs{Tokens: tokens})
				return []*Node{logits, model.Loss(w, mix, lm.Inputs{Tokens: tokens}, targets)}
			})
			set.RequireClose("out."+name+".logits", results[0], golden.Model)
			want, _ := set.Floats("out.level_loss")
			switch name {
			case "mix":
				want, _ = set.Floats("out.mix.loss")
			default:
				var level int
				_, err := fmt.Sscanf(name, "level%d", &level)
				require.NoError(t, err)
				for i := range want {
					if 1<<i == level {
						want = want[i : i+1]
						break
					}
				}
			}
			golden.RequireClose(t, name+" loss", want, golden.Float64s(results[1]), golden.Model)
		}
	})
}

func TestJointGradientGoldens(t *testing.T) {
	backendtest.Each(t, func(t *testing.T, backend compute.Backend) {
		set := golden.Load(t, "lm_golden")
		config, weights := goldenModel(t)
		model := lm.Model{Config: config}
		mixes := granularities(t, config)
		results := run(t, backend, config, weights, []*tensors.Tensor{set.Tensor("in.tokens")}, func(w layers.Weights, in []*Node) []*Node {
			tokens, targets := columns(in[0], 0, 24), columns(in[0], 1, 25)
			var sum *Node
			for _, level := range []string{"level1", "level2", "level4", "level8"} {
				loss := model.Loss(w, mixes[level], lm.Inputs{Tokens: tokens}, targets)
				if sum == nil {
					sum = loss
				} else {
					sum = Add(sum, loss)
				}
			}
			var wanted []*Node
			for _, p := range config.Params() {
				wanted = append(wanted, w[p.Name])
			}
			return Gradient(DivScalar(sum, 4.0), wanted...)
		})
		for i, p := range config.Params() {
			set.RequireClose("out.joint_grad."+p.Name, results[i], golden.Model)
		}
	})
}

// Prefill, then the recurrence token by token, at every width and mix: logits and states.
func TestDecodeGoldens(t *testing.T) {
	backendtest.Each(t, func(t *testing.T, backend compute.Backend) {
		set := golden.Load(t, "decode")
		config, weights := goldenModel(t)
		mixes := granularities(t, config)
		for _, test := range []struct {
			prefix string
			prompt int
		}{{"", 7}, {"short.", 2}} {
			for name, mix := range mixes {
				if set.Has("out." + test.prefix + name + ".step_logits") {
					checkDecode(t, backend, set, config, weights, "out."+test.prefix+name+".", mix, test.prompt)
				}
			}
		}
	})
}

func checkDecode(t *testing.T, backend compute.Backend, set golden.Set, config lm.Config, weights []*tensors.Tensor, name string, mix nested.Mix, prompt int) {
	const steps = 6
	model := lm.Model{Config: config}
	results := run(t, backend, config, weights, []*tensors.Tensor{set.Tensor("in.tokens")}, func(w layers.Weights, in []*Node) []*Node {
		logits, states := model.Logits(w, mix, lm.Inputs{Tokens: columns(in[0], 0, prompt)})
		outputs := append([]*Node{logits}, flatten(states)...)
		var stepLogits []*Node
		for i := range steps {
			next := model.Step(w, mix, Squeeze(columns(in[0], prompt+i, prompt+i+1), 1), states)
			states = next.States
			stepLogits = append(stepLogits, InsertAxes(next.Logits, 1))
		}
		outputs = append(outputs, Concatenate(stepLogits, 1))
		return append(outputs, flatten(states)...)
	})
	n := 2 * config.NLayer
	set.RequireClose(name+"prefill_logits", results[0], golden.Model)
	set.RequireClose(name+"step_logits", results[n+1], golden.Model)
	for layer := range config.NLayer {
		for i, state := range []string{"conv_state", "ssm_state"} {
			prefill := fmt.Sprintf("%sprefill_%s.%d", name, state, layer)
			if set.Has(prefill) {
				set.RequireClose(prefill, results[1+2*layer+i], golden.Model)
			}
			set.RequireClose(fmt.Sprintf("%s%s.%d", name, state, layer), results[n+2+2*layer+i], golden.Model)
		}
	}
}

func flatten(states []layers.MixerState) []*Node {
	var nodes []*Node
	for _, s := range states {
		nodes = append(nodes, s.Conv, s.SSM)
	}
	return nodes
}

// The mixer of block.safetensors at each level and at a mix: output, gradient of the input and of each weight.
func TestMixerGoldens(t *testing.T) {
	backendtest.Each(t, func(t *testing.T, backend compute.Backend) {
		set := golden.Load(t, "block")
		dims := nested.Dims{DModel: 128, NHeads: 64, HeadDim: 4, DState: 16, DConv: 4}
		config := layers.MixerConfig{Dims: dims, ChunkSize: 16}
		for name, heads := range map[string]int{"level1": 64, "level2": 32, "level4": 16, "level8": 8, "mix40": 20} {
			inputs := []*tensors.Tensor{set.Tensor("in.u"), set.Tensor("in.dout")}
			for _, w := range nested.MixerPlan {
				inputs = append(inputs, set.Tensor("in.param."+w.Name))
			}
			exec, err := NewExec(backend, func(in []*Node) []*Node {
				weights := layers.Weights{}
				for i, w := range nested.MixerPlan {
					weights[w.Name] = in[2+i]
				}
				out, _ := layers.Mixer(config, weights, heads, layers.MixerInputs{U: in[0]})
				loss := ReduceAllSum(Mul(out, in[1]))
				return append([]*Node{out}, Gradient(loss, append([]*Node{in[0]}, in[2:]...)...)...)
			})
			require.NoError(t, err)
			var args []any
			for _, tensor := range inputs {
				args = append(args, tensor)
			}
			results, err := exec.Call(args...)
			require.NoError(t, err)
			set.RequireClose("out."+name+".out", results[0], golden.Operator)
			set.RequireClose("out."+name+".grad.u", results[1], golden.Operator)
			for i, w := range nested.MixerPlan {
				used, unused := cut(results[2+i], w, dims, heads)
				want, _ := set.Floats("out." + name + ".grad." + w.Name)
				golden.RequireClose(t, name+" "+w.Name, want, used, golden.Operator)
				for _, v := range unused {
					require.Zero(t, v, "gradient of %s outside the used slice at %s", w.Name, name)
				}
			}
		}
	})
}

// cut divides a full-size gradient into the elements inside and outside the slice in use.
func cut(full *tensors.Tensor, w nested.Weight, dims nested.Dims, heads int) (used, unused []float64) {
	shape := full.Shape().Dimensions
	for i, v := range golden.Float64s(full) {
		inside := true
		rest := i
		for axis := len(shape) - 1; axis >= 0; axis-- {
			index := rest % shape[axis]
			rest /= shape[axis]
			covered := false
			for _, r := range w.Ranges(axis, dims, heads) {
				covered = covered || (index >= r.From && index < r.To)
			}
			inside = inside && covered
		}
		if inside {
			used = append(used, v)
		} else {
			unused = append(unused, v)
		}
	}
	return used, unused
}

// In bfloat16 logits stay within bfloat16's tolerance of the official numbers.
func TestLogitsBFloat16(t *testing.T) {
	backend := backendtest.XLA(t)
	set := golden.Load(t, "lm_golden")
	config, weights := goldenModel(t)
	model := lm.Model{Config: config, ComputeType: dtypes.BFloat16}
	for name, mix := range granularities(t, config) {
		results := run(t, backend, config, weights, []*tensors.Tensor{set.Tensor("in.tokens")}, func(w layers.Weights, in []*Node) []*Node {
			logits, _ := model.Logits(w, mix, lm.Inputs{Tokens: columns(in[0], 0, 24)})
			return []*Node{logits}
		})
		set.RequireClose("out."+name+".logits", results[0], golden.BFloat16)
	}
	require.True(t, strings.HasPrefix(model.ComputeType.String(), "B"))
}
