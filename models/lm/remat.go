package lm

import "fmt"

// Remat is what training computes again for the gradient instead of keeping it.
type Remat string

// The policies, from the fastest to the one that needs the least memory. Of n layers of one width, none keeps what each needs for
// its gradient; block keeps each layer's input and computes one layer again at a time; full keeps the inputs of about √n groups
// of layers, and computes a group's layers once more than block does. With block and full the layers are loops, see [Model.Loop].
const (
	RematNone  Remat = "none"
	RematBlock Remat = "block"
	RematFull  Remat = "full"
)

// Remats lists the policies.
func Remats() []Remat { return []Remat{RematNone, RematBlock, RematFull} }

// WithRemat is the model with a policy. A model that is looped already stays so: loops compute layers again whatever the policy.
func (m Model) WithRemat(policy Remat) (Model, error) {
	switch policy {
	case RematNone:
		return m, nil
	case RematBlock, RematFull:
		if m.Loop == 0 {
			m = m.Looped(2)
		}
		m.Grouped = policy == RematFull
		return m, nil
	}
	return Model{}, fmt.Errorf("remat %q: want none, block or full", policy)
}

// groupSize is the largest divisor of n layers that is at most √n.
func groupSize(n int) int {
	size := 1
	for divisor := 2; divisor*divisor <= n; divisor++ {
		if n%divisor == 0 {
			size = divisor
		}
	}
	return size
}
