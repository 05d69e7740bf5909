package pjrt

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
)

// Key names an executable by all that decides what it is.
type Key [sha256.Size]byte

// String is the key in hexadecimal.
func (k Key) String() string { return hex.EncodeToString(k[:]) }

// KeyOf is the key of a sequence of parts. Each part's length goes into it, lest the end of one be taken for the beginning of
// the next.
func KeyOf(parts ...[]byte) Key {
	hash := sha256.New()
	for _, part := range parts {
		_ = binary.Write(hash, binary.LittleEndian, uint64(len(part))) // writing to a hash never fails
		hash.Write(part)
	}
	return Key(hash.Sum(nil))
}
