package nested_test

import (
	"testing"

	"github.com/matmamba/matmamba/nested"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

var small = nested.Dims{DModel: 128, NHeads: 64, HeadDim: 4, DState: 16, DConv: 4}

func TestParseWidth(t *testing.T) {
	for text, heads := range map[string]int{"1": 64, "1/2": 32, "1/4": 16, "1/8": 8, "3/4": 48, "h16": 16, "2/4": 32, " 1/2 ": 32, "h1": 1, "1/64": 1} {
		w, err := nested.ParseWidth(text)
		require.NoError(t, err, text)
		got, err := w.Heads(64)
		require.NoError(t, err, text)
		require.Equal(t, heads, got, text)
	}
	for text, want := range map[string]string{
		"2": "write 1/2 for a fraction or h2 for heads", "0": "ambiguous", "-1": "ambiguous", "": "want 1", "half": "number of heads", "full": "want 1", "h": "number of heads",
		"h0": "number of heads", "5/4": "at most 1", "1/0": "at most 1", "0/4": "at most 1", "1/x": "at most 1", "0.5": "want 1",
	} {
		_, err := nested.ParseWidth(text)
		require.ErrorContains(t, err, want, text)
	}
	for _, text := range []string{"1/3", "h65"} {
		w, err := nested.ParseWidth(text)
		require.NoError(t, err)
		_, err = w.Heads(64)
		require.ErrorContains(t, err, "64 heads", text)
	}
}

func TestWidthTextRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		den := rapid.IntRange(1, 64).Draw(t, "den")
		w := nested.Fraction(rapid.IntRange(1, den).Draw(t, "num"), den)
		if rapid.Bool().Draw(t, "heads") {
			w = nested.HeadCount(den)
		}
		back, err := nested.ParseWidth(w.String())
		require.NoError(t, err)
		require.Equal(t, w, back)
	})
}

func TestParseWidths(t *testing.T) {
	widths, err := nested.ParseWidths("1,1/2,1/4,1/8")
	require.NoError(t, err)
	require.Equal(t, nested.Official(), widths)
	_, err = nested.ParseWidths("1/2,2/4")
	require.ErrorContains(t, err, "given twice")
	_, err = nested.ParseWidths("")
	require.Error(t, err)
}

func TestParseMix(t *testing.T) {
	mix, err := nested.ParseMix("128,64,2", 3, small)
	require.NoError(t, err)
	require.Equal(t, nested.Mix{64, 32, 1}, mix)
	require.Equal(t, []int{128, 64, 2}, mix.HalfWidths(small))
	require.NoError(t, mix.Validate(3, small))
	for text, want := range map[string]string{
		"128,64": "2 entries, the model has 3 layers", "128,64,3": "layer 2: half-width 3: want a multiple of 2 from 2 to 128",
		"130,1,1": "layer 0", "a,64,64": "entry 0", "0,64,64": "layer 0",
	} {
		_, err := nested.ParseMix(text, 3, small)
		require.ErrorContains(t, err, want, text)
	}
}

// The ranges of in_proj.weight and the convolution as the official slicing gives them (docs/reference.md section 1, d = 40).
func TestOfficialRanges(t *testing.T) {
	heads, err := small.HeadsOfHalfWidth(40)
	require.NoError(t, err)
	inProj, ok := nested.MixerWeight("in_proj.weight")
	require.True(t, ok)
	require.Equal(t, []nested.Range{{0, 80}, {256, 336}, {512, 564}}, inProj.Ranges(0, small, heads))
	require.Equal(t, []nested.Range{{0, 128}}, inProj.Ranges(1, small, heads))
	require.Equal(t, []int{212, 128}, inProj.Shape(small, heads))
	conv, _ := nested.MixerWeight("conv1d.weight")
	require.Equal(t, []nested.Range{{0, 80}, {256, 288}}, conv.Ranges(0, small, heads))
	require.Equal(t, []nested.Range{{0, 608}}, inProj.Ranges(0, small, 64))
}

func TestRangesCoverShape(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		heads := rapid.IntRange(1, small.NHeads).Draw(t, "heads")
		for _, w := range nested.MixerPlan {
			full := w.Shape(small, small.NHeads)
			for axis, size := range w.Shape(small, heads) {
				total, last := 0, -1
				for _, r := range w.Ranges(axis, small, heads) {
					require.Greater(t, r.From, last)
					require.LessOrEqual(t, r.To, full[axis])
					total, last = total+r.To-r.From, r.To
				}
				require.Equal(t, size, total)
			}
		}
	})
}
