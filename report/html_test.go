package report

import (
	"bytes"
	"flag"
	"os"
	"regexp"
	"testing"

	"github.com/stretchr/testify/require"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// The golden page is without its style and script, which are files of their own.
func TestHTMLGolden(t *testing.T) {
	page := regexp.MustCompile(`(?s)(<(style|script)>).*?(</(style|script)>)`).ReplaceAll(render(t, sample()), []byte("$1$3"))
	page = regexp.MustCompile(`sha256-.*?&#39;`).ReplaceAll(page, []byte("sha256&#39;"))
	golden(t, "testdata/report.html", page)
}

// golden compares got with a file, or writes it under -update.
func golden(t *testing.T, path string, got []byte) {
	t.Helper()
	if *update {
		require.NoError(t, os.MkdirAll("testdata", 0o777))
		require.NoError(t, os.WriteFile(path, got, 0o666))
	}
	want, err := os.ReadFile(path)
	require.NoError(t, err, "run with -update to write it")
	require.Equal(t, string(want), string(got))
}

func render(t *testing.T, r *Results) []byte {
	t.Helper()
	var buf bytes.Buffer
	require.NoError(t, HTML(&buf, r))
	return buf.Bytes()
}
