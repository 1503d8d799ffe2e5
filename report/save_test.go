package report

import (
	"bytes"
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func TestSaveThenLoadGivesTheSame(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "out")
	require.NoError(t, Save(t.Context(), dir, sample(), true))
	got, err := Load(dir)
	require.NoError(t, err)
	require.Equal(t, sample(), got)
	require.Equal(t, []string{"candidates.jsonl", "comparisons.jsonl", "documents.jsonl", "figures.jsonl", "findings.jsonl",
		"groups.jsonl", "pairs.jsonl", "report.html", "run.json"}, names(t, dir))
	require.Equal(t, []string{"out"}, names(t, filepath.Dir(dir)), "nothing is left beside the folder")
}

// Whatever the strings hold, they come back.
func TestSaveLoadProperty(t *testing.T) {
	dir := t.TempDir()
	rapid.Check(t, func(t *rapid.T) {
		word := rapid.String()
		value := rapid.OneOf(rapid.Just(any(nil)), rapid.Map(rapid.Float64(), func(f float64) any { return f }), rapid.Map(word, func(s string) any { return s }))
		r := &Results{Run: Run{Schema: SchemaVersion, Tool: toolName, Options: map[string]string{word.Draw(t, "key"): word.Draw(t, "option")},
			Counts:  Counts{Findings: map[string]int{}, Languages: map[string]int{}},
			Skipped: []Skipped{{Path: word.Draw(t, "path"), Reason: word.Draw(t, "reason")}}, Cuts: []string{}, Notes: []string{}}}
		id := "x" + word.Draw(t, "id")
		r.Documents = []Document{{ID: id, Title: word.Draw(t, "title"), Text: word.Draw(t, "text")}}
		r.Groups = []Group{{ID: "g", Kind: "story", Documents: []string{id}, Label: word.Draw(t, "label")}}
		r.Figures = []Figure{{Document: id, Surface: word.Draw(t, "surface"), Value: value.Draw(t, "value"), Low: value.Draw(t, "low")}}
		r.Findings = []Finding{{ID: "f", Claims: []Claim{{Document: id, Quote: word.Draw(t, "quote"), Start: rapid.Int().Draw(t, "start")}}, Conflicts: []Conflict{}}}
		writeAll(t, dir, r)
		got, err := Load(dir)
		require.NoError(t, err)
		require.Equal(t, r, got)
	})
}

func TestSaveIsDeterministic(t *testing.T) {
	one, two := filepath.Join(t.TempDir(), "out"), filepath.Join(t.TempDir(), "out")
	require.NoError(t, Save(t.Context(), one, sample(), true))
	require.NoError(t, Save(t.Context(), two, sample(), true))
	for _, name := range names(t, one) {
		require.Equal(t, read(t, one, name), read(t, two, name), name)
	}
}

func TestSaveWithoutTextLeavesTextOut(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "out")
	r := sample()
	require.NoError(t, Save(t.Context(), dir, r, false))
	require.NotContains(t, read(t, dir, "documents.jsonl"), `"text"`)
	require.Equal(t, sample(), r, "the results are not touched")
	for _, d := range r.Documents {
		last := d.Text[strings.LastIndex(strings.TrimRight(d.Text, "\n"), "\n")+1:]
		require.NotContains(t, read(t, dir, "report.html"), last)
	}
	got, err := Load(dir)
	require.NoError(t, err)
	require.True(t, got.Run.NoText)
	require.Equal(t, r.Findings, got.Findings)
}

func TestRecordsHaveNoNullListsAndNoHTMLEscapes(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "out")
	r := &Results{Run: Run{Schema: SchemaVersion, Tool: toolName}, Documents: []Document{{ID: "a<b>&c"}},
		Pairs: []Pair{{Left: "a<b>&c", Right: "a<b>&c"}}, Groups: []Group{{ID: "g"}}, Findings: []Finding{{ID: "f"}}}
	require.NoError(t, Save(t.Context(), dir, r, true))
	require.Contains(t, read(t, dir, "documents.jsonl"), `"id":"a<b>&c"`)
	for _, name := range []string{"run.json", "pairs.jsonl", "groups.jsonl", "findings.jsonl"} {
		require.NotContains(t, read(t, dir, name), "null", name)
	}
	require.Empty(t, read(t, dir, "figures.jsonl"))
}

