package cuda

import "github.com/matmamba/matmamba/backends/kernels"

// Kernels are the kernels for a device, by the name of the composite.
func (d Device) Kernels() map[string]kernels.Kernel {
	return map[string]kernels.Kernel{
		"ssd": d.ssd, "ssd_grad": d.ssdGrad,
		"block_step": d.blockStep, "head_step": d.headStep, "recurrent_step": d.recurrentStep,
	}
}
