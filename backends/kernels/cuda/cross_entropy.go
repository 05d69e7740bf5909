package cuda

import (
	"fmt"
	"math"

	"github.com/matmamba/matmamba/backends/kernels"
	"github.com/matmamba/matmamba/backends/triton"
)

// crossEntropyConfig says how a row of logits is read: one program of so many warps takes a row, at each step so many blocks of columns. The
// row is read twice, and the second reading finds it in the L2 cache: there is room for the rows that are being read.
type crossEntropyConfig struct{ block, blocks, warps int }

// Loads of four blocks take the registers of all but two programs of a multiprocessor: with three, rows fall out of the cache.
var crossEntropyTiles = crossEntropyConfig{block: 4096, blocks: 4, warps: 16}

// crossEntropy is the composite cross_entropy_chunk: the logarithm of the sum of each row's exponentials, and the gradient softmax - onehot.
func (d Device) crossEntropy(call kernels.Call) (body, reason string) {
	if len(call.Inputs) < 2 || len(call.Inputs[0].Dims) != 2 || len(call.Outputs) != 2 {
		return "", "want logits of rank 2, targets and two outputs"
	}
	rows, vocab := call.Inputs[0].Dims[0], call.Inputs[0].Dims[1]
	elem := triton.Elem(call.Inputs[0].DType)
	if got, want := call.Inputs[1], (kernels.Tensor{DType: "i32", Dims: []int{rows}}); got.String() != want.String() {
		return "", fmt.Sprintf("targets are %s, want %s", got, want)
	}
	switch {
	case elem != triton.BF16 && elem != triton.F32:
		return "", fmt.Sprintf("logits are %s, kernels take bf16 and f32", elem)
	case rows == 0 || vocab == 0:
		return "", "it is empty"
	case vocab > math.MaxInt32/2:
		return "", fmt.Sprintf("%d columns are too many for 32-bit offsets", vocab)
	}
	p := &program{}
	factor := 1.
	if _, ok := call.Attributes["factor"]; ok {
		var err error
		if factor, err = call.Float("factor"); err != nil {
			return "", err.Error()
		}
		if !(factor > 0) || math.IsInf(factor, 1) {
			return "", fmt.Sprintf("factor %g, kernels take positive ones", factor)
		}
	}
	kernel := crossEntropyKernel(crossEntropyTiles, rows, vocab, elem, factor, call.Inputs[2:])
	results := p.callInPlace(kernel, 1, 0, call.Operands(), call.Outputs...)
	return p.done(results...), ""
}

// crossEntropyKernel keeps a maximum and a sum in each lane, so that warps need not wait for each other before the end of the row. after are
// operands that are waited for and not read. Gradients are multiplied by factor, which must be positive.
func crossEntropyKernel(config crossEntropyConfig, rows, vocab int, elem triton.Elem, factor float64, after []kernels.Tensor) launch {
	f := newKernel("cross_entropy", elem)
	logits, targets := f.Pointer("logits", elem), f.Pointer("targets", triton.I32)
	for i, tensor := range after {
		f.Pointer(fmt.Sprintf("after%d", i), triton.Elem(tensor.DType))
	}
	logSum, grads := f.Pointer("logsum", triton.F32), f.Pointer("dlogits", elem)

	row := f.ProgramID(0)
	start := row.To(triton.I64).Mul(vocab)
	k := rowOfLogits{f: f, logits: logits.At(start), vocab: vocab, block: min(config.block, powerOfTwo(vocab))}
	target, grads := targets.At(row).Load(), grads.At(start)
	inVocab := target.GreaterEqual(0).And(target.Less(vocab))
	wanted := k.logits.At(target).Load(inVocab).To(triton.F32)
	most, sum := k.sums(config.blocks)
	top := most.MaxAlong(0)
	log := top.Mul(log2e).Add(sum.Mul(most.Sub(top).Mul(log2e).Exp2()).Sum(0).Log2())
	logSum.At(row).Store(log.Mul(math.Ln2))
	shift := log.Mul(-1.)
	if factor != 1 {
		shift = shift.Add(math.Log2(factor))
	}
	gradient := func(x triton.Value) triton.Value { return x.MulAdd(log2e, shift).Exp2() }
	k.steps(config.blocks, triton.Last, nil, func(_, x []triton.Value, at []columns) []triton.Value {
		f.Barrier() // the gradients take the place of the logits
		for i, block := range x {
			grads.At(at[i].at).StoreFor(triton.Last, gradient(block), at[i].inside)
		}
		return nil
	})
	f.Barrier() // the target's replaces what was stored for it
	grads.At(target).Store(gradient(wanted).Sub(factor), inVocab)
	return launch{f, [3]int{rows, 1, 1}, config.warps, 1}
}

// sums are, by lane, the largest logit x and the sum of 2^((x - largest) log2 e), in a first reading of the row.
func (k rowOfLogits) sums(blocks int) (most, sum triton.Value) {
	lanes := []triton.Value{k.f.Const(triton.F32, never, k.block), k.f.Const(triton.F32, 0, k.block)}
	lanes = k.steps(blocks, triton.Soon, lanes, func(lanes, x []triton.Value, _ []columns) []triton.Value {
		most := lanes[0]
		for _, block := range x {
			most = most.Max(block)
		}
		shift := most.Mul(-log2e)
		sum := lanes[1].Mul(lanes[0].MulAdd(log2e, shift).Exp2())
		for _, block := range x {
			sum = sum.Add(block.MulAdd(log2e, shift).Exp2())
		}
		return []triton.Value{most, sum}
	})
	return lanes[0], lanes[1]
}

// rowOfLogits is a row that is read step by step.
type rowOfLogits struct {
	f            *triton.Func
	logits       triton.Value // where it begins
	vocab, block int
}

// columns are a block's places in the row, and which of them exist; no value where all do.
type columns struct{ at, inside triton.Value }

// steps works on the row, so many blocks at a time as long as there are so many, and one by one in the end. Work gets what it carries, and the
// blocks, never outside the row.
func (k rowOfLogits) steps(blocks int, use triton.Use, carried []triton.Value, work func(carried, x []triton.Value, at []columns) []triton.Value) []triton.Value {
	stride := blocks * k.block
	whole := k.vocab / stride
	if whole > 0 {
		carried = k.f.For(whole, 1, carried, func(i triton.Value, carried []triton.Value) []triton.Value {
			x, at := make([]triton.Value, blocks), make([]columns, blocks)
			for b := range blocks {
				x[b], at[b] = k.read(i.Mul(stride).Add(k.f.Range(k.block)).Add(b*k.block), triton.Value{}, use)
			}
			return work(carried, x, at)
		})
	}
	for from := whole * stride; from < k.vocab; from += k.block {
		at := k.f.Range(k.block).Add(from)
		var inside triton.Value
		if from+k.block > k.vocab {
			inside = at.Less(k.vocab)
		}
		x, column := k.read(at, inside, use)
		carried = work(carried, []triton.Value{x}, []columns{column})
	}
	return carried
}

// read loads a block.
func (k rowOfLogits) read(at, inside triton.Value, use triton.Use) (triton.Value, columns) {
	x := k.logits.At(at).LoadFor(use, inside).To(triton.F32)
	if inside.Valid() {
		x = inside.Select(x, never)
	}
	return x, columns{at, inside}
}
