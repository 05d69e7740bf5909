package train

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/matmamba/matmamba/checkpoint"
)

// MetricsName is the file of a run directory that has one JSON object for each step.
const MetricsName = "metrics.jsonl"

// MetricsLine is one line of metrics.jsonl. Losses are nats per token, by granularity.
type MetricsLine struct {
	Step       int                `json:"step"` // 0-based
	Losses     map[string]float64 `json:"losses"`
	Loss       float64            `json:"loss"` // their mean
	LR         float64            `json:"lr"`
	GradNorm   float64            `json:"grad_norm"` // before clipping
	Seconds    float64            `json:"seconds"`
	Validation map[string]float64 `json:"validation,omitempty"`
}

type metricsFile struct {
	file   *os.File
	widths []string
}

// openMetrics opens the file for lines from step on: what an interrupted run wrote behind its last checkpoint goes.
func openMetrics(dir string, step int, widths []string) (*metricsFile, error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, fmt.Errorf("run directory: %w", err)
	}
	path := filepath.Join(dir, MetricsName)
	lines, err := ReadMetrics(path)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	err = checkpoint.WriteFileAtomic(path, func(w io.Writer) error {
		encoder := json.NewEncoder(w)
		for _, line := range lines {
			if line.Step < step {
				if err := encoder.Encode(line); err != nil {
					return err
				}
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	file, err := os.OpenFile(path, os.O_APPEND|os.O_WRONLY, 0o644)
	if err != nil {
		return nil, fmt.Errorf("metrics: %w", err)
	}
	return &metricsFile{file, widths}, nil
}

func (m *metricsFile) write(e Event) error {
	line := MetricsLine{
		Step: e.Step.Step, Losses: m.named(e.Step.Losses), Loss: e.Step.Loss(), LR: e.Step.LR, GradNorm: e.Step.GradNorm,
		Seconds: e.Elapsed.Seconds(), Validation: m.named(e.Validation),
	}
	text, err := json.Marshal(line)
	if err != nil {
		return fmt.Errorf("metrics: %w", err)
	}
	if _, err := m.file.Write(append(text, '\n')); err != nil {
		return fmt.Errorf("metrics: %w", err)
	}
	return nil
}

func (m *metricsFile) named(losses []float64) map[string]float64 {
	if losses == nil {
		return nil
	}
	named := map[string]float64{}
	for i, loss := range losses {
		named[m.widths[i]] = loss
	}
	return named
}

func (m *metricsFile) close() error { return m.file.Close() }

// ReadMetrics reads a metrics.jsonl. A last line that was cut short by a kill is left out.
func ReadMetrics(path string) ([]MetricsLine, error) {
	content, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("metrics: %w", err)
	}
	var lines []MetricsLine
	scanner := bufio.NewScanner(bytes.NewReader(content))
	scanner.Buffer(nil, 1<<20)
	for scanner.Scan() {
		var line MetricsLine
		if err := json.Unmarshal(scanner.Bytes(), &line); err != nil {
			if bytes.HasSuffix(content, scanner.Bytes()) && !bytes.HasSuffix(content, []byte("\n")) {
				break
			}
			return nil, fmt.Errorf("%s: line %d: %w", path, len(lines)+1, err)
		}
		lines = append(lines, line)
	}
	return lines, scanner.Err()
}
