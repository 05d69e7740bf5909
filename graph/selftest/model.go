package selftest

import (
	"github.com/gomlx/compute/dtypes"
	"github.com/gomlx/compute/shapes"
	. "github.com/gomlx/gomlx/core/graph"
	"github.com/matmamba/matmamba/graph"
)

// model is two tokens of a model of one block, of which the second writes the states and keeps the logits, in a run or by itself. The head's rows are the
// embedding's and those are large beside what the block adds, so that the most likely token is the last again, by far.
func (s step) model(every int) testCase {
	const vocab, padded = 300, 303
	shapesOf := [][]int{{padded, stepModel}, {stepModel}, {s.projected(), stepModel}, {stepModel, s.channels()}}
	return testCase{
		composites: []string{"model_step"},
		shapes:     append(shapesOf, s.shapes()...),
		compute: func(in []*Node, dtype dtypes.DType) []*Node {
			g, integers := in[0].Graph(), func(dims ...int) shapes.Shape { return shapes.Make(dtypes.Int32, dims...) }
			block := graph.BlockInputs{Norm: in[1], InProj: ConvertDType(in[2], dtype), OutProj: ConvertDType(in[3], dtype), StepInputs: stepInputs(in[4:])}
			model := graph.ModelInputs{
				Drawn: Zeros(g, integers(3, s.batch)), Number: Scalar(g, dtypes.Int32, 0), Count: Scalar(g, dtypes.Int32, 2),
				Best: AddScalar(Iota(g, integers(s.batch), 0), 5), Logits: Zeros(g, shapes.Make(dtypes.Float32, s.batch, padded)),
				Table: ConvertDType(MulScalar(in[0], 8), dtype), Norm: AddScalar(Abs(in[1]), 0.5), Head: ConvertDType(in[0], dtype), Every: every,
			}
			if every > 0 {
				block.Conv = graph.RingOf(block.Conv)
				model.Pending = []*Node{Zeros(g, graph.StepRun{Every: every}.PendingShape(s.batch, s.heads, stepHeadDim, stepDState))}
			}
			var results []*Node
			for range 2 {
				model.Blocks = []graph.BlockInputs{block}
				out := graph.ModelStep(model, graph.SSDOptions{Softplus: true}, vocab)
				model.Drawn, model.Number, model.Best, model.Logits, model.Pending = out.Drawn, out.Number, out.Best, out.Logits, out.Pending
				block.Conv, block.SSM = out.Conv[0], out.SSM[0]
				results = append([]*Node{out.Drawn, out.Number, out.Best, block.Conv, block.SSM}, results...)
			}
			return append(results, model.Logits)
		},
	}
}
