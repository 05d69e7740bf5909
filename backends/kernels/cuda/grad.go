package cuda

import (
	"github.com/matmamba/matmamba/backends/kernels"
	"github.com/matmamba/matmamba/backends/triton"
)

// gradConfig says how bwd is cut into programs.
type gradConfig struct {
	heads    int  // per program; a group's, or a part of them: then dB and dC are sums of parts
	stack    int  // heads side by side in the loops over dB and dC
	split    bool // into two launches, where one would spill registers
	diagonal bool // <h, dh> as the diagonal of a product in the loop over dC, else elementwise in the loop over dx
	warps    int
	stages   [3]int // of the loops over dx, dB and dC
}

// gradParts are the parts of bwd that one launch does.
type gradParts struct{ tokens, shared bool }

// gradKernel is bwd while it is written. The gradients, with dh that of the state that leaves the chunk and sums over the chunk:
//
//	GT[s,t]  = x_s.dy_t    E[s,t] = 2^(cum_t-cum_s)    CBT[s,t] = B_s.C_t for s <= t, else 0
//	u_s      = sum_t CBT E dy_t + 2^(last-cum_s) B_s dh       dx = dt u + D dy;  the direct part of ddt is x.u
//	dCBT     = sum over heads of GT E dt_s
//	dB_s     = dCBT C + sum over heads of dt_s 2^(last-cum_s) x_s dh^T
//	dC_t     = dCBT^T B + sum over heads of 2^cum_t dy_t h^T
//
// and per token, for the gradient of cum (rows less columns, see post):
//
//	rows       = sum_s (GT E CBT dt_s)[s,t]        fromState = 2^cum_t dy_t.(C_t h)
//	columns    = sum_t (GT E CBT)[s,t]             toState   = x_s.(2^(last-cum_s) B_s dh)
//	stateDot   = 2^last <h, dh>, as terms that post adds up
//
// Three loops over heads follow each other, so that their large accumulators are never live together.
type gradKernel struct {
	s      ssdShape
	config gradConfig
	parts  gradParts
	f      *triton.Func
	v      chunkView
	names  [2][]string // operands and results, in order
	at     map[string]triton.Value

	documents documents
	mask      triton.Value // [s, t]: s <= t in one document
	b, c      triton.Value // [chunk, d_state]
}

// gradLaunch writes bwd or a part of it, and returns the names of its operands and results in order.
func (s ssdShape) gradLaunch(config gradConfig, parts gradParts) (l launch, operands, results []string) {
	name := map[gradParts]string{{true, true}: "ssd_bwd", {true, false}: "ssd_bwd_dx", {false, true}: "ssd_bwd_dbc"}[parts]
	k := &gradKernel{s: s, config: config, parts: parts, f: triton.New(name), at: map[string]triton.Value{}}
	k.f.Precision = s.precision()
	k.parameters()
	k.v = s.chunkView(k.f, config.heads)
	v := k.v
	shared := v.sharedRows(v.q.Column(), v.n.Row())
	k.c = k.at["c"].At(v.shared).At(shared).Load(masked(v.stateMask, 0), masked(v.inside, 1))
	k.b = k.at["b"].At(v.shared).At(shared).Load(masked(v.stateMask, 0), masked(v.inside, 1))
	k.documents = s.documents(k.f, k.at["runs"], v.b, v.c)
	k.mask = v.q.Column().LessEqual(v.q.Row())
	if same := k.documents.sameDocument(); same.Valid() {
		k.mask = k.mask.And(same)
	}
	k.write()
	return launch{k.f, [3]int{s.chunks(), s.heads / config.heads, s.batch}, config.warps, 3}, k.names[0], k.names[1]
}

// parameters declares what the parts read and write.
func (k *gradKernel) parameters() {
	elem, f32 := k.s.elem, triton.F32
	operand := func(elem triton.Elem, needed bool, names ...string) { k.declare(0, elem, needed, names) }
	result := func(elem triton.Elem, needed bool, names ...string) { k.declare(1, elem, needed, names) }
	tokens, shared := k.parts.tokens, k.parts.shared
	operand(elem, true, "x", "dy", "b", "c")
	operand(f32, true, "cum")
	operand(f32, tokens, "dt", "d")
	operand(f32, shared, "toend")
	operand(elem, shared || !k.config.diagonal, "states")
	operand(elem, true, "dstates")
	operand(elem, shared && !tokens, "dcb")
	operand(triton.I32, k.s.segments, "runs")
	result(elem, tokens, "dx")
	result(f32, tokens, "pertoken", "rows")
	result(k.sharedElem(), shared, "db", "dc")
	result(f32, shared, "fromstate")
	result(f32, k.config.diagonal == shared || tokens == shared, "statedot")
	result(elem, tokens && !shared, "dcb")
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
	case "db", "dc":
		if n := config.partials(s); n > 1 {
			return float32s(n, s.batch, s.length, s.groups, s.state)
		}
		return s.inputTensors()[3]
	case "statedot":
		return float32s(s.batch, s.chunks(), s.heads, s.paddedDim())
	case "dcb":
		return kernels.Tensor{DType: elem, Dims: []int{s.heads / config.heads, s.batch, s.chunks(), chunk, chunk}}
	default: // rows, fromstate
		return float32s(s.batch, s.heads, s.padded())
	}
}

