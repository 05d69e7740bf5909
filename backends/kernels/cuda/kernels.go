package cuda

import "github.com/matmamba/matmamba/backends/kernels"

// Kernels are the kernels for a device, by the name of the composite.
func (d Device) Kernels() map[string]kernels.Kernel {
	return map[string]kernels.Kernel{
		"ssd": d.ssd, "ssd_grad": d.ssdGrad,
		"conv_silu": d.conv, "conv_silu_grad": d.convGrad,
		"gated_rmsnorm": d.gatedRMSNorm, "gated_rmsnorm_grad": d.gatedRMSNormGrad,
		"split_conv_ssd": d.splitConvSSD, "split_conv_ssd_grad": d.splitConvSSDGrad,
		"leading_gated_rmsnorm": d.leadingNorm, "leading_gated_rmsnorm_grad": d.leadingNormGrad,
		"split_front": d.splitFront, "split_front_grad": d.splitFrontGrad,
		"residual_rmsnorm": d.residualRMSNorm, "residual_rmsnorm_grad": d.residualRMSNormGrad,
		"cross_entropy_chunk": d.crossEntropy,
		"token_sums":          d.tokenSums,
		"unstack":             d.unstack,
		"restack":             d.restack,
		"restack_sums":        d.restackSums,
		"blocks_step":         d.blocksStep, "head_step": d.headStep, "model_step": d.modelStep, "recurrent_step": d.recurrentStep,
	}
}
