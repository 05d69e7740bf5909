package backends

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// Donated parameters of the main function are marked, beside attributes that they have; nothing else is touched.
func TestDonors(t *testing.T) {
	program := `module @m {
  func.func @main(%x: tensor<2xf32>, %donated_s_0: tensor<2xf32>, %donated_t: tensor<2xbf16> {sdy.sharding = #sdy.sharding<@mesh, [{"data"}]>}) -> tensor<2xf32> {
    return %donated_s_0 : tensor<2xf32>
  }
  func.func @other(%donated_x: tensor<2xf32>) -> tensor<2xf32> {
`
	got, err := donors([]byte(program))
	require.NoError(t, err)
	want := strings.Replace(program, "%donated_s_0: tensor<2xf32>,", "%donated_s_0: tensor<2xf32> {jax.buffer_donor = true},", 1)
	want = strings.Replace(want, "{sdy.", "{jax.buffer_donor = true, sdy.", 1)
	require.Equal(t, want, string(got))

	for _, program := range []string{"", "func.func @main(%x: tensor<f32>) {", "func.func @other(%donated_x: tensor<f32>) {"} {
		got, err := donors([]byte(program))
		require.NoError(t, err)
		require.Equal(t, program, string(got))
	}
}