// write writes the loops.
func (k *gradKernel) write() {
	v := k.v
	at := v.program.Mul(k.s.batch).To(triton.I64).Add(v.b).Mul(k.s.chunks()).Add(v.c.To(triton.I64)).Mul(chunk * chunk)
	square := v.q.Column().Mul(chunk).Add(v.q.Row())
	var dcb triton.Value
	if k.parts.tokens {
		dcb = k.mask.Select(k.tokenLoop(), 0.).To(k.s.elem)
		if !k.parts.shared {
			k.at["dcb"].At(at).At(square).Store(dcb)
			return
		}
	} else {
		dcb = k.at["dcb"].At(at).At(square).Load()
	}
	k.bLoop(dcb)
	k.cLoop(dcb)
}

// head is a head's offset in what prep made.
func (k *gradKernel) vector(name string, h triton.Value) triton.Value {
	return k.at[name].At(k.v.perHead).At(h.Mul(k.s.padded()))
}

// tokenLoop makes dx and the per-token terms, and returns dCBT without its mask, [s, t].
func (k *gradKernel) tokenLoop() triton.Value {
	s, v, f := k.s, k.v, k.f
	none := triton.Value{}
	CBT := k.mask.Select(k.b.Dot(k.c.Trans(), none), 0.)
	dCBT := f.Const(triton.F32, 0, chunk, chunk)
	return f.For(k.config.heads, k.config.stages[0], []triton.Value{dCBT}, func(i triton.Value, carried []triton.Value) []triton.Value {
		h := v.program.Mul(k.config.heads).Add(i)
		x, dy := k.tokens("x", h).Load(k.tokenMasks()...), k.tokens("dy", h).Load(k.tokenMasks()...)
		dh := k.transposedState("dstates", h)
		cum, dt := k.vector("cum", h).At(v.q).Load(), k.vector("dt", h).At(v.q).Load()
		last := k.vector("cum", h).At(chunk - 1).Load()
		skip := k.at["d"].At(h).Load()
		if !k.config.diagonal {
			k.storeStateDot(h, dh, last)
		}
		u := k.b.Dot(dh, none)
		GE := x.Dot(dy.Trans(), none)
		E := k.decays(cum)
		MT := CBT.Mul(E)
		GE = GE.Mul(E)
		dCBT := carried[0].Add(GE.Mul(dt.Column()))
		W := GE.Mul(CBT)
		columns := W.Sum(1)
		k.vector("rows", h).At(v.q).Store(W.Mul(dt.Column()).Sum(0))
		u = u.Mul(where(k.documents.leaving, last.Sub(cum).Exp2()).Column())
		xf, dyf := x.To(triton.F32), dy.To(triton.F32)
		toState, xdy := xf.Mul(u).Sum(1), xf.Mul(dyf).Sum(1)
		u = MT.To(s.elem).Dot(dy, u)
		ddt := xf.Mul(u).Sum(1)
		k.tokens("dx", h).Store(u.Mul(dt.Column()).Add(skip.Mul(dyf)), k.tokenMasks()...)
		k.storePerToken(h, ddt, columns, toState, xdy)
		return []triton.Value{dCBT}
	})[0]
}

// decays are E, [s, t]: right for s <= t and finite elsewhere.
func (k *gradKernel) decays(cum triton.Value) triton.Value {
	between := cum.Row().Sub(cum.Column())
	if k.s.decays() {
		return between.Abs().Mul(-1.).Exp2()
	}
	return k.mask.Select(between, 0.).Exp2()
}

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

// throughChunk is 2^last, 0 where a document ends in the chunk.
func (k *gradKernel) throughChunk(last triton.Value) triton.Value {
	return where(k.documents.through, last.Exp2())
}

// stateDots are where <h, dh> of head h goes: a term for each place in headdim.
func (k *gradKernel) stateDots(h triton.Value) triton.Value {
	row := k.v.b.Mul(k.s.chunks()).Add(k.v.c.To(triton.I64)).Mul(k.s.heads).Add(h.To(triton.I64))
	return k.at["statedot"].At(row.Mul(k.s.paddedDim()))
}

func (k *gradKernel) storeStateDot(h, dh, last triton.Value) {
	states := k.transposedState("states", h)
	terms := states.To(triton.F32).Mul(dh.To(triton.F32)).Sum(0)
	k.stateDots(h).At(k.v.p).Store(terms.Mul(k.throughChunk(last)))
}

// storePerToken puts four terms of each token side by side, one store of 16 bytes.
func (k *gradKernel) storePerToken(h, ddt, columns, toState, xdy triton.Value) {
	all := ddt.Join(toState).Join(columns.Join(xdy)).Reshape(chunk, 4)
	at := k.v.perHead.Add(h.Mul(k.s.padded()).To(triton.I64)).Mul(4)
	offsets := k.v.q.Column().Mul(4).Add(k.f.Range(4).Row())
	k.at["pertoken"].At(at).At(offsets).Store(all)
}
