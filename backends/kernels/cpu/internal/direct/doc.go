// Package direct calls the handlers of the CPU's kernels as XLA would, without XLA: for tests, also on a processor that is emulated.
//
// Every operand and result lies between two pages that nobody may touch, once at the lower and once at the upper end of what lies between;
// operands that no result takes the memory of can't be written, and results are NaN before. So what reads or writes beside a buffer, or
// writes an operand, ends the process; and results that depend on where buffers lie are an error. So is a handler that asks
// twice how many threads there are. Memory that a handler allocates for itself is not watched.
package direct
