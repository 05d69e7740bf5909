// Package generate decodes text from a language model at any width or mix: prefill in blocks, then one token at a time on the
// recurrent state, so that the cost of a token does not depend on how many came before.
package generate
