package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/matmamba/matmamba/compile"
)

// printReport prints rows for people: first what does not fit, if anything does not, then all costs.
func printReport(w io.Writer, rows []compile.ReportRow) {
	table := [][]string{{"target", "width", "program", "FLOPs", "bytes", "arguments", "temporaries", "needs", "has", "executable", "compiled in", "at least", "bound"}}
	for _, r := range rows {
		needs := "?"
		if r.Needs > 0 {
			needs = size(r.Needs)
		}
		if !r.Fits {
			needs += " (does not fit)"
		}
		has, least := "", ""
		if r.Has > 0 {
			has = size(r.Has)
		}
		if r.Roofline > 0 {
			least = duration(r.Roofline)
			if r.Tokens > 0 {
				least += fmt.Sprintf(", %s a token", duration(r.Roofline/float64(r.Tokens)))
			}
		}
		line := []string{
			r.Target.String(), r.Granularity, r.Program, scaled(r.FLOPs) + mark(r.FLOPsBy, "model") + mark(r.FLOPsBy, "program"), scaled(r.Bytes) + mark(r.BytesBy, "arguments"),
			size(r.Memory.Arguments), size(r.Memory.Temporaries), needs, has, size(int64(r.Size)), fmt.Sprintf("%.1f s", r.Seconds), least, r.Bound,
		}
		if r.Size == 0 { // nothing was made of which these could be told
			for _, unknown := range []int{4, 5, 6, 9, 10} {
				line[unknown] = ""
			}
		}
		table = append(table, line)
	}
	printTable(w, table)
	fmt.Fprintln(w, "\nOf one run, for each chip. FLOPs and bytes are the compiler's counts; where it has none or takes a loop for one pass, * is the model's own count, °")
	fmt.Fprintln(w, "that of the products in the program, and + arguments and outputs, each once. At least: by the datasheet's peaks, which no program reaches. Needs: the peak of memory,")
	fmt.Fprintln(w, "with what of a training step lies beside the program: the moments while there is a gradient.")
	for _, r := range rows {
		for _, e := range r.Exchanges {
			fmt.Fprintf(w, "%s %s: %d × %s, by which each chip receives %sB\n", r.Target, r.Program, e.Count, e.Name, scaled(float64(e.Bytes)))
		}
		if r.Why != "" {
			fmt.Fprintf(w, "%s %s: %s\n", r.Target, atGranularity(r.Program, r.Granularity), r.Why)
		}
	}
}

// mark tells a count that is not the compiler's.
func mark(by, other string) string {
	switch {
	case by != other:
		return ""
	case other == "model":
		return "*"
	case other == "program":
		return "°"
	}
	return "+"
}

// scaled is a count with a decimal prefix.
func scaled(count float64) string {
	for _, unit := range []struct {
		scale float64
		name  string
	}{{1e15, "P"}, {1e12, "T"}, {1e9, "G"}, {1e6, "M"}, {1e3, "k"}} {
		if count >= unit.scale {
			return fmt.Sprintf("%.3g%s", count/unit.scale, unit.name)
		}
	}
	return fmt.Sprintf("%.0f", count)
}

// duration is a number of seconds with three digits.
func duration(seconds float64) string {
	switch {
	case seconds >= 1:
		return fmt.Sprintf("%.3g s", seconds)
	case seconds >= 1e-3:
		return fmt.Sprintf("%.3g ms", seconds*1e3)
	}
	return fmt.Sprintf("%.3g µs", seconds*1e6)
}

// atGranularity is a program's name with its granularity, unless the name ends with it or the program has none.
func atGranularity(program, granularity string) string {
	if granularity == "" || strings.Contains(program, "width "+granularity) {
		return program
	}
	return program + " at " + granularity
}
