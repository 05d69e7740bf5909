// A handler's call from flat values.

#ifndef MATMAMBA_CPU_DIRECT_CALL_H_
#define MATMAMBA_CPU_DIRECT_CALL_H_

#include "ffi.h"

enum { DIRECT_RANK = 8, DIRECT_NAME = 16 };

typedef struct {
  int dtype;
  int64_t rank;
  int64_t dims[DIRECT_RANK];
  void* data;
} direct_buffer;

typedef struct {
  char name[DIRECT_NAME];
  int64_t value;
} direct_attribute;

// direct_call calls a handler, for which there are three threads. It returns NULL, or the message of an error, to be freed.
char* direct_call(void* handler, direct_buffer* operands, int64_t operand_count, direct_buffer* results, int64_t result_count,
                  direct_attribute* attributes, int64_t attribute_count);

// From direct_hold on no thread comes to help, and direct_come is all that would have come, one after the other. Meanwhile one thread
// alone may call handlers.
void direct_hold(void);
void direct_come(void);

#endif  // MATMAMBA_CPU_DIRECT_CALL_H_
