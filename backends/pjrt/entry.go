package pjrt

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"time"
)

// An entry is a file: a magic number, a checksum, the lengths of what follows, what is known about the executable as JSON,
// and the executable. The checksum covers the key too: a file under another's name is no entry.
const entryMagic = "MMEXEC1\n"

// entryHeader is fixed in size, so that a listing reads little of a large file.
type entryHeader struct {
	Magic       [len(entryMagic)]byte
	Checksum    [sha256.Size]byte
	AboutLength uint32
	DataLength  uint64
}

var headerLength = int64(binary.Size(entryHeader{}))

// maxAbout bounds what is read of a damaged file before its checksum can be known.
const maxAbout = 1 << 16

var errDamaged = errors.New("damaged entry")

// About says for people what an executable is.
type About struct {
	Program     string        `json:"program"`      // the name of the module
	Platform    string        `json:"platform"`     // such as cpu or cuda
	CompileTime time.Duration `json:"compile_time"` // what loading it saves, but for the time of loading
}

func checksum(key Key, about, data []byte) [sha256.Size]byte {
	return KeyOf(key[:], about, data)
}

// writeEntry writes an entry and makes sure that it is on the disk before it gets its name.
func writeEntry(file *os.File, key Key, about, data []byte) error {
	header := entryHeader{
		Checksum: checksum(key, about, data), AboutLength: uint32(len(about)), DataLength: uint64(len(data)),
	}
	copy(header.Magic[:], entryMagic)
	if err := binary.Write(file, binary.LittleEndian, header); err != nil {
		return err
	}
	for _, part := range [][]byte{about, data} {
		if _, err := file.Write(part); err != nil {
			return err
		}
	}
	return file.Sync()
}

// readEntry returns the executable in a file.
func readEntry(path string, key Key) ([]byte, error) {
	content, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	header, err := readHeader(bytes.NewReader(content))
	if err != nil {
		return nil, err
	}
	rest := content[headerLength:]
	if uint64(len(rest)) != uint64(header.AboutLength)+header.DataLength {
		return nil, fmt.Errorf("%w: %s has a wrong length", errDamaged, path)
	}
	about, data := rest[:header.AboutLength], rest[header.AboutLength:]
	if checksum(key, about, data) != header.Checksum {
		return nil, fmt.Errorf("%w: %s has a wrong checksum", errDamaged, path)
	}
	return data, nil
}

func readHeader(reader io.Reader) (entryHeader, error) {
	var header entryHeader
	if err := binary.Read(reader, binary.LittleEndian, &header); err != nil {
		return header, fmt.Errorf("%w: %w", errDamaged, err)
	}
	if string(header.Magic[:]) != entryMagic || header.AboutLength > maxAbout {
		return header, fmt.Errorf("%w: not an executable of this program", errDamaged)
	}
	return header, nil
}

// readAbout returns what an entry says about itself, without its executable and so without the checksum.
func readAbout(path string) (About, error) {
	var about About
	file, err := os.Open(path)
	if err != nil {
		return about, err
	}
	defer file.Close()
	header, err := readHeader(file)
	if err != nil {
		return about, err
	}
	description := make([]byte, header.AboutLength)
	if _, err := io.ReadFull(file, description); err != nil {
		return about, fmt.Errorf("%w: %w", errDamaged, err)
	}
	if err := json.Unmarshal(description, &about); err != nil {
		return about, fmt.Errorf("%w: %w", errDamaged, err)
	}
	return about, nil
}