func TestSaveReplacesItsOwnFolderAndKeepsOtherFiles(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "out")
	require.NoError(t, Save(t.Context(), dir, sample(), true))
	require.NoError(t, os.WriteFile(filepath.Join(dir, "notes.txt"), []byte("phone the mayor"), 0o666))
	r := sample()
	r.Run.Version = "9.9.9"
	require.NoError(t, Save(t.Context(), dir, r, true))
	require.Contains(t, read(t, dir, "run.json"), "9.9.9")
	require.Equal(t, "phone the mayor", read(t, dir, "notes.txt"))
	require.Equal(t, []string{"out"}, names(t, filepath.Dir(dir)))
}

func TestSaveIntoAnEmptyFolderAndThroughALink(t *testing.T) {
	base := t.TempDir()
	dir, link := filepath.Join(base, "out"), filepath.Join(base, "link")
	require.NoError(t, os.Mkdir(dir, 0o777))
	require.NoError(t, os.Symlink(dir, link))
	require.NoError(t, Save(t.Context(), link, sample(), true))
	require.NoError(t, Save(t.Context(), link, sample(), true))
	require.Contains(t, names(t, dir), "run.json")
	info, err := os.Lstat(link)
	require.NoError(t, err)
	require.NotZero(t, info.Mode()&fs.ModeSymlink, "the link stays a link")
}

func TestSaveRefusesForeignFolders(t *testing.T) {
	for name, files := range map[string]map[string]string{
		"any file":              {"thesis.txt": "years of work"},
		"run.json of another":   {"run.json": `{"tool":"other"}`},
		"run.json without JSON": {"run.json": "running shoes"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			for file, content := range files {
				require.NoError(t, os.WriteFile(filepath.Join(dir, file), []byte(content), 0o666))
			}
			var e *Error
			require.ErrorAs(t, Save(t.Context(), dir, sample(), true), &e)
			require.NotEmpty(t, e.Hint)
			for file, content := range files {
				require.Equal(t, content, read(t, dir, file))
			}
			require.Len(t, names(t, dir), len(files))
		})
	}
	file := filepath.Join(t.TempDir(), "file")
	require.NoError(t, os.WriteFile(file, nil, 0o666))
	var e *Error
	require.ErrorAs(t, Save(t.Context(), file, sample(), true), &e)
}

// A value that JSON cannot hold fails late, after other files were written.
func TestFailureLeavesTheEarlierOutput(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "out")
	require.NoError(t, Save(t.Context(), dir, sample(), true))
	before := read(t, dir, "findings.jsonl")
	bad := sample()
	bad.Findings[0].Claims[0].Low = func() {}
	require.ErrorContains(t, Save(t.Context(), dir, bad, true), "findings.jsonl: record 1")
	require.Equal(t, before, read(t, dir, "findings.jsonl"))
	require.Equal(t, []string{"out"}, names(t, filepath.Dir(dir)))

	fresh := filepath.Join(t.TempDir(), "out")
	require.Error(t, Save(t.Context(), fresh, bad, true))
	require.Empty(t, names(t, filepath.Dir(fresh)))
}

func TestLoadNamesWhatIsWrong(t *testing.T) {
	for _, c := range []struct {
		name, file string
		change     func([]byte) []byte
		want       string
	}{
		{"cut in a line", "findings.jsonl", func(b []byte) []byte { return b[:len(b)-9] }, "findings.jsonl:%n: "},
		{"cut at a line", "documents.jsonl", func(b []byte) []byte { return b[:bytes.IndexByte(b, '\n')+1] }, "no document has the id"},
		{"no object", "pairs.jsonl", func(b []byte) []byte { return append(b, "[]\n"...) }, "pairs.jsonl:%n: "},
		{"two on a line", "groups.jsonl", func(b []byte) []byte { return append([]byte("{}"), b...) }, "groups.jsonl:1: more than one record"},
		{"unknown field", "figures.jsonl", func(b []byte) []byte { return append(b, "{\"colour\":1}\n"...) }, `unknown field "colour"`},
		{"claim out of range", "findings.jsonl", func(b []byte) []byte { return bytes.Replace(b, []byte(`"left":0`), []byte(`"left":77`), 1) }, "findings.jsonl:1: "},
		{"twice the same id", "documents.jsonl", func(b []byte) []byte { return append(b, b...) }, "a second document with the id"},
		{"another schema", "run.json", func(b []byte) []byte { return bytes.Replace(b, []byte(`"schema":1`), []byte(`"schema":99`), 1) }, "schema 99"},
		{"another tool", "run.json", func(b []byte) []byte { return bytes.Replace(b, []byte(`"tool":"dedupe"`), []byte(`"tool":"x"`), 1) }, `written by "x"`},
		{"empty run.json", "run.json", func([]byte) []byte { return nil }, "0 records"},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			writeAll(t, dir, sample())
			data := c.change([]byte(read(t, dir, c.file)))
			require.NoError(t, os.WriteFile(filepath.Join(dir, c.file), data, 0o666))
			_, err := Load(dir)
			var e *Error
			require.ErrorAs(t, err, &e)
			last := max(1, bytes.Count(bytes.TrimSuffix(data, []byte("\n")), []byte("\n"))+1)
			require.ErrorContains(t, err, strings.ReplaceAll(c.want, "%n", strconv.Itoa(last)))
		})
	}
}

