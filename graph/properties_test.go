package graph_test

import (
	"maps"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/gomlx/compute"
	. "github.com/gomlx/gomlx/core/graph"
	"github.com/gomlx/gomlx/core/tensors"
	"github.com/matmamba/matmamba/backends/backendtest"
	"github.com/matmamba/matmamba/graph"
	"github.com/matmamba/matmamba/internal/golden"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// ssdProblem is a random SSD with all operands.
type ssdProblem struct {
	batch, seqLen, heads, headDim, groups, dState int
	operands                                      map[string][]float64
	segments                                      []int32
}

func (p ssdProblem) shape(name string) []int {
	switch name {
	case "x":
		return []int{p.batch, p.seqLen, p.heads, p.headDim}
	case "dt":
		return []int{p.batch, p.seqLen, p.heads}
	case "B", "C":
		return []int{p.batch, p.seqLen, p.groups, p.dState}
	case "initial_states":
		return []int{p.batch, p.heads, p.headDim, p.dState}
	default:
		return []int{p.heads}
	}
}

func drawSSD(t *rapid.T) ssdProblem {
	p := ssdProblem{
		batch: rapid.IntRange(1, 2).Draw(t, "batch"), seqLen: rapid.IntRange(1, 40).Draw(t, "seqlen"),
		headDim: rapid.IntRange(1, 5).Draw(t, "headdim"), groups: rapid.IntRange(1, 2).Draw(t, "ngroups"), dState: rapid.IntRange(1, 6).Draw(t, "d_state"),
	}
	p.heads = p.groups * rapid.IntRange(1, 3).Draw(t, "heads per group")
	rng := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 0))
	p.operands = map[string][]float64{}
	for _, name := range ssdOperands {
		n := 1
		for _, dim := range p.shape(name) {
			n *= dim
		}
		values := make([]float64, n)
		for i := range values {
			values[i] = float64(float32(rng.NormFloat64()))
			if name == "A" {
				values[i] = -float64(float32(math.Exp(2 * rng.Float64())))
			}
		}
		p.operands[name] = values
	}
	return p
}

func (p ssdProblem) tensor(name string) *tensors.Tensor {
	values := make([]float32, len(p.operands[name]))
	for i, v := range p.operands[name] {
		values[i] = float32(v)
	}
	return tensors.FromFlatDataAndDimensions(values, p.shape(name)...)
}

// recurrence is SSD by its definition, token by token in float64, from scratch at each document's start.
func (p ssdProblem) recurrence() (y, final []float64) {
	o := p.operands
	y = make([]float64, len(o["x"]))
	final = append([]float64{}, o["initial_states"]...)
	for b := range p.batch {
		for t := range p.seqLen {
			token := b*p.seqLen + t
			for h := range p.heads {
				group := (token*p.groups + h/(p.heads/p.groups)) * p.dState
				dt := p.timeStep(token, h)
				decay := math.Exp(dt * o["A"][h])
				if p.segments != nil && t > 0 && p.segments[token] != p.segments[token-1] {
					decay = 0
				}
				for c := range p.headDim {
					x := o["x"][(token*p.heads+h)*p.headDim+c]
					out := o["D"][h] * x
					for n := range p.dState {
						s := &final[((b*p.heads+h)*p.headDim+c)*p.dState+n]
						*s = decay**s + dt*x*o["B"][group+n]
						out += *s * o["C"][group+n]
					}
					y[(token*p.heads+h)*p.headDim+c] = out
				}
			}
		}
	}
	return y, final
}

func (p ssdProblem) timeStep(token, head int) float64 {
	dt := p.operands["dt"][token*p.heads+head] + p.operands["dt_bias"][head]
	if dt <= 20 {
		dt = math.Log1p(math.Exp(dt))
	}
	return dt
}

// terms is the problem whose recurrence adds up the sizes of p's terms.
func (p ssdProblem) terms() ssdProblem {
	operands := maps.Clone(p.operands)
	for _, name := range []string{"x", "B", "C", "D", "initial_states"} {
		operands[name] = slices.Clone(operands[name])
		for i, v := range operands[name] {
			operands[name][i] = math.Abs(v)
		}
	}
	p.operands = operands
	return p
}

