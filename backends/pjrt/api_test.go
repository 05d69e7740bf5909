//go:build cgo && linux

package pjrt_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// structs are ours beside PJRT's, and the last field of each, whose end must be the same.
var structs = []struct{ ours, theirs, ourField, theirField string }{
	{"mm_api", "PJRT_Api", "version.minor_version", "pjrt_api_version.minor_version"},
	{"mm_error_destroy_args", "PJRT_Error_Destroy_Args", "error", "error"},
	{"mm_error_message_args", "PJRT_Error_Message_Args", "message", "message"},
	{"mm_error_message_args", "PJRT_Error_Message_Args", "message_size", "message_size"},
	{"mm_error_get_code_args", "PJRT_Error_GetCode_Args", "code", "code"},
	{"mm_text_args", "PJRT_Client_PlatformName_Args", "text_size", "platform_name_size"},
	{"mm_text_args", "PJRT_Client_PlatformVersion_Args", "text_size", "platform_version_size"},
	{"mm_text_args", "PJRT_DeviceDescription_Kind_Args", "text_size", "device_kind_size"},
	{"mm_text_args", "PJRT_Executable_Name_Args", "text_size", "executable_name_size"},
	{"mm_devices_args", "PJRT_Client_AddressableDevices_Args", "devices", "addressable_devices"},
	{"mm_devices_args", "PJRT_Client_AddressableDevices_Args", "num_devices", "num_addressable_devices"},
	{"mm_description_args", "PJRT_Device_GetDescription_Args", "description", "device_description"},
	{"mm_program", "PJRT_Program", "code", "code"},
	{"mm_program", "PJRT_Program", "code_size", "code_size"},
	{"mm_program", "PJRT_Program", "format", "format"},
	{"mm_program", "PJRT_Program", "format_size", "format_size"},
	{"mm_compile_args", "PJRT_Client_Compile_Args", "client", "client"},
	{"mm_compile_args", "PJRT_Client_Compile_Args", "program", "program"},
	{"mm_compile_args", "PJRT_Client_Compile_Args", "options", "compile_options"},
	{"mm_compile_args", "PJRT_Client_Compile_Args", "options_size", "compile_options_size"},
	{"mm_compile_args", "PJRT_Client_Compile_Args", "executable", "executable"},
	{"mm_executable_destroy_args", "PJRT_Executable_Destroy_Args", "executable", "executable"},
	{"mm_loaded_destroy_args", "PJRT_LoadedExecutable_Destroy_Args", "executable", "executable"},
	{"mm_execute_args", "PJRT_LoadedExecutable_Execute_Args", "device_complete_events", "device_complete_events"},
	{"mm_get_executable_args", "PJRT_LoadedExecutable_GetExecutable_Args", "loaded", "loaded_executable"},
	{"mm_get_executable_args", "PJRT_LoadedExecutable_GetExecutable_Args", "executable", "executable"},
	{"mm_num_outputs_args", "PJRT_Executable_NumOutputs_Args", "num_outputs", "num_outputs"},
	{"mm_memory_stats_args", "PJRT_Executable_GetCompiledMemoryStats_Args", "executable", "executable"},
	{"mm_memory_stats_args", "PJRT_Executable_GetCompiledMemoryStats_Args", "stats[14]", "peak_unpadded_heap_bytes"},
	{"mm_serialize_args", "PJRT_Executable_Serialize_Args", "bytes", "serialized_bytes"},
	{"mm_serialize_args", "PJRT_Executable_Serialize_Args", "bytes_size", "serialized_bytes_size"},
	{"mm_serialize_args", "PJRT_Executable_Serialize_Args", "owner", "serialized_executable"},
	{"mm_serialize_args", "PJRT_Executable_Serialize_Args", "deleter", "serialized_executable_deleter"},
	{"mm_deserialize_args", "PJRT_Executable_DeserializeAndLoad_Args", "bytes", "serialized_executable"},
	{"mm_deserialize_args", "PJRT_Executable_DeserializeAndLoad_Args", "loaded", "loaded_executable"},
	{"mm_deserialize_args", "PJRT_Executable_DeserializeAndLoad_Args", "options_size", "overridden_serialized_compile_options_size"},
	{"mm_text_args", "PJRT_TopologyDescription_PlatformVersion_Args", "text_size", "platform_version_size"},
	{"mm_named_value", "PJRT_NamedValue", "name_size", "name_size"},
	{"mm_named_value", "PJRT_NamedValue", "type", "type"},
	{"mm_named_value", "PJRT_NamedValue", "value", "float_value"},
	{"mm_named_value", "PJRT_NamedValue", "value_size", "value_size"},
	{"mm_initialize_args", "PJRT_Plugin_Initialize_Args", "extension_start", "extension_start"},
	{"mm_attributes_args", "PJRT_Plugin_Attributes_Args", "num_attributes", "num_attributes"},
	{"mm_client_create_args", "PJRT_Client_Create_Args", "num_options", "num_options"},
	{"mm_client_create_args", "PJRT_Client_Create_Args", "client", "client"},
	{"mm_client_destroy_args", "PJRT_Client_Destroy_Args", "client", "client"},
	{"mm_number_args", "PJRT_Client_ProcessIndex_Args", "number", "process_index"},
	{"mm_number_args", "PJRT_Device_LocalHardwareId_Args", "number", "local_hardware_id"},
	{"mm_assignment_args", "PJRT_Client_DefaultDeviceAssignment_Args", "num_partitions", "num_partitions"},
	{"mm_assignment_args", "PJRT_Client_DefaultDeviceAssignment_Args", "assignment", "default_assignment"},
	{"mm_topology_create_args", "PJRT_TopologyDescription_Create_Args", "name_size", "topology_name_size"},
	{"mm_topology_create_args", "PJRT_TopologyDescription_Create_Args", "num_options", "num_options"},
	{"mm_topology_create_args", "PJRT_TopologyDescription_Create_Args", "topology", "topology"},
	{"mm_topology_destroy_args", "PJRT_TopologyDescription_Destroy_Args", "topology", "topology"},
	{"mm_ahead_args", "PJRT_Compile_Args", "topology", "topology"},
	{"mm_ahead_args", "PJRT_Compile_Args", "program", "program"},
	{"mm_ahead_args", "PJRT_Compile_Args", "options_size", "compile_options_size"},
	{"mm_ahead_args", "PJRT_Compile_Args", "executable", "executable"},
	{"mm_cost_args", "PJRT_Executable_GetCostAnalysis_Args", "num_properties", "num_properties"},
	{"mm_cost_args", "PJRT_Executable_GetCostAnalysis_Args", "properties", "properties"},
}

