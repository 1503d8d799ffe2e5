package corpus_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
	"github.com/stretchr/testify/require"
	"go.uber.org/goleak"

	"github.com/seed17055106/dedupe/corpus"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

func gz(t testing.TB, s string) string {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	_, err := io.WriteString(w, s)
	require.NoError(t, err)
	require.NoError(t, w.Close())
	return b.String()
}

func zst(t testing.TB, s string) string {
	t.Helper()
	w, err := zstd.NewWriter(nil)
	require.NoError(t, err)
	defer w.Close()
	return string(w.EncodeAll([]byte(s), nil))
}

func ids(docs []*corpus.Document) []string {
	var list []string
	for _, d := range docs {
		list = append(list, d.ID)
	}
	return list
}

// reasons gives the problems as "name: reason", without the folder.
func reasons(dir string, problems []*corpus.Problem) []string {
	var list []string
	for _, p := range problems {
		list = append(list, strings.ReplaceAll(p.Error(), filepath.ToSlash(dir)+"/", ""))
	}
	return list
}

// records writes n JSON lines with texts that do not compress to nothing.
func records(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, `{"id":"%d","text":"Report %d of the day, %x."}`+"\n", i, i, i*2654435761)
	}
	return b.String()
}

func TestCompressedFiles(t *testing.T) {
	line := `{"id":"%s","text":"Text."}`
	dir := write(t, map[string]string{
		"a.jsonl.gz":  gz(t, fmt.Sprintf(line, "gz")) + gz(t, "\n"+fmt.Sprintf(line, "second member")),
		"b.jsonl.zst": zst(t, fmt.Sprintf(line, "zst")),
		"c.jsonl.gz":  fmt.Sprintf(line, "plain under a name in .gz"),
		"d.jsonl":     gz(t, fmt.Sprintf(line, "gz under a plain name")),
		"e.txt.gz":    gz(t, "A whole document."),
		"f.jsonl.gz":  gz(t, ""),
	})
	docs, problems := read(t, corpus.Options{}, dir)
	require.Equal(t, []string{"gz", "second member", "zst", "plain under a name in .gz", "gz under a plain name", filepath.ToSlash(dir) + "/e.txt.gz"}, ids(docs))
	require.Equal(t, []string{"f.jsonl.gz: the file is empty"}, reasons(dir, problems))
}

func TestWhatWasReadBeforeADamageIsKept(t *testing.T) {
	whole := gz(t, records(20000))
	packed := zst(t, records(20000))
	dir := write(t, map[string]string{
		"a.jsonl.gz":  whole[:len(whole)/2],
		"b.txt.gz":    gz(t, records(1000))[:500],
		"c.jsonl.zst": packed[:len(packed)/2],
		"d.jsonl.gz":  "\x1f\x8b\xff",
		"e.txt":       "After the damage.",
	})
	docs, problems := read(t, corpus.Options{}, dir)
	require.Greater(t, len(docs), 1000)
	require.Equal(t, "0", docs[0].ID)
	require.Equal(t, "After the damage.", docs[len(docs)-1].Text)
	require.Len(t, problems, len(strings.Fields("a b c d"))+duplicates(problems))
	for _, p := range problems {
		require.Regexp(t, "cut-off compressed data|damaged gzip|seen before", p.Reason)
	}
}

func duplicates(problems []*corpus.Problem) (n int) {
	for _, p := range problems {
		if strings.Contains(p.Reason, "seen before") {
			n++
		}
	}
	return n
}

func TestExpansionIsBounded(t *testing.T) {
	dir := write(t, map[string]string{"a.jsonl.gz": gz(t, records(1000)), "b.txt": "Next."})
	docs, problems := read(t, corpus.Options{MaxExpanded: 10000}, dir)
	require.Greater(t, len(docs), 100)
	require.Equal(t, "Next.", docs[len(docs)-1].Text)
	require.Len(t, problems, 1)
	require.Contains(t, problems[0].Reason, "more than 10000 bytes")
}

