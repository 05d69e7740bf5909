// Command matmamba trains nested MatMamba language models, evaluates them and generates text at every width, compiles them ahead of time for
// devices that need not be here and runs what came of it, and measures how fast all of it is. The package holds flags, what is printed, and
// exit codes; what is computed stands in the packages beside it.
package main
