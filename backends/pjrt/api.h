// The part of XLA's PJRT C interface that the layer needs, declared here because go-xla's header can't be included from
// another module. Within major version 0 the interface only ever appends: to the function table since 0.57, to the argument
// structs always; so a plugin is told with struct_size how much of a struct we know. A test compares every size and offset
// with go-xla's header.

#ifndef MATMAMBA_PJRT_API_H_
#define MATMAMBA_PJRT_API_H_

#include <stddef.h>
#include <stdint.h>

typedef struct mm_error mm_error;  // a PJRT_Error, the plugin's or ours
typedef struct mm_client mm_client;
typedef struct mm_device mm_device;
typedef struct mm_device_description mm_device_description;
typedef struct mm_executable mm_executable;
typedef struct mm_loaded_executable mm_loaded_executable;
typedef struct mm_topology mm_topology;

// Versions whose function table is laid out as below.
enum { MM_MAJOR = 0, MM_MINOR_OLDEST = 57 };

// Positions in the function table.
enum {
  MM_ERROR_DESTROY = 0,
  MM_ERROR_MESSAGE = 1,
  MM_ERROR_GET_CODE = 2,
  MM_PLUGIN_INITIALIZE = 3,
  MM_PLUGIN_ATTRIBUTES = 4,
  MM_CLIENT_CREATE = 10,
  MM_CLIENT_DESTROY = 11,
  MM_CLIENT_PLATFORM_NAME = 12,
  MM_CLIENT_PROCESS_INDEX = 13,
  MM_CLIENT_PLATFORM_VERSION = 14,
  MM_CLIENT_ADDRESSABLE_DEVICES = 16,
  MM_CLIENT_COMPILE = 20,
  MM_CLIENT_DEFAULT_DEVICE_ASSIGNMENT = 21,
  MM_DEVICE_DESCRIPTION_KIND = 26,
  MM_DEVICE_GET_DESCRIPTION = 29,
  MM_DEVICE_LOCAL_HARDWARE_ID = 31,
  MM_EXECUTABLE_DESTROY = 40,
  MM_EXECUTABLE_NAME = 41,
  MM_EXECUTABLE_NUM_OUTPUTS = 44,
  MM_EXECUTABLE_COST_ANALYSIS = 46,
  MM_EXECUTABLE_SERIALIZE = 49,
  MM_LOADED_DESTROY = 50,
  MM_LOADED_GET_EXECUTABLE = 51,
  MM_LOADED_EXECUTE = 55,
  MM_EXECUTABLE_DESERIALIZE_AND_LOAD = 56,
  MM_TOPOLOGY_CREATE = 82,
  MM_TOPOLOGY_DESTROY = 83,
  MM_TOPOLOGY_PLATFORM_VERSION = 85,
  MM_COMPILE = 89,
  MM_EXECUTABLE_MEMORY_STATS = 96,
  // What go-xla's header declares: it may look for a function up to here in any table.
  MM_FUNCTIONS_OF_GO_XLA = 135,
};

// PJRT_Api.
typedef struct {
  size_t struct_size;
  void* extension_start;
  struct {
    size_t struct_size;
    void* extension_start;
    int major_version;
    int minor_version;
  } version;
  void* functions[];
} mm_api;

// PJRT_Error_Destroy_Args.
typedef struct {
  size_t struct_size;
  void* extension_start;
  mm_error* error;
} mm_error_destroy_args;

// PJRT_Error_Message_Args.
typedef struct {
  size_t struct_size;
  void* extension_start;
  const mm_error* error;
  const char* message;
  size_t message_size;
} mm_error_message_args;

// PJRT_Error_GetCode_Args.
typedef struct {
  size_t struct_size;
  void* extension_start;
  const mm_error* error;
  int code;
} mm_error_get_code_args;

// PJRT_Client_PlatformName_Args, PJRT_Client_PlatformVersion_Args, PJRT_DeviceDescription_Kind_Args and
// PJRT_Executable_Name_Args: a text of an object, with the object's lifetime.
typedef struct {
  size_t struct_size;
  void* extension_start;
  void* object;
  const char* text;
  size_t text_size;
} mm_text_args;

// PJRT_Client_AddressableDevices_Args.
typedef struct {
  size_t struct_size;
  void* extension_start;
  mm_client* client;
  mm_device* const* devices;
  size_t num_devices;
} mm_devices_args;

// PJRT_Device_GetDescription_Args.
typedef struct {
  size_t struct_size;
  void* extension_start;
  mm_device* device;
  mm_device_description* description;
} mm_description_args;

// PJRT_Program.
typedef struct {
  size_t struct_size;
  void* extension_start;
  char* code;
  size_t code_size;
  const char* format;
  size_t format_size;
} mm_program;

// PJRT_Client_Compile_Args.
typedef struct {
  size_t struct_size;
  void* extension_start;
  mm_client* client;
  const mm_program* program;
  const char* options;
  size_t options_size;
  mm_loaded_executable* executable;
} mm_compile_args;

// PJRT_Executable_Destroy_Args.
typedef struct {
  size_t struct_size;
  void* extension_start;
  mm_executable* executable;
} mm_executable_destroy_args;

// PJRT_LoadedExecutable_Destroy_Args.
typedef struct {
  size_t struct_size;
  void* extension_start;
  mm_loaded_executable* executable;
} mm_loaded_destroy_args;

