// What the C half of the layer offers the Go half.

#ifndef MATMAMBA_PJRT_LAYER_H_
#define MATMAMBA_PJRT_LAYER_H_

#include "api.h"

// XLA's code for an internal error.
enum { MM_INTERNAL = 13 };

// One slot per registered plugin: a function of the table is not told which table it was called from, so each table has
// functions of its own.
enum { MM_SLOTS = 16 };

// mm_layered returns a copy of a plugin's table with the slot's functions in it. With async a program that was started is not
// waited for. The table is never freed: a plugin stays in its process.
mm_api* mm_layered(int slot, const mm_api* plugin, int async);

// mm_has tells whether a plugin has a function.
int mm_has(const mm_api* plugin, int function);

// mm_new_error returns an error of ours, with a copy of the message.
mm_error* mm_new_error(const char* message, size_t size);

// The functions of a table in which every error is ours.
void mm_own_error_destroy(mm_error_destroy_args* args);
void mm_own_error_message(mm_error_message_args* args);
mm_error* mm_own_error_get_code(mm_error_get_code_args* args);

// mm_message returns an error's message, which lives as long as the error; mm_destroy frees the error.
const char* mm_message(const mm_api* plugin, const mm_error* error, size_t* size);
void mm_destroy(const mm_api* plugin, mm_error* error);

// mm_error_code is XLA's number for the kind of error, 13 (internal) where the plugin doesn't say.
int mm_error_code(const mm_api* plugin, const mm_error* error);

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

// mm_initialize starts a plugin.
mm_error* mm_initialize(const mm_api* plugin);

// mm_topology_create describes devices that need not be here, by name and options: texts, or lists of numbers where there is no
// text.
enum { MM_MOST_OPTIONS = 8, MM_LONGEST_LIST = 4 };
typedef struct {
  const char* name;
  const char* text;
  int64_t list[MM_LONGEST_LIST];
  size_t length;
} mm_option;
mm_error* mm_topology_create(const mm_api* plugin, const char* name, size_t name_size, const mm_option* options, size_t count,
                             mm_topology** topology);
mm_error* mm_topology_destroy(const mm_api* plugin, mm_topology* topology);

// mm_client_create opens the plugin's devices that are here.
mm_error* mm_client_create(const mm_api* plugin, mm_client** client);
mm_error* mm_client_destroy(const mm_api* plugin, mm_client* client);

// mm_ahead compiles a text for a topology, mm_here for a client.
mm_error* mm_ahead(const mm_api* plugin, const mm_topology* topology, char* code, size_t code_size, const char* options,
                   size_t options_size, mm_executable** executable);
mm_error* mm_here(const mm_api* plugin, mm_client* client, char* code, size_t code_size, const char* options, size_t options_size,
                  mm_loaded_executable** loaded);

// mm_get_executable is what is known of a loaded executable, to be destroyed apart from it.
mm_error* mm_get_executable(const mm_api* plugin, mm_loaded_executable* loaded, mm_executable** executable);
void mm_destroy_executable(const mm_api* plugin, mm_executable* executable);
void mm_destroy_loaded(const mm_api* plugin, mm_loaded_executable* loaded);

// mm_serialize_executable turns an executable into bytes, which out->deleter frees.
mm_error* mm_serialize_executable(const mm_api* plugin, mm_executable* executable, mm_serialize_args* out);
void mm_free_bytes(mm_serialize_args* serialized);

// mm_memory_stats and mm_cost are what the compiler found out. The properties live as long as the executable.
mm_error* mm_memory_stats(const mm_api* plugin, mm_executable* executable, int64_t stats[15]);
mm_error* mm_cost(const mm_api* plugin, mm_executable* executable, const mm_named_value** properties, size_t* count);
float mm_real(const mm_named_value* value);

// mm_ffi returns the plugin's extension for handlers of custom calls, NULL if it has none that can register them.
const mm_ffi_extension* mm_ffi(const mm_api* plugin);

// mm_register_handler registers a handler of custom calls for a platform.
mm_error* mm_register_handler(const mm_ffi_extension* ffi, const char* name, size_t name_size, const char* platform,
                              size_t platform_size, void* handler);

#endif  // MATMAMBA_PJRT_LAYER_H_
