// A plugin of ours that compiles nothing: it keeps what go-xla would have had compiled.

#ifndef MATMAMBA_PJRT_RECORDER_H_
#define MATMAMBA_PJRT_RECORDER_H_

#include "api.h"

// Options of the recorder's clients: which recording takes the programs, and how many devices it seems to have.
#define MM_RECORDING "matmamba_recording"
#define MM_DEVICES "matmamba_devices"

// mm_recorder is the recorder's table of functions. It lives as long as the process.
const mm_api* mm_recorder(void);

#endif  // MATMAMBA_PJRT_RECORDER_H_
