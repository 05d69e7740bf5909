package oneline

import "strings"

// Of is text with a single space wherever it has white space.
func Of(text string) string { return strings.Join(strings.Fields(text), " ") }
