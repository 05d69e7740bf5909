// What a handler does with the frame that XLA calls it with: take operands, results and attributes out of it, fail with a message,
// and spread work over XLA's threads.

#ifndef MATMAMBA_CPU_FRAME_H_
#define MATMAMBA_CPU_FRAME_H_

#include "ffi.h"

// mm_call is a call under way. The first thing that does not fit is kept in error, and what follows is passed over.
typedef struct {
  mm_ffi_frame* frame;
  mm_ffi_error* error;
  int64_t most;  // threads that may work on it, 0 before that was asked for
} mm_call;

// mm_fail records an error with a message in printf's manner.
void mm_fail(mm_call* call, int code, const char* format, ...) __attribute__((format(printf, 3, 4)));

// mm_operand and mm_result return the buffer at a position; an error is recorded where it has not the type or rank.
const mm_ffi_buffer* mm_operand(mm_call* call, int position, int dtype, int64_t rank);
const mm_ffi_buffer* mm_result(mm_call* call, int position, int dtype, int64_t rank);

// mm_count records an error where there are not as many operands and results.
void mm_count(mm_call* call, int64_t operands, int64_t results);

// mm_dims records an error where a buffer has not the dimensions.
void mm_dims(mm_call* call, const char* name, const mm_ffi_buffer* buffer, const int64_t* dims);
#define MM_DIMS(call, name, buffer, ...) mm_dims(call, name, buffer, (const int64_t[]){__VA_ARGS__})

// mm_attribute is an attribute that is a whole number, 0 if it is missing.
int64_t mm_attribute(mm_call* call, const char* name);
// mm_float is a float32 whose bits are an attribute, absent where it is missing or 0.
float mm_float(mm_call* call, const char* name, float absent);

// A mm_work makes an item of some work. No two threads that are at it at the same time have the same worker number.
typedef void mm_work(const void* data, int64_t item, int64_t worker);

// mm_workers is how many threads at most will work on so many items: worker numbers are below it. What memory there is for each worker depends on
// it, so it is the same throughout a call, though a process may be given more processors meanwhile.
int64_t mm_workers(mm_call* call, int64_t count);

// mm_parallel makes the items below count, on XLA's threads and this one, and returns when all are done. Which thread takes which item
// is left to chance, so items must not share what they write. Subnormal numbers count as zero meanwhile, as in XLA's own loops.
void mm_parallel(mm_call* call, int64_t count, mm_work* work, const void* data);

// mm_allocate returns count floats aligned for any vector, which hold anything, NULL with an error recorded if there is no memory.
// mm_release gives them back, and does nothing for NULL.
float* mm_allocate(mm_call* call, int64_t count);
void mm_release(float* memory);

#endif  // MATMAMBA_CPU_FRAME_H_
