package cuda

import (
	"fmt"

	"github.com/matmamba/matmamba/backends/kernels"
	"github.com/matmamba/matmamba/backends/triton"
)

// gradConfig says how bwd is cut into programs.
type gradConfig struct {
	heads int // per program; a group's, or a part of them: then dB and dC are sums of parts
	stack int // whole heads side by side in the loops over dB and dC, or
	width int // channels of a stretch of narrow heads there; 0 for whole heads
	// narrow heads make all that is per token in the loop over dx, sums over W as products with x, and dB and dC in one loop. Others, whose
	// products and accumulators are twice as large, add W up, and take what needs the state into the loop over dC.
	narrow   bool
	diagonal bool   // stateDot as the diagonal of a product in the loop over dC, else elementwise in the loop over dx
	warps    int    // of both launches
	stages   [3]int // of the loops over dx, dB and dC; narrow: over dx and over both
}

// gradPart is one of the two launches of bwd.
type gradPart string

const (
	tokenPart  gradPart = "dx"  // dx and per-token terms
	sharedPart gradPart = "dbc" // dB and dC
)

// gradKernel is a launch of bwd while it is written. The gradients, with dh that of the state that leaves the chunk and sums over the chunk:
//
//	GT[s,t]  = x_s.dy_t    E[s,t] = 2^(cum_t-cum_s) dt_s    M[s,t] = (B_s.C_t) E[s,t] for s <= t, else 0
//	u_s      = sum_t M dy_t + dt_s 2^(last-cum_s) B_s dh     dx = u + D dy
//	dCBT     = sum over heads of GT E
//	dB_s     = dCBT C + sum over heads of dt_s 2^(last-cum_s) x_s dh^T
//	dC_t     = dCBT^T B + sum over heads of 2^cum_t dy_t h^T
//
// and per token, for the gradients of dt and cum (see post), with W = GT M:
//
//	toState   = x_s.(dt_s 2^(last-cum_s) B_s dh)
//	direct    = columns of W + toState: dt times the direct part of ddt. Narrow heads have it as x_s.u_s
//	fromState = 2^cum_t dy_t.(C_t h)
//	rows      = rows of W. Narrow heads have them, with fromState, as dy_t.(sum_s M x_s + 2^cum_t C_t h): M is rounded once for both sums
//	stateDot  = 2^last <h, dh>, as terms that post adds up
//
// dx comes first and hands dCBT over.
type gradKernel struct {
	s      ssdShape
	config gradConfig
	part   gradPart
	f      *triton.Func
	v      chunkView
	names  [2][]string // operands and results, in order
	at     map[string]triton.Value

	documents documents
	mask      triton.Value // [s, t]: s <= t in one document
	b, c      triton.Value // [chunk, d_state]
}

// gradLaunch writes a part of bwd, and returns the names of its operands and results in order.
func (s ssdShape) gradLaunch(config gradConfig, part gradPart) (l launch, operands, results []string) {
	k := &gradKernel{s: s, config: config, part: part, f: s.kernel("ssd_bwd_" + string(part)), at: map[string]triton.Value{}}
	k.parameters()
	k.v = s.chunkView(k.f, config.heads)
	v, narrowLoop := k.v, part == sharedPart && config.narrow
	if !narrowLoop {
		k.loadShared()
	}
	k.documents = s.documents(k.f, k.at["runs"], v.b, v.c)
	k.mask = v.q.Column().LessEqual(v.q.Row())
	if same := k.documents.sameDocument(); same.Valid() {
		k.mask = k.mask.And(same)
	}
	switch {
	case part == tokenPart:
		loop := k.tokenLoop
		switch {
		case s.exact():
			loop = k.exactTokenLoop
		case s.separable():
			loop = k.separableLoop
		}
		k.chunkSquare().Store(k.mask.Select(loop(), 0.))
	case narrowLoop:
		k.narrowLoop()
	default:
		k.sharedLoops(k.chunkSquare().Load())
	}
	return launch{k.f, [3]int{s.chunks(), s.heads / config.heads, s.batch}, config.warps, 3}, k.names[0], k.names[1]
}

// loadShared loads B and C of the chunk.
func (k *gradKernel) loadShared() {
	v := k.v
	at := v.sharedRows(v.q.Column(), v.n.Row())
	k.c = k.at["c"].At(v.shared).At(at).Load(masked(v.stateMask, 0), masked(v.inside, 1))
	k.b = k.at["b"].At(v.shared).At(at).Load(masked(v.stateMask, 0), masked(v.inside, 1))
}

// parameters declares what the part reads and writes.
func (k *gradKernel) parameters() {
	elem, f32 := k.s.elem, triton.F32
	operand := func(elem triton.Elem, needed bool, names ...string) { k.declare(0, elem, needed, names) }
	result := func(elem triton.Elem, needed bool, names ...string) { k.declare(1, elem, needed, names) }
	tokens, shared := k.part == tokenPart, k.part == sharedPart
	operand(elem, true, "x", "dy", "b", "c")
	operand(f32, true, "cum")
	operand(f32, shared || !k.s.exact() && !k.s.separable(), "toend")
	operand(f32, tokens && k.s.exact(), "dt")
	operand(f32, tokens && !k.s.exact(), "weight")
	operand(f32, tokens, "d")
	operand(elem, shared || k.config.narrow || !k.config.diagonal, "states")
	operand(elem, true, "dstates")
	operand(elem, shared, "dcb")
	operand(triton.I32, k.s.segments, "runs")
	result(elem, tokens, "dx")
	result(f32, tokens, "pertoken")
	result(f32, tokens && k.s.exact(), "pairs")
	result(f32, tokens && !k.s.exact() && !k.config.narrow, "rows")
	result(k.sharedElem(), shared, "db", "dc")
	result(f32, shared && !k.config.narrow, "fromstate")
	result(f32, shared == k.config.diagonal, "statedot")
	result(elem, tokens, "dcb")
}

