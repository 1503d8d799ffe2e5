package dedupe_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

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
	return savedWith(t, lines, dedupe.Options{Workers: workers})
}

func savedWith(t *testing.T, lines [][]byte, opt dedupe.Options) map[string]string {
	t.Helper()
	t.Chdir(t.TempDir())
	require.NoError(t, os.WriteFile("corpus.jsonl", bytes.Join(lines, []byte("\n")), 0o666))
	opt.Paths = []string{"corpus.jsonl"}
	r, err := dedupe.Run(context.Background(), opt)
	require.NoError(t, err)
	defer func() { require.NoError(t, r.Close()) }()
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

// A run that holds hardly anything in memory writes what one writes that holds all: copies of the samples with a word changed here and
// there, and with lines of furniture.
func TestMemoryDoesNotBearOnTheResult(t *testing.T) {
	lines := sampleLines(t)
	for n := range 40 {
		var d map[string]string
		require.NoError(t, json.Unmarshal(lines[n%len(lines)], &d))
		d["id"] = fmt.Sprintf("again-%d", n)
		words := strings.Fields(d["text"])
		words[n%len(words)] = "otherwise"
		d["text"] = strings.Join(words, " ") + "\n\nSign up for our newsletter\n\nAll of the news of the harbour every morning"
		line, err := json.Marshal(d)
		require.NoError(t, err)
		lines = append(lines, line)
	}
	spool := t.TempDir()
	find := dedupe.Find{Copies: true}
	want := savedWith(t, lines, dedupe.Options{Find: find})
	require.NotEmpty(t, want["pairs.jsonl"])
	for _, memory := range []int64{1, 10_000, 1 << 20} {
		require.Equal(t, want, savedWith(t, lines, dedupe.Options{Find: find, Memory: memory, Spool: spool}))
	}
	left, err := os.ReadDir(spool)
	require.NoError(t, err)
	require.Empty(t, left)
}

// Texts of a large file are read again where they stand. One that is not what it was ends the run, before anything is written.
func TestTextsInPlace(t *testing.T) {
	lines := sampleLines(t)
	for n, size := 0, 0; size < 5<<20; n++ {
		var d map[string]string
		require.NoError(t, json.Unmarshal(lines[n%len(lines)], &d))
		d["id"], d["text"] = fmt.Sprintf("again-%d", n), strings.ReplaceAll(d["text"], "\n", " ")+fmt.Sprintf(" Page %d.", n)
		line, err := json.Marshal(d)
		require.NoError(t, err)
		lines, size = append(lines, line), size+len(line)
	}
	find, spool := dedupe.Find{Copies: true}, t.TempDir()
	want := savedWith(t, lines, dedupe.Options{Find: find})
	for _, memory := range []int64{1 << 20, 1 << 28} { // read by calls, and mapped
		require.Equal(t, want, savedWith(t, lines, dedupe.Options{Find: find, Memory: memory, Spool: spool}))
	}

	content := bytes.Join(lines, []byte("\n"))
	for name, change := range map[string]func(path string) error{
		"cut short":  func(path string) error { return os.Truncate(path, 1000) },
		"written to": func(path string) error { return os.WriteFile(path, bytes.ToUpper(content), 0o666) },
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "corpus.jsonl")
			require.NoError(t, os.WriteFile(path, content, 0o666))
			changed := false
			_, err := dedupe.Run(context.Background(), dedupe.Options{Paths: []string{path}, Find: find, Memory: 1 << 28, Spool: spool, Progress: func(stage string, _, _ int) {
				if stage == "copies" && !changed {
					changed = true
					require.NoError(t, change(path))
				}
			}})
			problem := new(corpus.Problem)
			require.ErrorAs(t, err, &problem)
			require.Equal(t, path, problem.Path)
			require.Contains(t, problem.Reason, "was changed while it was read")
			require.NotEmpty(t, problem.Hint)
		})
	}
}

// What is not read in place may be written to, and is not kept open: a table, a packed file, a page that a folder is searched for.
func TestOtherLargeFilesAreNotHeld(t *testing.T) {
	dir, out := t.TempDir(), t.TempDir()
	row := strings.Repeat("The harbour bridge of Lorn was closed on Monday. ", 2000) + "\n"
	require.NoError(t, os.WriteFile(filepath.Join(dir, "a.csv"), []byte("text\n"+strings.Repeat(row, 45)), 0o666))
	require.NoError(t, os.WriteFile(filepath.Join(dir, "b.html"), []byte("<html><body><p>"+strings.Repeat(row, 45)+"</p></body></html>"), 0o666))
	changed := false
	r, err := dedupe.Run(context.Background(), dedupe.Options{Paths: []string{dir}, Corpus: corpus.Options{MaxDocument: 8 << 20}, Find: dedupe.Find{Copies: true}, Memory: 1 << 28, Spool: out, Progress: func(stage string, _, _ int) {
		if stage == "copies" && !changed {
			changed = true
			for _, name := range []string{"a.csv", "b.html"} {
				require.NoError(t, os.Chtimes(filepath.Join(dir, name), time.Time{}, time.Unix(1e9, 0)))
			}
		}
	}})
	require.NoError(t, err)
	require.True(t, changed)
	require.NoError(t, r.Err())
	require.NoError(t, r.Close())
}

// A run that is ended early gives up all that it holds, whatever still reads in the background.
func TestBoundedRunEndedEarly(t *testing.T) {
	dir := t.TempDir()
	var lines strings.Builder
	for n := 0; lines.Len() < 5<<20; n++ {
		fmt.Fprintf(&lines, `{"id":"%d","text":"Report %d. %s"}`+"\n", n, n, strings.Repeat("The harbour bridge was closed. ", 60))
	}
	for i := range 6 {
		content := strings.ReplaceAll(lines.String(), `"id":"`, fmt.Sprintf(`"id":"%d-`, i))
		require.NoError(t, os.WriteFile(filepath.Join(dir, fmt.Sprintf("%d.jsonl", i)), []byte(content), 0o666))
	}
	for documents := 100; documents < 10000; documents += 2500 {
		ctx, cancel := context.WithCancel(context.Background())
		_, err := dedupe.Run(ctx, dedupe.Options{Paths: []string{dir}, Find: dedupe.Find{Copies: true}, Memory: 1 << 30, Spool: t.TempDir(), Progress: func(_ string, done, _ int) {
			if done >= documents {
				cancel()
			}
		}})
		cancel()
		require.ErrorIs(t, err, context.Canceled)
	}
}

// Without a place for what has no room a run fails, and says why.
func TestNoRoomForTexts(t *testing.T) {
	lines := bytes.Join(sampleLines(t), []byte("\n"))
	t.Chdir(t.TempDir())
	require.NoError(t, os.WriteFile("corpus.jsonl", lines, 0o666))
	_, err := dedupe.Run(context.Background(), dedupe.Options{Paths: []string{"corpus.jsonl"}, Find: dedupe.Find{Copies: true}, Memory: 1, Spool: "nowhere"})
	require.ErrorContains(t, err, "nowhere")
}
