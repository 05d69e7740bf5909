package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"strings"

	"github.com/matmamba/matmamba/backends"
)

// backendsCmd shows or installs backends.
type backendsCmd struct {
	List    backendsListCmd    `cmd:"" default:"1" help:"List what is there, what works, and why the rest does not."`
	Install backendsInstallCmd `cmd:"" help:"Fetch a plugin into the user's cache."`
	Probe   backendsProbeCmd   `cmd:"" hidden:"" help:"Run a small program on one backend."`
}

type backendsListCmd struct {
	JSON bool `name:"json" help:"Print JSON."`
}

// Run probes every backend in a process of its own, so that a plugin that crashes is a line of the list.
func (c *backendsListCmd) Run(env *environment) error {
	var all []backends.Status
	for _, kind := range backends.Kinds() {
		all = append(all, probeApart(env, kind))
	}
	if c.JSON {
		return printJSON(env.stdout, all)
	}
	rows := [][]string{{"backend", "works", "devices", "version"}}
	for _, s := range all {
		works := "no"
		if s.Works {
			works = "yes"
		}
		rows = append(rows, []string{string(s.Kind), works, fmt.Sprint(s.NumDevices), s.Version})
	}
	printTable(env.stdout, rows)
	for _, s := range all {
		switch {
		case s.Reason != "":
			fmt.Fprintf(env.stdout, "%s: %s\n", s.Kind, s.Reason)
		case s.Plugin != "":
			fmt.Fprintf(env.stdout, "%s: %s\n", s.Kind, s.Plugin)
		}
	}
	return nil
}

func probeApart(env *environment, kind backends.Kind) backends.Status {
	status := backends.Status{Info: backends.Info{Kind: kind}}
	self, err := os.Executable()
	if err != nil {
		status.Reason = err.Error()
		return status
	}
	var stderr bytes.Buffer
	command := exec.CommandContext(env.ctx, self, "backends", "probe", string(kind))
	command.Stderr = &stderr
	out, err := command.Output()
	if err == nil {
		err = json.Unmarshal(out, &status)
	}
	if err != nil {
		lines := strings.Split(strings.TrimSpace(stderr.String()), "\n")
		status.Reason = fmt.Sprintf("the probe ended with %v: %s", err, lines[len(lines)-1])
	}
	return status
}

type backendsProbeCmd struct {
	Kind string `arg:"" help:"cpu, cuda, tpu or go."`
}

// Run prints the status of one backend as JSON.
func (c *backendsProbeCmd) Run(env *environment) error {
	kind, err := backends.ParseKind(c.Kind)
	if err != nil {
		return err
	}
	return printJSON(env.stdout, backends.Probe(env.ctx, kind))
}

type backendsInstallCmd struct {
	Kind     string `arg:"" help:"cpu, cuda or tpu."`
	Compiler bool   `help:"Only what compiles for the kind, for a machine without such a device."`
	Wheels   string `placeholder:"DIR" help:"Directory of package files that were fetched by other means, for a machine without a network."`
}

// Help is what --help prints below the summary.
func (c *backendsInstallCmd) Help() string {
	return `Plugins are fetched as packages, checked by SHA-256, and kept in the user's cache. CUDA comes with the NVIDIA libraries it needs,
several gigabytes; with --compiler, without them. Linux only.

Examples:
  matmamba backends install cpu
  matmamba backends install cuda --compiler`
}

// Run installs a plugin.
func (c *backendsInstallCmd) Run(env *environment) error {
	kind, err := backends.ParseKind(c.Kind)
	if err != nil {
		return err
	}
	install := backends.Install
	if c.Compiler {
		install = backends.InstallCompiler
	}
	path, err := install(env.ctx, kind, backends.Options{Progress: env.stderr, Wheels: c.Wheels})
	if err != nil {
		return err
	}
	fmt.Fprintln(env.stdout, path)
	return nil
}
