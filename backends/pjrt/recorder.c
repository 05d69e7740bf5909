//go:build cgo && linux

// The recorder's functions: those that go-xla calls on the way to an executable. All others report that there is no device.

#include "recorder.h"

#include <stdlib.h>
#include <string.h>

#include "_cgo_export.h"
#include "layer.h"

// A client of the recorder. Its devices are numbers; a device is a pointer to its own.
struct mm_client {
  int64_t recording;
  size_t count;
  int* numbers;
  mm_device** devices;
};

// What programs are compiled to. One serves for all: it holds nothing.
static char stub;

static mm_error* succeed(void* args) {
  (void)args;
  return NULL;
}

static mm_error* no_device(void* args) {
  (void)args;
  static const char message[] = "programs are recorded here for another device, not run";
  return mm_new_error(message, sizeof message - 1);
}

static mm_error* attributes(mm_attributes_args* args) {
  args->attributes = NULL;
  args->num_attributes = 0;
  return NULL;
}

static int64_t option(const mm_client_create_args* args, const char* name, int64_t otherwise) {
  for (size_t i = 0; i < args->num_options; i++) {
    const mm_named_value* given = &args->options[i];
    if (given->type == MM_INT64 && given->name_size == strlen(name) && !memcmp(given->name, name, given->name_size)) {
      return given->value.integer;
    }
  }
  return otherwise;
}

static mm_error* client_create(mm_client_create_args* args) {
  mm_client* client = calloc(1, sizeof *client);
  if (!client) abort();
  client->recording = option(args, MM_RECORDING, -1);
  client->count = (size_t)option(args, MM_DEVICES, 1);
  client->numbers = calloc(client->count, sizeof *client->numbers);
  client->devices = calloc(client->count, sizeof *client->devices);
  if (!client->numbers || !client->devices) abort();
  for (size_t i = 0; i < client->count; i++) {
    client->numbers[i] = (int)i;
    client->devices[i] = (mm_device*)&client->numbers[i];
  }
  args->client = client;
  return NULL;
}

static mm_error* client_destroy(mm_client_destroy_args* args) {
  free(args->client->numbers);
  free(args->client->devices);
  free(args->client);
  return NULL;
}

static mm_error* text(mm_text_args* args) {
  args->text = "recorded";
  args->text_size = strlen(args->text);
  return NULL;
}

static mm_error* process_index(mm_number_args* args) {
  args->number = 0;
  return NULL;
}

static mm_error* local_hardware_id(mm_number_args* args) {
  args->number = *(const int*)args->object;
  return NULL;
}

static mm_error* addressable_devices(mm_devices_args* args) {
  args->devices = args->client->devices;
  args->num_devices = args->client->count;
  return NULL;
}

// default_device_assignment gives the devices their places in order.
static mm_error* default_device_assignment(mm_assignment_args* args) {
  for (int i = 0; i < args->num_replicas * args->num_partitions && (size_t)i < args->assignment_size; i++) {
    args->assignment[i] = i;
  }
  return NULL;
}

static mm_error* compile(mm_compile_args* args) {
  args->executable = (mm_loaded_executable*)&stub;
  return matmambaRecord(args->client->recording, args);
}

static mm_error* get_executable(mm_get_executable_args* args) {
  args->executable = (mm_executable*)&stub;
  return NULL;
}

static mm_error* num_outputs(mm_num_outputs_args* args) {
  args->num_outputs = 0;
  return NULL;
}

static mm_error* memory_stats(mm_memory_stats_args* args) {
  memset(args->stats, 0, sizeof args->stats);
  return NULL;
}

static struct {
  mm_api api;
  void* functions[MM_FUNCTIONS_OF_GO_XLA];
} table;

const mm_api* mm_recorder(void) {
  table.api.struct_size = sizeof table;
  table.api.version.struct_size = sizeof table.api.version;
  table.api.version.major_version = MM_MAJOR;
  table.api.version.minor_version = MM_MINOR_OLDEST;
  for (int i = 0; i < MM_FUNCTIONS_OF_GO_XLA; i++) table.functions[i] = (void*)no_device;
  table.functions[MM_ERROR_DESTROY] = (void*)mm_own_error_destroy;
  table.functions[MM_ERROR_MESSAGE] = (void*)mm_own_error_message;
  table.functions[MM_ERROR_GET_CODE] = (void*)mm_own_error_get_code;
  table.functions[MM_PLUGIN_INITIALIZE] = (void*)succeed;
  table.functions[MM_PLUGIN_ATTRIBUTES] = (void*)attributes;
  table.functions[MM_CLIENT_CREATE] = (void*)client_create;
  table.functions[MM_CLIENT_DESTROY] = (void*)client_destroy;
  table.functions[MM_CLIENT_PLATFORM_NAME] = (void*)text;
  table.functions[MM_CLIENT_PLATFORM_VERSION] = (void*)text;
  table.functions[MM_CLIENT_PROCESS_INDEX] = (void*)process_index;
  table.functions[MM_CLIENT_ADDRESSABLE_DEVICES] = (void*)addressable_devices;
  table.functions[MM_CLIENT_DEFAULT_DEVICE_ASSIGNMENT] = (void*)default_device_assignment;
  table.functions[MM_DEVICE_LOCAL_HARDWARE_ID] = (void*)local_hardware_id;
  table.functions[MM_CLIENT_COMPILE] = (void*)compile;
  table.functions[MM_LOADED_GET_EXECUTABLE] = (void*)get_executable;
  table.functions[MM_LOADED_DESTROY] = (void*)succeed;
  table.functions[MM_EXECUTABLE_DESTROY] = (void*)succeed;
  table.functions[MM_EXECUTABLE_NAME] = (void*)text;
  table.functions[MM_EXECUTABLE_NUM_OUTPUTS] = (void*)num_outputs;
  table.functions[MM_EXECUTABLE_MEMORY_STATS] = (void*)memory_stats;
  return &table.api;
}