func TestOversizedRecordsAreSkipped(t *testing.T) {
	long := strings.Repeat("x", 300_000)
	small := `{"id":"small","text":"Small."}`
	dir := write(t, map[string]string{
		"a.jsonl": `{"id":"long","text":"` + long + `"}` + "\n" + small + "\n" + long,
		"b.json":  `[{"text":"` + long + `"}, {"id":"in array","text":"Small."}]`,
		"c.txt":   long,
		"d.csv":   "id,text\n1,Small.\n2,\"" + long + strings.Repeat("\n", 600_000) + "\n3,Lost\n",
		"e.json":  `{"text":"` + long + `"}`,
	})
	docs, problems := read(t, corpus.Options{MaxDocument: 200_000}, dir)
	require.Equal(t, []string{"small", "in array", "1"}, ids(docs))
	require.Equal(t, []string{
		"a.jsonl:1: a record of 300024 bytes, over the limit of 200000: skipped",
		"a.jsonl:3: a record of 300000 bytes, over the limit of 200000: skipped",
		"b.json:1: a record of 300011 bytes, over the limit of 200000: skipped",
		"c.txt: one document of more than 200000 bytes: skipped",
		"d.csv#2: a record of more than 200000 bytes: the rest of the file is not read",
		"e.json: a record of 300011 bytes, over the limit of 200000: skipped",
	}, reasons(dir, problems))
}

// endless is a line without an end; it says how much of it was held at once.
type endless struct{ left int }

func (e *endless) Read(p []byte) (int, error) {
	if e.left <= 0 {
		return 0, io.EOF
	}
	n := min(len(p), e.left)
	for i := range p[:n] {
		p[i] = 'x'
	}
	e.left -= n
	return n, nil
}

func TestHugeLineOnStandardInput(t *testing.T) {
	in := io.MultiReader(strings.NewReader(`{"text":"`), &endless{100 << 20}, strings.NewReader("\"}\n{\"id\":\"next\",\"text\":\"Next.\"}"))
	docs, problems := read(t, corpus.Options{Stdin: in}, "-", "-")
	require.Equal(t, []string{"next"}, ids(docs))
	require.Len(t, problems, 1)
	require.Equal(t, "-:1: a record of 104857612 bytes, over the limit of 33554432: skipped", problems[0].Error())
}

func TestWhatCannotBeOpenedIsSaid(t *testing.T) {
	dir := write(t, map[string]string{"a.txt": "A.", "b.txt": "B.", "closed/c.txt": "C."})
	open := func(name string) (io.ReadCloser, error) {
		switch filepath.Base(name) {
		case "a.txt", "closed":
			return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
		}
		return os.Open(name)
	}
	docs, problems := read(t, corpus.Options{Open: open}, dir, filepath.Join(dir, "missing.txt"))
	require.Len(t, docs, 1)
	require.Equal(t, "B.", docs[0].Text)
	require.Equal(t, []string{
		"closed: the folder cannot be listed: permission denied",
		"missing.txt: no such file or folder",
		"a.txt: cannot be read: permission denied",
	}, reasons(dir, problems))
	for _, p := range problems {
		require.NotEmpty(t, p.Hint)
	}
}

func TestFailingReadIsSaid(t *testing.T) {
	dir := write(t, map[string]string{"a.jsonl": "", "b.txt": "B."})
	open := func(name string) (io.ReadCloser, error) {
		if strings.HasSuffix(name, ".jsonl") {
			return io.NopCloser(io.MultiReader(strings.NewReader(records(9999)+`{"id":"cut`), failing{})), nil
		}
		return os.Open(name)
	}
	docs, problems := read(t, corpus.Options{Open: open}, dir)
	require.Len(t, docs, 10000)
	require.Equal(t, []string{"a.jsonl:10000: cannot be read: the disk is gone"}, reasons(dir, problems))
}

type failing struct{}

func (failing) Read([]byte) (int, error) { return 0, errors.New("the disk is gone") }

