//go:build cgo && linux

// The functions that the layer puts into a plugin's table. Compilation goes to Go. The functions of errors tell ours, which the
// plugin would not understand, from the plugin's.

#include "layer.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "_cgo_export.h"

// An error of ours. They are few and short-lived, so a list serves to recognise them.
typedef struct own_error {
  struct own_error* next;
  size_t size;
  char message[];
} own_error;

static own_error* own_errors;
static pthread_mutex_t own_mutex = PTHREAD_MUTEX_INITIALIZER;

static const mm_api* plugins[MM_SLOTS];

mm_error* mm_new_error(const char* message, size_t size) {
  own_error* error = malloc(sizeof(own_error) + size);
  if (!error) abort();
  error->size = size;
  memcpy(error->message, message, size);
  pthread_mutex_lock(&own_mutex);
  error->next = own_errors;
  own_errors = error;
  pthread_mutex_unlock(&own_mutex);
  return (mm_error*)error;
}

static const own_error* find_own(const mm_error* error) {
  pthread_mutex_lock(&own_mutex);
  const own_error* own = own_errors;
  while (own && own != (const own_error*)error) own = own->next;
  pthread_mutex_unlock(&own_mutex);
  return own;
}

// destroy_own frees an error if it is ours.
static int destroy_own(mm_error* error) {
  pthread_mutex_lock(&own_mutex);
  own_error** link = &own_errors;
  while (*link && *link != (own_error*)error) link = &(*link)->next;
  own_error* own = *link;
  if (own) *link = own->next;
  pthread_mutex_unlock(&own_mutex);
  free(own);
  return own != NULL;
}

static void error_destroy(const mm_api* plugin, mm_error_destroy_args* args) {
  if (args->error && destroy_own(args->error)) return;
  ((void (*)(mm_error_destroy_args*))plugin->functions[MM_ERROR_DESTROY])(args);
}

static void error_message(const mm_api* plugin, mm_error_message_args* args) {
  const own_error* own = find_own(args->error);
  if (own) {
    args->message = own->message;
    args->message_size = own->size;
    return;
  }
  ((void (*)(mm_error_message_args*))plugin->functions[MM_ERROR_MESSAGE])(args);
}

static mm_error* error_get_code(const mm_api* plugin, mm_error_get_code_args* args) {
  if (find_own(args->error)) {
    args->code = MM_INTERNAL;
    return NULL;
  }
  return ((mm_error * (*)(mm_error_get_code_args*)) plugin->functions[MM_ERROR_GET_CODE])(args);
}

void mm_own_error_destroy(mm_error_destroy_args* args) {
  if (args->error) destroy_own(args->error);
}

void mm_own_error_message(mm_error_message_args* args) {
  const own_error* own = find_own(args->error);
  args->message = own ? own->message : "";
  args->message_size = own ? own->size : 0;
}

mm_error* mm_own_error_get_code(mm_error_get_code_args* args) {
  args->code = MM_INTERNAL;
  return NULL;
}

// execute starts a program without events that tell when it is done: go-xla waits for those as soon as it has them. Whoever
// reads a result waits for it then, and gets the program's error.
static mm_error* execute(const mm_api* plugin, mm_execute_args* args) {
  args->device_complete_events = NULL;
  return ((mm_error * (*)(mm_execute_args*)) plugin->functions[MM_LOADED_EXECUTE])(args);
}

#define EACH_SLOT(DO) \
  DO(0) DO(1) DO(2) DO(3) DO(4) DO(5) DO(6) DO(7) DO(8) DO(9) DO(10) DO(11) DO(12) DO(13) DO(14) DO(15)

#define FUNCTIONS(n)                                                                                               \
  static mm_error* compile_##n(mm_compile_args* args) { return matmambaCompile(n, args); }                         \
  static void destroy_##n(mm_error_destroy_args* args) { error_destroy(plugins[n], args); }                        \
  static void message_##n(mm_error_message_args* args) { error_message(plugins[n], args); }                        \
  static mm_error* get_code_##n(mm_error_get_code_args* args) { return error_get_code(plugins[n], args); }         \
  static mm_error* execute_##n(mm_execute_args* args) { return execute(plugins[n], args); }
EACH_SLOT(FUNCTIONS)

#define ROW(n) {(void*)compile_##n, (void*)destroy_##n, (void*)message_##n, (void*)get_code_##n, (void*)execute_##n},
static void* const functions[MM_SLOTS][5] = {EACH_SLOT(ROW)};

mm_api* mm_layered(int slot, const mm_api* plugin, int async) {
  // go-xla may look for any function it knows of; in the table of an older plugin it finds none there rather than whatever
  // follows in memory.
  size_t known = sizeof(mm_api) + MM_FUNCTIONS_OF_GO_XLA * sizeof(void*);
  mm_api* layered = calloc(1, plugin->struct_size > known ? plugin->struct_size : known);
  if (!layered) abort();
  memcpy(layered, plugin, plugin->struct_size);
  layered->functions[MM_CLIENT_COMPILE] = functions[slot][0];
  layered->functions[MM_ERROR_DESTROY] = functions[slot][1];
  layered->functions[MM_ERROR_MESSAGE] = functions[slot][2];
  layered->functions[MM_ERROR_GET_CODE] = functions[slot][3];
  if (async) layered->functions[MM_LOADED_EXECUTE] = functions[slot][4];
  plugins[slot] = plugin;
  return layered;
}
