//go:build linux && cgo

package backends_test

import (
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"testing"

	"github.com/matmamba/matmamba/backends"
	"github.com/stretchr/testify/require"
)

// hugeEnv asks the test binary to print its tunables after the call.
const hugeEnv = "MATMAMBA_TEST_HUGE_PAGES"

func init() {
	if os.Getenv(hugeEnv) != "" {
		backends.UseHugePages()
		fmt.Print(os.Getenv("GLIBC_TUNABLES"))
		os.Exit(0)
	}
}

// tunables are those of this machine: one heap for all threads where there are few.
var tunables = func() string {
	own := "glibc.malloc.hugetlb=1:glibc.malloc.mmap_max=0:glibc.malloc.trim_threshold=2147483648"
	if runtime.NumCPU() <= 4 {
		own += ":glibc.malloc.arena_max=1"
	}
	return own
}()

// The process executes itself again exactly once, keeping what the user set.
func TestUseHugePages(t *testing.T) {
	for set, want := range map[string]string{
		"":                                 tunables,
		"glibc.malloc.check=0":             "glibc.malloc.check=0:" + tunables,
		"glibc.malloc.hugetlb=0":           "glibc.malloc.hugetlb=0",
		"a=1:glibc.malloc.hugetlb=2:b=200": "a=1:glibc.malloc.hugetlb=2:b=200",
	} {
		child := exec.Command(os.Args[0])
		child.Env = append(backends.WithoutHugePages(os.Environ()), hugeEnv+"=1", "GLIBC_TUNABLES="+set)
		out, err := child.Output()
		require.NoError(t, err)
		require.Equal(t, want, string(out))
	}
}

func TestWithoutHugePages(t *testing.T) {
	require.Equal(t, []string{"A=1"}, backends.WithoutHugePages([]string{"A=1", "GLIBC_TUNABLES=" + tunables}))
	require.Equal(t, []string{"GLIBC_TUNABLES=x=1"}, backends.WithoutHugePages([]string{"GLIBC_TUNABLES=x=1:" + tunables}))
	require.Equal(t, []string{"GLIBC_TUNABLES=x=1"}, backends.WithoutHugePages([]string{"GLIBC_TUNABLES=x=1"}))
}
