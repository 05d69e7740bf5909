package compile

import (
	"errors"
	"fmt"

	"github.com/gomlx/compute"
	"github.com/gomlx/compute/distributed"
	"github.com/gomlx/compute/dtypes"
	"github.com/gomlx/compute/shapes"
	"github.com/gomlx/gomlx/core/graph"
	"github.com/gomlx/gomlx/core/tensors"
	"github.com/matmamba/matmamba/backends"
)

// ErrTooFewDevices reports a mesh that a backend has not enough devices for.
var ErrTooFewDevices = errors.New("too few devices")

// Input is one argument of a program.
type Input struct {
	Name     string
	Shape    shapes.Shape // of the whole tensor
	Sharding Sharding     // how it is split over the devices of the program's mesh
	// Donated lets results take the argument's memory. It must be given away in every run, or is copied there.
	Donated bool
}

// parameter is the input's name in the graph.
func (in Input) parameter() string {
	if in.Donated {
		return backends.Donated(in.Name)
	}
	return in.Name
}

// In makes an [Input] that each device has all of.
func In(name string, dtype dtypes.DType, dims ...int) Input {
	return Input{Name: name, Shape: shapes.Make(dtype, dims...)}
}

// Output is one result of a program while its graph is built: the part of it that a device computes, and how the parts make
// up the whole.
type Output struct {
	Name     string
	Node     *graph.Node
	Sharding Sharding
}

// Program is a graph function with static shapes. Build gets a node for each input, by name, and returns the outputs; it
// may panic as GoMLX does.
//
// On a mesh of several devices each of them runs what Build builds, on its parts of the inputs: that is their shape in the
// graph. What the devices tell each other is written out with the collective operations of package graph.
type Program struct {
	Name   string
	Mesh   Mesh
	Inputs []Input
	Build  func(g *graph.Graph, inputs map[string]*graph.Node) []Output
}

// Executable is a program compiled for a backend. It may be run by one goroutine at a time.
type Executable struct {
	name    string
	graph   *graph.Graph
	backend compute.Backend
	mesh    *distributed.DeviceMesh // nil for one device
	inputs  []Input
	parts   []shapes.Shape // of the inputs, on a device
	outputs []string
	splits  []Sharding                  // of the outputs
	specs   []*distributed.ShardingSpec // of the outputs, nil for one device
}

// Compile builds the program's graph and compiles it for the backend. A panic while the graph is built comes back as an
// error that names the program.
func Compile(backend compute.Backend, p Program) (executable *Executable, err error) {
	defer recoverInto(&err, "program "+p.Name)
	e := &Executable{name: p.Name, graph: graph.NewGraph(backend, p.Name), backend: backend, inputs: p.Inputs}
	if e.mesh, err = p.Mesh.devices(); err != nil {
		return nil, fmt.Errorf("program %s: %w", p.Name, err)
	}
	if e.mesh != nil {
		if have := backend.NumDevices(); e.mesh.NumDevices() > have {
			return nil, fmt.Errorf("program %s: %w: mesh %s needs %d, backend %s has %d", p.Name, ErrTooFewDevices, p.Mesh, p.Mesh.Devices(), backend.Name(), have)
		}
		if err := e.graph.SetSPMD(e.mesh); err != nil {
			return nil, fmt.Errorf("program %s: %w", p.Name, err)
		}
	}
	inputs := make(map[string]*graph.Node, len(p.Inputs))
	for _, in := range p.Inputs {
		if _, twice := inputs[in.Name]; twice {
			return nil, fmt.Errorf("program %s: input %q is listed twice", p.Name, in.Name)
		}
		part, err := in.Sharding.Part(in.Shape, p.Mesh)
		if err != nil {
			return nil, fmt.Errorf("program %s: input %q: %w", p.Name, in.Name, err)
		}
		e.parts = append(e.parts, part)
		inputs[in.Name] = graph.Parameter(e.graph, in.parameter(), part)
	}
	results := p.Build(e.graph, inputs)
	nodes := make([]*graph.Node, len(results))
	for i, out := range results {
		nodes[i] = out.Node
		e.outputs, e.splits = append(e.outputs, out.Name), append(e.splits, out.Sharding)
		if e.mesh != nil {
			spec, err := out.Sharding.spec(e.mesh)
			if err != nil {
				return nil, fmt.Errorf("program %s: output %q: %w", p.Name, out.Name, err)
			}
			e.specs = append(e.specs, spec)
		}
	}
	if err := e.graph.Compile(nodes...); err != nil {
		return nil, fmt.Errorf("program %s: %w", p.Name, err)
	}
	return e, nil
}

