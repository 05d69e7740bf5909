//go:build cgo && linux

// Handlers of custom calls: the plugin's extension for XLA's foreign function interface (FFI).

#include <stddef.h>

#include "layer.h"

const mm_ffi_extension* mm_ffi(const mm_api* plugin) {
  for (const mm_extension* e = plugin->extension_start; e; e = e->next) {
    if (e->type != MM_EXTENSION_FFI) continue;
    const mm_ffi_extension* ffi = (const mm_ffi_extension*)e;
    size_t end = offsetof(mm_ffi_extension, register_handler) + sizeof ffi->register_handler;
    return e->struct_size >= end && ffi->register_handler ? ffi : NULL;
  }
  return NULL;
}

mm_error* mm_register_handler(const mm_ffi_extension* ffi, const char* name, size_t name_size, const char* platform,
                              size_t platform_size, void* handler) {
  mm_register_handler_args args = {
      .struct_size = sizeof args,
      .target_name = name,
      .target_name_size = name_size,
      .handler = handler,
      .platform_name = platform,
      .platform_name_size = platform_size,
  };
  return ffi->register_handler(&args);
}
