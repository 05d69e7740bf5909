package data

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"

	"github.com/matmamba/matmamba/checkpoint"
)

// Names in a folder of prepared shards.
const (
	trainFolder      = "train"
	validationFolder = "val"
	metaName         = "meta.json"
)

// Prepared counts what [Prepare] wrote.
type Prepared struct {
	TrainTokens, ValidationTokens, TrainShards, ValidationShards int
}

// Prepare turns text into shards: out/train/tokens_000000.bin and on, out/val, and meta.json, with at most shardTokens
// tokens in each. out appears whole or not at all.
func Prepare(ctx context.Context, path, out string, t Tokenizer, shardTokens int) (Prepared, error) {
	if shardTokens < 2 {
		return Prepared{}, fmt.Errorf("prepare: %d tokens per shard, want at least 2", shardTokens)
	}
	documents, err := ReadText(ctx, path)
	if err != nil {
		return Prepared{}, err
	}
	if _, err := os.Stat(out); err == nil {
		return Prepared{}, fmt.Errorf("prepare: %s exists already; name a new folder or remove it", out)
	}
	train, validation := Split(documents)
	var done Prepared
	err = checkpoint.WriteDir(out, func(dir string) error {
		m := meta{Tokenizer: t.Name(), VocabSize: t.VocabSize()}
		var err error
		if m.TrainTokens, m.TrainBytes, done.TrainShards, err = prepareFolder(ctx, filepath.Join(dir, trainFolder), t, train, shardTokens); err != nil {
			return err
		}
		if m.ValidationTokens, m.ValidationBytes, done.ValidationShards, err = prepareFolder(ctx, filepath.Join(dir, validationFolder), t, validation, shardTokens); err != nil {
			return err
		}
		done.TrainTokens, done.ValidationTokens = m.TrainTokens, m.ValidationTokens
		text, err := json.MarshalIndent(m, "", "  ")
		if err != nil {
			return err
		}
		return os.WriteFile(filepath.Join(dir, metaName), text, 0o644)
	})
	return done, err
}

func prepareFolder(ctx context.Context, dir string, t Tokenizer, documents []Document, shardTokens int) (tokens, size, shards int, err error) {
	if err := os.Mkdir(dir, 0o755); err != nil {
		return 0, 0, 0, err
	}
	all, err := Tokens(ctx, t, documents)
	if err != nil {
		return 0, 0, 0, err
	}
	for _, d := range documents {
		size += len(d.Text) + 1
	}
	for at := 0; at < len(all); at += shardTokens {
		name := filepath.Join(dir, fmt.Sprintf("tokens_%06d.bin", shards))
		if err := WriteShard(name, all[at:min(at+shardTokens, len(all))]); err != nil {
			return 0, 0, 0, err
		}
		shards++
	}
	return len(all), size, shards, nil
}
