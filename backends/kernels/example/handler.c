//go:build cgo && linux

#include "handler.h"

#include <stdatomic.h>

static atomic_long calls;

int64_t mm_example_calls(void) { return atomic_load(&calls); }

mm_ffi_error* mm_example_cube(mm_ffi_frame* frame) {
  // XLA asks once for the version of the interface, with an extension of the frame.
  for (mm_ffi_extension* e = frame->extension_start; e; e = e->next) {
    if (e->type != MM_FFI_METADATA) continue;
    mm_ffi_version* version = &((mm_ffi_metadata_extension*)e)->metadata->api_version;
    version->major_version = MM_FFI_MAJOR;
    version->minor_version = MM_FFI_MINOR;
    return 0;
  }
  if (frame->stage != MM_FFI_EXECUTE) return 0;
  const mm_ffi_buffer* x = frame->arguments.values[0];
  const mm_ffi_buffer* dy = frame->arguments.size > 1 ? frame->arguments.values[1] : 0;
  const mm_ffi_buffer* out = frame->results.values[0];
  for (int64_t i = 0; i < x->dims[0]; i++) {
    const float value = ((const float*)x->data)[i], square = value * value;
    ((float*)out->data)[i] = dy ? square * 3 * ((const float*)dy->data)[i] : square * value;
  }
  atomic_fetch_add(&calls, 1);
  return 0;
}
