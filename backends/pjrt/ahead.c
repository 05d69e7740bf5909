//go:build cgo && linux

// Compilation ahead of time, for devices that need not be here.

#include <string.h>

#include "layer.h"

#define CALL(plugin, function, args) (((mm_error * (*)(void*)) (plugin)->functions[function])(&(args)))

mm_error* mm_initialize(const mm_api* plugin) {
  mm_initialize_args args = {.struct_size = sizeof args};
  return CALL(plugin, MM_PLUGIN_INITIALIZE, args);
}

mm_error* mm_topology_create(const mm_api* plugin, const char* name, size_t name_size, const mm_option* options, size_t count,
                             mm_topology** topology) {
  mm_named_value values[MM_MOST_OPTIONS];
  memset(values, 0, sizeof values);
  for (size_t i = 0; i < count && i < MM_MOST_OPTIONS; i++) {
    values[i].struct_size = sizeof values[i];
    values[i].name = options[i].name;
    values[i].name_size = strlen(options[i].name);
    if (options[i].text) {
      values[i].type = MM_STRING;
      values[i].value.text = options[i].text;
      values[i].value_size = strlen(options[i].text);
    } else {
      values[i].type = MM_INT64_LIST;
      values[i].value.list = options[i].list;
      values[i].value_size = options[i].length;
    }
  }
  mm_topology_create_args args = {
      .struct_size = sizeof args, .name = name, .name_size = name_size, .options = values, .num_options = count};
  mm_error* error = CALL(plugin, MM_TOPOLOGY_CREATE, args);
  *topology = args.topology;
  return error;
}

mm_error* mm_topology_destroy(const mm_api* plugin, mm_topology* topology) {
  mm_topology_destroy_args args = {.struct_size = sizeof args, .topology = topology};
  return CALL(plugin, MM_TOPOLOGY_DESTROY, args);
}

mm_error* mm_client_create(const mm_api* plugin, mm_client** client) {
  mm_client_create_args args = {.struct_size = sizeof args};
  mm_error* error = CALL(plugin, MM_CLIENT_CREATE, args);
  *client = args.client;
  return error;
}

mm_error* mm_client_destroy(const mm_api* plugin, mm_client* client) {
  mm_client_destroy_args args = {.struct_size = sizeof args, .client = client};
  return CALL(plugin, MM_CLIENT_DESTROY, args);
}

mm_error* mm_ahead(const mm_api* plugin, const mm_topology* topology, char* code, size_t code_size, const char* options,
                   size_t options_size, mm_executable** executable) {
  mm_program program = {.struct_size = sizeof program, .code = code, .code_size = code_size, .format = "mlir", .format_size = 4};
  mm_ahead_args args = {.struct_size = sizeof args,
                        .topology = topology,
                        .program = &program,
                        .options = options,
                        .options_size = options_size};
  mm_error* error = CALL(plugin, MM_COMPILE, args);
  *executable = args.executable;
  return error;
}

mm_error* mm_here(const mm_api* plugin, mm_client* client, char* code, size_t code_size, const char* options, size_t options_size,
                  mm_loaded_executable** loaded) {
  mm_program program = {.struct_size = sizeof program, .code = code, .code_size = code_size, .format = "mlir", .format_size = 4};
  mm_compile_args args = {
      .struct_size = sizeof args, .client = client, .program = &program, .options = options, .options_size = options_size};
  mm_error* error = CALL(plugin, MM_CLIENT_COMPILE, args);
  *loaded = args.executable;
  return error;
}

mm_error* mm_memory_stats(const mm_api* plugin, mm_executable* executable, int64_t stats[15]) {
  mm_memory_stats_args args = {.struct_size = sizeof args, .executable = executable};
  mm_error* error = CALL(plugin, MM_EXECUTABLE_MEMORY_STATS, args);
  memcpy(stats, args.stats, sizeof args.stats);
  return error;
}

mm_error* mm_cost(const mm_api* plugin, mm_executable* executable, const mm_named_value** properties, size_t* count) {
  mm_cost_args args = {.struct_size = sizeof args, .executable = executable};
  mm_error* error = CALL(plugin, MM_EXECUTABLE_COST_ANALYSIS, args);
  *properties = args.properties;
  *count = args.num_properties;
  return error;
}

float mm_real(const mm_named_value* value) { return value->value.real; }
