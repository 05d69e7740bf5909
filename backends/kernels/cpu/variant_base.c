//go:build cgo && linux

// For what every processor has: SSE2 on amd64, NEON on arm64, else single numbers.

#define LANES 4
#include "kernels.h"

static int runs(void) { return 1; }

VARIANT(mm_base, "base", runs);
