// Command lm is a complete training script: it builds a nested language model of its own size, trains all of its widths
// together on the text in a folder, saves it, and lets two widths write.
//
//	go run ./examples/lm -data path/to/text -steps 100 -out model
package main
