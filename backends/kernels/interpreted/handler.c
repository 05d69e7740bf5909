//go:build cgo && linux

#include "handler.h"

#include <stdlib.h>

#include "_cgo_export.h"

mm_ffi_error* mm_interpreted_launch(mm_ffi_frame* frame) {
  // XLA asks once for the version of the interface, with an extension of the frame.
  for (mm_ffi_extension* e = frame->extension_start; e; e = e->next) {
    if (e->type != MM_FFI_METADATA) continue;
    mm_ffi_version* version = &((mm_ffi_metadata_extension*)e)->metadata->api_version;
    version->major_version = MM_FFI_MAJOR;
    version->minor_version = MM_FFI_MINOR;
    return 0;
  }
  if (frame->stage != MM_FFI_EXECUTE) return 0;
  char* failure = mm_interpreted_run(frame);
  if (!failure) return 0;
  mm_ffi_error_args args = {.struct_size = sizeof args, .message = failure, .code = MM_FFI_INVALID_ARGUMENT};
  mm_ffi_error* error = frame->api->error_create(&args);
  free(failure);
  return error;
}
