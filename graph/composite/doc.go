// Package composite puts named operations into a program: operations that any backend computes by their decomposition, and
// that a backend with a kernel for them computes by that instead (backends/kernels). They carry a gradient of their own.
//
// Where the backend has functions, an operation becomes a function of the program, one for each set of attributes and input
// shapes, and is called as often as needed. Its name says what it computes:
//
//	matmamba_<op>__<key>_<value>__<key>_<value>...__<serial>
//
// XLA inlines the function unless a kernel takes the place of its body. On GoMLX's go backend, which runs calls as they stand
// and shares nothing between a forward and a backward function, the decomposition is built in place.
//
// Nothing here knows a model, a kernel or a device.
package composite
