// Package distance tells how far computed numbers are from those that are wanted, in one measure for goldens, for kernels beside their
// decompositions in tests, and for those that a program compares at its start.
package distance
