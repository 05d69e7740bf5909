package nested

import (
	"fmt"
	"strconv"
	"strings"
)

// Width is one granularity of a nested model: a fraction of the heads, or a number of heads. The zero value is the full
// width.
type Width struct {
	num, den int // fraction, when heads == 0
	heads    int
}

// Full is the width that uses every head.
var Full = Width{num: 1, den: 1}

// Fraction is the width that uses num/den of the heads, reduced to lowest terms. It panics unless 0 < num <= den.
func Fraction(num, den int) Width {
	if num <= 0 || den <= 0 || num > den {
		panic(fmt.Errorf("nested.Fraction(%d, %d): want 0 < num <= den", num, den))
	}
	g := gcd(num, den)
	return Width{num: num / g, den: den / g}
}

// HeadCount is the width that uses n heads. It panics unless n > 0.
func HeadCount(n int) Width {
	if n <= 0 {
		panic(fmt.Errorf("nested.HeadCount(%d): want at least one head", n))
	}
	return Width{heads: n}
}

// Official returns the granularities of the published models: 1, 1/2, 1/4, 1/8, in the order they are trained.
func Official() []Width {
	return []Width{Full, Fraction(1, 2), Fraction(1, 4), Fraction(1, 8)}
}

// ParseWidth reads "1", a fraction such as "1/4", or a number of heads such as "h16". Any other integer is refused: "2"
// could be meant as two heads, as level 2 of the official code or as 1/2.
func ParseWidth(s string) (Width, error) {
	s = strings.TrimSpace(s)
	if rest, ok := strings.CutPrefix(s, "h"); ok {
		n, err := strconv.Atoi(rest)
		if err != nil || n <= 0 {
			return Width{}, fmt.Errorf("width %q: want h followed by a number of heads, as in h16", s)
		}
		return HeadCount(n), nil
	}
	numText, denText, isFraction := strings.Cut(s, "/")
	num, err := strconv.Atoi(numText)
	if err != nil {
		return Width{}, fmt.Errorf("width %q: want 1, a fraction such as 1/4, or heads such as h16", s)
	}
	if !isFraction {
		if num == 1 {
			return Full, nil
		}
		return Width{}, fmt.Errorf("width %q: a bare number other than 1 is ambiguous; write 1/%d for a fraction or h%d for heads", s, max(num, 2), max(num, 1))
	}
	den, err := strconv.Atoi(denText)
	if err != nil || num <= 0 || den <= 0 || num > den {
		return Width{}, fmt.Errorf("width %q: want a fraction above 0 and at most 1, such as 1/4", s)
	}
	return Fraction(num, den), nil
}

// ParseWidths reads a comma-separated list of widths, refusing an empty one and repeated entries.
func ParseWidths(s string) ([]Width, error) {
	var widths []Width
	seen := map[Width]bool{}
	for text := range strings.SplitSeq(s, ",") {
		w, err := ParseWidth(text)
		if err != nil {
			return nil, err
		}
		if seen[w] {
			return nil, fmt.Errorf("widths %q: %s is given twice", s, w)
		}
		seen[w] = true
		widths = append(widths, w)
	}
	return widths, nil
}

// Heads returns how many of a mixer's nheads heads the width uses, or an error when that is no whole number of heads
// between 1 and nheads.
func (w Width) Heads(nheads int) (int, error) {
	switch {
	case w == Width{}:
		return nheads, nil
	case w.heads > nheads:
		return 0, fmt.Errorf("width %s: the model has %d heads", w, nheads)
	case w.heads > 0:
		return w.heads, nil
	case nheads*w.num%w.den != 0:
		return 0, fmt.Errorf("width %s: %d heads times %s is no whole number of heads", w, nheads, w)
	default:
		return nheads * w.num / w.den, nil
	}
}

// String writes the width as [ParseWidth] reads it.
func (w Width) String() string {
	switch {
	case w.heads > 0:
		return "h" + strconv.Itoa(w.heads)
	case w == Width{} || w == Full:
		return "1"
	default:
		return fmt.Sprintf("%d/%d", w.num, w.den)
	}
}

// MarshalText writes the width as [ParseWidth] reads it, for JSON and TOML.
func (w Width) MarshalText() ([]byte, error) { return []byte(w.String()), nil }

// UnmarshalText reads what [Width.MarshalText] wrote.
func (w *Width) UnmarshalText(text []byte) error {
	parsed, err := ParseWidth(string(text))
	if err != nil {
		return err
	}
	*w = parsed
	return nil
}

func gcd(a, b int) int {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}
