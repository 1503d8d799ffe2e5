package report

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/mattn/go-runewidth"
	"github.com/stretchr/testify/require"
)

func TestSummaryGolden(t *testing.T) {
	golden(t, "testdata/summary.txt", []byte(summary(t, sample(), 0)))
	golden(t, "testdata/summary-60.txt", []byte(summary(t, sample(), 60)))
	golden(t, "testdata/summary-empty.txt", []byte(summary(t, &Results{}, 80)))
}

func summary(t *testing.T, r *Results, width int) string {
	t.Helper()
	var buf bytes.Buffer
	require.NoError(t, Summary(&buf, r, width))
	return buf.String()
}

// Neither a title nor an outlet can move the cursor, colour the terminal or turn the order of characters.
func TestSummaryOfHostileTexts(t *testing.T) {
	for _, s := range append(hostile, "\u2066\u2069\u200f\u061c") {
		for _, r := range summary(t, poisoned(s), 80) {
			require.False(t, r != '\n' && (r < 0x20 || r >= 0x7f && r < 0xa0), "control character %q of %q", r, s)
			require.NotContains(t, "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069", string(r))
		}
	}
}

func TestSummaryTableFitsItsWidth(t *testing.T) {
	r := sample()
	for i := range 30 {
		f := r.Findings[0]
		f.ID, f.Slot = fmt.Sprint(i), strings.Repeat("字幕 ", i)
		r.Findings = append(r.Findings, f)
	}
	for _, width := range []int{50, 80, 120} {
		out := summary(t, r, width)
		_, table, _ := strings.Cut(out, "\n\n")
		lines := strings.Split(table, "\n")
		require.Greater(t, len(lines), maxSummaryRows+1)
		for _, line := range lines[:maxSummaryRows+1] {
			require.LessOrEqual(t, runewidth.StringWidth(line), width)
		}
	}
	require.Contains(t, summary(t, r, 80), "and 22 more")
}
