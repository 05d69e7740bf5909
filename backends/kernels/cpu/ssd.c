//go:build cgo && linux

// The handlers of ssd and ssd_grad: operands and results as the composites have them, and the order of work.

#include "ssd.h"

#include <math.h>

#include "frame.h"
#include "handlers.h"
#include "variants.h"

// second is where the second of two neighbours, b and c or their gradients, begins: the groups of one are followed by those of the other where they stand beside each other.
static void* second(const mm_ssd* s, void* first) {
  return first ? (char*)first + s->groups * s->d_state * (s->bf16 ? 2 : 4) : NULL;
}

// take_operands reads what ssd and ssd_grad have in common, and returns how many operands that is.
static int take_operands(mm_call* call, mm_ssd* s) {
  s->bf16 = mm_attribute(call, "bf16") != 0;
  s->joined = mm_attribute(call, "joined") != 0;
  s->softplus = mm_attribute(call, "softplus") != 0;
  s->dt_min = mm_float(call, "dtmin", -INFINITY);
  s->dt_max = mm_float(call, "dtmax", INFINITY);
  int type = s->bf16 ? MM_FFI_BF16 : MM_FFI_F32, next = 4;
  const mm_ffi_buffer *x = mm_operand(call, 0, type, 4), *dt = mm_operand(call, 1, MM_FFI_F32, 3), *a = mm_operand(call, 2, MM_FFI_F32, 1);
  const mm_ffi_buffer *b = mm_operand(call, 3, type, 4), *c = s->joined ? b : mm_operand(call, next++, type, 4);
  const mm_ffi_buffer *d = mm_operand(call, next, MM_FFI_F32, 1), *bias = mm_operand(call, next + 1, MM_FFI_F32, 1), *initial = NULL, *runs = NULL;
  next += 2;
  if (mm_attribute(call, "init")) initial = mm_operand(call, next++, MM_FFI_F32, 4);
  if (mm_attribute(call, "seg")) runs = mm_operand(call, next++, MM_FFI_S32, 2);
  if (call->error) return 0;
  s->batch = x->dims[0], s->seqlen = x->dims[1], s->heads = x->dims[2], s->headdim = x->dims[3];
  s->groups = s->joined ? b->dims[2] / 2 : b->dims[2], s->d_state = b->dims[3];
  s->shared = b->dims[2] * b->dims[3];
  if (s->groups < 1 || s->heads % s->groups) {
    mm_fail(call, MM_FFI_INVALID_ARGUMENT, "%ld heads are no multiple of %ld groups", (long)s->heads, (long)s->groups);
    return 0;
  }
  int64_t rows = s->joined ? 2 * s->groups : s->groups;
  MM_DIMS(call, "dt", dt, s->batch, s->seqlen, s->heads);
  MM_DIMS(call, "a", a, s->heads);
  MM_DIMS(call, "b", b, s->batch, s->seqlen, rows, s->d_state);
  MM_DIMS(call, "c", c, s->batch, s->seqlen, rows, s->d_state);
  MM_DIMS(call, "d", d, s->heads);
  MM_DIMS(call, "dt_bias", bias, s->heads);
  if (initial) MM_DIMS(call, "initial", initial, s->batch, s->heads, s->headdim, s->d_state);
  if (runs) MM_DIMS(call, "runs", runs, s->batch, s->seqlen);
  s->x = x->data, s->dt = dt->data, s->a = a->data, s->b = b->data, s->d = d->data, s->dt_bias = bias->data;
  s->c = s->joined ? second(s, b->data) : c->data;
  s->initial = initial ? initial->data : NULL;
  s->runs = runs ? runs->data : NULL;
  return next;
}

// data_of is the memory of an operand or result that is of rank 4, which must have the dimensions.
static void* data_of(mm_call* call, const char* name, const mm_ffi_buffer* buffer, int64_t d0, int64_t d1, int64_t d2, int64_t d3) {
  if (call->error) return NULL;
  MM_DIMS(call, name, buffer, d0, d1, d2, d3);
  return buffer->data;
}

static void* row_of(mm_call* call, const char* name, const mm_ffi_buffer* buffer, int64_t size) {
  if (call->error) return NULL;
  MM_DIMS(call, name, buffer, size);
  return buffer->data;
}

