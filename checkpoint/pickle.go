package checkpoint

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"unicode/utf8"
)

// ErrPickle: a pickle holds something other than tensors, or is damaged. The error says what and where.
var ErrPickle = errors.New("not a pickle of tensors")

// The values a pickle machine knows, beside int64, float64, bool, string and nil.
type (
	global struct{ module, name string }
	tuple  []any
	list   struct{ items []any }
	dict   struct{ keys, values []any }
	mark   struct{}
)

// String names a global as Python does.
func (g global) String() string { return g.module + "." + g.name }

// pickler interprets a pickle. There is an interpreter of our own, although libraries exist: those build whatever
// objects a stream asks for and allocate what it claims, and would have to be fenced in from outside. This one knows the
// opcodes that a state dict needs and no other, can call nothing but the constructors it is given, and each opcode makes
// at most one value from bytes that are there, so memory stays within a multiple of the pickle's size.
type pickler struct {
	data  []byte
	pos   int
	stack []any
	memo  map[uint64]any

	// call applies a global to its arguments; load resolves a persistent id. Whatever they do not know is an error.
	call func(g global, args tuple) (any, error)
	load func(id any) (any, error)
}

const stopOpcode = '.'

// run interprets the pickle and returns its one value. Errors are ErrPickle with the offset of the opcode.
func (p *pickler) run() (any, error) {
	p.memo = map[uint64]any{}
	for {
		at := p.pos
		op, err := p.byte()
		var root any
		if err == nil && op == stopOpcode {
			root, err = p.pop()
		} else if err == nil {
			err = p.step(op)
		}
		if err != nil {
			return nil, fmt.Errorf("%w: offset %d: %w", ErrPickle, at, err)
		}
		if op == stopOpcode {
			return root, nil
		}
	}
}

// step executes one opcode. Source: CPython, Lib/pickletools.py.
func (p *pickler) step(op byte) error {
	switch op {
	case 0x80: // PROTO
		version, err := p.byte()
		if err == nil && (version < 2 || version > 5) {
			err = fmt.Errorf("protocol %d, expected 2 to 5", version)
		}
		return err
	case 0x95: // FRAME: a length that only a reader from a pipe needs
		_, err := p.take(8)
		return err
	case '(':
		p.push(mark{})
		return nil
	case 'N':
		p.push(nil)
		return nil
	case 0x88, 0x89: // NEWTRUE, NEWFALSE
		p.push(op == 0x88)
		return nil
	case ')':
		p.push(tuple{})
		return nil
	case ']':
		p.push(&list{})
		return nil
	case '}':
		p.push(&dict{})
		return nil
	case 'K', 'M', 'J', 0x8a, 'G':
		return p.number(op)
	case 'X', 0x8c, 0x8d, 'U', 'T':
		return p.text(op)
	case 'q', 'r', 0x94, 'h', 'j':
		return p.remember(op)
	case 't', 0x85, 0x86, 0x87:
		return p.makeTuple(op)
	case 'a', 'e', 's', 'u':
		return p.fill(op)
	case 'c', 0x93:
		return p.global(op)
	case 'Q', 'R', 'b':
		return p.construct(op)
	}
	return fmt.Errorf("opcode 0x%02x is not allowed", op)
}

func (p *pickler) push(v any) { p.stack = append(p.stack, v) }

func (p *pickler) pop() (any, error) {
	if len(p.stack) == 0 {
		return nil, errors.New("stack is empty")
	}
	v := p.stack[len(p.stack)-1]
	p.stack = p.stack[:len(p.stack)-1]
	if _, ok := v.(mark); ok {
		return nil, errors.New("a mark where a value is expected")
	}
	return v, nil
}

// popMark returns a copy of the values above the last mark and removes the mark, too.
func (p *pickler) popMark() ([]any, error) {
	for i := len(p.stack) - 1; i >= 0; i-- {
		if _, ok := p.stack[i].(mark); ok {
			items := append([]any{}, p.stack[i+1:]...)
			p.stack = p.stack[:i]
			return items, nil
		}
	}
	return nil, errors.New("no mark")
}

func (p *pickler) take(n uint64) ([]byte, error) {
	if n > uint64(len(p.data)-p.pos) {
		return nil, errors.New("ends in the middle of an opcode")
	}
	taken := p.data[p.pos : p.pos+int(n)]
	p.pos += int(n)
	return taken, nil
}

func (p *pickler) byte() (byte, error) {
	b, err := p.take(1)
	if err != nil {
		return 0, err
	}
	return b[0], nil
}

// unsigned reads a little-endian number of size bytes, at most 8.
func (p *pickler) unsigned(size int) (uint64, error) {
	b, err := p.take(uint64(size))
	var wide [8]byte
	copy(wide[:], b)
	return binary.LittleEndian.Uint64(wide[:]), err
}

func (p *pickler) number(op byte) error {
	var (
		v   any
		u   uint64
		err error
	)
	switch op {
	case 'K': // BININT1
		u, err = p.unsigned(1)
		v = int64(u)
	case 'M': // BININT2
		u, err = p.unsigned(2)
		v = int64(u)
	case 'J': // BININT
		u, err = p.unsigned(4)
		v = int64(int32(u))
	case 'G': // BINFLOAT, the one big-endian number
		var b []byte
		if b, err = p.take(8); err == nil {
			v = math.Float64frombits(binary.BigEndian.Uint64(b))
		}
	default: // LONG1: two's complement of any length
		var size byte
		if size, err = p.byte(); err == nil && size > 8 {
			err = errors.New("integer is longer than 64 bits")
		}
		if err == nil {
			u, err = p.unsigned(int(size))
			unused := 64 - 8*int(size)
			v = int64(u<<unused) >> unused
		}
	}
	p.push(v)
	return err
}

