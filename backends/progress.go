package backends

import (
	"fmt"
	"io"
	"time"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"
)

// meter shows how far a download is: a bar on a terminal, elsewhere a line at the start and at each quarter. A nil meter shows
// nothing.
type meter struct {
	out         io.Writer
	title       string
	bar         *progressbar.ProgressBar // nil where out is no terminal
	total, done int64
	quarter     int64 // the last that was announced
}

func newMeter(out io.Writer, title string) *meter {
	if out == nil {
		return nil
	}
	return &meter{out: out, title: title}
}

// start begins a download of total bytes, -1 if the server does not tell.
func (m *meter) start(total int64) {
	if m == nil {
		return
	}
	m.total = total
	if file, ok := m.out.(interface{ Fd() uintptr }); ok && term.IsTerminal(int(file.Fd())) {
		m.bar = progressbar.NewOptions64(total, progressbar.OptionSetWriter(m.out), progressbar.OptionSetDescription(m.title),
			progressbar.OptionShowBytes(true), progressbar.OptionSetWidth(30), progressbar.OptionThrottle(200*time.Millisecond))
		return
	}
	m.line("fetching " + m.title)
}

// Write counts bytes that arrived.
func (m *meter) Write(p []byte) (int, error) {
	if m == nil {
		return len(p), nil
	}
	if m.bar != nil {
		return m.bar.Write(p)
	}
	m.done += int64(len(p))
	if m.total > 0 && 4*m.done/m.total > m.quarter {
		m.quarter = 4 * m.done / m.total
		m.line(fmt.Sprintf("%s: %d%% of %.0f MB", m.title, 25*m.quarter, float64(m.total)/1e6))
	}
	return len(p), nil
}

// stop ends the bar's line.
func (m *meter) stop() {
	if m != nil && m.bar != nil {
		m.line("")
	}
}

// line prints a line; a progress that cannot be shown is no reason to fail.
func (m *meter) line(text string) { _, _ = fmt.Fprintln(m.out, text) }
