//go:build cgo && linux

// Calls to the plugin: argument structs are filled here, where they live on the stack and cgo's rules do not matter.

#include <string.h>

#include "layer.h"

// CALL calls a function of the plugin that may fail.
#define CALL(plugin, function, args) (((mm_error * (*)(void*)) (plugin)->functions[function])(&(args)))

int mm_has(const mm_api* plugin, int function) {
  size_t end = sizeof(mm_api) + (function + 1) * sizeof(void*);
  return plugin->struct_size >= end && plugin->functions[function] != NULL;
}

const char* mm_message(const mm_api* plugin, const mm_error* error, size_t* size) {
  mm_error_message_args args = {.struct_size = sizeof args, .error = error};
  ((void (*)(mm_error_message_args*))plugin->functions[MM_ERROR_MESSAGE])(&args);
  *size = args.message_size;
  return args.message;
}

void mm_destroy(const mm_api* plugin, mm_error* error) {
  mm_error_destroy_args args = {.struct_size = sizeof args, .error = error};
  ((void (*)(mm_error_destroy_args*))plugin->functions[MM_ERROR_DESTROY])(&args);
}

int mm_error_code(const mm_api* plugin, const mm_error* error) {
  mm_error_get_code_args args = {.struct_size = sizeof args, .error = error, .code = MM_INTERNAL};
  mm_error* failure = CALL(plugin, MM_ERROR_GET_CODE, args);
  if (failure) mm_destroy(plugin, failure);
  return args.code;
}

// drop destroys an error that may be none.
static void drop(const mm_api* plugin, mm_error* error) {
  if (error) mm_destroy(plugin, error);
}

mm_error* mm_compile(const mm_api* plugin, mm_compile_args* args, char* code, size_t code_size) {
  mm_program program = *args->program;
  program.code = code;
  program.code_size = code_size;
  mm_compile_args ours = *args;
  ours.program = &program;
  mm_error* error = CALL(plugin, MM_CLIENT_COMPILE, ours);
  args->executable = ours.executable;
  return error;
}

mm_error* mm_get_executable(const mm_api* plugin, mm_loaded_executable* loaded, mm_executable** executable) {
  mm_get_executable_args args = {.struct_size = sizeof args, .loaded = loaded};
  mm_error* error = CALL(plugin, MM_LOADED_GET_EXECUTABLE, args);
  *executable = args.executable;
  return error;
}

void mm_destroy_executable(const mm_api* plugin, mm_executable* executable) {
  mm_executable_destroy_args args = {.struct_size = sizeof args, .executable = executable};
  drop(plugin, CALL(plugin, MM_EXECUTABLE_DESTROY, args));
}

void mm_destroy_loaded(const mm_api* plugin, mm_loaded_executable* loaded) {
  mm_loaded_destroy_args args = {.struct_size = sizeof args, .executable = loaded};
  drop(plugin, CALL(plugin, MM_LOADED_DESTROY, args));
}

mm_error* mm_serialize_executable(const mm_api* plugin, mm_executable* executable, mm_serialize_args* out) {
  memset(out, 0, sizeof *out);
  out->struct_size = sizeof *out;
  out->executable = executable;
  return CALL(plugin, MM_EXECUTABLE_SERIALIZE, *out);
}

void mm_free_bytes(mm_serialize_args* serialized) {
  if (serialized->deleter) serialized->deleter(serialized->owner);
}

mm_error* mm_serialize(const mm_api* plugin, mm_loaded_executable* loaded, mm_serialize_args* out) {
  mm_executable* executable;
  mm_error* error = mm_get_executable(plugin, loaded, &executable);
  if (error) return error;
  error = mm_serialize_executable(plugin, executable, out);
  if (error) mm_destroy_executable(plugin, executable);
  return error;
}

void mm_free_serialized(const mm_api* plugin, mm_serialize_args* serialized) {
  mm_free_bytes(serialized);
  mm_destroy_executable(plugin, (mm_executable*)serialized->executable);
}

// answers asks an executable what go-xla asks: where it fails for one that was loaded, compiling anew still helps.
static mm_error* answers(const mm_api* plugin, mm_loaded_executable* loaded) {
  mm_executable* executable;
  mm_error* error = mm_get_executable(plugin, loaded, &executable);
  if (error) return error;
  mm_text_args name = {.struct_size = sizeof name, .object = executable};
  mm_num_outputs_args outputs = {.struct_size = sizeof outputs, .executable = executable};
  mm_memory_stats_args memory = {.struct_size = sizeof memory, .executable = executable};
  error = CALL(plugin, MM_EXECUTABLE_NAME, name);
  if (!error) error = CALL(plugin, MM_EXECUTABLE_NUM_OUTPUTS, outputs);
  if (!error) error = CALL(plugin, MM_EXECUTABLE_MEMORY_STATS, memory);
  mm_destroy_executable(plugin, executable);
  return error;
}

mm_error* mm_load(const mm_api* plugin, mm_client* client, const char* bytes, size_t size, mm_loaded_executable** loaded) {
  mm_deserialize_args args = {.struct_size = sizeof args, .client = client, .bytes = bytes, .bytes_size = size};
  mm_error* error = CALL(plugin, MM_EXECUTABLE_DESERIALIZE_AND_LOAD, args);
  if (error) return error;
  error = answers(plugin, args.loaded);
  if (error) {
    mm_destroy_loaded(plugin, args.loaded);
    return error;
  }
  *loaded = args.loaded;
  return NULL;
}

mm_error* mm_text(const mm_api* plugin, int function, void* object, const char** text, size_t* size) {
  mm_text_args args = {.struct_size = sizeof args, .object = object};
  mm_error* error = CALL(plugin, function, args);
  *text = args.text;
  *size = args.text_size;
  return error;
}

mm_error* mm_devices(const mm_api* plugin, mm_client* client, mm_device* const** devices, size_t* count) {
  mm_devices_args args = {.struct_size = sizeof args, .client = client};
  mm_error* error = CALL(plugin, MM_CLIENT_ADDRESSABLE_DEVICES, args);
  *devices = args.devices;
  *count = args.num_devices;
  return error;
}

mm_error* mm_description(const mm_api* plugin, mm_device* device, mm_device_description** description) {
  mm_description_args args = {.struct_size = sizeof args, .device = device};
  mm_error* error = CALL(plugin, MM_DEVICE_GET_DESCRIPTION, args);
  *description = args.description;
  return error;
}
