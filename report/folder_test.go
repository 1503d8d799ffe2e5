package report

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"
)

// A report with too many conflicts for one page is an index, with a page for each story; a smaller one replaces it whole.
func TestLargeReportIsAFolder(t *testing.T) {
	dir, again := filepath.Join(t.TempDir(), "out"), filepath.Join(t.TempDir(), "out")
	r := many(3, 0)
	for i := range maxConflicts {
		f := r.Findings[0]
		f.ID, f.Group = fmt.Sprint(i), fmt.Sprint("story-1-", i%2*2)
		r.Findings = append(r.Findings, f)
	}
	require.NoError(t, Save(t.Context(), dir, r, true))
	require.Len(t, names(t, filepath.Join(dir, pagesDir)), 3+2)
	require.NoError(t, Save(t.Context(), again, r, true))
	for _, name := range append(names(t, filepath.Join(dir, pagesDir)), "../"+htmlFile) {
		require.Equal(t, read(t, dir, filepath.Join(pagesDir, name)), read(t, again, filepath.Join(pagesDir, name)), name)
	}

	leadsSomewhere(t, dir, htmlFile)
	page := storyFile("story-1-1")
	leadsSomewhere(t, dir, page)
	text := read(t, dir, page)
	require.True(t, strings.Contains(text, "<h1>1 contradiction and 1 update in 1 story.</h1>"))
	require.True(t, strings.Contains(text, `id="f-aboard-1"`))
	require.False(t, strings.Contains(text, "aboard-2"))

	require.NoError(t, Save(t.Context(), dir, sample(), true))
	require.NotContains(t, names(t, dir), pagesDir)
}

// leadsSomewhere follows every link of a page to files and places in them.
func leadsSomewhere(t *testing.T, dir, page string) {
	ids := map[string]map[string]bool{}
	followed := 0
	for _, href := range attributes(t, read(t, dir, page), "href") {
		file, place, _ := strings.Cut(href, "#")
		if strings.Contains(file, "://") {
			continue
		}
		target := filepath.Clean(filepath.Join(filepath.Dir(page), file))
		if file == "" {
			target = page
		}
		if ids[target] == nil {
			data, err := os.ReadFile(filepath.Join(dir, target))
			require.NoError(t, err, href)
			ids[target] = map[string]bool{"": true}
			for _, id := range attributes(t, string(data), "id") {
				ids[target][id] = true
			}
		}
		require.True(t, ids[target][place], href)
		followed++
	}
	require.Greater(t, followed, 5)
}

func attributes(t *testing.T, page, name string) []string {
	var out []string
	z := html.NewTokenizer(bytes.NewReader([]byte(page)))
	for z.Next() != html.ErrorToken {
		for _, a := range z.Token().Attr {
			if a.Key == name {
				out = append(out, a.Val)
			}
		}
	}
	return out
}

func TestIndexOfHostileTexts(t *testing.T) {
	show := func(s string) []byte {
		var buf bytes.Buffer
		require.NoError(t, writeIndex(&buf, poisoned(s)))
		return buf.Bytes()
	}
	want := elements(t, show("harmless"))
	for _, s := range hostile {
		require.Equal(t, want, elements(t, show(s)), s)
	}
}

func TestNamesOfPagesFitAnyFileSystem(t *testing.T) {
	for _, id := range []string{"s-1", "../../etc/passwd", strings.Repeat("x", 5000), "a/b\x00c"} {
		name := storyFile(id)
		require.Equal(t, pagesDir, filepath.Dir(name))
		require.LessOrEqual(t, len(filepath.Base(name)), 110)
	}
}

// Excerpts keep the sentences of claims and leave out everything else of the texts.
func TestExcerptsLeaveTheTextsOut(t *testing.T) {
	r := sample()
	r.Run.Excerpts = true
	page := string(render(t, r))
	require.Contains(t, page, "At least 15 people")
	require.Contains(t, page, "left out of this page")
	require.NotContains(t, page, "A reporter is on the way")
	require.NotContains(t, page, "Rescue boats")
	dir := filepath.Join(t.TempDir(), "out")
	require.NoError(t, Save(t.Context(), dir, r, true))
	require.Contains(t, read(t, dir, documentsFile), "Rescue boats", "the records keep the texts")
}
