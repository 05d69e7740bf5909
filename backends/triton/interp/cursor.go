package interp

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/matmamba/matmamba/backends/triton"
)

// failure is what ends the reading of a text; it is thrown as a panic and caught by [Parse].
type failure string

func fail(format string, args ...any) { panic(failure(fmt.Sprintf(format, args...))) }

// must fails unless ok.
func must(ok bool, format string, args ...any) {
	if !ok {
		fail(format, args...)
	}
}

// cursor reads a line from left to right. Blanks separate and mean nothing.
type cursor struct{ rest string }

// accept passes over a text that comes next, and tells whether it did.
func (c *cursor) accept(text string) bool {
	c.rest = strings.TrimLeft(c.rest, " ")
	rest, found := strings.CutPrefix(c.rest, text)
	if found {
		c.rest = rest
	}
	return found
}

func (c *cursor) expect(text string) { must(c.accept(text), "want %q before %q", text, c.rest) }

// end fails if anything is left.
func (c *cursor) end() {
	c.accept("")
	must(c.rest == "", "%q is left over", c.rest)
}

// take takes characters of a set, at least one.
func (c *cursor) take(what, set string) string {
	c.accept("")
	rest := strings.TrimLeft(c.rest, set)
	taken := c.rest[:len(c.rest)-len(rest)]
	must(taken != "", "want %s before %q", what, c.rest)
	c.rest = rest
	return taken
}

const (
	digits  = "0123456789"
	letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_"
)

// word is a name of letters, digits and points.
func (c *cursor) word() string { return c.take("a word", letters+digits+".") }

// value is the name of a value, %12, %in or %5#0.
func (c *cursor) value() string {
	c.expect("%")
	return "%" + c.take("a value's name", letters+digits+"#")
}

// number is a number as it is written.
func (c *cursor) number() string { return c.take("a number", letters+digits+".+-") }

// whole is a whole number from 0 on.
func (c *cursor) whole() int {
	n, err := strconv.Atoi(c.take("a whole number", digits))
	must(err == nil, "a number is too large: %v", err)
	return n
}

// quoted is a text in quotation marks, without any in it.
func (c *cursor) quoted() string {
	c.expect(`"`)
	text, rest, found := strings.Cut(c.rest, `"`)
	must(found, "a text has no end: %q", c.rest)
	c.rest = rest
	return text
}

// next tells whether a text comes next, and leaves it.
func (c *cursor) next(text string) bool {
	c.accept("")
	return strings.HasPrefix(c.rest, text)
}

// list reads things with commas between.
func (c *cursor) list(one func()) {
	for one(); c.accept(","); one() {
	}
}

// most is how many elements a tensor may have, in Triton and here.
const most = 1 << 20

var elems = []triton.Elem{triton.BF16, triton.F32, triton.F64, triton.I1, triton.I8, triton.I32, triton.I64}

// kind is a type.
func (c *cursor) kind() triton.Type {
	if !c.accept("tensor<") {
		return c.element(nil)
	}
	shape, count := []int{}, 1
	for c.rest != "" && strings.Contains(digits, c.rest[:1]) {
		size := c.whole()
		c.expect("x")
		must(size > 0 && size&(size-1) == 0, "an axis of %d elements: want a power of two", size)
		must(size <= most/count, "a tensor of more than %d elements", most)
		shape, count = append(shape, size), count*size
	}
	must(len(shape) > 0, "a tensor without axes")
	t := c.element(shape)
	c.expect(">")
	return t
}

// element is the type of a tensor's element, a pointer or not.
func (c *cursor) element(shape []int) triton.Type {
	pointer := c.accept("!tt.ptr<")
	elem := triton.Elem(c.word())
	must(slices.Contains(elems, elem), "no element type %s", elem)
	if pointer {
		c.expect(">")
	}
	return triton.Type{Elem: elem, Pointer: pointer, Shape: shape}
}

// attributes are what stands between braces: name = value, ...
func (c *cursor) attributes() map[string]string {
	all := map[string]string{}
	c.list(func() {
		name := c.word()
		c.expect("=")
		must(all[name] == "", "%s is given twice", name)
		all[name] = c.attribute()
	})
	c.expect("}")
	return all
}

// attribute is a text, an array of numbers or a word, the type behind it left out.
func (c *cursor) attribute() string {
	switch {
	case c.next(`"`):
		return c.quoted()
	case c.accept("array<i32:"):
		var numbers []string
		c.list(func() { numbers = append(numbers, c.number()) })
		c.expect(">")
		return strings.Join(numbers, " ")
	}
	text := c.number()
	if c.accept(":") {
		c.word()
	}
	return text
}
