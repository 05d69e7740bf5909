// Package golden reads the reference numbers under testdata/golden in tests and compares with them. What the files hold and
// how they were made is told in testdata/golden/README.md.
package golden