// strongest is the largest sum of decays in a chunk, -dt A.
func (p ssdProblem) strongest(chunk int) float64 {
	largest, sum := 0.0, 0.0
	for b := range p.batch {
		for h := range p.heads {
			for t := range p.seqLen {
				if t%chunk == 0 {
					sum = 0
				}
				sum -= p.timeStep(b*p.seqLen+t, h) * p.operands["A"][h]
				largest = max(largest, sum)
			}
		}
	}
	return largest
}

// requireRecurrence compares y and the final state in results with the recurrence. A sum may be far smaller than its terms, so rounding is
// measured against the largest sum of terms' sizes. The decay between two tokens in y comes from the difference of two sums over a chunk,
// each rounded, to some 1e-7 of itself; those in the state from sums that are not subtracted.
func (p ssdProblem) requireRecurrence(t golden.TB, results []*tensors.Tensor, chunk int) {
	t.Helper()
	y, final := p.recurrence()
	sizeOfY, sizeOfFinal := p.terms().recurrence()
	requireCloseTo := func(name string, want, sizes, got []float64, tolerance float64) {
		t.Helper()
		size := slices.Max(sizes)
		golden.RequireClose(t, name, append(want, size), append(got, size), tolerance)
	}
	requireCloseTo("y", y, sizeOfY, golden.Float64s(results[0]), golden.Operator*max(1, p.strongest(chunk)/50))
	requireCloseTo("final state", final, sizeOfFinal, golden.Float64s(results[1]), golden.Operator/5)
}

func (p ssdProblem) inputs() []*tensors.Tensor {
	var inputs []*tensors.Tensor
	for _, name := range ssdOperands {
		inputs = append(inputs, p.tensor(name))
	}
	if p.segments != nil {
		inputs = append(inputs, tensors.FromFlatDataAndDimensions(p.segments, p.batch, p.seqLen))
	}
	return inputs
}

func namedInputs(in []*Node) graph.SSDInputs {
	nodes := map[string]*Node{}
	for i, name := range ssdOperands {
		nodes[name] = in[i]
	}
	inputs := ssdInputs(nodes)
	if len(in) > len(ssdOperands) {
		inputs.SegmentIDs = in[len(ssdOperands)]
	}
	return inputs
}

// Whatever the chunk and the shapes, SSD is the recurrence; the initial state comes in and the final one goes out.
func TestSSDIsTheRecurrenceForAnyChunk(t *testing.T) {
	backend := backendtest.Go(t)
	rapid.Check(t, func(rt *rapid.T) {
		p := drawSSD(rt)
		options := graph.SSDOptions{ChunkSize: rapid.IntRange(1, 70).Draw(rt, "chunk"), Softplus: true, Dense: rapid.Bool().Draw(rt, "dense")}
		if rapid.Bool().Draw(rt, "packed") {
			p.segments = drawSegments(rt, p.batch, p.seqLen)
		}
		results := evaluate(rt, backend, p.inputs(), func(in []*Node) []*Node {
			y, final := graph.SSD(namedInputs(in), options)
			return []*Node{y, final}
		})
		p.requireRecurrence(rt, results, options.ChunkSize)
	})
}

// Behind strong decays weak ones are as precise as elsewhere: in the state sums of decays are not subtracted.
func TestSSDStateBehindStrongDecays(t *testing.T) {
	p := ssdProblem{batch: 1, seqLen: 32, heads: 1, headDim: 1, groups: 1, dState: 1}
	p.operands = map[string][]float64{"A": {-8}, "D": {0}, "dt_bias": {0}, "initial_states": {1}}
	for t := range p.seqLen {
		raw := 9.25 // a decay of exp(-74)
		if t >= 16 {
			raw = float64(float32(-7 + 0.1*float64(t%7))) // of some exp(-0.01)
		}
		p.operands["dt"] = append(p.operands["dt"], raw)
		for _, name := range []string{"x", "B", "C"} {
			p.operands[name] = append(p.operands[name], 1)
		}
	}
	p.operands["x"][15] = 100
	backendtest.EachWay(t, func(t *testing.T, backend compute.Backend) {
		for _, dense := range []bool{false, true} {
			options := graph.SSDOptions{ChunkSize: 32, Softplus: true, Dense: dense}
			results := evaluate(t, backend, p.inputs(), func(in []*Node) []*Node {
				y, final := graph.SSD(namedInputs(in), options)
				return []*Node{y, final}
			})
			p.requireRecurrence(t, results, options.ChunkSize)
		}
	})
}