// Run executes a program for one device: args in the order of the program's inputs, results in the order of its outputs.
// Arguments at the indices in donate are given away: their device memory may be reused for results, and they must not be used
// again. The caller owns the results; [Free] releases them early.
func (e *Executable) Run(args []*tensors.Tensor, donate ...int) (results []*tensors.Tensor, err error) {
	arrays := make([]Array, len(args))
	for i, arg := range args {
		arrays[i] = Array{parts: []*tensors.Tensor{arg}}
	}
	if e.mesh != nil {
		return nil, fmt.Errorf("program %s runs on %d devices, not on one", e.name, e.mesh.NumDevices())
	}
	outputs, err := e.RunArrays(arrays, donate...)
	for _, out := range outputs {
		results = append(results, out.parts...)
	}
	return results, err
}

// RunArrays is [Executable.Run] of a program for any number of devices.
func (e *Executable) RunArrays(args []Array, donate ...int) (results []Array, err error) {
	defer recoverInto(&err, "program "+e.name)
	if len(args) != len(e.inputs) {
		return nil, fmt.Errorf("program %s: got %d arguments, want %d", e.name, len(args), len(e.inputs))
	}
	devices := e.graph.NumDevices()
	values := make([]any, devices*len(args))
	for i, arg := range args {
		if len(arg.parts) != devices || !arg.Part().Equal(e.parts[i]) {
			return nil, fmt.Errorf("program %s: argument %q is %d of %s, want %d of %s", e.name, e.inputs[i].Name, len(arg.parts), arg.Part(), devices, e.parts[i])
		}
		for device, part := range arg.parts {
			values[device*len(args)+i] = part
		}
	}
	for _, i := range donate {
		for device, part := range args[i].parts {
			at := device*len(args) + i
			if values[at], err = graph.DonateTensorBuffer(part, e.backend, compute.DeviceNum(device)); err != nil {
				return nil, fmt.Errorf("program %s: giving away argument %q: %w", e.name, e.inputs[i].Name, err)
			}
		}
	}
	return e.collect(e.graph.Run(values...)), nil
}

// collect turns the results of all devices, one device after the other, into arrays.
func (e *Executable) collect(parts []*tensors.Tensor) []Array {
	results := make([]Array, len(e.outputs))
	for i, part := range parts {
		result := &results[i%len(results)]
		result.parts = append(result.parts, part)
		if e.mesh != nil {
			result.spec = e.specs[i%len(results)]
		}
	}
	return results
}

// Name is the program's name.
func (e *Executable) Name() string { return e.name }

// Inputs lists the arguments of [Executable.Run].
func (e *Executable) Inputs() []Input { return e.inputs }

// Outputs lists the names of the results of [Executable.Run].
func (e *Executable) Outputs() []string { return e.outputs }

// Native is the backend's own executable.
func (e *Executable) Native() compute.Executable { return e.graph.Executable() }

// Close releases the executable.
func (e *Executable) Close() { e.graph.Finalize() }

// Memory is what [Free] releases: a tensor or an [Array].
type Memory interface {
	FinalizeAll() error
	Shape() shapes.Shape
}

// Free releases memory without waiting for the garbage collector.
func Free[M Memory](all ...M) error {
	for _, t := range all {
		if err := t.FinalizeAll(); err != nil {
			return fmt.Errorf("release tensor %s: %w", t.Shape(), err)
		}
	}
	return nil
}

func recoverInto(err *error, what string) {
	switch reason := recover().(type) {
	case nil:
	case error:
		*err = fmt.Errorf("%s: %w", what, reason)
	default:
		*err = fmt.Errorf("%s: %v", what, reason)
	}
}
