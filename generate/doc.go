// Package generate decodes text from a language model at any width or mix: a prompt in blocks through the SSD, then token after
// token on the recurrent state, so that the cost of a token does not depend on how many came before.
//
// What a [Decoder] carries from token to token stays on the device, and so does the loop over tokens: a dispatch draws several,
// sampling included, from random numbers that depend on the seed and the token's number alone. Where states are many, a dispatch may write
// those of the SSM with every fourth token and the last one alone, and logits that nothing is drawn from with the last (lm.Model.LateStates). On a
// device beside the host a dispatch may start before the tokens of the one before it are read (DecoderOptions.Ahead). Text comes in draws of about a
// tenth of a second at most, so that it flows however fast tokens are. A sequence that ends inside a dispatch is drawn on to its end, and what has
// started is not stopped. On the pure Go backend the loop is on the host.
package generate
