package data

import (
	"bufio"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"slices"

	"github.com/matmamba/matmamba/checkpoint"
)

// The official shard format (docs/reference.md section 4): 256 little-endian int32, then tokens as uint16.
const (
	shardMagic   = 20240520
	shardVersion = 1
	headerBytes  = 256 * 4
)

// ErrShard reports a file that is no token shard.
var ErrShard = errors.New("not a token shard")

// ReadShard reads a .bin token shard. The size of the file must be that of its header's count.
func ReadShard(path string) ([]uint16, error) {
	content, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("read shard: %w", err)
	}
	tokens, err := parseShard(content)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return tokens, nil
}

func parseShard(content []byte) ([]uint16, error) {
	if len(content) < headerBytes {
		return nil, fmt.Errorf("%w: %d bytes, the header alone has %d", ErrShard, len(content), headerBytes)
	}
	field := func(i int) int32 { return int32(binary.LittleEndian.Uint32(content[4*i:])) }
	if field(0) != shardMagic {
		return nil, fmt.Errorf("%w: begins with %d, want %d", ErrShard, field(0), shardMagic)
	}
	if field(1) != shardVersion {
		return nil, fmt.Errorf("%w: version %d, want %d", ErrShard, field(1), shardVersion)
	}
	body := content[headerBytes:]
	if count := int64(field(2)); count < 0 || 2*count != int64(len(body)) {
		return nil, fmt.Errorf("%w: the header counts %d tokens, the file holds %d bytes of them", ErrShard, count, len(body))
	}
	tokens := make([]uint16, len(body)/2)
	for i := range tokens {
		tokens[i] = binary.LittleEndian.Uint16(body[2*i:])
	}
	return tokens, nil
}

// WriteShard writes a token shard that appears whole or not at all.
func WriteShard(path string, tokens []int32) error {
	if len(tokens) > math.MaxInt32 {
		return fmt.Errorf("write shard %s: %d tokens, at most %d fit one", path, len(tokens), math.MaxInt32)
	}
	for i, token := range tokens {
		if token < 0 || token > math.MaxUint16 {
			return fmt.Errorf("write shard %s: token %d is %d, shards hold 0 to %d", path, i, token, math.MaxUint16)
		}
	}
	return checkpoint.WriteFileAtomic(path, func(w io.Writer) error {
		buffered := bufio.NewWriterSize(w, 1<<20)
		header := make([]int32, 256)
		header[0], header[1], header[2] = shardMagic, shardVersion, int32(len(tokens))
		if err := binary.Write(buffered, binary.LittleEndian, header); err != nil {
			return err
		}
		for _, token := range tokens {
			if err := binary.Write(buffered, binary.LittleEndian, uint16(token)); err != nil {
				return err
			}
		}
		return buffered.Flush()
	})
}

// ShardFiles lists the .bin files of a folder in the order in which they are read, or path itself if it is one.
func ShardFiles(path string) ([]string, error) {
	if filepath.Ext(path) == ".bin" {
		return []string{path}, nil
	}
	files, err := filepath.Glob(filepath.Join(path, "*.bin"))
	if err != nil {
		return nil, fmt.Errorf("shards of %s: %w", path, err)
	}
	slices.Sort(files)
	return files, nil
}
