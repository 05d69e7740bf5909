package generate

import "time"

// longestDraw is how long a draw of [Text] may take: text that comes ten times a second seems to flow, and a dispatch that lasts so long is no part of a
// token's cost.
const longestDraw = 100 * time.Millisecond

// pace is how many tokens [Text] draws at a time: one at first, to be shown at once, then twice as many each time as long as that may be expected to
// take no longer than longestDraw.
type pace struct {
	next, most int
}

func (d *Decoder) pace() pace {
	if d.onHost {
		return pace{1, 1} // a draw is a dispatch for each token
	}
	return pace{1, d.block}
}

// took tells how long a draw of n tokens took. The first may have waited for a compiler.
func (p *pace) took(n int, t time.Duration) {
	switch {
	case t <= longestDraw/2:
		p.next = min(max(p.next, 2*n), p.most)
	case t > longestDraw:
		p.next = max(min(p.next, n/2), 1)
	}
}
