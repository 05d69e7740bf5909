// Package data turns text into token sequences: token shards in the official .bin format, plain text files and folders,
// byte-level and GPT-2 tokenizers, and the sources of batches that training and validation read. It knows no models and
// needs no device.
package data
