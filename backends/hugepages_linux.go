//go:build linux && cgo

package backends

import (
	"os"
	"runtime"
	"slices"
	"strings"
	"syscall"
)

const (
	tunablesEnv = "GLIBC_TUNABLES"
	hugeTunable = "glibc.malloc.hugetlb"
	// Memory of one size is wanted again and again, step by step. It stays with the process: taken from its heap, whatever the size,
	// and given back only beyond 2 GiB.
	keepMemory = hugeTunable + "=1:glibc.malloc.mmap_max=0:glibc.malloc.trim_threshold=2147483648"
	// With few threads one heap serves all, and what one thread frees another takes. Compilers that run on many threads would wait for
	// its lock most of the time: on 16 cores a program for a GPU compiles in 27 s without and in minutes with it.
	oneHeap     = ":glibc.malloc.arena_max=1"
	oneHeapCPUs = 4
	// hugeDoneEnv is set before the process executes itself, lest it do so again and again where something takes the
	// tunables out of the environment. A user who sets it, to anything, turns this off.
	hugeDoneEnv = "MATMAMBA_HUGE_PAGES"
)

// UseHugePages makes large allocations of this process use huge pages where the system leaves that to programs, and keeps them for
// the next. XLA's CPU runtime allocates a program's temporaries anew for each run, and most of the kernel's share of a training
// step is the page faults of their first use. glibc takes the settings at the start of a process only, so that the process
// executes itself again, once, with GLIBC_TUNABLES set; call it first in main. Where that cannot be, it changes nothing.
func UseHugePages() {
	tunables := os.Getenv(tunablesEnv)
	if os.Getenv(hugeDoneEnv) != "" || strings.Contains(tunables, hugeTunable) {
		return
	}
	program, err := os.Executable()
	if err != nil {
		return
	}
	environment := slices.DeleteFunc(os.Environ(), func(variable string) bool { return strings.HasPrefix(variable, tunablesEnv+"=") })
	environment = append(environment, hugeDoneEnv+"=on", tunablesEnv+"="+joinTunables(tunables))
	_ = syscall.Exec(program, os.Args, environment) // it returns only where it fails: the process goes on as it is
}

// hugePages are the settings for a machine of so many processors.
func hugePages(processors int) string {
	if processors <= oneHeapCPUs {
		return keepMemory + oneHeap
	}
	return keepMemory
}

func joinTunables(tunables string) string {
	own := hugePages(runtime.NumCPU())
	if tunables == "" {
		return own
	}
	return tunables + ":" + own
}

// WithoutHugePages is an environment without what [UseHugePages] added: for programs that are measured beside ours.
func WithoutHugePages(environment []string) []string {
	own := hugePages(runtime.NumCPU())
	var plain []string
	for _, variable := range environment {
		value, isTunables := strings.CutPrefix(variable, tunablesEnv+"=")
		switch {
		case strings.HasPrefix(variable, hugeDoneEnv+"="):
		case !isTunables:
			plain = append(plain, variable)
		case value != own:
			plain = append(plain, tunablesEnv+"="+strings.TrimSuffix(value, ":"+own))
		}
	}
	return plain
}
