package generate

import (
	"errors"
	"fmt"
	"testing"

	"github.com/gomlx/compute"
	"github.com/gomlx/compute/dtypes"
	"github.com/gomlx/gomlx/core/tensors"
	"github.com/matmamba/matmamba/backends/backendtest"
	"github.com/matmamba/matmamba/compile"
	"github.com/matmamba/matmamba/internal/golden"
	"github.com/matmamba/matmamba/models/lm"
	"github.com/matmamba/matmamba/nested"
	"github.com/stretchr/testify/require"
)

// goldenDecoder runs the tiny official model at a width or mix.
func goldenDecoder(t testing.TB, backend compute.Backend, mix string, dtype dtypes.DType, options DecoderOptions) *Decoder {
	t.Helper()
	config, values, _, err := lm.Load(golden.Path("lm_model"))
	require.NoError(t, err)
	parsed, err := nested.ParseMix(mix, config.NLayer, config.Dims())
	require.NoError(t, err)
	d, err := NewDecoder(backend, lm.Model{Config: config, ComputeType: dtype}, values, parsed, options)
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, d.Close()) })
	return d
}

// numbers are n tokens of the golden model's vocabulary.
func numbers(n int) []int32 {
	tokens := make([]int32, n)
	for i := range tokens {
		tokens[i] = int32(i * 37 % 250)
	}
	return tokens
}

// Greedy continuations of the golden prompts at every width and mix, on the recurrent state.
func TestGreedyGoldens(t *testing.T) {
	backendtest.Each(t, func(t *testing.T, backend compute.Backend) {
		set := golden.Load(t, "decode")
		tokens := set.Ints("in.tokens")
		for name, mix := range map[string]string{"level1": "64,64", "level2": "32,32", "level8": "8,8", "mix": "40,12"} {
			d := goldenDecoder(t, backend, mix, dtypes.Float32, DecoderOptions{Batch: 2})
			want := set.Ints("out." + name + ".greedy_tokens")
			require.NoError(t, d.Feed(tokens[:7], tokens[13:20]))
			logits, err := d.Logits()
			require.NoError(t, err)
			require.Len(t, logits[1], 250, "padding is no token")
			for i := range 8 {
				padded, err := d.PaddedLogits()
				require.NoError(t, err)
				// The official loop takes the maximum over the padding, too.
				next := make([]int32, 2)
				for row := range next {
					next[row] = Sampling{}.Sample(padded[row*256:(row+1)*256], 0, 0)
					require.Equal(t, want[row*8+i], next[row], "%s row %d token %d", name, row, i)
				}
				_, err = d.run(d.programs.Step(), tensors.FromValue(next))
				require.NoError(t, err)
			}
			require.ErrorContains(t, d.Feed([]int32{250}, []int32{1}), "the vocabulary has 250")
			require.ErrorContains(t, d.Feed([]int32{1}), "1 rows")
		}
	})
}

// A prompt in blocks gives what feeding it token by token gives, for rows of different lengths too.
func TestFeedEqualsSteps(t *testing.T) {
	backend := backendtest.Best(t)
	for name, lowest := range map[string]float64{"ragged": 0, "full blocks": 0.001} {
		t.Run(name, func(t *testing.T) {
			lengths := []int{20, 9, 16}
			if lowest > 0 {
				lengths = []int{18, 18, 18}
			}
			blocks := goldenDecoder(t, backend, "32,12", dtypes.Float32, DecoderOptions{Batch: 3})
			blocks.programs.model.DTMin = lowest
			rows := make([][]int32, len(lengths))
			for r, n := range lengths {
				rows[r] = numbers(n + r)[r:]
			}
			require.NoError(t, blocks.Feed(rows...))
			got, err := blocks.Logits()
			require.NoError(t, err)

			steps := goldenDecoder(t, backend, "32,12", dtypes.Float32, DecoderOptions{})
			steps.programs.model.DTMin = lowest
			for r, row := range rows {
				require.NoError(t, steps.Reset())
				for _, token := range row {
					require.NoError(t, steps.Feed([]int32{token}))
				}
				want, err := steps.Logits()
				require.NoError(t, err)
				require.InDeltaSlice(t, want[0], got[r], 1e-4, "row %d", r)
			}
			// The states agree if what follows does.
			next, err := blocks.Draw(4, Sampling{})
			require.NoError(t, err)
			last, err := steps.Draw(4, Sampling{})
			require.NoError(t, err)
			require.Equal(t, last[0], next[len(next)-1])
		})
	}
}

