// What the parts of sum_leading share.

#ifndef MATMAMBA_CPU_LEADING_H_
#define MATMAMBA_CPU_LEADING_H_

#include <stdint.h>

enum {
  LEADING_PARTS = 16,  // that are added up, at most
  LEADING_ITEMS = 32,  // parts in which the rows are taken
};

// mm_leading is a call of sum_leading: rows of some parts added up, of which the narrower ones are zero behind their columns. T is float32 or bfloat16.
typedef struct {
  int64_t rows, columns, count;
  int bf16;
  struct {
    const void* data;  // T: [rows, columns]
    int64_t columns;
  } parts[LEADING_PARTS];
  void* sum;  // T: [rows, columns], of as many columns as the widest part
  int past;   // whether it is stored past the caches
} mm_leading;

#endif  // MATMAMBA_CPU_LEADING_H_
