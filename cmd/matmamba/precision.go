package main

import (
	"fmt"

	"github.com/gomlx/compute"
	"github.com/gomlx/compute/dtypes"
	"github.com/matmamba/matmamba/backends"
)

// precisionFlags choose the types of products and activations. Weights, optimiser moments, decays, norms and the
// softmax are float32 whatever they say; states are, too, but for [statesFlag].
type precisionFlags struct {
	DType string `name:"dtype" group:"Precision" toml:"dtype" enum:"auto,f32,bf16" default:"auto" help:"Type of products and activations: f32 or bf16. Auto is bf16 on cuda and tpu, else f32."`
	TF32  bool   `name:"tf32" group:"Precision" toml:"tf32" help:"Let float32 products on accelerators use their faster units: TF32 on GPUs, bfloat16 passes on TPUs."`
}

// statesFlag chooses the type of what decoding keeps.
type statesFlag struct {
	States string `name:"states" group:"Precision" enum:"f32,bf16" default:"f32" help:"Type of the SSM's states between tokens: f32, or bf16 to read and write half as much, which counts with many sequences of up to about a thousand tokens: its error grows with each (${default})."`
}

func (f *statesFlag) stateType() dtypes.DType {
	if f.States == "bf16" {
		return dtypes.BFloat16
	}
	return dtypes.Float32
}

// open opens the backend and settles what auto stands for on it.
func (f *precisionFlags) open(env *environment, flags backendFlags) (compute.Backend, backends.Info, error) {
	return f.openWith(env, flags, backends.Options{})
}

// openWith is open with further options of backends.
func (f *precisionFlags) openWith(env *environment, flags backendFlags, options backends.Options) (compute.Backend, backends.Info, error) {
	options.TF32 = f.TF32
	backend, info, err := flags.open(env, options)
	if err != nil {
		return nil, info, err
	}
	f.settle(info.Kind)
	return backend, info, nil
}

// settle says what auto stands for on a kind of backend.
func (f *precisionFlags) settle(kind backends.Kind) {
	if f.DType == "auto" || f.DType == "" {
		f.DType = "f32"
		if kind == backends.CUDA || kind == backends.TPU {
			f.DType = "bf16"
		}
	}
}

// computeType is the settled type.
func (f *precisionFlags) computeType() (dtypes.DType, error) {
	switch f.DType {
	case "f32":
		return dtypes.Float32, nil
	case "bf16":
		return dtypes.BFloat16, nil
	}
	return dtypes.InvalidDType, fmt.Errorf("--dtype is %s, want f32 or bf16", f.DType)
}