// A convolution of one tap has a state that holds the newest alone.
func TestOneTap(t *testing.T) {
	backendtest.Each(t, func(t *testing.T, backend compute.Backend) {
		config := lm.Config{DModel: 32, NLayer: 2, VocabSize: 250, PadVocab: 16, HeadDim: 8, DState: 16, DConv: 1}
		values := lm.Random(config, 1)
		mix, err := nested.ParseMix("32,32", config.NLayer, config.Dims())
		require.NoError(t, err)
		blocks, err := NewDecoder(backend, lm.Model{Config: config}, values, mix, DecoderOptions{})
		require.NoError(t, err)
		steps, err := NewDecoder(backend, lm.Model{Config: config}, values, mix, DecoderOptions{})
		require.NoError(t, err)
		require.NoError(t, blocks.Feed(numbers(20)))
		for _, token := range numbers(20) {
			require.NoError(t, steps.Feed([]int32{token}))
		}
		want, err := steps.Logits()
		require.NoError(t, err)
		got, err := blocks.Logits()
		require.NoError(t, err)
		require.InDeltaSlice(t, want[0], got[0], 1e-4)
		last, err := steps.Draw(4, Sampling{})
		require.NoError(t, err)
		next, err := blocks.Draw(4, Sampling{})
		require.NoError(t, err)
		require.Equal(t, last, next)
		require.NoError(t, blocks.Close())
		require.NoError(t, steps.Close())
	})
}

func TestFeedRefuses(t *testing.T) {
	d := goldenDecoder(t, backendtest.Best(t), "32,12", dtypes.Float32, DecoderOptions{Batch: 2})
	d.programs.model.DTMin = 0.001
	require.ErrorContains(t, d.Feed([]int32{1, 2}, []int32{1}), "rows of one length")
	require.ErrorContains(t, d.Feed([]int32{1, 2}, nil), "row 1")
	_, err := NewPrograms(d.programs.model, nested.Mix{1}, 1)
	require.ErrorContains(t, err, "mix has 1 entries")
	_, err = NewPrograms(d.programs.model, d.programs.mix, 0)
	require.ErrorContains(t, err, "batch is 0")
}

// The same seed gives the same tokens on the host and on the device, whatever a dispatch draws.
func TestDrawsAreTheSame(t *testing.T) {
	samplings := map[string]Sampling{
		"greedy":          {},
		"all":             {Temperature: 1, Seed: 7},
		"top-k":           {Temperature: 0.9, TopK: 5, Seed: 1 << 40},
		"top-p":           {Temperature: 1.2, TopP: 0.8, Seed: 3},
		"top-k and top-p": {Temperature: 2, TopK: 20, TopP: 0.9, Seed: 4},
	}
	const n = 24
	backend := backendtest.XLA(t)
	host := goldenDecoder(t, backend, "40,12", dtypes.Float32, DecoderOptions{Batch: 3})
	host.onHost = true
	prompts := [][]int32{numbers(5), numbers(9), {3}}
	for _, block := range []int{5, 16} {
		device := goldenDecoder(t, backend, "40,12", dtypes.Float32, DecoderOptions{Batch: 3, Block: block, Ahead: block == 5})
		for name, sampling := range samplings {
			if block == 5 && name != "top-p" {
				continue
			}
			require.NoError(t, host.Reset())
			require.NoError(t, host.Feed(prompts...))
			want, err := host.Draw(n, sampling)
			require.NoError(t, err)
			require.NoError(t, device.Reset())
			require.NoError(t, device.Feed(prompts...))
			got, err := device.Draw(7, sampling)
			require.NoError(t, err)
			rest, err := device.Draw(n-7, sampling)
			require.NoError(t, err)
			for r := range got {
				require.Equal(t, want[r], append(got[r], rest[r]...), "%s, block %d, row %d", name, block, r)
			}
			if name != "greedy" {
				require.NotEqual(t, want[0][1:], want[1][1:], "rows have draws of their own")
			}
		}
	}
}