static int64_t saved_chunks(const mm_ssd* s) { return (s->seqlen + SSD_SAVED - 1) / SSD_SAVED; }

// divide chooses how the heads of a group are taken together. The choice must not depend on the number of threads, nor must any sum.
static void divide(mm_ssd* s, int64_t lanes) {
  int64_t per_group = s->heads / s->groups, channels = mm_ssd_channels(s, lanes);
  s->block_heads = mm_min(per_group, SSD_COLUMNS / channels > 1 ? SSD_COLUMNS / channels : 1);
  s->blocks = (per_group + s->block_heads - 1) / s->block_heads;
  int64_t sequences = s->batch * s->groups;
  s->parts = mm_min(s->blocks, sequences < SSD_PARTS ? (SSD_PARTS + sequences - 1) / sequences : 1);
}

// scratch_size bounds what a worker takes: matrices of columns and of states, as many as a gradient has, and rows of heads.
static int64_t scratch_size(const mm_ssd* s, int64_t lanes) {
  int64_t padding = lanes > 8 ? lanes : 8, columns = s->block_heads * mm_ssd_channels(s, lanes);
  int64_t states = mm_round_up(s->d_state, padding), ldw = columns + lanes, ldn = states + lanes;
  int64_t heads = mm_round_up(s->block_heads, lanes), chunk = SSD_CHUNK;
  int64_t size = 2 * (2 * chunk * ldw + 2 * chunk * ldn + 6 * chunk * heads + ldw);
  size += states * ldw + 3 * columns * ldn + ldn + 3 * chunk * ldw + 2 * chunk * ldn + 5 * chunk * heads + 3 * chunk * chunk;
  size += columns * chunk + 3 * heads + states * chunk + chunk * SSD_PAIRS * lanes;
  return mm_round_up(size + 64 * 16, 16);
}

// filled is how long a vector may be without padding: that of two narrow heads, where a block is a vector of heads.
static int64_t filled(const mm_ssd* s) {
  int64_t per_group = s->groups ? s->heads / s->groups : 0;
  return s->headdim == SSD_NARROW && per_group % (2 * SSD_NARROW) == 0 ? 2 * SSD_NARROW : s->headdim;
}

// prepare cuts the work and makes the products of b and c.
static const mm_variant* prepare(mm_call* call, mm_ssd* s) {
  const mm_variant* variant = mm_best(call, filled(s));
  if (call->error || s->batch * s->seqlen * s->heads * s->headdim == 0) return variant;
  divide(s, variant->lanes);
  s->scratch_size = scratch_size(s, variant->lanes);
  int64_t items = s->batch * s->groups * mm_ssd_chunks(s);
  int64_t most = items > s->batch * s->groups * s->blocks ? items : s->batch * s->groups * s->blocks;
  s->scratch = mm_allocate(call, s->scratch_size * mm_workers(call, most));
  s->products = mm_allocate(call, items * SSD_CHUNK * SSD_CHUNK);
  mm_parallel(call, items, variant->ssd_products, s);
  return variant;
}

// sum_heads adds up the sequences' parts of the gradients that are per head.
static void sum_heads(const mm_ssd* s) {
  float* to[] = {s->da, s->dd, s->ddt_bias};
  for (int which = 0; which < 3; which++) {
    for (int64_t h = 0; h < s->heads; h++) {
      float sum = 0;
      for (int64_t b = 0; b < s->batch; b++) sum += s->sums[(b * 3 + which) * s->heads + h];
      to[which][h] = sum;
    }
  }
}

// take_back makes the gradients once the work is cut.
static void take_back(mm_call* call, const mm_variant* variant, mm_ssd* s) {
  int64_t chunks = s->batch * s->groups * mm_ssd_chunks(s);
  s->partial = mm_allocate(call, (s->parts - mm_ssd_own(s)) * 2 * s->batch * s->seqlen * s->groups * s->d_state);
  s->dproducts = mm_allocate(call, s->parts * chunks * SSD_CHUNK * SSD_CHUNK);
  s->sums = mm_allocate(call, s->batch * 3 * s->heads);
  mm_parallel(call, s->batch * s->groups * s->parts, variant->ssd_backward, s);
  mm_parallel(call, chunks, variant->ssd_shared, s);
  if (!call->error) sum_heads(s);
  mm_release(s->partial);
  mm_release(s->dproducts);
  mm_release(s->sums);
}

