package corpus_test

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/seed17055106/dedupe/corpus"
)

// drawRecords draws records with ids of their own and texts of any characters.
func drawRecords(t *rapid.T) []map[string]string {
	texts := rapid.SliceOfN(rapid.StringMatching(`[a-z&;<>"\\ÃÂâé€™\n]{0,20}[a-z.]`), 1, 30).Draw(t, "texts")
	list := make([]map[string]string, len(texts))
	for i, text := range texts {
		list[i] = map[string]string{"id": strconv.Itoa(i), "text": text}
	}
	return list
}

func asLines(t require.TestingT, list []map[string]string) string {
	var b strings.Builder
	for _, r := range list {
		line, err := json.Marshal(r)
		require.NoError(t, err)
		b.Write(append(line, '\n'))
	}
	return b.String()
}

// contents lists id and text of documents, sorted by id.
func contents(docs []*corpus.Document) []string {
	var list []string
	for _, d := range docs {
		list = append(list, d.ID+" "+d.Text)
	}
	slices.Sort(list)
	return list
}

func TestShuffledLinesGiveTheSameDocuments(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "a.jsonl")
	rapid.Check(t, func(rt *rapid.T) {
		list := drawRecords(rt)
		require.NoError(rt, os.WriteFile(path, []byte(asLines(rt, list)), 0o644))
		docs, problems := read(t, corpus.Options{}, path)
		require.Empty(rt, problems)
		require.Len(rt, docs, len(list))

		shuffled := rapid.Permutation(list).Draw(rt, "shuffled")
		require.NoError(rt, os.WriteFile(path, []byte(asLines(rt, shuffled)), 0o644))
		again, _ := read(t, corpus.Options{}, path)
		require.Equal(rt, contents(docs), contents(again))
	})
}

func TestFormatsGiveTheSameDocuments(t *testing.T) {
	dir := t.TempDir()
	rapid.Check(t, func(rt *rapid.T) {
		list := drawRecords(rt)
		array, err := json.MarshalIndent(list, "", " ")
		require.NoError(rt, err)
		var table strings.Builder
		w := csv.NewWriter(&table)
		require.NoError(rt, w.Write([]string{"id", "text"}))
		for _, r := range list {
			require.NoError(rt, w.Write([]string{r["id"], strings.TrimSpace(r["text"])}))
		}
		w.Flush()
		lines := asLines(rt, list)
		files := map[string]string{
			"a.jsonl": lines, "a.json": string(array), "a.csv": table.String(),
			"a.jsonl.gz": gz(t, lines), "a.json.zst": zst(t, string(array)),
		}
		var want []string
		for _, name := range []string{"a.jsonl", "a.json", "a.csv", "a.jsonl.gz", "a.json.zst"} {
			path := filepath.Join(dir, name)
			require.NoError(rt, os.WriteFile(path, []byte(files[name]), 0o644))
			docs, problems := read(t, corpus.Options{}, path)
			require.Empty(rt, problems, name)
			for _, d := range docs {
				d.Text = strings.TrimSpace(d.Text)
			}
			if want == nil {
				want = contents(docs)
			}
			require.Equal(rt, want, contents(docs), name)
		}
	})
}

// requireAllAccounted checks what must hold whatever the bytes: each document is valid UTF-8 with a text, each problem
// has a reason, and documents and problems number each record at most once.
func requireAllAccounted(t *testing.T, docs []*corpus.Document, problems []*corpus.Problem) {
	t.Helper()
	seen := map[string]bool{}
	for _, d := range docs {
		require.True(t, utf8.ValidString(d.Text) && utf8.ValidString(d.Title) && utf8.ValidString(d.ID))
		require.NotEmpty(t, strings.TrimSpace(d.Text))
		require.NotContains(t, d.Text, "\r")
		require.NotContains(t, d.Text, "\x00")
		require.False(t, seen[d.ID], "id twice")
		seen[d.ID] = true
	}
	records := map[string]bool{}
	for _, p := range problems {
		require.NotEmpty(t, p.Reason)
		if p.Record > 0 {
			key := fmt.Sprint(p.Path, p.Record)
			require.False(t, records[key], "record twice")
			records[key] = true
		}
	}
}

// fuzzFile reads any bytes under a name.
func fuzzFile(f *testing.F, name string, seeds ...string) {
	for _, s := range seeds {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, content []byte) {
		docs, problems := read(t, corpus.Options{MaxDocument: 1000}, write(t, map[string]string{name: string(content)}))
		requireAllAccounted(t, docs, problems)
	})
}

func FuzzLines(f *testing.F) {
	fuzzFile(f, "a.jsonl", records(3), "{\"text\":\"\\u0000&amp;\xff\"}\n\n{", "[{\"text\":\"a\"}]", "\xff\xfe{\x00")
}

func FuzzArray(f *testing.F) {
	fuzzFile(f, "a.json", `[{"text":"a"},{"text":"b"}]`, `{"text":"a"}`, `[{"text":"]"},`, "{\"text\":\"a\"}\n{}")
}

func FuzzTable(f *testing.F) {
	fuzzFile(f, "a.csv", "id,text\n1,a\n2,\"b\nc\"\n", "text\n\"a", "text;title\na;b;c\n", "\xff,text\n\xe9,\xe9\n")
}

func FuzzPage(f *testing.F) {
	fuzzFile(f, "a.html", "<html><p>Text.</p>", "<meta charset=utf-16><p>a", "<html><table><tr><td>1<td>2</table><br><br>x")
}

func FuzzMarkdown(f *testing.F) {
	fuzzFile(f, "a.md", "---\ntitle: a\n---\n# b\n**c** [d](e)", "\\*a* _b_ `c`\n***\n> q")
}

func TestWorkersDoNotChangeWhatIsRead(t *testing.T) {
	files := map[string]string{"bad.json": "[{", "empty.txt": ""}
	for i := range 30 {
		files[fmt.Sprintf("%d.jsonl", i)] = strings.ReplaceAll(records(i*50), `"id":"`, fmt.Sprintf(`"id":"%d-`, i%20))
		files[fmt.Sprintf("%d.html", i)] = fmt.Sprintf("<p>Page %d of the day.</p>", i)
	}
	dir := write(t, files)
	var want string
	for _, workers := range []int{1, 2, 8} {
		before := runtime.GOMAXPROCS(workers)
		got := dump(read(t, corpus.Options{}, dir))
		runtime.GOMAXPROCS(before)
		if want == "" {
			want = got
		}
		require.True(t, want == got, "%d workers read something else", workers)
	}
}
