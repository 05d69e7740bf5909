//go:build cgo && linux

#define _GNU_SOURCE
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <time.h>

#include "frame.h"

#if defined(__x86_64__)
#include <xmmintrin.h>
#endif

// A job's items are taken in turn by whoever comes. The caller waits for items that are being worked on, never for a thread to
// come: were all of XLA's threads waiting like this, none could. So a job may outlive its call, until the last thread has seen that
// nothing is left; then only its own fields are touched.
typedef struct {
  int64_t count;
  mm_work* work;
  const void* data;
  atomic_llong next;
  atomic_int workers;
  atomic_int users;
  pthread_mutex_t mutex;
  pthread_cond_t finished;
  atomic_llong done;  // changed under mutex
} job;

// flush_subnormals makes arithmetic take subnormal numbers for zero, and returns what restore needs.
static unsigned long flush_subnormals(void) {
#if defined(__x86_64__)
  unsigned int before = _mm_getcsr();
  _mm_setcsr(before | 0x8040);
  return before;
#elif defined(__aarch64__)
  unsigned long before;
  __asm__ volatile("mrs %0, fpcr" : "=r"(before));
  __asm__ volatile("msr fpcr, %0" : : "r"(before | 1ul << 24));
  return before;
#else
  return 0;
#endif
}

static void restore(unsigned long before) {
#if defined(__x86_64__)
  _mm_setcsr((unsigned int)before);
#elif defined(__aarch64__)
  __asm__ volatile("msr fpcr, %0" : : "r"(before));
#endif
}

// take_items works until no item is left.
static void take_items(job* j) {
  int64_t made = 0;
  int worker = atomic_fetch_add(&j->workers, 1);
  unsigned long mode = flush_subnormals();
  for (;;) {
    int64_t item = atomic_fetch_add(&j->next, 1);
    if (item >= j->count) break;
    j->work(j->data, item, worker);
    made++;
  }
  restore(mode);
  if (!made) return;
  pthread_mutex_lock(&j->mutex);
  if (atomic_fetch_add(&j->done, made) + made == j->count) pthread_cond_signal(&j->finished);
  pthread_mutex_unlock(&j->mutex);
}

static void leave(job* j) {
  if (atomic_fetch_sub(&j->users, 1) != 1) return;
  pthread_mutex_destroy(&j->mutex);
  pthread_cond_destroy(&j->finished);
  free(j);
}

// A helper stays in its seat for a while after a job: the next one comes soon, and to wake a thread takes as long as small jobs do. A
// seat is empty, or a thread waits in it, or it holds the job that was given to that thread.
enum { SEATS = 64, SIT_NANOSECONDS = 30000, WAIT_NANOSECONDS = 100000 };
static _Atomic(job*) seats[SEATS];
static job waiting;

// coming is how many helpers XLA was asked for that are not there yet. Nobody waits in a seat while there are some: jobs often end before they
// come, and were each to wait for the next job, then what XLA has to do behind them would wait for all of them.
static atomic_int coming;

// relax tells the processor that a thread waits.
static void relax(void) {
#if defined(__x86_64__)
  _mm_pause();
#elif defined(__aarch64__)
  __asm__ volatile("isb");
#endif
}

static int64_t nanoseconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec * 1000000000ll + now.tv_nsec;
}

// sit waits in a seat for a job, and returns NULL if none came. Others may need the processor meanwhile: XLA's own loops do.
static job* sit(void) {
  for (int i = 0; i < SEATS && !atomic_load(&coming); i++) {
    job* found = NULL;
    if (!atomic_compare_exchange_strong(&seats[i], &found, &waiting)) continue;
    int64_t until = nanoseconds() + SIT_NANOSECONDS;
    do {
      for (int spins = 0; spins < 16; spins++) {
        if ((found = atomic_load(&seats[i])) != &waiting) {
          atomic_store(&seats[i], NULL);
          return found;
        }
        relax();
      }
      sched_yield();
    } while (nanoseconds() < until && !atomic_load(&coming));
    found = &waiting;
    if (atomic_compare_exchange_strong(&seats[i], &found, NULL)) return NULL;
    atomic_store(&seats[i], NULL);
    return found;
  }
  return NULL;
}

// give gives a job to a thread that waits, and tells whether there was one.
static int give(job* j) {
  for (int i = 0; i < SEATS; i++) {
    job* found = &waiting;
    if (atomic_load(&seats[i]) == &waiting && atomic_compare_exchange_strong(&seats[i], &found, j)) return 1;
  }
  return 0;
}

static void help(void* data) {
  atomic_fetch_sub(&coming, 1);
  for (job* j = data; j; j = sit()) {
    take_items(j);
    leave(j);
  }
}

// threads is how many threads XLA has for a call, 1 where it does not say.
static int64_t threads(const mm_call* call) {
  const mm_ffi_api* api = call->frame->api;
  if (api->struct_size < sizeof *api) return 1;
  int64_t count = 1;
  mm_ffi_num_threads_args args = {.struct_size = sizeof args, .context = call->frame->context, .num_threads = &count};
  mm_ffi_error* error = api->thread_pool_num_threads(&args);
  if (!error) return count;
  mm_ffi_destroy_args destroy = {.struct_size = sizeof destroy, .error = error};
  api->error_destroy(&destroy);
  return 1;
}

// schedule asks for a thread to help, and tells whether one may come.
static int schedule(const mm_call* call, job* j) {
  const mm_ffi_api* api = call->frame->api;
  mm_ffi_schedule_args args = {.struct_size = sizeof args, .context = call->frame->context, .task = help, .data = j};
  atomic_fetch_add(&coming, 1);
  mm_ffi_error* error = api->thread_pool_schedule(&args);
  if (!error) return 1;
  atomic_fetch_sub(&coming, 1);
  mm_ffi_destroy_args destroy = {.struct_size = sizeof destroy, .error = error};
  api->error_destroy(&destroy);
  return 0;
}

// processors is how many processors this process may use.
static int64_t processors(void) {
  cpu_set_t set;
  return sched_getaffinity(0, sizeof set, &set) ? 1 : CPU_COUNT(&set);
}

int64_t mm_workers(mm_call* call, int64_t count) {
  if (!call->most) {
    int64_t all = threads(call), fit = processors();
    call->most = fit < all ? fit : all;
  }
  return count < call->most ? count : call->most;
}

void mm_parallel(mm_call* call, int64_t count, mm_work* work, const void* data) {
  if (call->error || count < 1) return;
  job* j = malloc(sizeof *j);
  if (!j) {
    mm_fail(call, MM_FFI_RESOURCE_EXHAUSTED, "no memory for a job");
    return;
  }
  j->count = count, j->work = work, j->data = data;
  atomic_init(&j->done, 0);
  atomic_init(&j->next, 0);
  atomic_init(&j->workers, 0);
  atomic_init(&j->users, 1);
  pthread_mutex_init(&j->mutex, NULL);
  pthread_cond_init(&j->finished, NULL);
  for (int64_t helpers = mm_workers(call, count) - 1; helpers > 0; helpers--) {
    atomic_fetch_add(&j->users, 1);
    if (!give(j) && !schedule(call, j)) atomic_fetch_sub(&j->users, 1);
  }
  take_items(j);
  for (int64_t until = nanoseconds() + WAIT_NANOSECONDS; atomic_load(&j->done) < j->count && nanoseconds() < until;) relax();
  pthread_mutex_lock(&j->mutex);
  while (atomic_load(&j->done) < j->count) pthread_cond_wait(&j->finished, &j->mutex);
  pthread_mutex_unlock(&j->mutex);
  leave(j);
}