static void release(mm_ssd* s) {
  mm_release(s->scratch);
  mm_release(s->products);
}

mm_ffi_error* mm_ssd_handler(mm_ffi_frame* frame) {
  if (mm_is_query(frame)) return NULL;
  mm_call call = {.frame = frame};
  mm_ssd s = {0};
  int operands = take_operands(&call, &s), next = 1, wants_final = mm_attribute(&call, "final") != 0, saves = mm_attribute(&call, "save") != 0;
  mm_count(&call, operands, 1 + wants_final + saves);
  int type = s.bf16 ? MM_FFI_BF16 : MM_FFI_F32;
  s.y = data_of(&call, "y", mm_result(&call, 0, type, 4), s.batch, s.seqlen, s.heads, s.headdim);
  if (wants_final) s.final = data_of(&call, "final", mm_result(&call, next++, MM_FFI_F32, 4), s.batch, s.heads, s.headdim, s.d_state);
  if (saves) {
    const mm_ffi_buffer* saved = mm_result(&call, next, type, 5);
    if (saved) MM_DIMS(&call, "saved", saved, s.batch, saved_chunks(&s), s.heads, s.headdim, s.d_state);
    if (saved) s.saved = saved->data;
  }
  const mm_variant* variant = prepare(&call, &s);
  mm_parallel(&call, s.batch * s.groups * s.blocks, variant->ssd_forward, &s);
  release(&s);
  return call.error;
}

// take_gradient reads what only ssd_grad has.
static void take_gradient(mm_call* call, mm_ssd* s, int next) {
  mm_count(call, next + 3, (s->initial ? 8 : 7) - s->joined);
  int type = s->bf16 ? MM_FFI_BF16 : MM_FFI_F32;
  const mm_ffi_buffer* saved = mm_operand(call, next, type, 5);
  if (saved) MM_DIMS(call, "saved", saved, s->batch, saved_chunks(s), s->heads, s->headdim, s->d_state);
  s->saved = saved ? saved->data : NULL;
  s->dy = data_of(call, "dy", mm_operand(call, next + 1, type, 4), s->batch, s->seqlen, s->heads, s->headdim);
  s->dfinal = data_of(call, "dfinal", mm_operand(call, next + 2, MM_FFI_F32, 4), s->batch, s->heads, s->headdim, s->d_state);
  s->dx = data_of(call, "dx", mm_result(call, 0, type, 4), s->batch, s->seqlen, s->heads, s->headdim);
  const mm_ffi_buffer* ddt = mm_result(call, 1, MM_FFI_F32, 3);
  if (ddt) MM_DIMS(call, "ddt", ddt, s->batch, s->seqlen, s->heads);
  s->ddt = ddt ? ddt->data : NULL;
  s->da = row_of(call, "da", mm_result(call, 2, MM_FFI_F32, 1), s->heads);
  int result = 3;
  s->db = data_of(call, "db", mm_result(call, result++, type, 4), s->batch, s->seqlen, s->joined ? 2 * s->groups : s->groups, s->d_state);
  s->dc = s->joined ? second(s, s->db) : data_of(call, "dc", mm_result(call, result++, type, 4), s->batch, s->seqlen, s->groups, s->d_state);
  s->dd = row_of(call, "dd", mm_result(call, result++, MM_FFI_F32, 1), s->heads);
  s->ddt_bias = row_of(call, "ddt_bias", mm_result(call, result++, MM_FFI_F32, 1), s->heads);
  if (!s->initial) return;
  s->dinitial = data_of(call, "dinitial", mm_result(call, result, MM_FFI_F32, 4), s->batch, s->heads, s->headdim, s->d_state);
}

mm_ffi_error* mm_ssd_grad_handler(mm_ffi_frame* frame) {
  if (mm_is_query(frame)) return NULL;
  mm_call call = {.frame = frame};
  mm_ssd s = {0};
  take_gradient(&call, &s, take_operands(&call, &s));
  const mm_variant* variant = prepare(&call, &s);
  take_back(&call, variant, &s);
  release(&s);
  return call.error;
}