// drawSegments gives runs of random ids, some used again.
func drawSegments(t *rapid.T, batch, seqLen int) []int32 {
	segments := make([]int32, batch*seqLen)
	id := int32(0)
	for i := range segments {
		if rapid.IntRange(0, 5).Draw(t, "new document") == 0 {
			id = int32(rapid.IntRange(0, 2).Draw(t, "id"))
		}
		segments[i] = id
	}
	return segments
}

// The gradient of every operand is the same for any chunk, for packed documents too. Chunk 1 never joins a block.
func TestSSDGradientForAnyChunk(t *testing.T) {
	backend := backendtest.Go(t)
	rapid.Check(t, func(rt *rapid.T) {
		p := drawSSD(rt)
		if rapid.Bool().Draw(rt, "packed") {
			p.segments = drawSegments(rt, p.batch, p.seqLen)
		}
		gradients := func(chunk int, dense bool) []*tensors.Tensor {
			return evaluate(rt, backend, p.inputs(), func(in []*Node) []*Node {
				y, final := graph.SSD(namedInputs(in), graph.SSDOptions{ChunkSize: chunk, Softplus: true, Dense: dense})
				loss := Add(ReduceAllSum(Mul(y, Sin(y))), ReduceAllSum(Mul(final, Cos(final))))
				grads := Gradient(loss, append([]*Node{y, final}, in[:len(ssdOperands)]...)...)
				return append(grads[2:], Abs(grads[0]), Abs(grads[1]))
			})
		}
		one, other := gradients(1, false), gradients(rapid.IntRange(2, 70).Draw(rt, "chunk"), rapid.Bool().Draw(rt, "dense"))
		// The gradients are sums that may all but cancel: what rounding does to them is measured against their terms, whose sizes are
		// added up in the gradients of a problem without signs.
		inputs := append(p.terms().inputs(), one[len(ssdOperands):]...)
		sizes := evaluate(rt, backend, inputs, func(in []*Node) []*Node {
			n := len(in) - 2
			y, final := graph.SSD(namedInputs(in[:n]), graph.SSDOptions{ChunkSize: 1, Softplus: true})
			return Gradient(Add(dotAll(y, in[n]), dotAll(final, in[n+1])), in[:len(ssdOperands)]...)
		})
		// Those of A and dt_bias are sums over tokens, of terms of the size of dt's gradient.
		terms := 0.0
		for _, term := range golden.Float64s(one[slices.Index(ssdOperands, "dt")]) {
			terms += math.Abs(term)
		}
		for i, name := range ssdOperands {
			want, got := golden.Float64s(one[i]), golden.Float64s(other[i])
			size := 0.0
			for _, v := range golden.Float64s(sizes[i]) {
				size = max(size, math.Abs(v))
			}
			if name == "A" || name == "dt_bias" {
				size = max(size, terms)
			}
			golden.RequireClose(rt, "gradient of "+name, append(want, size), append(got, size), 50*golden.Operator)
		}
	})
}

