// The part of XLA's foreign function interface (FFI) that a handler of custom calls needs, declared here because XLA's own header
// comes with no Go module. The interface only ever appends to its structs, which tell with struct_size how much of them there is. A
// test compares every size and offset with XLA's header, where a Python environment with jaxlib has one.

#ifndef MATMAMBA_CPU_FFI_H_
#define MATMAMBA_CPU_FFI_H_

#include <stddef.h>
#include <stdint.h>

typedef struct mm_ffi_error mm_ffi_error;      // XLA_FFI_Error
typedef struct mm_ffi_context mm_ffi_context;  // XLA_FFI_ExecutionContext

// Codes of errors.
enum { MM_FFI_INVALID_ARGUMENT = 3, MM_FFI_RESOURCE_EXHAUSTED = 8 };

// Element types.
enum { MM_FFI_S8 = 2, MM_FFI_S32 = 4, MM_FFI_S64 = 5, MM_FFI_F32 = 11, MM_FFI_BF16 = 16 };

// Stages of a handler, kinds of attributes and of extensions.
enum { MM_FFI_EXECUTE = 3, MM_FFI_SCALAR = 3, MM_FFI_STRING = 4, MM_FFI_METADATA = 1 };

// The version of the interface that handlers are written for; a later second number adds nothing that they need.
enum { MM_FFI_MAJOR = 0, MM_FFI_MINOR = 2 };

// XLA_FFI_Extension_Base.
typedef struct mm_ffi_extension {
  size_t struct_size;
  int type;
  struct mm_ffi_extension* next;
} mm_ffi_extension;

// XLA_FFI_Api_Version.
typedef struct {
  size_t struct_size;
  mm_ffi_extension* extension_start;
  int major_version;
  int minor_version;
} mm_ffi_version;

// XLA_FFI_Metadata, what a handler tells XLA when it is registered.
typedef struct {
  size_t struct_size;
  mm_ffi_version api_version;
  uint32_t traits;
} mm_ffi_metadata;

// XLA_FFI_Metadata_Extension, with which XLA asks for it.
typedef struct {
  mm_ffi_extension base;
  mm_ffi_metadata* metadata;
} mm_ffi_metadata_extension;

// XLA_FFI_Error_Create_Args.
typedef struct {
  size_t struct_size;
  mm_ffi_extension* extension_start;
  const char* message;
  int code;
} mm_ffi_error_args;

// XLA_FFI_Error_Destroy_Args.
typedef struct {
  size_t struct_size;
  mm_ffi_extension* extension_start;
  mm_ffi_error* error;
} mm_ffi_destroy_args;

// XLA_FFI_ThreadPool_Schedule_Args.
typedef struct {
  size_t struct_size;
  mm_ffi_extension* extension_start;
  mm_ffi_context* context;
  void (*task)(void* data);
  void* data;
} mm_ffi_schedule_args;

// XLA_FFI_ThreadPool_NumThreads_Args.
typedef struct {
  size_t struct_size;
  mm_ffi_extension* extension_start;
  mm_ffi_context* context;
  int64_t* num_threads;
} mm_ffi_num_threads_args;

// XLA_FFI_Api, up to the last function that is needed.
typedef struct {
  size_t struct_size;
  mm_ffi_extension* extension_start;
  mm_ffi_version api_version;
  void* internal_api;
  mm_ffi_error* (*error_create)(mm_ffi_error_args* args);
  void* error_get_message;
  void (*error_destroy)(mm_ffi_destroy_args* args);
  void* handler_register;
  void* stream_get;
  void* type_register;
  void* execution_context_get;
  void* state_set;
  void* state_get;
  void* device_memory_allocate;
  void* device_memory_free;
  mm_ffi_error* (*thread_pool_schedule)(mm_ffi_schedule_args* args);
  mm_ffi_error* (*thread_pool_num_threads)(mm_ffi_num_threads_args* args);
} mm_ffi_api;

// XLA_FFI_Buffer.
typedef struct {
  size_t struct_size;
  mm_ffi_extension* extension_start;
  int dtype;
  void* data;
  int64_t rank;
  int64_t* dims;
} mm_ffi_buffer;

// XLA_FFI_ByteSpan.
typedef struct {
  const char* text;
  size_t size;
} mm_ffi_span;

// XLA_FFI_Scalar.
typedef struct {
  int dtype;
  void* value;
} mm_ffi_scalar;

// XLA_FFI_Args and XLA_FFI_Rets.
typedef struct {
  size_t struct_size;
  mm_ffi_extension* extension_start;
  int64_t size;
  int* types;
  void** values;
} mm_ffi_values;

// XLA_FFI_Attrs.
typedef struct {
  size_t struct_size;
  mm_ffi_extension* extension_start;
  int64_t size;
  int* types;
  mm_ffi_span** names;
  void** values;
} mm_ffi_attributes;

// XLA_FFI_CallFrame.
typedef struct {
  size_t struct_size;
  mm_ffi_extension* extension_start;
  const mm_ffi_api* api;
  mm_ffi_context* context;
  int stage;
  mm_ffi_values arguments;
  mm_ffi_values results;
  mm_ffi_attributes attributes;
} mm_ffi_frame;

// mm_is_query answers XLA's question for the version of the interface, and tells whether that, or another stage than execution, is
// all there is to do.
static inline int mm_is_query(mm_ffi_frame* frame) {
  for (mm_ffi_extension* e = frame->extension_start; e; e = e->next) {
    if (e->type != MM_FFI_METADATA) continue;
    mm_ffi_version* version = &((mm_ffi_metadata_extension*)e)->metadata->api_version;
    version->major_version = MM_FFI_MAJOR;
    version->minor_version = MM_FFI_MINOR;
    return 1;
  }
  return frame->stage != MM_FFI_EXECUTE;
}

#endif  // MATMAMBA_CPU_FFI_H_
