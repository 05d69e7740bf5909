package compile

import (
	"testing"

	"github.com/matmamba/matmamba/backends/pjrt"
	"github.com/stretchr/testify/require"
)

func TestReport(t *testing.T) {
	h200, err := ParseTarget("cuda:h200")
	require.NoError(t, err)
	v5e, err := ParseTarget("tpu:v5e:2x2")
	require.NoError(t, err)
	memory := pjrt.Memory{Arguments: 48e9, Outputs: 0, Temporaries: 10e9}
	for name, c := range map[string]struct {
		target Target
		built  Built
		want   ReportRow
	}{
		"the compiler counts nothing: model and arguments do": {
			h200,
			Built{Part: Part{FLOPs: 989.4e12}, Executable: []byte{1}, Memory: memory},
			ReportRow{FLOPs: 989.4e12, FLOPsBy: "model", Bytes: 48e9, BytesBy: "arguments", Needs: 58e9, Has: 141e9, Fits: true, Roofline: 1, Bound: "compute"},
		},
		"a loop counted once": {
			h200,
			Built{Part: Part{FLOPs: 10}, Counted: Analysis{1, 9.6e12}, Executable: []byte{1}},
			ReportRow{FLOPs: 10, FLOPsBy: "model", Bytes: 9.6e12, BytesBy: "compiler", Has: 141e9, Fits: true, Roofline: 2, Bound: "memory"},
		},
		"too large with what lies beside": {
			h200,
			Built{Executable: []byte{1}, Memory: pjrt.Memory{Peak: 100e9}, BesideBytes: 50e9, Counted: Analysis{1, 4.8e12}},
			ReportRow{FLOPs: 1, FLOPsBy: "compiler", Bytes: 4.8e12, BytesBy: "compiler", Beside: 50e9, Needs: 150e9, Has: 141e9, Roofline: 1, Bound: "memory"},
		},
		"too large when made": {
			h200,
			Built{Executable: []byte{1}, Memory: pjrt.Memory{Peak: 150e9}, Counted: Analysis{1, 4.8e12}},
			ReportRow{FLOPs: 1, FLOPsBy: "compiler", Bytes: 4.8e12, BytesBy: "compiler", Needs: 150e9, Has: 141e9, Roofline: 1, Bound: "memory"},
		},
		"too large to make": {
			v5e,
			Built{TooLarge: "Ran out of memory. Used 20.5G of 15.75G hbm.\nExceeded", Part: Part{FLOPs: 197e12}},
			ReportRow{FLOPs: 197e12, FLOPsBy: "model", BytesBy: "compiler", Needs: 20.5 * (1 << 30), Has: 15.75 * (1 << 30), Roofline: 1, Bound: "compute", Why: "Ran out of memory. Used 20.5G of 15.75G hbm. Exceeded"},
		},
	} {
		row := report(c.target, Precision{BF16: true}, c.built)
		row.Memory, row.Size, row.Target = pjrt.Memory{}, 0, Target{}
		require.Equal(t, c.want, row, name)
	}
}

func TestShortage(t *testing.T) {
	needs, has, ok := shortage("the total memory required for HLO temporaries (48.00G) exceeds available HBM (15.75G). HLO module: huge.")
	require.True(t, ok)
	require.EqualValues(t, 48<<30, needs)
	require.EqualValues(t, 15.75*(1<<30), has)
	_, _, ok = shortage("out of luck")
	require.False(t, ok)
}

func TestRooflineOfFloat32(t *testing.T) {
	h200, err := ParseTarget("cuda:h200")
	require.NoError(t, err)
	for precision, want := range map[Precision]float64{{}: 66.9e12, {TF32: true}: 989.4e12 / 2, {BF16: true, TF32: true}: 989.4e12} {
		seconds, _ := roofline(h200.Chip, h200.Kind, precision, 1e15, 0)
		require.InEpsilon(t, 1e15/want, seconds, 1e-9)
	}
}
