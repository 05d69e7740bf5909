//go:build cgo && linux

package direct

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"syscall"
	"unsafe"
)

// guarded is memory between two pages that nobody may touch.
type guarded struct {
	pages, bytes []byte
}

// guard returns so many bytes, each 255, right below the upper page, else right above the lower one.
func guard(size int, upper bool) (guarded, error) {
	page := os.Getpagesize()
	inner := (size + page - 1) / page * page
	whole := inner + 2*page
	pages, err := syscall.Mmap(-1, 0, whole, syscall.PROT_READ|syscall.PROT_WRITE, syscall.MAP_ANON|syscall.MAP_PRIVATE)
	if err != nil {
		return guarded{}, fmt.Errorf("map %d bytes: %w", whole, err)
	}
	for _, edge := range [][]byte{pages[:page], pages[page+inner:]} {
		if err := syscall.Mprotect(edge, syscall.PROT_NONE); err != nil {
			return guarded{}, errors.Join(fmt.Errorf("guard a page: %w", err), syscall.Munmap(pages))
		}
	}
	at := page
	if upper {
		at += inner - size
	}
	memory := guarded{pages, pages[at : at+size]}
	copy(memory.bytes, bytes.Repeat([]byte{255}, size))
	return memory, nil
}

// seal forbids to write it.
func (g guarded) seal() error {
	page := os.Getpagesize()
	return syscall.Mprotect(g.pages[page:len(g.pages)-page], syscall.PROT_READ)
}

func (g guarded) address() unsafe.Pointer { return unsafe.Pointer(unsafe.SliceData(g.bytes)) }

func (g guarded) free() error { return syscall.Munmap(g.pages) }
