package corpus_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed17055106/dedupe/corpus"
)

// write puts files into a new folder and gives its path.
func write(t testing.TB, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, content := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o755))
		require.NoError(t, os.WriteFile(path, []byte(content), 0o644))
	}
	return dir
}

// read collects all that Read yields.
func read(t testing.TB, opt corpus.Options, paths ...string) (docs []*corpus.Document, problems []*corpus.Problem) {
	t.Helper()
	for doc, problem := range corpus.Read(context.Background(), paths, opt) {
		require.True(t, (doc == nil) != (problem == nil), "either a document or a problem")
		if doc != nil {
			docs = append(docs, doc)
		} else {
			problems = append(problems, problem)
		}
	}
	return docs, problems
}

func TestFolderIsReadInOrderOfNames(t *testing.T) {
	dir := write(t, map[string]string{
		"b.txt":       "Second.\r\nLine.",
		"a/one.jsonl": `{"id":7,"body":"First.","source_domain":"www.example.com","date":"2023-03-20"}` + "\n\n" + `{"text":"No id.","url":"https://www.bbc.co.uk/x"}`,
	})
	docs, problems := read(t, corpus.Options{}, dir)
	require.Empty(t, problems)
	require.Len(t, docs, 3)
	require.Equal(t, "7", docs[0].ID)
	require.Equal(t, "example.com", docs[0].Outlet)
	require.Equal(t, "2023-03-20", docs[0].Published.String())
	require.Equal(t, filepath.ToSlash(dir)+"/a/one.jsonl#2", docs[1].ID)
	require.Equal(t, "bbc.co.uk", docs[1].Outlet)
	require.Equal(t, 3, docs[1].Line)
	require.Equal(t, "Second.\nLine.", docs[2].Text)
	require.Zero(t, docs[2].Line)
}

// Documents that are left out for their ids hold nothing of what was read of those that are kept.
func TestRepeatedDocumentsHoldNothing(t *testing.T) {
	var lines strings.Builder
	for n := range 20000 {
		id := "again"
		if n%64 == 0 {
			id = strconv.Itoa(n)
		}
		fmt.Fprintf(&lines, `{"id":"%s","text":"%s"}`+"\n", id, strings.Repeat("The bridge was closed. ", 90))
	}
	dir := write(t, map[string]string{"a.jsonl": lines.String()})
	runtime.GC()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	docs := []*corpus.Document{}
	for doc := range corpus.Read(context.Background(), []string{dir}, corpus.Options{}) {
		if doc != nil {
			docs = append(docs, doc)
		}
	}
	runtime.GC()
	runtime.ReadMemStats(&after)
	require.Len(t, docs, 314)
	require.Less(t, int64(after.HeapAlloc)-int64(before.HeapAlloc), int64(10<<20), "of %d MB", lines.Len()>>20)
	runtime.KeepAlive(docs)
}
