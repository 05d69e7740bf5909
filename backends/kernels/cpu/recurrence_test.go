//go:build cgo && linux

package cpu_test

import "math"

// recurrence is the SSD token by token and its gradient by the chain rule, in float64: y, final, and the gradients in the order of
// ssdResults.
func recurrence(s ssdCase) [][]float64 {
	size := s.headDim * s.dState
	y, final := make([]float64, len(s.x)), make([]float64, s.batch*s.heads*size)
	dx, ddt, da := make([]float64, len(s.x)), make([]float64, len(s.dt)), make([]float64, s.heads)
	db, dc, dd := make([]float64, len(s.b)), make([]float64, len(s.c)), make([]float64, s.heads)
	dBias, dInitial := make([]float64, s.heads), make([]float64, len(final))
	for batch := range s.batch {
		for head := range s.heads {
			group := head / (s.heads / s.groups)
			stateAt := (batch*s.heads + head) * size
			// at gives where a token's x, dt, and b and c are.
			at := func(t int) (x, dt, shared int) {
				token := batch*s.seqLen + t
				return (token*s.heads + head) * s.headDim, token*s.heads + head, (token*s.groups + group) * s.dState
			}
			states := make([][]float64, s.seqLen+1)
			states[0] = make([]float64, size)
			if s.initial != nil {
				copy(states[0], float64s(s.initial[stateAt:stateAt+size]))
			}
			dts, slopes, decays := make([]float64, s.seqLen), make([]float64, s.seqLen), make([]float64, s.seqLen)
			for t := range s.seqLen {
				x, dt, shared := at(t)
				dts[t], slopes[t] = s.step(dt, head)
				decays[t] = math.Exp(dts[t] * float64(s.a[head]))
				if s.runs != nil && t > 0 && s.runs[batch*s.seqLen+t] != s.runs[batch*s.seqLen+t-1] {
					decays[t] = 0
				}
				states[t+1] = make([]float64, size)
				for p := range s.headDim {
					for n := range s.dState {
						i := p*s.dState + n
						states[t+1][i] = decays[t]*states[t][i] + dts[t]*float64(s.x[x+p])*float64(s.b[shared+n])
						y[x+p] += states[t+1][i] * float64(s.c[shared+n])
					}
					y[x+p] += float64(s.d[head]) * float64(s.x[x+p])
				}
			}
			copy(final[stateAt:], states[s.seqLen])

			dState := float64s(s.dFinal[stateAt : stateAt+size])
			for t := s.seqLen - 1; t >= 0; t-- {
				x, dt, shared := at(t)
				var dStep, dDecay float64
				for p := range s.headDim {
					dy, xp := float64(s.dy[x+p]), float64(s.x[x+p])
					dd[head] += dy * xp
					dx[x+p] += float64(s.d[head]) * dy
					for n := range s.dState {
						i, b := p*s.dState+n, float64(s.b[shared+n])
						dc[shared+n] += dy * states[t+1][i]
						dState[i] += dy * float64(s.c[shared+n])
						dx[x+p] += dts[t] * b * dState[i]
						db[shared+n] += dts[t] * xp * dState[i]
						dStep += xp * b * dState[i]
						dDecay += dState[i] * states[t][i]
						dState[i] *= decays[t]
					}
				}
				dStep += dDecay * decays[t] * float64(s.a[head])
				da[head] += dDecay * decays[t] * dts[t]
				ddt[dt] = dStep * slopes[t]
				dBias[head] += ddt[dt]
			}
			copy(dInitial[stateAt:], dState)
		}
	}
	return [][]float64{y, final, dx, ddt, da, db, dc, dd, dBias, dInitial}
}

// step is dt and its derivative by the raw value.
func (s ssdCase) step(at, head int) (dt, slope float64) {
	dt, slope = float64(s.dt[at])+float64(s.dtBias[head]), 1
	if !s.noSoftplus {
		dt, slope = math.Log1p(math.Exp(dt)), 1/(1+math.Exp(-dt))
	}
	return dt, slope
}
