// What the parts of the nested output projection share: the gate and the factors around the products of all widths' stretches.

#ifndef MATMAMBA_CPU_NESTED_H_
#define MATMAMBA_CPU_NESTED_H_

#include <stdint.h>

enum {
  NESTED_WIDTHS = 8,  // at most
  NESTED_ITEMS = 16,  // parts in which the rows are taken; each adds up its own gradient of the weight
};

// mm_nested is a call of nested_gate, nested_scale or the gradient of either. Channels come in stretches from one width to the next: those of width k
// end at ends[k]. T is float32 or bfloat16.
typedef struct {
  int64_t rows, channels, widths, model;
  int bf16;
  float eps;
  int64_t ends[NESTED_WIDTHS];

  const void *y, *z;           // T: [rows, channels]
  const float* weight;         // [channels]
  void* gated[NESTED_WIDTHS];  // T: [rows, stretch]: weight y silu(z)
  float* factors;              // [rows, widths]: 1 / sqrt(mean of (y silu(z))^2 over a width + eps)

  const void* dgated[NESTED_WIDTHS];
  const float* dfactors;
  void *dy, *dz;
  int64_t row;  // channels, and room for a vector
  float* sums;  // [NESTED_ITEMS, row]: parts of the weight's gradient

  const float* products[NESTED_WIDTHS];  // [rows, model], of each stretch
  const void *outs[NESTED_WIDTHS], *douts[NESTED_WIDTHS];  // T: [rows, model]
  void* scaled[NESTED_WIDTHS];  // T: [rows, model]: the widths' outputs or, in the gradient, what the products' gradients are
  float* dots;                  // [rows, widths]: the gradients of the factors
  void* total;                  // T: [rows, model]: the sum of douts
} mm_nested;

#endif  // MATMAMBA_CPU_NESTED_H_