var functions = map[string]string{
	"MM_ERROR_DESTROY":                    "PJRT_Error_Destroy",
	"MM_ERROR_MESSAGE":                    "PJRT_Error_Message",
	"MM_ERROR_GET_CODE":                   "PJRT_Error_GetCode",
	"MM_PLUGIN_INITIALIZE":                "PJRT_Plugin_Initialize",
	"MM_PLUGIN_ATTRIBUTES":                "PJRT_Plugin_Attributes",
	"MM_CLIENT_CREATE":                    "PJRT_Client_Create",
	"MM_CLIENT_DESTROY":                   "PJRT_Client_Destroy",
	"MM_CLIENT_PROCESS_INDEX":             "PJRT_Client_ProcessIndex",
	"MM_CLIENT_DEFAULT_DEVICE_ASSIGNMENT": "PJRT_Client_DefaultDeviceAssignment",
	"MM_DEVICE_LOCAL_HARDWARE_ID":         "PJRT_Device_LocalHardwareId",
	"MM_EXECUTABLE_COST_ANALYSIS":         "PJRT_Executable_GetCostAnalysis",
	"MM_TOPOLOGY_CREATE":                  "PJRT_TopologyDescription_Create",
	"MM_TOPOLOGY_DESTROY":                 "PJRT_TopologyDescription_Destroy",
	"MM_TOPOLOGY_PLATFORM_VERSION":        "PJRT_TopologyDescription_PlatformVersion",
	"MM_COMPILE":                          "PJRT_Compile",
	"MM_CLIENT_PLATFORM_NAME":             "PJRT_Client_PlatformName",
	"MM_CLIENT_PLATFORM_VERSION":          "PJRT_Client_PlatformVersion",
	"MM_CLIENT_ADDRESSABLE_DEVICES":       "PJRT_Client_AddressableDevices",
	"MM_CLIENT_COMPILE":                   "PJRT_Client_Compile",
	"MM_DEVICE_DESCRIPTION_KIND":          "PJRT_DeviceDescription_Kind",
	"MM_DEVICE_GET_DESCRIPTION":           "PJRT_Device_GetDescription",
	"MM_EXECUTABLE_DESTROY":               "PJRT_Executable_Destroy",
	"MM_EXECUTABLE_NAME":                  "PJRT_Executable_Name",
	"MM_EXECUTABLE_NUM_OUTPUTS":           "PJRT_Executable_NumOutputs",
	"MM_EXECUTABLE_SERIALIZE":             "PJRT_Executable_Serialize",
	"MM_LOADED_DESTROY":                   "PJRT_LoadedExecutable_Destroy",
	"MM_LOADED_GET_EXECUTABLE":            "PJRT_LoadedExecutable_GetExecutable",
	"MM_LOADED_EXECUTE":                   "PJRT_LoadedExecutable_Execute",
	"MM_EXECUTABLE_DESERIALIZE_AND_LOAD":  "PJRT_Executable_DeserializeAndLoad",
	"MM_EXECUTABLE_MEMORY_STATS":          "PJRT_Executable_GetCompiledMemoryStats",
}

