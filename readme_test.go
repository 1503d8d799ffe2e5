package dedupe_test

import (
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed17055106/dedupe/report"
)

// TestReadmeShowsTheDemo holds each line of the table in the README against what a run over testdata prints, spaces aside.
func TestReadmeShowsTheDemo(t *testing.T) {
	readme, err := os.ReadFile("README.md")
	require.NoError(t, err)
	_, block, found := strings.Cut(string(readme), "```\n")
	require.True(t, found)
	block, _, found = strings.Cut(block, "```\n")
	require.True(t, found)

	var printed strings.Builder
	require.NoError(t, report.Summary(&printed, runSamples(t).Results, 0))
	spaces := func(s string) string { return strings.Join(strings.Fields(s), " ") }
	for line := range strings.Lines(block) {
		require.Contains(t, spaces(printed.String()), spaces(line))
	}
}
