package backends

import (
	"bytes"
	"fmt"
	"regexp"
)

// dotGeneral matches a product as go-xla writes it: indentation, result, operands, attributes, and the three types.
var dotGeneral = regexp.MustCompile(
	`(?s)\n( *)(%[\w#]+) = "stablehlo\.dot_general"\((%[\w#]+), (%[\w#]+)\) \{(.*?)\n *\} : \((tensor<[^>]*>), (tensor<[^>]*>)\) -> (tensor<[^>]*>)`)

// dotAlgorithm and dotPrecision match a product's attributes that say how exactly it is to be computed.
var (
	dotAlgorithm = regexp.MustCompile(`(?s)\n *algorithm = #stablehlo\.dot_algorithm<.*?>,`)
	dotPrecision = regexp.MustCompile(`precision_config = \[[^\]]*\]`)
)

// exactDots returns a rewriter of programs for one kind of backend that settles how products are computed, so that types mean
// the same everywhere:
//
//   - float32 operands: float32, unless tf32 allows the faster form with shorter mantissas that accelerators have (TF32 on
//     GPUs, bfloat16 on TPUs). Left alone, TPUs would take the faster form.
//   - bfloat16 operands: exact products, accumulated in float32. go-xla asks for an algorithm with float32 operands then, which
//     would keep accelerators from using their bfloat16 units; XLA's default is right. XLA's CPU backend has no product of
//     bfloat16 operands with a float32 result, so operands are widened there: the numbers are the same.
func exactDots(kind Kind, tf32 bool) func(program []byte) ([]byte, error) {
	precision := "HIGHEST"
	if tf32 {
		precision = "DEFAULT"
	}
	return func(program []byte) ([]byte, error) {
		var out bytes.Buffer
		done := 0
		for _, at := range dotGeneral.FindAllSubmatchIndex(program, -1) {
			part := func(i int) []byte { return program[at[2*i]:at[2*i+1]] }
			dot := dotText{
				indent: part(1), result: part(2), operands: [2][]byte{part(3), part(4)}, attributes: part(5),
				types: [2][]byte{part(6), part(7)}, resultType: part(8),
			}
			half := isElement(dot.types[0], "bf16") && isElement(dot.types[1], "bf16")
			out.Write(program[done:at[0]])
			switch {
			case kind != CPU && half:
				dot.setPrecision("DEFAULT")
			case kind != CPU && isElement(dot.types[0], "f32"):
				dot.setPrecision(precision)
			case kind == CPU && half && isElement(dot.resultType, "f32"):
				dot.widen(&out)
			}
			dot.write(&out)
			done = at[1]
		}
		if done == 0 {
			return program, nil
		}
		out.Write(program[done:])
		return out.Bytes(), nil
	}
}

// dotText is a product in the text of a program.
type dotText struct {
	indent, result, attributes, resultType []byte
	operands, types                        [2][]byte
}

func (d *dotText) setPrecision(precision string) {
	d.attributes = dotAlgorithm.ReplaceAll(d.attributes, nil)
	config := fmt.Sprintf("precision_config = [#stablehlo<precision %s>, #stablehlo<precision %s>]", precision, precision)
	d.attributes = dotPrecision.ReplaceAll(d.attributes, []byte(config))
}

// widen writes conversions of the operands to float32 and takes their results instead.
func (d *dotText) widen(out *bytes.Buffer) {
	d.attributes = dotAlgorithm.ReplaceAll(d.attributes, nil)
	for i, operand := range d.operands {
		wide := bytes.Replace(d.types[i], []byte("bf16>"), []byte("f32>"), 1)
		name := fmt.Appendf(nil, "%%wide%d_%s", i, bytes.TrimPrefix(d.result, []byte("%")))
		fmt.Fprintf(out, "\n%s%s = \"stablehlo.convert\"(%s) : (%s) -> %s", d.indent, name, operand, d.types[i], wide)
		d.operands[i], d.types[i] = name, wide
	}
}

func (d *dotText) write(out *bytes.Buffer) {
	fmt.Fprintf(out, "\n%s%s = \"stablehlo.dot_general\"(%s, %s) {%s\n%s} : (%s, %s) -> %s",
		d.indent, d.result, d.operands[0], d.operands[1], d.attributes, d.indent, d.types[0], d.types[1], d.resultType)
}

// isElement tells whether a tensor's type has that element type.
func isElement(tensor []byte, element string) bool {
	before, found := bytes.CutSuffix(tensor, []byte(element+">"))
	return found && (bytes.HasSuffix(before, []byte("x")) || bytes.HasSuffix(before, []byte("<")))
}
