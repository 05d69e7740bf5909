//go:build cgo && linux

package cpu_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// structs are ours beside XLA's, and a field of each that must lie at the same place.
var structs = []struct{ ours, theirs, ourField, theirField string }{
	{"mm_ffi_extension", "XLA_FFI_Extension_Base", "type", "type"},
	{"mm_ffi_extension", "XLA_FFI_Extension_Base", "next", "next"},
	{"mm_ffi_version", "XLA_FFI_Api_Version", "minor_version", "minor_version"},
	{"mm_ffi_metadata", "XLA_FFI_Metadata", "api_version", "api_version"},
	{"mm_ffi_metadata", "XLA_FFI_Metadata", "traits", "traits"},
	{"mm_ffi_metadata_extension", "XLA_FFI_Metadata_Extension", "metadata", "metadata"},
	{"mm_ffi_error_args", "XLA_FFI_Error_Create_Args", "message", "message"},
	{"mm_ffi_error_args", "XLA_FFI_Error_Create_Args", "code", "errc"},
	{"mm_ffi_destroy_args", "XLA_FFI_Error_Destroy_Args", "error", "error"},
	{"mm_ffi_schedule_args", "XLA_FFI_ThreadPool_Schedule_Args", "task", "task"},
	{"mm_ffi_schedule_args", "XLA_FFI_ThreadPool_Schedule_Args", "data", "data"},
	{"mm_ffi_num_threads_args", "XLA_FFI_ThreadPool_NumThreads_Args", "num_threads", "num_threads"},
	{"mm_ffi_api", "XLA_FFI_Api", "error_create", "XLA_FFI_Error_Create"},
	{"mm_ffi_api", "XLA_FFI_Api", "error_destroy", "XLA_FFI_Error_Destroy"},
	{"mm_ffi_api", "XLA_FFI_Api", "thread_pool_schedule", "XLA_FFI_ThreadPool_Schedule"},
	{"mm_ffi_api", "XLA_FFI_Api", "thread_pool_num_threads", "XLA_FFI_ThreadPool_NumThreads"},
	{"mm_ffi_buffer", "XLA_FFI_Buffer", "dtype", "dtype"},
	{"mm_ffi_buffer", "XLA_FFI_Buffer", "data", "data"},
	{"mm_ffi_buffer", "XLA_FFI_Buffer", "rank", "rank"},
	{"mm_ffi_buffer", "XLA_FFI_Buffer", "dims", "dims"},
	{"mm_ffi_span", "XLA_FFI_ByteSpan", "size", "len"},
	{"mm_ffi_scalar", "XLA_FFI_Scalar", "value", "value"},
	{"mm_ffi_values", "XLA_FFI_Args", "size", "size"},
	{"mm_ffi_values", "XLA_FFI_Args", "values", "args"},
	{"mm_ffi_values", "XLA_FFI_Rets", "values", "rets"},
	{"mm_ffi_attributes", "XLA_FFI_Attrs", "types", "types"},
	{"mm_ffi_attributes", "XLA_FFI_Attrs", "names", "names"},
	{"mm_ffi_attributes", "XLA_FFI_Attrs", "values", "attrs"},
	{"mm_ffi_frame", "XLA_FFI_CallFrame", "api", "api"},
	{"mm_ffi_frame", "XLA_FFI_CallFrame", "stage", "stage"},
	{"mm_ffi_frame", "XLA_FFI_CallFrame", "arguments", "args"},
	{"mm_ffi_frame", "XLA_FFI_CallFrame", "results", "rets"},
	{"mm_ffi_frame", "XLA_FFI_CallFrame", "attributes", "attrs"},
}

var constants = map[string]string{
	"MM_FFI_INVALID_ARGUMENT": "XLA_FFI_Error_Code_INVALID_ARGUMENT", "MM_FFI_RESOURCE_EXHAUSTED": "XLA_FFI_Error_Code_RESOURCE_EXHAUSTED",
	"MM_FFI_S8": "XLA_FFI_DataType_S8", "MM_FFI_S32": "XLA_FFI_DataType_S32", "MM_FFI_S64": "XLA_FFI_DataType_S64", "MM_FFI_F32": "XLA_FFI_DataType_F32",
	"MM_FFI_BF16": "XLA_FFI_DataType_BF16", "MM_FFI_EXECUTE": "XLA_FFI_ExecutionStage_EXECUTE", "MM_FFI_SCALAR": "XLA_FFI_AttrType_SCALAR",
	"MM_FFI_STRING":   "XLA_FFI_AttrType_STRING",
	"MM_FFI_METADATA": "XLA_FFI_Extension_Metadata", "MM_FFI_MAJOR": "XLA_FFI_API_MAJOR",
}

// Our header says what XLA's says, to the byte. XLA's comes with the Python package jaxlib.
func TestHeaderIsXLAs(t *testing.T) {
	found, err := exec.Command("python3", "-c", "import jaxlib, os; print(os.path.dirname(jaxlib.__file__))").Output()
	if err != nil {
		t.Skip("no Python with jaxlib here")
	}
	include := filepath.Join(strings.TrimSpace(string(found)), "include")
	if _, err := os.Stat(filepath.Join(include, "xla/ffi/api/c_api.h")); err != nil {
		t.Skipf("jaxlib has no header: %v", err)
	}
	var source strings.Builder
	source.WriteString("#include \"xla/ffi/api/c_api.h\"\n#include \"ffi.h\"\n")
	equal := func(ours, theirs string) {
		fmt.Fprintf(&source, "_Static_assert(%s == %s, \"%s\");\n", ours, theirs, ours)
	}
	for _, s := range structs {
		equal(fmt.Sprintf("offsetof(%s, %s)", s.ours, s.ourField), fmt.Sprintf("offsetof(%s, %s)", s.theirs, s.theirField))
	}
	for ours, theirs := range constants {
		equal("(int)"+ours, "(int)"+theirs)
	}
	file := filepath.Join(t.TempDir(), "source.c")
	require.NoError(t, os.WriteFile(file, []byte(source.String()), 0o600))
	output, err := exec.Command("gcc", "-fsyntax-only", "-I", include, "-I", ".", file).CombinedOutput()
	require.NoError(t, err, string(output))
}
