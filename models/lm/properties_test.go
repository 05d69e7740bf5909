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
	"github.com/matmamba/matmamba/graph"
	"github.com/matmamba/matmamba/internal/golden"
	"github.com/matmamba/matmamba/layers"
	"github.com/matmamba/matmamba/models/lm"
	"github.com/matmamba/matmamba/nested"
	"github.com/stretchr/testify/require"
)

// cutWeight is the weight of the standalone model with the first heads heads: the wanted rows of each axis, written out
// here from docs/reference.md section 1 and not taken from the slicing plan.
func cutWeight(t *testing.T, d nested.Dims, name string, weight *tensors.Tensor, heads int) *tensors.Tensor {
	t.Helper()
	inner, kept := d.DInner(), heads*d.HeadDim
	var wanted []int
	add := func(from, count int) {
		for i := range count {
			wanted = append(wanted, from+i)
		}
	}
	axis := 0
	switch short := name[strings.Index(name, "mixer.")+len("mixer."):]; short {
	case "in_proj.weight":
		add(0, kept)
		add(inner, kept)
		add(2*inner, 2*d.DState)
		add(2*inner+2*d.DState, heads)
	case "conv1d.weight", "conv1d.bias":
		add(0, kept)
		add(inner, 2*d.DState)
	case "out_proj.weight":
		axis = 1
		add(0, kept)
	case "norm.weight":
		add(0, kept)
	default: // dt_bias, A_log, D
		add(0, heads)
	}
	values, dims := golden.Float64s(weight), weight.Shape().Dimensions
	inside := 1
	for _, dim := range dims[axis+1:] {
		inside *= dim
	}
	var cut []float32
	for row := 0; row < len(values)/inside/dims[axis]; row++ {
		for _, w := range wanted {
			at := (row*dims[axis] + w) * inside
			for _, v := range values[at : at+inside] {
				cut = append(cut, float32(v))
			}
		}
	}
	shape := append([]int{}, dims...)
	shape[axis] = len(wanted)
	return tensors.FromFlatDataAndDimensions(cut, shape...)
}

// standalone is a Mamba2 language model that knows nothing of nesting: every mixer has the width of its weights.
func standalone(config lm.Config, heads int, w layers.Weights, tokens *Node) *Node {
	mixer := config.Mixer()
	mixer.NHeads = heads
	hidden := layers.Embed(w.Get(lm.EmbeddingName), tokens)
	var residual graph.Residual
	for layer := range config.NLayer {
		residual, hidden = layers.Block(w.Sub(fmt.Sprintf("backbone.layers.%d", layer)), residual, hidden, func(w layers.Weights, u *Node) *Node {
			out, _ := layers.Mixer(mixer, w, heads, layers.MixerInputs{U: u})
			return out
		})
	}
	normed := graph.RMSNorm(layers.AddResidual(residual.Sum, hidden), w.Get(lm.FinalNormName))
	return graph.HeadLogits(Reshape(normed, -1, config.DModel), w.Get(lm.EmbeddingName))
}

// A width of the nested model is the standalone model that is cut out of it.
func TestWidthIsTheStandaloneModel(t *testing.T) {
	backendtest.Each(t, func(t *testing.T, backend compute.Backend) {
		set := golden.Load(t, "lm_golden")
		config, weights := goldenModel(t)
		d := config.Dims()
		for _, heads := range []int{d.NHeads, d.NHeads / 2, 3, 1} {
			cut := make([]*tensors.Tensor, len(weights))
			for i, p := range config.Params() {
				cut[i] = weights[i]
				if strings.Contains(p.Name, "mixer.") {
					cut[i] = cutWeight(t, d, p.Name, weights[i], heads)
				}
			}
			alone := run(t, backend, config, cut, []*tensors.Tensor{set.Tensor("in.tokens")}, func(w layers.Weights, in []*Node) []*Node {
				return []*Node{standalone(config, heads, w, in[0])}
			})
			nestedWidth := run(t, backend, config, weights, []*tensors.Tensor{set.Tensor("in.tokens")}, func(w layers.Weights, in []*Node) []*Node {
				mix := make(nested.Mix, config.NLayer)
				for i := range mix {
					mix[i] = heads
				}
				logits, _ := lm.Model{Config: config}.Logits(w, mix, lm.Inputs{Tokens: in[0]})
				return []*Node{logits}
			})
			golden.RequireClose(t, fmt.Sprintf("logits with %d heads", heads), golden.Float64s(alone[0]), golden.Float64s(nestedWidth[0]), 1e-6)
		}
	})
}

// Packed documents give exactly what each gives alone, and the gradient of the packed loss is that of the documents apart.
func TestPackedDocumentsAreSeparate(t *testing.T) {
	backendtest.Each(t, func(t *testing.T, backend compute.Backend) {
		config, weights := goldenModel(t)
		model := lm.Model{Config: config}
		mix, err := nested.ParseMix("40,12", config.NLayer, config.Dims())
		require.NoError(t, err)
		lengths := []int{5, 1, 11, 7} // one shorter than the convolution, one of a single token
		var documents, targets [][]int32
		packed, packedTargets, segments := []int32{}, []int32{}, []int32{}
		for i, length := range lengths {
			var doc, target []int32
			for j := range length {
				doc, target = append(doc, int32((7*j+13*i+3)%config.VocabSize)), append(target, int32((5*j+i+1)%config.VocabSize))
				segments = append(segments, int32(i))
			}
			documents, targets = append(documents, doc), append(targets, target)
			packed, packedTargets = append(packed, doc...), append(packedTargets, target...)
		}
		row := func(values []int32) *tensors.Tensor { return tensors.FromFlatDataAndDimensions(values, 1, len(values)) }
		wanted := []string{"backbone.layers.0.mixer.in_proj.weight", "backbone.layers.0.mixer.conv1d.weight", "backbone.layers.1.mixer.A_log"}
		evaluate := func(inputs ...*tensors.Tensor) []*tensors.Tensor {
			return run(t, backend, config, weights, inputs, func(w layers.Weights, in []*Node) []*Node {
				operands := lm.Inputs{Tokens: in[0]}
				if len(in) > 2 {
					operands.SegmentIDs = in[2]
				}
				logits, _ := model.Logits(w, mix, operands)
				size := float64(in[0].Shape().Size())
				sum := MulScalar(model.Loss(w, mix, operands, in[1]), size)
				outputs := []*Node{ConvertDType(logits, dtypes.Float32)}
				return append(outputs, Gradient(sum, w[wanted[0]], w[wanted[1]], w[wanted[2]])...)
			})
		}
		together := evaluate(row(packed), row(packedTargets), row(segments))
		var logits []float64
		gradients := make([][]float64, len(wanted))
		for i := range documents {
			alone := evaluate(row(documents[i]), row(targets[i]))
			logits = append(logits, golden.Float64s(alone[0])...)
			for g := range wanted {
				values := golden.Float64s(alone[1+g])
				if gradients[g] == nil {
					gradients[g] = make([]float64, len(values))
				}
				for j, v := range values {
					gradients[g][j] += v
				}
			}
		}
		golden.RequireClose(t, "packed logits", logits, golden.Float64s(together[0]), golden.Model)
		for g, name := range wanted {
			golden.RequireClose(t, "packed gradient of "+name, gradients[g], golden.Float64s(together[1+g]), golden.Model)
		}
	})
}
