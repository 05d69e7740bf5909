//go:build cgo && linux

#include "call.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

static mm_ffi_error* error_create(mm_ffi_error_args* args) { return (mm_ffi_error*)strdup(args->message); }
static void error_destroy(mm_ffi_destroy_args* args) { free(args->error); }

// The context of a call is how often it asked for the number of threads.
static mm_ffi_error* thread_pool_num_threads(mm_ffi_num_threads_args* args) {
  ++*(int*)args->context;
  *args->num_threads = 3;
  return NULL;
}

static void* perform(void* copy) {
  mm_ffi_schedule_args args = *(mm_ffi_schedule_args*)copy;
  free(copy);
  args.task(args.data);
  return NULL;
}

// Tasks that are held back until direct_come, in their order.
typedef struct late {
  mm_ffi_schedule_args args;
  struct late* next;
} late;
static int holding;
static late *first, **last;

void direct_hold(void) { holding = 1, first = NULL, last = &first; }

void direct_come(void) {
  holding = 0;
  for (late *task = first, *next; task; task = next) {
    next = task->next;
    task->args.task(task->args.data);
    free(task);
  }
}

static mm_ffi_error* thread_pool_schedule(mm_ffi_schedule_args* args) {
  if (holding) {
    late* task = malloc(sizeof *task);
    if (!task) return (mm_ffi_error*)strdup("no memory for a task");
    *task = (late){*args, NULL};
    *last = task, last = &task->next;
    return NULL;
  }
  mm_ffi_schedule_args* copy = malloc(sizeof *copy);
  pthread_t thread;
  if (!copy) return (mm_ffi_error*)strdup("no memory for a thread");
  *copy = *args;
  if (pthread_create(&thread, NULL, perform, copy)) {
    free(copy);
    return (mm_ffi_error*)strdup("no thread");
  }
  pthread_detach(thread);
  return NULL;
}

static const mm_ffi_api api = {
    .struct_size = sizeof api,
    .error_create = error_create,
    .error_destroy = error_destroy,
    .thread_pool_schedule = thread_pool_schedule,
    .thread_pool_num_threads = thread_pool_num_threads,
};

// fill makes XLA's buffers of ours.
static void fill(mm_ffi_buffer* to, void** values, direct_buffer* from, int64_t count) {
  for (int64_t i = 0; i < count; i++) {
    to[i] = (mm_ffi_buffer){.struct_size = sizeof *to, .dtype = from[i].dtype, .data = from[i].data, .rank = from[i].rank, .dims = from[i].dims};
    values[i] = &to[i];
  }
}

char* direct_call(void* handler, direct_buffer* operands, int64_t operand_count, direct_buffer* results, int64_t result_count,
                  direct_attribute* attributes, int64_t attribute_count) {
  mm_ffi_buffer in[operand_count], out[result_count];
  void *in_values[operand_count], *out_values[result_count];
  fill(in, in_values, operands, operand_count);
  fill(out, out_values, results, result_count);
  int types[attribute_count];
  mm_ffi_span names[attribute_count], *name_values[attribute_count];
  mm_ffi_scalar scalars[attribute_count];
  void* scalar_values[attribute_count];
  for (int64_t i = 0; i < attribute_count; i++) {
    types[i] = MM_FFI_SCALAR;
    names[i] = (mm_ffi_span){attributes[i].name, strlen(attributes[i].name)};
    scalars[i] = (mm_ffi_scalar){MM_FFI_S64, &attributes[i].value};
    name_values[i] = &names[i], scalar_values[i] = &scalars[i];
  }
  int asked = 0;
  mm_ffi_frame frame = {
      .struct_size = sizeof frame,
      .api = &api,
      .context = (mm_ffi_context*)&asked,
      .stage = MM_FFI_EXECUTE,
      .arguments = {.struct_size = sizeof frame.arguments, .size = operand_count, .values = in_values},
      .results = {.struct_size = sizeof frame.results, .size = result_count, .values = out_values},
      .attributes = {.struct_size = sizeof frame.attributes,
                     .size = attribute_count,
                     .types = types,
                     .names = name_values,
                     .values = scalar_values},
  };
  char* message = (char*)((mm_ffi_error * (*)(mm_ffi_frame*)) handler)(&frame);
  return message || asked < 2 ? message : strdup("asked for the number of threads more than once: it may have changed");
}
