// What the parts of the SSD share: sizes, operands and results, and how the work is cut.

#ifndef MATMAMBA_CPU_SSD_H_
#define MATMAMBA_CPU_SSD_H_

#include <stdint.h>

enum {
  SSD_CHUNK = 32,       // tokens after which a state is passed on
  SSD_SAVED = 64,       // tokens after which the forward pass saves a state for the gradient
  SSD_COLUMNS = 128,    // heads are taken together until they have so many channels, so that their states fit the second-level cache
  SSD_NARROW = 8,       // channels of a head that may share a vector with the next one
  SSD_PAIRS = 2,        // vectors of heads that pairs of tokens need for each token of a chunk
  SSD_PARTS = 16,       // items of the gradient per call where the batch alone is too small to share out
};

// mm_ssd is a call of ssd or ssd_grad. Tensors are as the composites have them; T is float32 or bfloat16.
typedef struct {
  int64_t batch, seqlen, heads, headdim, groups, d_state;
  int64_t shared;  // elements from a token to the next of b and of c, and of their gradients: those of both, groups 2 d_state, where they stand beside each other
  int bf16, softplus;
  int joined;  // whether b and c stand beside each other
  float dt_min, dt_max;

  const void *x, *b, *c;              // T: [batch, seqlen, heads, headdim], [batch, seqlen, groups, d_state] twice
  const float *dt, *a, *d, *dt_bias;  // [batch, seqlen, heads], [heads] three times
  const float* initial;               // [batch, heads, headdim, d_state] or NULL
  const int32_t* runs;                // [batch, seqlen] or NULL
  void *y, *saved;                    // T: x's shape; [batch, saved chunks, heads, headdim, d_state] or NULL
  float* final;                       // [batch, heads, headdim, d_state] or NULL

  const void* dy;
  const float* dfinal;
  void *dx, *db, *dc;
  float *ddt, *da, *dd, *ddt_bias, *dinitial;  // dinitial is NULL where initial is

  // Heads of a group are taken in blocks. An item of the forward pass is a block, one of the gradient some blocks in a row, whose
  // gradients of b and c it adds up.
  int64_t block_heads, blocks, parts;
  float* products;   // [batch, groups, chunks, SSD_CHUNK, SSD_CHUNK]: C_q . B_k
  float* partial;    // [parts, 2, batch, seqlen, groups, d_state], or as db and dc where they stand beside each other: parts of db and dc that come from states, but for the first mm_ssd_own
  float* dproducts;  // [parts, batch, groups, chunks, SSD_CHUNK, SSD_CHUNK]: parts of the gradient of products, C_t . B_s at [s, t]
  float* sums;       // [batch, 3, heads]: parts of da, dd and ddt_bias
  float* scratch;    // scratch_size floats per worker
  int64_t scratch_size;
} mm_ssd;

static inline int64_t mm_min(int64_t a, int64_t b) { return a < b ? a : b; }
static inline int64_t mm_round_up(int64_t x, int64_t to) { return (x + to - 1) / to * to; }

// mm_ssd_channels is how many channels a head has with its padding, for vectors of so many lanes.
static inline int64_t mm_ssd_channels(const mm_ssd* s, int64_t lanes) {
  return s->headdim == SSD_NARROW ? SSD_NARROW : mm_round_up(s->headdim, lanes > 8 ? lanes : 8);
}

// mm_ssd_own is how many parts of db and dc are those results themselves.
static inline int64_t mm_ssd_own(const mm_ssd* s) { return s->bf16 ? 0 : 1; }

static inline int64_t mm_ssd_chunks(const mm_ssd* s) { return (s->seqlen + SSD_CHUNK - 1) / SSD_CHUNK; }

#endif  // MATMAMBA_CPU_SSD_H_
