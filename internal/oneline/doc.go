// Package oneline makes one line of a message that may have several, for logs and for what people read last.
package oneline
