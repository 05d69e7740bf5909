//go:build cgo && linux

package interpreted

import (
	"maps"
	"sync"

	"github.com/matmamba/matmamba/backends/triton"
	"github.com/matmamba/matmamba/backends/triton/interp"
)

// Launch is a kernel with the type that it computes in: that of its first buffer in bfloat16, else float32.
type Launch struct {
	Kernel string
	Elem   triton.Elem
}

var launches = struct {
	sync.Mutex
	counts map[Launch]int
}{counts: map[Launch]int{}}

// Launches counts what was launched in this process.
func Launches() map[Launch]int {
	launches.Lock()
	defer launches.Unlock()
	return maps.Clone(launches.counts)
}

func count(kernel string, inputs, outputs []interp.Buffer) {
	launch := Launch{kernel, triton.F32}
	for _, buffers := range [][]interp.Buffer{inputs, outputs} {
		for _, buffer := range buffers {
			if buffer.Elem == triton.BF16 {
				launch.Elem = triton.BF16
			}
		}
	}
	launches.Lock()
	defer launches.Unlock()
	launches.counts[launch]++
}

// programs are those that were read, by their texts.
var programs sync.Map

func programOf(text string) (*interp.Program, error) {
	if known, found := programs.Load(text); found {
		return known.(*interp.Program), nil
	}
	program, err := interp.Parse(text)
	if err != nil {
		return nil, err
	}
	known, _ := programs.LoadOrStore(text, program)
	return known.(*interp.Program), nil
}