func TestFolderNamesWhatItLeavesOut(t *testing.T) {
	dir := write(t, map[string]string{
		".hidden.txt": "x", ".git/config": "x", "a.txt": "A.", "style.css": "p{}", "photo": "\x89PNG\r\n\x1a\n", "README": "Plain text.",
	})
	docs, problems := read(t, corpus.Options{}, dir)
	require.Len(t, docs, 2)
	require.Equal(t, []string{
		".git: hidden, left out",
		".hidden.txt: hidden, left out",
		"style.css: style sheet, left out: it holds no report",
		"photo: this is an image, not text",
	}, reasons(dir, problems))
}

func TestSymbolicLinks(t *testing.T) {
	dir := write(t, map[string]string{"a/one.txt": "One.", "b/two.txt": "Two.", "outside/three.txt": "Three."})
	root := filepath.Join(dir, "a")
	for name, target := range map[string]string{
		"loop": dir, "again": root, "b": filepath.Join(dir, "b"), "b2": filepath.Join(dir, "b"),
		"link.txt": filepath.Join(root, "one.txt"), "three.txt": filepath.Join(dir, "outside/three.txt"), "broken": filepath.Join(dir, "nothing"),
	} {
		require.NoError(t, os.Symlink(target, filepath.Join(root, name)))
	}
	docs, problems := read(t, corpus.Options{}, root, filepath.Join(root, "one.txt"), root+"/./")
	require.Equal(t, []string{"b/two.txt", "one.txt", "three.txt"}, relative(t, root, docs))
	require.Len(t, problems, 3)
	require.Regexp(t, "again: a symbolic link that loops back to .*/a$", problems[0].Error())
	require.Regexp(t, "broken: a symbolic link that leads nowhere", problems[1].Error())
	require.Regexp(t, "loop: a symbolic link that loops back to ", problems[2].Error())
}

func relative(t *testing.T, root string, docs []*corpus.Document) []string {
	t.Helper()
	var list []string
	for _, d := range docs {
		rel, err := filepath.Rel(root, d.Path)
		require.NoError(t, err)
		list = append(list, filepath.ToSlash(rel))
	}
	return list
}

func TestDuplicateIDNamesBothPlaces(t *testing.T) {
	dir := write(t, map[string]string{
		"a.jsonl": `{"id":"x","text":"First."}`, "b.jsonl": "\n" + `{"id":"x","text":"Second."}`, "c.csv": "id,text\nx,Third.\n",
	})
	a, b, c := filepath.Join(dir, "a.jsonl"), filepath.Join(dir, "b.jsonl"), filepath.Join(dir, "c.csv")
	for _, paths := range [][]string{{a, b, c}, {c, b, a}, {b, a, c, a}, {dir}} {
		docs, problems := read(t, corpus.Options{}, paths...)
		require.Len(t, docs, 1)
		require.Equal(t, "First.", docs[0].Text)
		require.Equal(t, []string{
			`b.jsonl:2: the id "x" was seen before, at a.jsonl:1: this document is skipped`,
			`c.csv:2: the id "x" was seen before, at a.jsonl:1: this document is skipped`,
		}, reasons(dir, problems))
	}
}

func TestEarlyEndStopsTheReading(t *testing.T) {
	dir := write(t, map[string]string{"a.jsonl": records(50_000), "b.txt": "B."})
	for range corpus.Read(context.Background(), []string{dir}, corpus.Options{}) {
		break // goleak sees what is left running
	}
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	n := 0
	for range corpus.Read(ctx, []string{dir}, corpus.Options{}) {
		n++
		cancel()
	}
	require.Equal(t, 1, n)
}

func TestCancelDoesNotWaitForStandardInput(t *testing.T) {
	in, out := io.Pipe()
	defer out.Close()
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	go cancel()
	for range corpus.Read(ctx, []string{"-"}, corpus.Options{Stdin: in}) {
		t.Fatal("nothing was written")
	}
	require.Error(t, ctx.Err())
}
