// Package selftest opens backends with kernels that have proved themselves. On a device on which a program runs for the first time each
// kernel is compared with the decomposition of its composite, on small random cases; one that disagrees, or does not compile, is left out,
// with a line in the log. What came of it is kept beside the cache of executables (backends.ExecutableCache), so that it costs some seconds
// once for a device, a plugin and a build of the program.
//
// MATMAMBA_SELFTEST=off leaves the test out, on makes it each time. Without a cache (MATMAMBA_CACHE=off) there is none, unless it is on.
package selftest