func TestLoadNamesMissingFiles(t *testing.T) {
	for _, o := range outputs {
		if o.name == htmlFile {
			continue
		}
		dir := t.TempDir()
		writeAll(t, dir, sample())
		require.NoError(t, os.Remove(filepath.Join(dir, o.name)))
		_, err := Load(dir)
		require.ErrorContains(t, err, o.name+": is missing")
		require.True(t, errors.Is(err, fs.ErrNotExist))
	}
}

// writeAll writes the record files as Save does, without waiting for the disk.
func writeAll(t require.TestingT, dir string, r *Results) {
	for _, o := range outputs {
		if o.name == htmlFile {
			continue
		}
		var buf bytes.Buffer
		require.NoError(t, o.write(&buf, r))
		require.NoError(t, os.WriteFile(filepath.Join(dir, o.name), buf.Bytes(), 0o666))
	}
}

func names(t *testing.T, dir string) []string {
	entries, err := os.ReadDir(dir)
	require.NoError(t, err)
	var out []string
	for _, e := range entries {
		out = append(out, e.Name())
	}
	return out
}

func read(t *testing.T, dir, name string) string {
	data, err := os.ReadFile(filepath.Join(dir, name))
	require.NoError(t, err)
	return string(data)
}

// A line either gives an error or a finding that can be shown and written again.
func FuzzDecodeFinding(f *testing.F) {
	var buf bytes.Buffer
	require.NoError(f, writeLines(&buf, sample().Findings))
	for line := range bytes.Lines(buf.Bytes()) {
		f.Add(line)
	}
	f.Add([]byte("null\n"))
	f.Fuzz(func(t *testing.T, line []byte) {
		var finding Finding
		if decodeLine(line, &finding) != nil || checkFinding(&finding) != nil {
			return
		}
		r := sample()
		r.Findings = []Finding{finding}
		require.NoError(t, Summary(io.Discard, r, 40))
		var again bytes.Buffer
		require.NoError(t, writeLines(&again, r.Findings))
		var same Finding
		require.NoError(t, decodeLine(again.Bytes(), &same))
	})
}

func TestSaveSweepsWhatKilledRunsLeft(t *testing.T) {
	parent := t.TempDir()
	dir := filepath.Join(parent, "out")
	long := time.Now().Add(-2 * abandoned)
	folder := func(name string, made time.Time) string {
		path := filepath.Join(parent, name)
		require.NoError(t, os.Mkdir(path, 0o777))
		require.NoError(t, os.WriteFile(filepath.Join(path, runFile), nil, 0o666))
		require.NoError(t, os.Chtimes(path, made, made))
		return path
	}
	left := folder(".out.new-7-0", long)
	kept := []string{folder(".out.new-8-0", time.Now()), folder(".out.old-7-0", long), folder(".other.new-7-0", long), folder("out.new-7-0", long)}
	require.NoError(t, Save(t.Context(), dir, sample(), true))
	require.NoDirExists(t, left)
	for _, path := range kept {
		require.DirExists(t, path)
	}
}

func TestSaveStopsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	dir := filepath.Join(t.TempDir(), "out")
	require.ErrorIs(t, Save(ctx, dir, sample(), true), context.Canceled)
	left, err := os.ReadDir(filepath.Dir(dir))
	require.NoError(t, err)
	require.Empty(t, left)
}
