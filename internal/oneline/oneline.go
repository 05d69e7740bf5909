// Package oneline makes one line of a message that may have several, for logs and for what people read last.
package oneline

import "strings"

// Of is text with a single space wherever it has white space.
func Of(text string) string { return strings.Join(strings.Fields(text), " ") }