// PJRT_LoadedExecutable_Execute_Args.
typedef struct {
  size_t struct_size;
  void* extension_start;
  mm_loaded_executable* executable;
  void* options;
  void* argument_lists;
  size_t num_devices;
  size_t num_args;
  void* output_lists;
  void* device_complete_events;
  mm_device* execute_device;
} mm_execute_args;

// PJRT_LoadedExecutable_GetExecutable_Args.
typedef struct {
  size_t struct_size;
  void* extension_start;
  mm_loaded_executable* loaded;
  mm_executable* executable;
} mm_get_executable_args;

// PJRT_Executable_NumOutputs_Args.
typedef struct {
  size_t struct_size;
  void* extension_start;
  mm_executable* executable;
  size_t num_outputs;
} mm_num_outputs_args;

// PJRT_Executable_GetCompiledMemoryStats_Args.
typedef struct {
  size_t struct_size;
  void* extension_start;
  mm_executable* executable;
  int64_t stats[15];
} mm_memory_stats_args;

// PJRT_Executable_Serialize_Args.
typedef struct {
  size_t struct_size;
  void* extension_start;
  const mm_executable* executable;
  const char* bytes;
  size_t bytes_size;
  void* owner;
  void (*deleter)(void* owner);
} mm_serialize_args;

// PJRT_Executable_DeserializeAndLoad_Args.
typedef struct {
  size_t struct_size;
  void* extension_start;
  mm_client* client;
  const char* bytes;
  size_t bytes_size;
  mm_loaded_executable* loaded;
  const char* options;
  size_t options_size;
} mm_deserialize_args;

// PJRT_NamedValue.
enum { MM_STRING = 0, MM_INT64 = 1, MM_INT64_LIST = 2, MM_FLOAT = 3, MM_BOOL = 4 };
typedef struct {
  size_t struct_size;
  void* extension_start;
  const char* name;
  size_t name_size;
  int type;
  union {
    const char* text;
    int64_t integer;
    const int64_t* list;
    float real;
  } value;
  size_t value_size;
} mm_named_value;

// PJRT_Plugin_Initialize_Args.
typedef struct {
  size_t struct_size;
  void* extension_start;
} mm_initialize_args;

// PJRT_Plugin_Attributes_Args.
typedef struct {
  size_t struct_size;
  void* extension_start;
  const mm_named_value* attributes;
  size_t num_attributes;
} mm_attributes_args;

// PJRT_Client_Create_Args.
typedef struct {
  size_t struct_size;
  void* extension_start;
  const mm_named_value* options;
  size_t num_options;
  void* get;
  void* get_argument;
  void* put;
  void* put_argument;
  mm_client* client;
  void* try_get;
  void* try_get_argument;
} mm_client_create_args;

// PJRT_Client_Destroy_Args.
typedef struct {
  size_t struct_size;
  void* extension_start;
  mm_client* client;
} mm_client_destroy_args;

// PJRT_Client_ProcessIndex_Args and PJRT_Device_LocalHardwareId_Args: a number of an object.
typedef struct {
  size_t struct_size;
  void* extension_start;
  void* object;
  int number;
} mm_number_args;

// PJRT_Client_DefaultDeviceAssignment_Args.
typedef struct {
  size_t struct_size;
  void* extension_start;
  mm_client* client;
  int num_replicas;
  int num_partitions;
  size_t assignment_size;
  int* assignment;
} mm_assignment_args;

// PJRT_TopologyDescription_Create_Args.
typedef struct {
  size_t struct_size;
  void* extension_start;
  const char* name;
  size_t name_size;
  const mm_named_value* options;
  size_t num_options;
  mm_topology* topology;
} mm_topology_create_args;

// PJRT_TopologyDescription_Destroy_Args.
typedef struct {
  size_t struct_size;
  void* extension_start;
  mm_topology* topology;
} mm_topology_destroy_args;

// PJRT_Compile_Args.
typedef struct {
  size_t struct_size;
  void* extension_start;
  const mm_topology* topology;
  const mm_program* program;
  const char* options;
  size_t options_size;
  mm_client* client;
  mm_executable* executable;
} mm_ahead_args;

// PJRT_Executable_GetCostAnalysis_Args.
typedef struct {
  size_t struct_size;
  void* extension_start;
  mm_executable* executable;
  size_t num_properties;
  const mm_named_value* properties;
} mm_cost_args;

// PJRT_Extension_Base: a link of the chain that starts at mm_api.extension_start.
typedef struct mm_extension {
  size_t struct_size;
  int type;
  struct mm_extension* next;
} mm_extension;

enum { MM_EXTENSION_FFI = 5 };

// PJRT_FFI_Register_Handler_Args, of pjrt_c_api_ffi_extension.h.
typedef struct {
  size_t struct_size;
  const char* target_name;
  size_t target_name_size;
  void* handler;
  const char* platform_name;
  size_t platform_name_size;
  int traits;
} mm_register_handler_args;

// PJRT_FFI_Extension, as far as it is needed. Its struct_size tells whether it has the last field.
typedef struct {
  mm_extension base;
  void* type_register;
  void* user_data_add;
  mm_error* (*register_handler)(mm_register_handler_args* args);
} mm_ffi_extension;

#endif  // MATMAMBA_PJRT_API_H_