// From any split point on with the state carried over, in chunks or step by step, the sequence goes on as if whole.
func TestSSDSplitAnywhere(t *testing.T) {
	backend := backendtest.Go(t)
	rapid.Check(t, func(rt *rapid.T) {
		p := drawSSD(rt)
		split := rapid.IntRange(0, p.seqLen).Draw(rt, "split")
		options := graph.SSDOptions{ChunkSize: rapid.IntRange(1, 20).Draw(rt, "chunk"), Softplus: true}
		part := func(in graph.SSDInputs, from, to int) graph.SSDInputs {
			for _, node := range []**Node{&in.X, &in.DT, &in.B, &in.C} {
				*node = SliceAxis(*node, 1, AxisRange(from, to))
			}
			return in
		}
		results := evaluate(rt, backend, p.inputs(), func(in []*Node) []*Node {
			whole := namedInputs(in)
			var parts []*Node
			state := whole.InitialState
			if split > 0 {
				var y *Node
				y, state = graph.SSD(part(whole, 0, split), options)
				parts = append(parts, y)
			}
			for t := split; t < p.seqLen; t++ {
				next := part(whole, t, t+1)
				next.InitialState = state
				var y *Node
				y, state = graph.SSDStep(next, options)
				parts = append(parts, y)
			}
			return []*Node{Concatenate(parts, 1), state}
		})
		p.requireRecurrence(rt, results, options.ChunkSize)
	})
}

// Long sequences, many chunks, strong and weak decays: finite and right on XLA, too.
func TestSSDManyChunks(t *testing.T) {
	backendtest.Each(t, func(t *testing.T, backend compute.Backend) {
		p := ssdProblem{batch: 1, seqLen: 700, heads: 3, headDim: 2, groups: 1, dState: 3}
		rng := rand.New(rand.NewPCG(1, 2))
		p.operands = map[string][]float64{}
		for _, name := range ssdOperands {
			n := 1
			for _, dim := range p.shape(name) {
				n *= dim
			}
			for range n {
				p.operands[name] = append(p.operands[name], float64(float32(rng.NormFloat64())))
			}
		}
		p.operands["A"] = []float64{-0.001, -1, -500}
		results := evaluate(t, backend, p.inputs(), func(in []*Node) []*Node {
			y, final := graph.SSD(namedInputs(in), graph.SSDOptions{Softplus: true})
			return append([]*Node{y, final}, Gradient(ReduceAllSum(Mul(y, y)), in...)...)
		})
		y, final := p.recurrence()
		golden.RequireClose(t, "y", y, golden.Float64s(results[0]), golden.Operator)
		golden.RequireClose(t, "final state", final, golden.Float64s(results[1]), golden.Operator)
		for i, name := range ssdOperands {
			for _, v := range golden.Float64s(results[2+i]) {
				require.False(t, math.IsNaN(v) || math.IsInf(v, 0), "gradient of %s is not finite", name)
			}
		}
	})
}

// The convolution over packed documents gives what each gives alone, state and gradient of the input included; over parts
// with the state carried, what the whole gives; and a step, what a sequence of one gives.
func TestConvPackedSplitAndStep(t *testing.T) {
	backend := backendtest.Go(t)
	rapid.Check(t, func(rt *rapid.T) {
		first, second := rapid.IntRange(1, 9).Draw(rt, "first"), rapid.IntRange(1, 9).Draw(rt, "second")
		taps, channels := rapid.IntRange(1, 5).Draw(rt, "taps"), rapid.IntRange(1, 3).Draw(rt, "channels")
		rng := rand.New(rand.NewPCG(rapid.Uint64().Draw(rt, "seed"), 0))
		random := func(dims ...int) *tensors.Tensor { return normalTensor(rng, dims...) }
		segments := make([]int32, first+second)
		for i := first; i < first+second; i++ {
			segments[i] = 1
		}
		inputs := []*tensors.Tensor{
			random(1, first+second, channels), random(channels, taps), random(channels), random(1, channels, taps),
			tensors.FromFlatDataAndDimensions(segments, 1, first+second),
		}
		results := evaluate(rt, backend, inputs, func(in []*Node) []*Node {
			part := func(from, to int) *Node { return SliceAxis(in[0], 1, AxisRange(from, to)) }
			conv := func(x, state, segments *Node) (*Node, *Node) {
				return graph.CausalConv(graph.ConvInputs{X: x, Weight: in[1], Bias: in[2], State: state, SegmentIDs: segments})
			}
			packed, packedState := conv(in[0], in[3], in[4])
			one, oneState := conv(part(0, first), in[3], nil)
			two, twoState := conv(part(first, first+second), nil, nil)
			separate := Concatenate([]*Node{one, two}, 1)
			whole, wholeState := conv(in[0], in[3], nil)
			goOn, goOnState := conv(part(first, first+second), oneState, nil)
			step, stepState := graph.ConvStep(Squeeze(part(first, first+1), 1), oneState, in[1], in[2])
			square := func(x *Node) *Node { return ReduceAllSum(Mul(x, Sin(x))) }
			return []*Node{
				packed, separate, packedState, twoState,
				Gradient(square(packed), in[0])[0], Gradient(square(separate), in[0])[0],
				whole, Concatenate([]*Node{one, goOn}, 1), wholeState, goOnState,
				step, Squeeze(SliceAxis(goOn, 1, AxisRange(0, 1)), 1), ReduceAllSum(Abs(stepState)), ReduceAllSum(Abs(stepState)),
			}
		})
		for i := 0; i < len(results); i += 2 {
			// The 1 is the size of what is added up: a single sum may be far smaller.
			golden.RequireClose(rt, "pair", append(golden.Float64s(results[i+1]), 1), append(golden.Float64s(results[i]), 1), golden.Operator)
		}
	})
}

