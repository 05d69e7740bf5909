package main

import (
	"errors"
	"fmt"
	"time"

	"github.com/gomlx/compute"
	"github.com/matmamba/matmamba/backends"
	"github.com/matmamba/matmamba/backends/pjrt"
)

// cacheCmd shows or empties the cache of executables.
type cacheCmd struct {
	Ls    cacheLsCmd    `cmd:"" default:"1" help:"List the executables, the last used first."`
	Clear cacheClearCmd `cmd:"" help:"Remove them all."`
}

// openCache is the cache in use.
func openCache() (*pjrt.Cache, error) {
	cache, err := backends.ExecutableCache()
	if err == nil && cache == nil {
		err = errors.New("there is no cache: MATMAMBA_CACHE is off, or the user has no directory for caches")
	}
	return cache, err
}

type cacheLsCmd struct {
	JSON bool `name:"json" help:"Print JSON."`
}

// cachedExecutable is an executable's row.
type cachedExecutable struct {
	Program  string    `json:"program"`
	Platform string    `json:"platform"`
	Size     int64     `json:"size"`
	Seconds  float64   `json:"compile_seconds"`
	Used     time.Time `json:"used"`
	Key      string    `json:"key"`
}

// Run lists the cache.
func (c *cacheLsCmd) Run(env *environment) error {
	cache, err := openCache()
	if err != nil {
		return err
	}
	rows, total := []cachedExecutable{}, int64(0)
	for _, e := range cache.List() {
		rows = append(rows, cachedExecutable{e.Program, e.Platform, e.Size, e.CompileTime.Seconds(), e.Used, e.Key.String()})
		total += e.Size
	}
	if c.JSON {
		return printJSON(env.stdout, rows)
	}
	table := [][]string{{"program", "platform", "size", "compiled in", "last used"}}
	for _, r := range rows {
		table = append(table, []string{r.Program, r.Platform, size(r.Size), fmt.Sprintf("%.1f s", r.Seconds), r.Used.Format(time.DateTime)})
	}
	printTable(env.stdout, table)
	fmt.Fprintf(env.stdout, "%d executables, %s of at most %s in %s\n", len(rows), size(total), size(pjrt.DefaultLimit), cache.Dir())
	return nil
}

type cacheClearCmd struct{}

// Run empties the cache.
func (c *cacheClearCmd) Run(env *environment) error {
	cache, err := openCache()
	if err != nil {
		return err
	}
	removed, err := cache.Clear()
	if err == nil {
		fmt.Fprintf(env.stdout, "removed %d executables from %s\n", removed, cache.Dir())
	}
	return err
}

// tellCompiled says how many programs were compiled for a backend and how many came from the cache, where programs are compiled at all;
// more ends the line.
func tellCompiled(env *environment, backend compute.Backend, more string) {
	if compiled, loaded := backends.CacheStats(backend); compiled+loaded > 0 {
		fmt.Fprintf(env.stderr, "programs: %d compiled, %d from cache%s\n", compiled, loaded, more)
	}
}
