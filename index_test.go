package dedupe_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed17055106/dedupe"
	"github.com/seed17055106/dedupe/corpus"
	"github.com/seed17055106/dedupe/report"
)

// writeCorpus writes documents as JSON lines.
func writeCorpus(t *testing.T, path string, docs []*corpus.Document) string {
	t.Helper()
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	for _, d := range docs {
		require.NoError(t, enc.Encode(map[string]string{
			"id": d.ID, "outlet": d.Outlet, "title": d.Title, "published": d.Published.String(), "language": d.Language, "url": d.URL, "text": d.Text,
		}))
	}
	require.NoError(t, os.WriteFile(path, b.Bytes(), 0o666))
	return path
}

func sampleDocuments(t *testing.T, path string) []*corpus.Document {
	t.Helper()
	var docs []*corpus.Document
	for d, p := range corpus.Read(context.Background(), []string{path}, corpus.Options{}) {
		require.Nil(t, p)
		docs = append(docs, d)
	}
	return docs
}

func build(t *testing.T, dir string, opt dedupe.Options) string {
	t.Helper()
	change, err := dedupe.BuildIndex(context.Background(), dir, opt)
	require.NoError(t, err)
	require.Empty(t, change.Problems)
	return dir
}

// verdicts lists what was found on figures, each with the place of both.
func verdicts(r *report.Results) (out []string) {
	for _, f := range r.Findings {
		for _, x := range f.Conflicts {
			a, b := f.Claims[x.Left], f.Claims[x.Right]
			out = append(out, fmt.Sprintf("%s %s: %s %s %d, %s %s %d", x.Verdict, x.Rule, a.Document, a.Field, a.Start, b.Document, b.Field, b.Start))
		}
	}
	slices.Sort(out)
	return out
}

// reprints gives the pairs that share text word for word.
func reprints(r *report.Results) []report.Pair {
	return slices.DeleteFunc(slices.Clone(r.Pairs), func(p report.Pair) bool { return p.Relation == "overlap" })
}

// TestCheckAgainstIndexIsCheckAgainstFiles delivers each document of a sample by itself, once against the files of the others and
// once against an index of them.
func TestCheckAgainstIndexIsCheckAgainstFiles(t *testing.T) {
	for _, sample := range []string{"court", "odessa", "quake"} {
		docs := sampleDocuments(t, "testdata/"+sample)
		found := 0
		for i := range docs {
			dir := t.TempDir()
			fresh := writeCorpus(t, filepath.Join(dir, "new.jsonl"), docs[i:i+1])
			old := writeCorpus(t, filepath.Join(dir, "old.jsonl"), slices.Delete(slices.Clone(docs), i, i+1))
			index := build(t, filepath.Join(dir, "index"), dedupe.Options{Paths: []string{old}})
			check := func(against string) *report.Results {
				r, err := dedupe.Check(context.Background(), dedupe.CheckOptions{Options: dedupe.Options{Paths: []string{fresh}}, Against: []string{against}})
				require.NoError(t, err)
				return r
			}
			want := check(old)
			require.NoError(t, os.Remove(old))
			got := check(index)
			require.Equal(t, verdicts(want), verdicts(got), docs[i].ID)
			require.Equal(t, reprints(want), reprints(got), docs[i].ID)
			require.Equal(t, want.Run.Counts.Possible, got.Run.Counts.Possible)
			require.Equal(t, want.Run.Counts.Read, got.Run.Counts.Read)
			require.Equal(t, want.Run.Counts.New, got.Run.Counts.New)
			found += len(verdicts(got))
		}
		require.Positive(t, found)
	}
}

