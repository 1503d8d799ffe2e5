package truth

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed17055106/dedupe/corpus"
)

// TestTruth holds the truth files against the corpora that they speak of.
func TestTruth(t *testing.T) {
	t.Chdir("../../testdata") // ids of documents without one are paths from there
	verdicts := []string{"agree", "compatible", "update", "contradict"}
	for _, name := range []string{"odessa", "quake", "court"} {
		t.Run(name, func(t *testing.T) {
			truth, err := Load(".", name)
			require.NoError(t, err)
			docs := map[string]*corpus.Document{}
			for d, p := range corpus.Read(t.Context(), []string{name}, corpus.Options{}) {
				require.Nil(t, p)
				require.NotContains(t, docs, d.ID)
				docs[d.ID] = d
			}

			told := map[string]bool{}
			for _, s := range truth.Stories {
				for _, id := range slices.Concat(s.Documents, s.Optional) {
					require.Contains(t, docs, id)
					told[id] = true
				}
			}
			require.Len(t, told, len(docs), "every document is in a story")
			for _, lineage := range truth.Copies {
				require.Greater(t, len(lineage), 1)
				for _, id := range lineage {
					require.True(t, told[id], id)
				}
			}

			found := map[string]bool{}
			for _, p := range truth.Planted {
				require.NotEmpty(t, p.Slot)
				require.Contains(t, verdicts, p.Verdict)
				found[p.Verdict] = true
				checkClaims(t, docs, p.Claims)
			}
			for _, p := range truth.Also {
				require.Contains(t, []string{"update", "contradict"}, p.Verdict)
				checkClaims(t, docs, p.Claims)
			}
			require.True(t, found["agree"] && found["compatible"] && found["contradict"])
			require.NotEmpty(t, truth.Traps)
			for _, p := range truth.Traps {
				require.NotEmpty(t, p.Why)
				checkClaims(t, docs, p.Claims)
			}
		})
	}
}

func checkClaims(t *testing.T, docs map[string]*corpus.Document, claims [2]Claim) {
	require.NotEqual(t, claims[0].Document, claims[1].Document)
	for _, c := range claims {
		d := docs[c.Document]
		require.NotNil(t, d, c.Document)
		require.Equal(t, 1, strings.Count(d.Title, c.Quote)+strings.Count(d.Text, c.Quote), "%q in %s", c.Quote, c.Document)
	}
}

func TestLoadNamesTheFile(t *testing.T) {
	_, err := Load(t.TempDir(), "none")
	require.ErrorContains(t, err, "none.json")
}
