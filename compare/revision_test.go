package compare

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// TestRevisions holds the first version of a report to its own later version only: what changed is an update, also where a counter fell, and
// others are compared with the later version.
func TestRevisions(t *testing.T) {
	first := report("a1", "2024-03-01: Nine people were killed when the river Elde burst its banks, rescuers said.")
	first.RevisionOf = "a2"
	sources := []*Source{
		first,
		report("a2", "2024-03-02: Eight people were killed when the river Elde burst its banks, rescuers said."),
		report("b", "2024-03-02: The flood on the Elde killed eight people, said rescuers, when the river burst its banks."),
	}
	findings, skipped := Story(sources)
	require.Len(t, findings, 1)
	f := findings[0]
	require.Equal(t, Update, f.Verdict)
	for _, c := range f.Conflicts {
		l, r := f.Claims[c.Left].Source.Document, f.Claims[c.Right].Source.Document
		switch l + " " + r {
		case "a1 a2":
			require.Equal(t, "revised", c.Rule)
		case "a2 b":
			require.Equal(t, Agree, c.Verdict)
		default:
			t.Errorf("%s and %s were compared: %s", l, r, c.Rule)
		}
	}
	require.Len(t, skipped, 1)
	require.Equal(t, "superseded", skipped[0].Rule)
}