// TestIndexChanges follows an index through its changes.
func TestIndexChanges(t *testing.T) {
	dir := t.TempDir()
	index := filepath.Join(dir, "index")
	court, quake := sampleDocuments(t, "testdata/court"), sampleDocuments(t, "testdata/quake")
	a := writeCorpus(t, filepath.Join(dir, "a.jsonl"), court)
	b := writeCorpus(t, filepath.Join(dir, "b.jsonl"), quake)
	build(t, index, dedupe.Options{Paths: []string{a}})

	change, err := dedupe.AddToIndex(context.Background(), index, dedupe.Options{Paths: []string{b, a}})
	require.NoError(t, err)
	require.Equal(t, len(quake), change.Added)
	require.Equal(t, len(court)+len(quake), change.Documents)
	require.Len(t, change.Problems, len(court))
	require.Contains(t, change.Problems[0].Reason, "is in the index already")

	change, err = dedupe.RemoveFromIndex(context.Background(), index, []string{a}, []string{quake[0].ID, "nobody"})
	require.NoError(t, err)
	require.Equal(t, len(court)+1, change.Removed)
	require.Equal(t, len(quake)-1, change.Documents)
	require.Len(t, change.Problems, 1)
	require.Contains(t, change.Problems[0].Reason, `no document with the id "nobody"`)

	r, err := dedupe.Check(context.Background(), dedupe.CheckOptions{Options: dedupe.Options{Paths: []string{a}}, Against: []string{index}})
	require.NoError(t, err)
	require.Equal(t, len(court)+len(quake)-1, r.Run.Counts.Read, "what was removed is neither counted nor found")
	require.Empty(t, r.Run.Skipped)

	// A document that is delivered again counts as delivered; another under its id is left out, and said.
	again, err := dedupe.Check(context.Background(), dedupe.CheckOptions{Options: dedupe.Options{Paths: []string{b}}, Against: []string{index}})
	require.NoError(t, err)
	require.Equal(t, len(quake), again.Run.Counts.Read)
	require.Empty(t, again.Run.Skipped)
	moved := writeCorpus(t, filepath.Join(dir, "moved.jsonl"), quake[1:2])
	again, err = dedupe.Check(context.Background(), dedupe.CheckOptions{Options: dedupe.Options{Paths: []string{moved}}, Against: []string{index}})
	require.NoError(t, err)
	require.Len(t, again.Run.Skipped, 1)
	require.Contains(t, again.Run.Skipped[0].Reason, "the one in the index is left out")
}

func TestIndexForCopiesAlone(t *testing.T) {
	docs := sampleDocuments(t, "testdata/odessa")
	dir := t.TempDir()
	old := writeCorpus(t, filepath.Join(dir, "old.jsonl"), docs)
	copied := *docs[0]
	copied.ID, copied.Outlet = "again", "again.example"
	fresh := writeCorpus(t, filepath.Join(dir, "new.jsonl"), []*corpus.Document{&copied})
	index := build(t, filepath.Join(dir, "index"), dedupe.Options{Paths: []string{old}, Find: dedupe.Find{Copies: true}})
	opt := dedupe.CheckOptions{Options: dedupe.Options{Paths: []string{fresh}}, Against: []string{index}}
	_, err := dedupe.Check(context.Background(), opt)
	require.ErrorContains(t, err, "was made for copies alone")
	opt.Find = dedupe.Find{Copies: true}
	r, err := dedupe.Check(context.Background(), opt)
	require.NoError(t, err)
	require.NotEmpty(t, reprints(r))
}

// TestIndexBytes: the same documents make the same files, whatever the number of workers and the order of the paths.
func TestIndexBytes(t *testing.T) {
	dir := t.TempDir()
	var want map[string]string
	for n, opt := range []dedupe.Options{
		{Paths: []string{"testdata/court", "testdata/quake"}, Workers: 1},
		{Paths: []string{"testdata/quake", "testdata/court"}, Workers: 7},
	} {
		index := build(t, filepath.Join(dir, fmt.Sprint(n)), opt)
		files := map[string]string{}
		entries, err := os.ReadDir(index)
		require.NoError(t, err)
		for _, e := range entries {
			b, err := os.ReadFile(filepath.Join(index, e.Name()))
			require.NoError(t, err)
			files[e.Name()] = string(b)
		}
		if want == nil {
			want = files
		}
		require.Equal(t, want, files)
	}
}
