// Command matmamba trains nested MatMamba language models, evaluates them at every width, and generates text.
package main
