package corpus_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed17055106/dedupe/corpus"
)

var update = flag.Bool("update", false, "rewrite the expected output of testdata/cases")

// TestCases reads the file of each case in testdata/cases and compares what comes of it. A case is the name of the file,
// its content, a line "----", and the documents and problems. After "quoted NAME" each line of the content is the
// inside of a Go string; options follow the name.
func TestCases(t *testing.T) {
	folder, err := os.Getwd()
	require.NoError(t, err)
	cases, err := filepath.Glob("testdata/cases/*.txt")
	require.NoError(t, err)
	require.NotEmpty(t, cases)
	for _, path := range cases {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txt"), func(t *testing.T) {
			raw, err := os.ReadFile(path)
			require.NoError(t, err)
			given, want, ok := strings.Cut(string(raw), "\n----\n")
			require.True(t, ok, "no ---- in %s", path)
			head, content, _ := strings.Cut(given, "\n")
			name, content, opt := caseInput(t, head, content)
			t.Chdir(write(t, map[string]string{name: content}))
			got := dump(read(t, opt, name))
			if *update {
				want = got
				require.NoError(t, os.WriteFile(filepath.Join(folder, path), []byte(given+"\n----\n"+got), 0o644))
			}
			require.Equal(t, want, got)
		})
	}
}

// caseInput takes the first line of a case apart: [quoted] NAME [field=column]... [folder].
func caseInput(t *testing.T, head, content string) (string, string, corpus.Options) {
	t.Helper()
	opt := corpus.Options{Fields: map[string]string{}}
	words := strings.Fields(head)
	if words[0] == "quoted" {
		words = words[1:]
		var b strings.Builder
		for line := range strings.SplitSeq(content, "\n") {
			s, err := strconv.Unquote(`"` + strings.ReplaceAll(line, `"`, `\"`) + `"`)
			require.NoError(t, err, line)
			b.WriteString(s)
		}
		content = b.String()
	}
	for _, option := range words[1:] {
		if field, name, ok := strings.Cut(option, "="); ok {
			opt.Fields[field] = name
		} else {
			opt.OutletFrom = option
		}
	}
	require.NoError(t, corpus.ValidateFields(opt.Fields))
	return words[0], content, opt
}

// dump writes documents and problems one field a line.
func dump(docs []*corpus.Document, problems []*corpus.Problem) string {
	var b strings.Builder
	line := func(name, value string) {
		if value != "" {
			fmt.Fprintf(&b, "  %s: %s\n", name, value)
		}
	}
	for _, d := range docs {
		fmt.Fprintf(&b, "%s (line %d, record %d)\n", d.ID, d.Line, d.Record)
		line("outlet", d.Outlet)
		line("title", d.Title)
		line("published", d.Published.String())
		line("language", d.Language)
		line("url", d.URL)
		line("text", strconv.Quote(d.Text))
		for _, r := range d.Repairs {
			line("repair", r)
		}
	}
	for _, p := range problems {
		fmt.Fprintf(&b, "PROBLEM %v\n", p)
		line("hint", p.Hint)
	}
	return b.String()
}
