package checkpoint

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func state(step int) State {
	w := weights(float32(step))[0]
	return State{
		Step: step, RNG: json.RawMessage(`[1,2]`), DataPosition: json.RawMessage(`{"shard":3,"offset":12345678901234567890}`),
		Versions: json.RawMessage(`{"matmamba":"test"}`), Config: json.RawMessage(`{"d_model":64}`),
		Model: []Tensor{w}, Optimizer: []Tensor{w.As(ExpAvg("w")), w.As(ExpAvgSq("w"))},
		Extra: map[string][]byte{"train.toml": []byte("lr = 1")},
	}
}

func TestStateRoundTrip(t *testing.T) {
	run, want := t.TempDir(), state(1000)
	dir, err := SaveState(run, want)
	require.NoError(t, err)
	require.Equal(t, filepath.Join(run, "step-00001000"), dir)
	got, err := LoadState(dir)
	require.NoError(t, err)
	require.Equal(t, want.Step, got.Step)
	require.JSONEq(t, string(want.RNG), string(got.RNG))
	require.Contains(t, string(got.DataPosition), "12345678901234567890", "numbers keep all their digits")
	require.JSONEq(t, string(want.Versions), string(got.Versions))
	require.Equal(t, want.Config, got.Config)
	require.Equal(t, want.Model, got.Model)
	require.Equal(t, want.Optimizer, got.Optimizer)
	require.FileExists(t, filepath.Join(got.Dir, "train.toml"))
	_, err = got.Tensor("w")
	require.NoError(t, err)
	_, err = got.OptimizerTensor("exp_avg_sq.w")
	require.NoError(t, err)
	require.NoError(t, got.Close())
	require.NoError(t, got.Close())
	// It is a model directory, too.
	m, err := LoadModelDir(dir)
	require.NoError(t, err)
	require.NoError(t, m.Close())
}

func TestStateWithoutRaw(t *testing.T) {
	dir, err := SaveState(t.TempDir(), State{Config: json.RawMessage("{}")})
	require.NoError(t, err)
	got, err := LoadState(dir)
	require.NoError(t, err)
	defer got.Close()
	require.Equal(t, "null", string(got.RNG))
	require.Empty(t, got.Model)
}

func TestLoadStateRefuses(t *testing.T) {
	const whole = `{"format":1,"step":7,"rng":null,"data_position":null,"versions":null}`
	for name, text := range map[string]string{
		"not JSON":      "{",
		"unknown field": strings.Replace(whole, "}", `,"extra":1}`, 1),
		"step twice":    strings.Replace(whole, "}", `,"step":7}`, 1),
		"no step":       strings.Replace(whole, `"step":7,`, "", 1),
		"negative step": strings.Replace(whole, "7", "-7", 1),
		"other step":    strings.Replace(whole, "7", "8", 1),
		"other format":  strings.Replace(whole, `"format":1`, `"format":2`, 1),
		"no rng":        strings.Replace(whole, `"rng":null,`, "", 1),
		"fraction":      strings.Replace(whole, "7", "7.5", 1),
		"more behind":   whole + whole,
	} {
		dir, err := SaveState(t.TempDir(), state(7))
		require.NoError(t, err)
		require.NoError(t, os.WriteFile(filepath.Join(dir, StateFile), []byte(text), 0o644))
		_, err = LoadState(dir)
		require.ErrorContains(t, err, StateFile, name)
	}
	for _, missing := range []string{ConfigFile, WeightsFile, OptimizerFile, StateFile} {
		dir, err := SaveState(t.TempDir(), state(7))
		require.NoError(t, err)
		require.NoError(t, os.Remove(filepath.Join(dir, missing)))
		_, err = LoadState(dir)
		require.ErrorIs(t, err, os.ErrNotExist)
		require.ErrorContains(t, err, missing)
	}
}

