// What the C half of the layer offers the Go half.

#ifndef MATMAMBA_PJRT_LAYER_H_
#define MATMAMBA_PJRT_LAYER_H_

#include "api.h"

// One slot per registered plugin: a function of the table is not told which table it was called from, so each table has
// functions of its own.
enum { MM_SLOTS = 16 };

// mm_layered returns a copy of a plugin's table with the slot's functions in it. It is never freed: a plugin stays in its
// process.
mm_api* mm_layered(int slot, const mm_api* plugin);

// mm_has tells whether a plugin has a function.
int mm_has(const mm_api* plugin, int function);

// mm_new_error returns an error of ours, with a copy of the message.
mm_error* mm_new_error(const char* message, size_t size);

// mm_message returns an error's message, which lives as long as the error; mm_destroy frees the error.
const char* mm_message(const mm_api* plugin, const mm_error* error, size_t* size);
void mm_destroy(const mm_api* plugin, mm_error* error);

// mm_compile compiles with the plugin, as args say but for the program's text.
mm_error* mm_compile(const mm_api* plugin, mm_compile_args* args, char* code, size_t code_size);

// mm_serialize turns an executable into bytes, which live until mm_free_serialized.
mm_error* mm_serialize(const mm_api* plugin, mm_loaded_executable* loaded, mm_serialize_args* out);
void mm_free_serialized(const mm_api* plugin, mm_serialize_args* serialized);

// mm_load turns bytes into an executable that answers all that go-xla asks of one before it runs it.
mm_error* mm_load(const mm_api* plugin, mm_client* client, const char* bytes, size_t size, mm_loaded_executable** loaded);

// mm_text returns a text of an object by the function that takes mm_text_args.
mm_error* mm_text(const mm_api* plugin, int function, void* object, const char** text, size_t* size);

// mm_devices and mm_description lead from a client to what mm_text can name.
mm_error* mm_devices(const mm_api* plugin, mm_client* client, mm_device* const** devices, size_t* count);
mm_error* mm_description(const mm_api* plugin, mm_device* device, mm_device_description** description);

#endif  // MATMAMBA_PJRT_LAYER_H_