// Cross entropy is the same for any chunk, value and gradients, and equals its definition.
func TestCrossEntropyForAnyChunk(t *testing.T) {
	backendtest.Each(t, func(t *testing.T, backend compute.Backend) {
		const tokens, width, vocab = 13, 5, 11
		rng := rand.New(rand.NewPCG(3, 4))
		random := func(dims ...int) *tensors.Tensor {
			values := make([]float32, dims[0]*dims[1])
			for i := range values {
				values[i] = float32(3 * rng.NormFloat64())
			}
			return tensors.FromFlatDataAndDimensions(values, dims...)
		}
		targets := make([]int32, tokens)
		for i := range targets {
			targets[i] = int32(rng.IntN(vocab))
		}
		inputs := []*tensors.Tensor{random(tokens, width), random(vocab, width), tensors.FromFlatDataAndDimensions(targets, tokens)}
		want := evaluate(t, backend, inputs, func(in []*Node) []*Node {
			logits := MatMul(in[0], Transpose(in[1], 0, 1))
			loss := Neg(ReduceAllMean(ReduceSum(Mul(LogSoftmax(logits), OneHot(in[2], vocab, logits.DType())), -1)))
			return append([]*Node{loss}, Gradient(loss, in[0], in[1])...)
		})
		for _, chunk := range []int{0, 1, 4, 13, 100} {
			for name, crossEntropy := range map[string]func(hidden, head, targets *Node, chunk int) *Node{
				"cross entropy": graph.CrossEntropy, "looped cross entropy": graph.LoopedCrossEntropy,
			} {
				got := evaluate(t, backend, inputs, func(in []*Node) []*Node {
					loss := crossEntropy(in[0], in[1], in[2], chunk)
					return append([]*Node{loss}, Gradient(loss, in[0], in[1])...)
				})
				for i := range want {
					golden.RequireClose(t, name, golden.Float64s(want[i]), golden.Float64s(got[i]), golden.Operator)
				}
			}
			onto := evaluate(t, backend, inputs, func(in []*Node) []*Node {
				loss := graph.CrossEntropyOnto(in[0], in[1], nil, in[2], chunk, 0.25, in[1])
				grads := Gradient(MulScalar(loss, 0.25), in[0], in[1])
				return []*Node{loss, MulScalar(grads[0], 4), MulScalar(Sub(grads[1], in[1]), 4)}
			})
			for i := range want {
				golden.RequireClose(t, "onto others", golden.Float64s(want[i]), golden.Float64s(onto[i]), golden.Operator)
			}
			value := evaluate(t, backend, inputs, func(in []*Node) []*Node {
				return []*Node{graph.MeanCrossEntropy(in[0], in[1], in[2], chunk)}
			})
			golden.RequireClose(t, "mean cross entropy", golden.Float64s(want[0]), golden.Float64s(value[0]), golden.Operator)
		}
	})
}