func TestSaveStateRefuses(t *testing.T) {
	run := t.TempDir()
	for name, change := range map[string]func(*State){
		"negative step": func(s *State) { s.Step = -1 },
		"config":        func(s *State) { s.Config = json.RawMessage("[]") },
		"rng":           func(s *State) { s.RNG = json.RawMessage("{") },
		"extra":         func(s *State) { s.Extra = map[string][]byte{StateFile: nil} },
		"tensor":        func(s *State) { s.Optimizer[0].Shape = []int{3} },
	} {
		s := state(7)
		change(&s)
		_, err := SaveState(run, s)
		require.ErrorContains(t, err, run, name)
	}
	entries, err := ListCheckpoints(run)
	require.NoError(t, err)
	require.Empty(t, entries)
}

// A failing save leaves the checkpoints before it, and nothing else.
func TestSaveStateFailureKeepsOld(t *testing.T) {
	run := t.TempDir()
	_, err := SaveState(run, state(7))
	require.NoError(t, err)
	bad := state(7)
	bad.Optimizer[1].DType = "F33"
	_, err = SaveState(run, bad)
	require.ErrorIs(t, err, ErrDType)
	require.ErrorContains(t, err, OptimizerFile)
	got, err := LoadState(StepDir(run, 7))
	require.NoError(t, err)
	require.NoError(t, got.Close())
	require.Equal(t, []string{"step-00000007"}, siblings(t, StepDir(run, 7)))
}

func steps(t *testing.T, run string) []int {
	t.Helper()
	entries, err := ListCheckpoints(run)
	require.NoError(t, err)
	found := []int{}
	for _, e := range entries {
		found = append(found, e.Step)
	}
	return found
}

func TestListLatestPrune(t *testing.T) {
	run := filepath.Join(t.TempDir(), "run")
	require.Empty(t, steps(t, run))
	_, err := Latest(run)
	require.ErrorIs(t, err, ErrNoCheckpoint)
	require.ErrorContains(t, err, run)
	require.NoError(t, Prune(run, 1))

	for _, step := range []int{100, 20, 123456789, 0} {
		_, err := SaveState(run, state(step))
		require.NoError(t, err)
	}
	// What is not a complete checkpoint is passed over.
	require.NoError(t, os.MkdirAll(StepDir(run, 200000000), 0o755))
	require.NoError(t, os.MkdirAll(filepath.Join(run, "step-7"), 0o755))
	require.NoError(t, os.MkdirAll(filepath.Join(run, "step-0000000000000000000000000007"), 0o755))
	require.NoError(t, os.WriteFile(filepath.Join(run, "metrics.jsonl"), nil, 0o644))
	require.NoError(t, os.Rename(StepDir(run, 0), tempPath(StepDir(run, 300000000))))
	require.Equal(t, []int{20, 100, 123456789}, steps(t, run))
	latest, err := Latest(run)
	require.NoError(t, err)
	require.Equal(t, Entry{123456789, StepDir(run, 123456789)}, latest)

	require.NoError(t, Prune(run, 5))
	require.Equal(t, []int{20, 100, 123456789}, steps(t, run))
	require.NoError(t, Prune(run, 2))
	require.Equal(t, []int{100, 123456789}, steps(t, run))
	require.NoError(t, Prune(run, 0))
	require.Equal(t, []int{123456789}, steps(t, run))
	require.FileExists(t, filepath.Join(run, "metrics.jsonl"))
	if unlockedNow(t) {
		leftovers, err := filepath.Glob(filepath.Join(run, ".*"))
		require.NoError(t, err)
		require.Empty(t, leftovers)
	}
}

// A checkpoint that a killed process had set aside while replacing it counts as the step's.
func TestListSetAside(t *testing.T) {
	run := t.TempDir()
	dir, err := SaveState(run, state(7))
	require.NoError(t, err)
	require.NoError(t, os.Rename(dir, asidePath(dir)))
	latest, err := Latest(run)
	require.NoError(t, err)
	require.Equal(t, 7, latest.Step)
	for _, path := range []string{latest.Dir, dir} {
		c, err := LoadState(path)
		require.NoError(t, err)
		require.NoError(t, c.Close())
	}
	_, err = SaveState(run, state(7))
	require.NoError(t, err)
	require.Equal(t, []string{"step-00000007"}, siblings(t, dir))
	require.Equal(t, []int{7}, steps(t, run))
}
