package main

import (
	"fmt"
	"image/color"
	"io"
	"math"
	"path/filepath"
	"strconv"

	"github.com/matmamba/matmamba/checkpoint"
	"github.com/matmamba/matmamba/train"
	"gonum.org/v1/plot"
	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// palette tells widths apart, also for readers who do not see red and green (Okabe and Ito 2008).
var palette = []color.Color{
	color.RGBA{0, 114, 178, 255},
	color.RGBA{230, 159, 0, 255},
	color.RGBA{0, 158, 115, 255},
	color.RGBA{204, 121, 167, 255},
	color.RGBA{213, 94, 0, 255},
	color.RGBA{86, 180, 233, 255},
}

func widthColor(i int) color.Color { return palette[i%len(palette)] }

// drawRun draws accuracy against compute, and the training loss of each width, as SVG and PNG.
func drawRun(dir string, results []trainResult) error {
	pareto, err := paretoPlot(results)
	if err != nil {
		return fmt.Errorf("pareto picture: %w", err)
	}
	lines, err := train.ReadMetrics(filepath.Join(dir, train.MetricsName))
	if err != nil {
		return err
	}
	curves, err := lossPlot(lines, results)
	if err != nil {
		return fmt.Errorf("loss picture: %w", err)
	}
	for name, p := range map[string]*plot.Plot{"pareto": pareto, "losses": curves} {
		for _, format := range []string{"svg", "png"} {
			if err := savePlot(p, filepath.Join(dir, name+"."+format), format); err != nil {
				return err
			}
		}
	}
	return nil
}

func savePlot(p *plot.Plot, path, format string) error {
	picture, err := p.WriterTo(6.5*vg.Inch, 4*vg.Inch, format)
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	return checkpoint.WriteFileAtomic(path, func(w io.Writer) error {
		_, err := picture.WriteTo(w)
		return err
	})
}

func newPlot(title, x, y string) *plot.Plot {
	p := plot.New()
	p.Title.Text, p.X.Label.Text, p.Y.Label.Text = title, x, y
	p.Title.Padding, p.X.Padding, p.Y.Padding = vg.Points(8), vg.Points(4), vg.Points(4)
	grid := plotter.NewGrid()
	grid.Horizontal.Color, grid.Vertical.Color = color.Gray{230}, color.Gray{230}
	p.Add(grid)
	return p
}

// quality is what a picture's y axis shows: bits per byte where they are known, else nats per token.
func quality(r trainResult) float64 {
	if r.BitsPerByte > 0 {
		return r.BitsPerByte
	}
	return r.Loss
}

func paretoPlot(results []trainResult) (*plot.Plot, error) {
	unit := "validation bits per byte"
	if results[0].BitsPerByte == 0 {
		unit = "validation loss (nats per token)"
	}
	p := newPlot("One set of weights, every width", "MFLOPs per token", unit)
	points := make(plotter.XYs, len(results))
	labels := make([]string, len(results))
	for i, r := range results {
		points[i] = plotter.XY{X: float64(r.FLOPs) / 1e6, Y: quality(r)}
		labels[i] = "width " + r.Width
	}
	line, dots, err := plotter.NewLinePoints(points)
	if err != nil {
		return nil, err
	}
	line.Color, line.Width = color.Gray{150}, vg.Points(1)
	dots.GlyphStyleFunc = func(i int) draw.GlyphStyle {
		return draw.GlyphStyle{Color: widthColor(i), Radius: vg.Points(4), Shape: draw.CircleGlyph{}}
	}
	text, err := plotter.NewLabels(plotter.XYLabels{XYs: points, Labels: labels})
	if err != nil {
		return nil, err
	}
	text.Offset = vg.Point{X: vg.Points(7), Y: vg.Points(5)}
	p.Add(line, dots, text)
	low, high := p.X.Min, p.X.Max
	p.X.Min, p.X.Max = math.Max(0, low-0.08*(high-low)-0.01), high+0.18*(high-low)+0.01
	low, high = p.Y.Min, p.Y.Max
	p.Y.Min, p.Y.Max = low-0.1*(high-low)-0.001, high+0.15*(high-low)+0.001
	return p, nil
}

func lossPlot(lines []train.MetricsLine, results []trainResult) (*plot.Plot, error) {
	p := newPlot("Training loss of each width", "step", "loss (nats per token)")
	for i, r := range results {
		var points plotter.XYs
		for _, l := range lines {
			if loss, ok := l.Losses[r.Width]; ok {
				points = append(points, plotter.XY{X: float64(l.Step + 1), Y: loss})
			}
		}
		if len(points) == 0 {
			continue
		}
		line, err := plotter.NewLine(points)
		if err != nil {
			return nil, err
		}
		line.Color, line.Width = widthColor(i), vg.Points(1.3)
		p.Add(line)
		p.Legend.Add("width "+r.Width, line)
	}
	p.Legend.Top = true
	p.X.Min, p.X.Tick.Marker = 0, plot.TickerFunc(wholeTicks)
	return p, nil
}

// wholeTicks are the usual ticks, written without decimals.
func wholeTicks(low, high float64) []plot.Tick {
	ticks := plot.DefaultTicks{}.Ticks(low, high)
	for i, tick := range ticks {
		if tick.Label != "" {
			ticks[i].Label = strconv.FormatFloat(tick.Value, 'f', -1, 64)
		}
	}
	return ticks
}