// Our header says what go-xla's says, to the byte. The C compiler compares them, from the module that the tests are built with.
func TestHeaderIsPJRTs(t *testing.T) {
	dir, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/gomlx/go-xla").Output()
	if err != nil || strings.TrimSpace(string(dir)) == "" {
		t.Skipf("go-xla's source is not here: %v", err)
	}
	here, err := os.Getwd()
	require.NoError(t, err)
	var source strings.Builder
	fmt.Fprintf(&source, "#include \"%s/pjrt/pjrt_c_api.h\"\n#include \"%s/api.h\"\n", strings.TrimSpace(string(dir)), here)
	for _, s := range structs {
		equal(&source, fmt.Sprintf("offsetof(%s, %s)", s.ours, s.ourField), fmt.Sprintf("offsetof(%s, %s)", s.theirs, s.theirField))
		if s.ours != "mm_api" {
			equal(&source, fmt.Sprintf("sizeof(%s)", s.ours), fmt.Sprintf("sizeof(%s)", s.theirs))
		}
	}
	for ours, theirs := range functions {
		equal(&source, fmt.Sprintf("offsetof(mm_api, functions) + %s * sizeof(void*)", ours), fmt.Sprintf("offsetof(PJRT_Api, %s)", theirs))
	}
	equal(&source, "sizeof(mm_api) + MM_FUNCTIONS_OF_GO_XLA * sizeof(void*)", "sizeof(PJRT_Api)")
	equal(&source, "MM_MAJOR", "PJRT_API_MAJOR")
	output, err := compileC(t, source.String(), "-fsyntax-only")
	require.NoError(t, err, output)
}

func equal(source *strings.Builder, ours, theirs string) {
	fmt.Fprintf(source, "_Static_assert(%s == %s, \"%s\");\n", ours, theirs, strings.ReplaceAll(ours, `"`, `'`))
}

// compileC runs the C compiler, which a build with XLA has, on a source.
func compileC(t *testing.T, source string, flags ...string) (output string, err error) {
	t.Helper()
	compiler := os.Getenv("CC")
	if compiler == "" {
		compiler = "gcc"
	}
	file := filepath.Join(t.TempDir(), "source.c")
	require.NoError(t, os.WriteFile(file, []byte(source), 0o600))
	text, err := exec.Command(compiler, append(flags, file)...).CombinedOutput()
	return string(text), err
}