func (p *pickler) text(op byte) error {
	sizes := map[byte]int{'X': 4, 0x8c: 1, 0x8d: 8, 'U': 1, 'T': 4}
	size, err := p.unsigned(sizes[op])
	if err != nil {
		return err
	}
	b, err := p.take(size)
	if err == nil && !utf8.Valid(b) {
		err = errors.New("string is not UTF-8")
	}
	p.push(string(b))
	return err
}

// remember stores the top of the stack in the memo, or fetches from it.
func (p *pickler) remember(op byte) error {
	sizes := map[byte]int{'q': 1, 'r': 4, 'h': 1, 'j': 4}
	key, err := uint64(len(p.memo)), error(nil)
	if op != 0x94 { // MEMOIZE counts by itself
		key, err = p.unsigned(sizes[op])
	}
	if err != nil {
		return err
	}
	if op == 'h' || op == 'j' {
		v, ok := p.memo[key]
		if !ok {
			return fmt.Errorf("nothing was stored as %d", key)
		}
		p.push(v)
		return nil
	}
	v, err := p.pop()
	if err != nil {
		return err
	}
	p.push(v)
	p.memo[key] = v
	return nil
}

func (p *pickler) makeTuple(op byte) error {
	if op == 't' {
		items, err := p.popMark()
		p.push(tuple(items))
		return err
	}
	items := make(tuple, op-0x84) // TUPLE1 to TUPLE3
	for i := len(items) - 1; i >= 0; i-- {
		v, err := p.pop()
		if err != nil {
			return err
		}
		items[i] = v
	}
	p.push(items)
	return nil
}

// fill appends to a list or sets items of a dict: one of them ('a', 's') or all above the mark ('e', 'u').
func (p *pickler) fill(op byte) error {
	var (
		items []any
		err   error
	)
	switch op {
	case 'a':
		items, err = p.popN(1)
	case 's':
		items, err = p.popN(2)
	default:
		items, err = p.popMark()
	}
	if err != nil {
		return err
	}
	target, err := p.pop()
	if err != nil {
		return err
	}
	p.push(target)
	switch target := target.(type) {
	case *list:
		if op == 'a' || op == 'e' {
			target.items = append(target.items, items...)
			return nil
		}
	case *dict:
		if (op == 's' || op == 'u') && len(items)%2 == 0 {
			for i := 0; i < len(items); i += 2 {
				target.keys = append(target.keys, items[i])
				target.values = append(target.values, items[i+1])
			}
			return nil
		}
	}
	return fmt.Errorf("cannot add items to %s", describe(target))
}

func (p *pickler) popN(n int) ([]any, error) {
	items := make([]any, n)
	for i := n - 1; i >= 0; i-- {
		v, err := p.pop()
		if err != nil {
			return nil, err
		}
		items[i] = v
	}
	return items, nil
}

// global pushes the name of a class or function. Naming one does nothing; only construct uses it.
func (p *pickler) global(op byte) error {
	if op == 0x93 { // STACK_GLOBAL
		names, err := p.popN(2)
		if err != nil {
			return err
		}
		module, ok1 := names[0].(string)
		name, ok2 := names[1].(string)
		if !ok1 || !ok2 {
			return errors.New("a class is not named by strings")
		}
		p.push(global{module, name})
		return nil
	}
	module, err := p.line()
	if err != nil {
		return err
	}
	name, err := p.line()
	p.push(global{module, name})
	return err
}

func (p *pickler) line() (string, error) {
	for end := p.pos; end < len(p.data); end++ {
		if p.data[end] == '\n' {
			text := string(p.data[p.pos:end])
			p.pos = end + 1
			return text, nil
		}
	}
	return "", errors.New("ends in the middle of a class's name")
}

// construct resolves a persistent id ('Q'), calls a global ('R') or sets an object's attributes ('b').
func (p *pickler) construct(op byte) error {
	if op == 'Q' {
		id, err := p.pop()
		if err != nil {
			return err
		}
		v, err := p.load(id)
		p.push(v)
		return err
	}
	operands, err := p.popN(2)
	if err != nil {
		return err
	}
	if op == 'b' {
		// A state dict carries its _metadata (versions of modules) as an attribute; it says nothing about tensors.
		if _, ok := operands[0].(*dict); !ok {
			return fmt.Errorf("cannot set attributes of %s", describe(operands[0]))
		}
		p.push(operands[0])
		return nil
	}
	g, ok1 := operands[0].(global)
	args, ok2 := operands[1].(tuple)
	if !ok1 || !ok2 {
		return fmt.Errorf("cannot call %s with %s", describe(operands[0]), describe(operands[1]))
	}
	v, err := p.call(g, args)
	p.push(v)
	return err
}

// describe names a value's kind for an error message.
func describe(v any) string {
	switch v := v.(type) {
	case nil:
		return "None"
	case global:
		return quote(v.String())
	case tuple:
		return "a tuple"
	case *list:
		return "a list"
	case *dict:
		return "a dict"
	case Tensor:
		return "a tensor"
	case storage:
		return "a storage"
	case string:
		return "the string " + quote(v)
	}
	return fmt.Sprintf("the %T %v", v, v)
}