func (k *gradKernel) declare(list int, elem triton.Elem, needed bool, names []string) {
	if !needed {
		return
	}
	for _, name := range names {
		k.names[list] = append(k.names[list], name)
		k.at[name] = k.f.Pointer([]string{"in_", "out_"}[list]+name, elem)
	}
}

// partials is the number of programs that share a group's heads, each with its own part of dB and dC.
func (c gradConfig) partials(s ssdShape) int { return s.groupSize() / c.heads }

// sharedElem is the type of dB and dC: float32 if they are parts of sums.
func (k *gradKernel) sharedElem() triton.Elem {
	if k.config.partials(k.s) > 1 {
		return triton.F32
	}
	return k.s.elem
}

// gradTensor is the type of a result of bwd by its name.
func (s ssdShape) gradTensor(config gradConfig, name string) kernels.Tensor {
	elem := string(s.elem)
	switch name {
	case "dx":
		return s.inputTensors()[0]
	case "pertoken":
		return float32s(s.batch, s.heads, s.padded(), 4)
	case "fromstate", "rows", "pairs":
		return float32s(s.batch, s.heads, s.padded())
	case "db", "dc":
		if n := config.partials(s); n > 1 {
			return float32s(n, s.batch, s.length, s.groups, s.state)
		}
		return s.inputTensors()[3]
	case "statedot":
		return float32s(s.batch, s.chunks(), s.heads, s.paddedDim())
	case "dcb":
		return kernels.Tensor{DType: elem, Dims: []int{s.heads / config.heads, s.batch, s.chunks(), chunk, chunk}}
	default:
		panic(fmt.Errorf("bwd has no result %s", name))
	}
}

// chunkSquare is where the program's dCBT is, [s, t].
func (k *gradKernel) chunkSquare() triton.Value {
	v := k.v
	at := v.program.Mul(k.s.batch).To(triton.I64).Add(v.b).Mul(k.s.chunks()).Add(v.c.To(triton.I64)).Mul(chunk * chunk)
	return k.at["dcb"].At(at).At(v.q.Column().Mul(chunk).Add(v.q.Row()))
}

// vector is where a head's tokens of the chunk are in what prep made.
func (k *gradKernel) vector(name string, h triton.Value) triton.Value {
	return k.at[name].At(k.v.perHead).At(h.Mul(k.s.padded()))
}

// throughChunk is 2^last, 0 where a document ends in the chunk.
func (k *gradKernel) throughChunk(last triton.Value) triton.Value {
	return where(k.documents.through, last.Exp2())
}

// tokens are where x, dy or dx of head h is, [chunk, headdim].
func (k *gradKernel) tokens(name string, h triton.Value) triton.Value {
	return k.at[name].At(k.v.tokens).At(h.Mul(k.s.headDim)).At(k.v.tokenOffsets())
}

func (k *gradKernel) tokenMasks() []triton.Value {
	return []triton.Value{k.v.dimMask.Row(), masked(k.v.inside, 1)}
}

// transposedState loads a head's state or its gradient, [d_state, headdim].
func (k *gradKernel) transposedState(name string, h triton.Value) triton.Value {
	pointer := k.at[name].At(k.v.states).At(h.Mul(k.s.headDim * k.s.state)).At(k.v.stateOffsets())
	return pointer.Load(k.v.dimMask.Row(), masked(k.v.stateMask, 1))
}

// storePerToken puts four terms of each token side by side, one store of 16 bytes.
func (k *gradKernel) storePerToken(h, first, second, third, fourth triton.Value) {
	all := first.Join(third).Join(second.Join(fourth)).Reshape(chunk, 4)
	at := k.v.perHead.Add(h.Mul(k.s.padded()).To(triton.I64)).Mul(4)
	offsets := k.v.q.Column().Mul(4).Add(k.f.Range(4).Row())
	k.at["pertoken"].At(at).At(offsets).Store(all)
}

// stateDots are where stateDot of head h goes: a term for each place in headdim.
func (k *gradKernel) stateDots(h triton.Value) triton.Value {
	row := k.v.b.Mul(k.s.chunks()).Add(k.v.c.To(triton.I64)).Mul(k.s.heads).Add(h.To(triton.I64))
	return k.at["statedot"].At(row.Mul(k.s.paddedDim()))
}

// storeStateDot stores stateDot of head h from the state that enters the chunk and the gradient of the one that leaves it, unless the loop over dC does.
func (k *gradKernel) storeStateDot(h, states, dh, last triton.Value) {
	if k.config.diagonal {
		return
	}
	terms := states.To(triton.F32).Mul(dh.To(triton.F32)).Sum(0)
	k.stateDots(h).At(k.v.p).Store(terms.Mul(k.throughChunk(last)))
}
