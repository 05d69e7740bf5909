// What the parts of AdamW share.

#ifndef MATMAMBA_CPU_ADAMW_H_
#define MATMAMBA_CPU_ADAMW_H_

#include <stdint.h>

enum {
  ADAMW_ITEM = 1 << 15,  // elements of a tensor that are an item at most
  ADAMW_SUM = 1 << 12,   // elements whose squares are added up by themselves first, which keeps more of their digits
};

// mm_adamw_tensor is a weight with its gradient and moments, and what becomes of them.
typedef struct {
  const float *weight, *grad, *first, *second;
  float *new_weight, *new_first, *new_second;
  int64_t size;
  int64_t items;  // those of the tensors before it
  int decayed;
  int past;  // whether results are stored past the caches
} mm_adamw_tensor;

// mm_adamw is a call of adamw:
//
//   grad = grad clip,  first = beta1 first + rest1 grad,  second = beta2 second + rest2 grad^2
//   weight = weight (kept if it is decayed) - rate first / (sqrt(second) root + epsilon)
typedef struct {
  mm_adamw_tensor* tensors;
  int64_t count, items;
  float* squares;  // [items]: of gradients, added up
  float beta1, rest1, beta2, rest2, epsilon;
  float clip, kept, rate, root;
  int finite;  // whether the gradients' norm is: else all stays as it was
} mm_adamw;

#endif  // MATMAMBA_CPU_ADAMW_H_
