package compile

import (
	"bufio"
	"bytes"
	"fmt"
	"maps"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// Work is what a program does on each device, counted in its text: functions as often as they are called, loops as often as
// they run. XLA's own count takes a loop for one pass.
type Work struct {
	// ProductFLOPs are those of matrix products outside of kernels, two for each multiplication.
	ProductFLOPs float64
	Exchanges    []Exchange // by name
}

// Exchange is one kind of collective operation.
type Exchange struct {
	Name  string `json:"name"`  // all_gather, all_reduce or reduce_scatter
	Count int    `json:"count"` // in one run of the program
	// Bytes are those that each device receives in one run where devices pass them around in a ring: of n bytes together
	// n (devices - 1) / devices, for an all-reduce twice that.
	Bytes int64 `json:"bytes"`
}

// Count reads a program in StableHLO's text, as go-xla and backends/loops write it. A loop whose passes are not written out in
// its condition counts once.
func Count(stablehlo []byte) (Work, error) {
	c := counter{functions: map[string]*tally{}}
	lines := bufio.NewScanner(bytes.NewReader(stablehlo))
	lines.Buffer(nil, max(len(stablehlo), bufio.MaxScanTokenSize)+1)
	for lines.Scan() {
		if err := c.line(strings.TrimSpace(lines.Text())); err != nil {
			return Work{}, err
		}
	}
	if err := lines.Err(); err != nil {
		return Work{}, fmt.Errorf("count a program: %w", err)
	}
	total, err := c.total("main")
	if err != nil {
		return Work{}, err
	}
	work := Work{ProductFLOPs: total.flops}
	for _, name := range slices.Sorted(maps.Keys(total.exchanges)) {
		work.Exchanges = append(work.Exchanges, total.exchanges[name])
	}
	return work, nil
}

// tally is what a function does, without what it calls.
type tally struct {
	flops     float64
	exchanges map[string]Exchange
	calls     map[string]int
	counted   bool // flops and exchanges include what it calls
	counting  bool
}

func (t *tally) exchange(name string, count int, bytes int64) {
	sum := t.exchanges[name]
	t.exchanges[name] = Exchange{name, sum.Count + count, sum.Bytes + bytes}
}

// counter reads a program line by line.
type counter struct {
	functions map[string]*tally
	current   *tally
	open      []*statement // that go on over further lines, the outermost first
}

// statement is an operation that is not yet read to its end.
type statement struct {
	op     string
	text   strings.Builder // its first line and those of its attributes
	passes int             // of a loop, from its condition
	inBody bool            // the loop's body is being read
}

var (
	definition = regexp.MustCompile(`^func\.func (?:\w+ )?@(\w+)\(`)
	operation  = regexp.MustCompile(`"(stablehlo\.[a-z_]+|func\.call)"\(`)
	limit      = regexp.MustCompile(`dense<(\d+)> : tensor<i32>`)
	callee     = regexp.MustCompile(`callee = @(\w+)`)
)

func (c *counter) line(line string) error {
	if found := definition.FindStringSubmatch(line); found != nil {
		c.current = &tally{exchanges: map[string]Exchange{}, calls: map[string]int{}}
		c.functions[found[1]], c.open = c.current, nil
		return nil
	}
	if c.current == nil {
		return nil
	}
	var top *statement
	if len(c.open) > 0 {
		top = c.open[len(c.open)-1]
	}
	found := operation.FindStringSubmatch(line)
	switch {
	case found != nil && strings.HasSuffix(line, "{"):
		s := &statement{op: found[1], passes: 1}
		s.text.WriteString(line)
		c.open = append(c.open, s)
		return nil
	case found != nil:
		if top != nil && top.op == "stablehlo.while" && !top.inBody {
			if bound := limit.FindStringSubmatch(line); bound != nil {
				top.passes, _ = strconv.Atoi(bound[1])
			}
		}
		return c.statement(found[1], line)
	case top == nil:
		return nil
	case strings.HasPrefix(line, "}, {"):
		top.inBody = true
	case strings.HasPrefix(line, "}"):
		op, text := top.op, top.text.String()+line
		c.open = c.open[:len(c.open)-1]
		return c.statement(op, text)
	default:
		top.text.WriteString(line)
	}
	return nil
}

// times is how often what is being read runs in one run of its function.
func (c *counter) times() int {
	times := 1
	for _, s := range c.open {
		if s.op == "stablehlo.while" && s.inBody {
			times *= s.passes
		}
	}
	return times
}

// statement counts one whole operation.
func (c *counter) statement(op, text string) error {
	times := c.times()
	switch op {
	case "func.call":
		if found := callee.FindStringSubmatch(text); found != nil {
			c.current.calls[found[1]] += times
		}
		return nil
	case "stablehlo.dot_general":
		flops, err := productFLOPs(text)
		c.current.flops += float64(times) * flops
		return err
	case "stablehlo.all_gather", "stablehlo.all_reduce", "stablehlo.reduce_scatter":
		received, err := received(op, text)
		c.current.exchange(strings.TrimPrefix(op, "stablehlo."), times, int64(times)*received)
		return err
	}
	return nil
}

// total is the tally of a function with all that it calls.
func (c *counter) total(name string) (*tally, error) {
	t := c.functions[name]
	if t == nil || t.counting {
		return nil, fmt.Errorf("count a program: function %q is missing or calls itself", name)
	}
	if t.counted {
		return t, nil
	}
	t.counting = true
	for _, called := range slices.Sorted(maps.Keys(t.calls)) {
		times := t.calls[called]
		inner, err := c.total(called)
		if err != nil {
			return nil, err
		}
		t.flops += float64(times) * inner.flops
		for _, e := range inner.exchanges {
			t.exchange(e.Name, times*e.Count, int64(times)*e.Bytes)
		}
	}
	t.counted, t.counting = true, false
	return t, nil
}

var (
	signature   = regexp.MustCompile(`: \(([^()]*)\) -> (.*)$`)
	tensorType  = regexp.MustCompile(`tensor<([0-9x]*)([a-z][a-z0-9]*)>`)
	contracting = regexp.MustCompile(`lhs_contracting_dimensions = \[([\d, ]*)\]`)
	group       = regexp.MustCompile(`replica_groups = .*?: tensor<\d+x(\d+)xi64>`)
	bits        = regexp.MustCompile(`\d+$`)
)

// textTensor is a tensor's type in the text.
type textTensor struct {
	dims []int
	size int64 // in bytes
}

// types reads the operands' and results' types of an operation.
func types(text string) (operands, results []textTensor, err error) {
	found := signature.FindStringSubmatch(text)
	if found == nil {
		return nil, nil, fmt.Errorf("count a program: no types in %.200q", text)
	}
	return tensorsOf(found[1]), tensorsOf(found[2]), nil
}

func tensorsOf(list string) []textTensor {
	var all []textTensor
	for _, found := range tensorType.FindAllStringSubmatch(list, -1) {
		width, err := strconv.Atoi(bits.FindString(found[2]))
		if err != nil {
			width = 8
		}
		t := textTensor{size: int64(max(width/8, 1))}
		for digits := range strings.SplitSeq(strings.TrimSuffix(found[1], "x"), "x") {
			if dim, err := strconv.Atoi(digits); err == nil {
				t.dims = append(t.dims, dim)
				t.size *= int64(dim)
			}
		}
		all = append(all, t)
	}
	return all
}

// productFLOPs are two for each element of the result and each element that is summed over for it.
func productFLOPs(text string) (float64, error) {
	operands, results, err := types(text)
	summed := contracting.FindStringSubmatch(text)
	if err != nil || len(operands) != 2 || len(results) != 1 || summed == nil {
		return 0, fmt.Errorf("count a program: no product: %.200q", text)
	}
	flops := 2.0
	for _, dim := range results[0].dims {
		flops *= float64(dim)
	}
	for axis := range strings.SplitSeq(strings.ReplaceAll(summed[1], " ", ""), ",") {
		if i, err := strconv.Atoi(axis); err == nil && i < len(operands[0].dims) {
			flops *= float64(operands[0].dims[i])
		}
	}
	return flops, nil
}

// received are the bytes of an exchange that arrive at each device.
func received(op, text string) (int64, error) {
	operands, results, err := types(text)
	found := group.FindStringSubmatch(text)
	if err != nil || found == nil {
		return 0, fmt.Errorf("count a program: no exchange: %.200q", text)
	}
	devices, _ := strconv.Atoi(found[1])
	together, share := operands, 1.0
	switch op {
	case "stablehlo.all_gather":
		together = results
	case "stablehlo.all_reduce":
		share = 2
	}
	bytes := int64(0)
	for _, t := range together {
		bytes += t.size
	}
	return int64(math.Round(share * float64(bytes) * float64(devices-1) / float64(devices))), nil
}
