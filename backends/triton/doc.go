// Package triton writes kernels in Triton's intermediate representation (TTIR), the text that XLA compiles for GPUs when a program calls
// `__gpu$xla.gpu.triton`. It needs neither Python nor a GPU: a [Func] collects operations on typed [Value]s and returns the text.
//
// A value is a scalar or a tensor of a power of two elements, of an element type or of pointers to one. Operations take other values or
// plain Go numbers, which become constants of the type they meet; tensors meet by NumPy's rules. Whatever does not fit together panics,
// and the message begins with the file and line of the kernel that asked for it.
//
// What is written is the program as it was built, with equal pure operations written once: Triton's own passes do the rest. Package interp runs
// the text without a GPU, for tests.
package triton