// Who has enough gets no more, whether or not another dispatch has started, and the decoder begins anew.
func TestDrawsEnd(t *testing.T) {
	backend := backendtest.Best(t)
	for _, ahead := range []bool{false, true} {
		d := goldenDecoder(t, backend, "40,12", dtypes.Float32, DecoderOptions{Batch: 2, Block: 4, Ahead: ahead})
		var got [2][][]int32
		for round := range got {
			require.NoError(t, d.Reset())
			require.NoError(t, d.Feed(numbers(5), numbers(9)))
			asked, rows := 0, make([][]int32, 2)
			require.NoError(t, d.drawEach(Sampling{Temperature: 1, Seed: 7}, func() int {
				asked += 4
				return 4
			}, func(drawn [][]int32) (bool, error) {
				for r := range rows {
					rows[r] = append(rows[r], drawn[r]...)
				}
				return len(rows[0]) < 8, nil
			}))
			require.Len(t, rows[0], 8)
			if ahead && !d.onHost {
				require.Equal(t, 12, asked, "a dispatch had started when the last was read")
			} else {
				require.Equal(t, 8, asked)
			}
			got[round] = rows
		}
		require.Equal(t, got[0], got[1])
		whole, err := d.Draw(4, Sampling{})
		require.NoError(t, err)
		require.Len(t, whole[1], 4)
		boom := errors.New("boom")
		require.ErrorIs(t, d.drawEach(Sampling{}, func() int { return 2 }, func([][]int32) (bool, error) { return true, boom }), boom)
		require.NoError(t, d.Close())
	}
}

// A loop that writes states with every fourth token, and logits with the last where nothing is drawn from them, draws what steps draw, and leaves what
// they leave, however many tokens a dispatch has.
func TestLateStates(t *testing.T) {
	prompts := [][]int32{numbers(5), numbers(9), {3}}
	for name, sampling := range map[string]Sampling{"greedy": {}, "sampled": {Temperature: 1, Seed: 7}} {
		steps := goldenDecoder(t, backendtest.XLA(t), "40,12", dtypes.Float32, DecoderOptions{Batch: 3, OnHost: true})
		require.NoError(t, steps.Feed(prompts...))
		want, err := steps.Draw(18, sampling)
		require.NoError(t, err)
		for _, every := range []int{1, tokensOfAWrite} {
			t.Run(fmt.Sprint(name, ", a write for ", every), func(t *testing.T) {
				backendtest.EachKernels(t, func(t *testing.T, backend compute.Backend) {
					late := goldenDecoder(t, backend, "40,12", dtypes.Float32, DecoderOptions{Batch: 3, Block: 9})
					full := late.BytesPerToken()
					late.programs.model.LateStates, late.programs.every = true, every
					if every > 1 {
						require.Less(t, late.BytesPerToken(), full)
						requireBytesByBlock(t, *late, full)
					}
					require.NoError(t, late.Feed(prompts...))
					got := make([][]int32, 3)
					for _, n := range []int{1, 2, 4, 11} { // the last one in dispatches of nine and two
						drawn, err := late.Draw(n, sampling)
						require.NoError(t, err)
						for r := range got {
							got[r] = append(got[r], drawn[r]...)
						}
					}
					require.Equal(t, want, got)
					for i, in := range steps.programs.Carry() {
						golden.RequireClose(t, in.Name, golden.Float64s(steps.carry[i]), golden.Float64s(late.carry[i]), golden.Operator)
					}
				})
			})
		}
	}
}

// requireBytesByBlock holds the bytes of a token whose states are written late to full, those of one with which they are written. In blocks of four
// three are spared the write of the SSM's states, and each half of what the convolution's move; pending rows are read, one of four is written. The last
// token of a block writes, too.
func requireBytesByBlock(t *testing.T, late Decoder, full int64) {
	of := func(block int) int64 {
		late.block = block
		return late.BytesPerToken()
	}
	want := full
	for i, state := range late.programs.Carry()[:2*len(late.programs.mix)] {
		spared := state.Shape.ByteSize()
		if i%2 == 1 {
			spared = spared * 3 / 4
		}
		want -= spared
	}
	for _, pending := range late.programs.pendingShapes() {
		want += pending.ByteSize() * 5 / 4
	}
	require.Equal(t, want, of(4))
	require.Equal(t, of(16), of(8))
	require.Less(t, of(8), of(9))
	require.Equal(t, of(9), of(3))
	require.Greater(t, of(1), full)
}

