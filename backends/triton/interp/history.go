package interp

import "sync"

// history is who loaded and stored each element of a memory.
type history struct {
	sync.Mutex
	loaded, stored []use
	threads        bool // those of one program are told apart
}

// use is a load or store of an element. The zero use is none.
type use struct {
	program int32 // of the grid, from 1; several for more than one
	stretch int32 // between two barriers, of those that the program's machine was in
	// thread stands for the thread that makes the use: the element's place in a tensor and the shape of that, for threads take the elements of
	// tensors of one shape in one way; several for more than one thread.
	thread int64
}

const several = -1

// keepHistory gets a memory ready for stores. Unless it is an operand's, too, it is filled with NaN.
func (m *memory) keepHistory(data []byte, threads bool) {
	m.uses = &history{loaded: make([]use, m.size), stored: make([]use, m.size), threads: threads}
	if !m.given {
		for i := range data {
			data[i] = 0xff
		}
	}
}

// clash tells whether a use and one before it are by threads of one program between which no barrier stands.
func (h *history) clash(before, now use) bool {
	return h.threads && before.program == now.program && before.stretch == now.stretch && before.thread != now.thread
}

// mayLoad notes a load of an element, which is given or else must have been stored.
func (h *history) mayLoad(at int64, now use, given bool) error {
	switch by := h.stored[at]; {
	case by.program == 0 && !given:
		return reason("nothing was stored at offset %d", at)
	case by.program != 0 && by.program != now.program:
		return reason("another program stores at offset %d", at)
	case h.clash(by, now):
		return reason("another thread stored at offset %d, and no barrier stands between", at)
	}
	before := h.loaded[at]
	if before.program != 0 && before.program != now.program {
		now.program = several
	}
	if before.stretch == now.stretch && before.thread != now.thread {
		now.thread = several
	}
	h.loaded[at] = now
	return nil
}

// mayStore notes a store of an element, same if it is what is there.
func (h *history) mayStore(at int64, now use, same bool) error {
	before := h.loaded[at]
	if before.program != 0 && before.program != now.program {
		return reason("another program loads from offset %d", at)
	}
	if h.clash(before, now) {
		return reason("another thread loaded from offset %d, and no barrier stands between", at)
	}
	before = h.stored[at]
	if before.program != 0 && before.program != now.program && !same {
		return reason("another program stores something else at offset %d", at)
	}
	if h.clash(before, now) && !same {
		return reason("another thread stored something else at offset %d, and no barrier stands between", at)
	}
	h.stored[at] = now
	return nil
}
