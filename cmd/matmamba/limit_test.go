//go:build linux || darwin

package main

import (
	"fmt"
	"os"
	"strconv"
	"syscall"
)

// fileLimitEnv bounds the size in bytes of any file that the command writes: a disk that becomes full in the middle of one.
const fileLimitEnv = "MATMAMBA_TEST_FILE_LIMIT"

func limitChild() error {
	text := os.Getenv(fileLimitEnv)
	if text == "" {
		return nil
	}
	bytes, err := strconv.ParseUint(text, 10, 32)
	if err != nil {
		return fmt.Errorf("%s: %w", fileLimitEnv, err)
	}
	return syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: bytes, Max: bytes})
}
