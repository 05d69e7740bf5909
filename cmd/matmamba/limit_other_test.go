//go:build !linux && !darwin

package main

func limitChild() error { return nil }