// States are left behind where they are many, of as many sequences as kernels take, and by whom it is asked for.
func TestLateStatesOfManySequences(t *testing.T) {
	config, err := lm.Preset("130m")
	require.NoError(t, err)
	mix, err := nested.Uniform(nested.Full, config.NLayer, config.Dims())
	require.NoError(t, err)
	for _, test := range []struct {
		batch int
		kept  dtypes.DType
		late  bool
		want  int
	}{
		{1, dtypes.Float32, true, 1},
		{4, dtypes.Float32, true, 1},
		{8, dtypes.Float32, true, 4},
		{16, dtypes.BFloat16, true, 1},
		{64, dtypes.BFloat16, true, 4},
		{64, dtypes.Float32, false, 1},
		{128, dtypes.BFloat16, true, 4},
		{129, dtypes.BFloat16, true, 1},
	} {
		programs, err := NewPrograms(lm.Model{Config: config, StateType: test.kept, LateStates: test.late}, mix, test.batch)
		require.NoError(t, err)
		require.Equal(t, test.want, programs.every, test)
	}
}

// In bfloat16 the logits stay within bf16's tolerance of float32's, and weights are held in two bytes.
func TestBFloat16(t *testing.T) {
	backend := backendtest.XLA(t)
	logits := map[dtypes.DType][]float32{}
	for _, dtype := range []dtypes.DType{dtypes.Float32, dtypes.BFloat16} {
		d := goldenDecoder(t, backend, "64,32", dtype, DecoderOptions{})
		require.NoError(t, d.Feed(numbers(20)))
		require.NoError(t, d.Feed([]int32{11}))
		rows, err := d.Logits()
		require.NoError(t, err)
		logits[dtype] = rows[0]
		for i, in := range d.programs.Weights() {
			require.Equal(t, in.Shape, d.weights[i].Shape())
			if len(in.Shape.Dimensions) == 2 {
				require.Equal(t, dtype, in.Shape.DType, in.Name)
			}
		}
	}
	want, got := make([]float64, 250), make([]float64, 250)
	for i := range want {
		want[i], got[i] = float64(logits[dtypes.Float32][i]), float64(logits[dtypes.BFloat16][i])
	}
	golden.RequireClose(t, "bf16 logits", want, got, golden.BFloat16)
}

func TestBlocks(t *testing.T) {
	d := &Decoder{}
	for left, want := range map[int]int{1: 1, 2: 16, 16: 16, 17: 32, 300: 512, 512: 512, 5000: 512} {
		require.Equal(t, want, d.blockFor(left), fmt.Sprint(left))
	}
	d.programs.model.DTMin = 0.1
	for left, want := range map[int]int{1: 1, 2: 1, 16: 16, 31: 16, 300: 256, 5000: 512} {
		require.Equal(t, want, d.blockFor(left), fmt.Sprint(left))
	}
}

// Prompts taken in blocks of one length give what blocks of fitting lengths give, and tokens drawn on the host are those drawn on
// the device.
func TestDecoderWithFewPrograms(t *testing.T) {
	backendtest.Each(t, func(t *testing.T, backend compute.Backend) {
		var programs []string
		few := DecoderOptions{Prefill: 8, OnHost: true, Load: func(p compile.Program) (*compile.Executable, error) {
			programs = append(programs, p.Name)
			return compile.Compile(backend, p)
		}}
		prompt := numbers(11)
		var drawn [2][][]int32
		for i, options := range []DecoderOptions{{}, few} {
			d := goldenDecoder(t, backend, "32,32", dtypes.Float32, options)
			require.NoError(t, d.Feed(prompt))
			var err error
			drawn[i], err = d.Draw(5, Sampling{Temperature: 0.7, TopP: 0.9, Seed: 3})
			require.NoError(t, err)
		}
		require.Equal(t, drawn[0], drawn[1])
		require.ElementsMatch(t, []string{"start", "prefill 8", "decode one"}, programs)
	})
}
