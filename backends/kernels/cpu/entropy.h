// What the parts of the cross entropy share.

#ifndef MATMAMBA_CPU_ENTROPY_H_
#define MATMAMBA_CPU_ENTROPY_H_

#include <stdint.h>

enum { ENTROPY_ITEMS = 32 };  // parts in which the rows are taken

// mm_entropy is a call of cross_entropy_chunk: log_sum = log sum exp of each row, dlogits = (softmax - onehot of its target) * factor. T is
// float32 or bfloat16; dlogits may be the memory of logits.
typedef struct {
  int64_t rows, vocab;
  int bf16;
  float factor;
  const void* logits;      // T: [rows, vocab]
  const int32_t* targets;  // [rows]; no class of a row is the target where it is none of [0, vocab)
  float* log_sum;          // [rows]
  void* dlogits;           // T

  int64_t row;     // vocab, padded to whole vectors
  float* scratch;  // [workers, row]
} mm_entropy;

#endif  // MATMAMBA_CPU_ENTROPY_H_
