package dedupe_test

import (
	"bytes"
	"context"
	"encoding/json"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed17055106/dedupe"
	"github.com/seed17055106/dedupe/corpus"
	"github.com/seed17055106/dedupe/report"
)

var samples = []string{"testdata/odessa", "testdata/quake", "testdata/court"}

// sampleLines gives the sample documents as JSON lines that carry ids.
func sampleLines(t *testing.T) [][]byte {
	t.Helper()
	var lines [][]byte
	for d, p := range corpus.Read(context.Background(), samples, corpus.Options{}) {
		require.Nil(t, p)
		line, err := json.Marshal(map[string]string{
			"id": d.ID, "outlet": d.Outlet, "title": d.Title, "published": d.Published.String(), "language": d.Language, "url": d.URL, "text": d.Text,
		})
		require.NoError(t, err)
		lines = append(lines, line)
	}
	require.NotEmpty(t, lines)
	return lines
}

// saved runs the whole job on a file of JSON lines and gives the files that it writes.
func saved(t *testing.T, lines [][]byte, workers int) map[string]string {
	t.Helper()
	t.Chdir(t.TempDir())
	require.NoError(t, os.WriteFile("corpus.jsonl", bytes.Join(lines, []byte("\n")), 0o666))
	r, err := dedupe.Run(context.Background(), dedupe.Options{Paths: []string{"corpus.jsonl"}, Workers: workers})
	require.NoError(t, err)
	dir := filepath.Join(t.TempDir(), "out")
	require.NoError(t, report.Save(t.Context(), dir, r, true))
	files := map[string]string{}
	entries, err := os.ReadDir(dir)
	require.NoError(t, err)
	for _, e := range entries {
		data, err := os.ReadFile(filepath.Join(dir, e.Name()))
		require.NoError(t, err)
		files[e.Name()] = string(data)
	}
	return files
}

func TestRunDoesNotDependOnOrderOrWorkers(t *testing.T) {
	lines := sampleLines(t)
	want := saved(t, lines, 1)
	require.NotEmpty(t, want["findings.jsonl"])
	rng := rand.New(rand.NewPCG(1, 2))
	for _, workers := range []int{1, 2, 8} {
		rng.Shuffle(len(lines), func(i, j int) { lines[i], lines[j] = lines[j], lines[i] })
		got := saved(t, lines, workers)
		for name := range want {
			require.Equal(t, want[name], got[name], "%s with %d workers", name, workers)
		}
	}
}

func TestRunStopsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	_, err := dedupe.Run(ctx, dedupe.Options{Paths: samples})
	require.ErrorIs(t, err, context.Canceled)
}

func TestParseFind(t *testing.T) {
	f, err := dedupe.ParseFind("copies, stories")
	require.NoError(t, err)
	require.Equal(t, "copies,stories", f.String())
	_, err = dedupe.ParseFind("story")
	require.ErrorContains(t, err, `"story"`)
}
