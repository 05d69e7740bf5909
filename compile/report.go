package compile

import (
	"regexp"
	"strconv"

	"github.com/matmamba/matmamba/internal/oneline"

	"github.com/matmamba/matmamba/backends"
	"github.com/matmamba/matmamba/backends/pjrt"
)

// Precision is how products are computed, for the peak that they are held against.
type Precision struct {
	BF16 bool // else float32
	TF32 bool // float32 with shorter mantissas, where the chip has that
}

// ReportRow says what a program costs on a target. Costs are those of one run on each chip.
type ReportRow struct {
	Target      Target      `json:"target"`
	Granularity string      `json:"granularity,omitempty"`
	Program     string      `json:"program"`
	FLOPs       float64     `json:"flops"`
	FLOPsBy     string      `json:"flops_by,omitempty"` // compiler, program or model: who counted, see [Count] for program
	Bytes       float64     `json:"bytes"`              // to and from memory
	BytesBy     string      `json:"bytes_by"`           // compiler, or arguments: no more than arguments and outputs, each once
	Memory      pjrt.Memory `json:"memory"`
	Beside      int64       `json:"beside,omitempty"` // bytes that lie in memory while the program runs and are none of its own
	Needs       int64       `json:"needs"`            // bytes of memory, with those beside; 0 if the compiler did not say
	Has         int64       `json:"has,omitempty"`    // bytes of the chip's memory, 0 for a CPU
	Fits        bool        `json:"fits"`
	Why         string      `json:"why,omitempty"` // it does not, in the compiler's words
	Size        int         `json:"size"`          // of the executable, in bytes
	Seconds     float64     `json:"compile_seconds"`
	Tokens      int         `json:"tokens,omitempty"`           // in one run, of all chips
	Roofline    float64     `json:"roofline_seconds,omitempty"` // no run takes less by the datasheet; 0 for a CPU
	Bound       string      `json:"bound,omitempty"`            // compute or memory: what that time is spent on
	Exchanges   []Exchange  `json:"exchanges,omitempty"`        // with other chips
}

// Report puts what was built for a target beside the datasheet of its chip. XLA's own estimate of time is left out: it is
// nonsense on loops.
func Report(target Target, precision Precision, built []Built) []ReportRow {
	rows := make([]ReportRow, len(built))
	for i, b := range built {
		rows[i] = report(target, precision, b)
	}
	return rows
}

func report(target Target, precision Precision, b Built) ReportRow {
	row := ReportRow{
		Target: target, Granularity: b.Granularity, Program: b.Program.Name, Memory: b.Memory, Has: target.Chip.Memory, Tokens: b.Tokens,
		Exchanges: b.Work.Exchanges, Size: len(b.Executable), Seconds: b.Took.Seconds(), Beside: b.BesideBytes, Needs: b.Memory.Needs(), Fits: true,
	}
	if b.Executable == nil {
		row.Fits, row.Why, row.Needs = false, oneline.Of(b.TooLarge), 0
		if needs, has, ok := shortage(b.TooLarge); ok {
			row.Needs, row.Has = needs, has
		}
	}
	if row.Needs > 0 {
		row.Needs += row.Beside
		row.Fits = row.Fits && (row.Has == 0 || row.Needs <= row.Has)
	}
	row.FLOPs, row.FLOPsBy = flops(b)
	row.Bytes, row.BytesBy = b.Counted.Bytes, "compiler"
	if least := float64(b.Memory.Arguments + b.Memory.Outputs - b.Memory.Aliases); row.Bytes < least {
		row.Bytes, row.BytesBy = least, "arguments"
	}
	row.Roofline, row.Bound = roofline(target.Chip, target.Kind, precision, row.FLOPs, row.Bytes)
	return row
}

// flops is the compiler's count unless it can't be right: below half of the products in the program, or of the model's own count,
// it left a loop out or did not count. Products in kernels are not in the program's count; what is computed again is not in the
// model's.
func flops(b Built) (count float64, by string) {
	model := b.FLOPs / float64(b.Program.Mesh.Devices())
	switch {
	case b.Counted.FLOPs > 0 && b.Counted.FLOPs >= max(model, b.Work.ProductFLOPs)/2:
		return b.Counted.FLOPs, "compiler"
	case b.Work.ProductFLOPs > model:
		return b.Work.ProductFLOPs, "program"
	case model > 0:
		return model, "model"
	}
	return 0, ""
}

// roofline is the least time for so many operations and bytes (Williams, Waterman and Patterson 2009).
func roofline(chip Chip, kind backends.Kind, precision Precision, flops, bytes float64) (seconds float64, bound string) {
	if chip.Bandwidth == 0 {
		return 0, ""
	}
	peak := chip.F32
	switch {
	case precision.BF16 || precision.TF32 && kind == backends.TPU:
		peak = chip.BF16
	case precision.TF32:
		peak = chip.BF16 / 2
	}
	compute, memory := flops/peak, bytes/chip.Bandwidth
	if compute > memory {
		return compute, "compute"
	}
	return memory, "memory"
}

// XLA's words for too little memory, the total first where it is given.
var shortages = []*regexp.Regexp{
	regexp.MustCompile(`Used ([\d.]+)([KMGT]) of ([\d.]+)([KMGT])`),
	regexp.MustCompile(`\(([\d.]+)([KMGT])\) exceeds available \w+ \(([\d.]+)([KMGT])\)`),
}

// shortage reads what a program needs and what the chip has, in bytes, from the compiler's message.
func shortage(message string) (needs, has int64, ok bool) {
	for _, pattern := range shortages {
		if found := pattern.FindStringSubmatch(message); found != nil {
			return amount(found[1], found[2]), amount(found[3], found[4]), true
		}
	}
	return 0, 0, false
}

func amount(number, unit string) int64 {
	value, err := strconv.ParseFloat(number, 64)
	if err != nil {
		return 0
	}
	scale := map[string]float64{"K": 1 << 10, "M": 1 << 20, "G": 1 << 30, "T": 1 << 40}
	return int64(value * scale[unit])
}
