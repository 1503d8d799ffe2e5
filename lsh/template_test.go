package lsh

import (
	_ "embed"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

//go:embed testdata/templates.txt
var templatesText string

func TestTemplates(t *testing.T) {
	for part := range strings.SplitSeq(templatesText, "\n====\n") {
		var name string
		var body []string
		for line := range strings.Lines(part) {
			if comment, ok := strings.CutPrefix(line, "# "); ok {
				name = strings.TrimSpace(comment)
			} else {
				body = append(body, line)
			}
		}
		texts, want, ok := strings.Cut(strings.Join(body, ""), "\n----\n")
		require.True(t, ok, name)
		left, right, ok := strings.Cut(texts, "\n--\n")
		require.True(t, ok, name)
		docs := []CopyDoc{{ID: "a", Outlet: "gazette", Text: left}, {ID: "b", Outlet: "gazette", Text: right}}
		found := FindCopies(docs, 1)
		e := Explain(docs[0], docs[1])
		if strings.TrimSpace(want) == Copy {
			require.Equal(t, map[string]string{"a b": Copy}, relations(found, docs), name)
			require.Equal(t, Copy, e.Relation, name)
		} else {
			require.Empty(t, found.Pairs, name)
			require.Empty(t, e.Relation, name)
		}
	}
}

// A text that reprints two briefs of one form makes them one lineage, but no copies of each other.
func TestTemplateWithinALineageIsAnOverlap(t *testing.T) {
	weather := func(town, high, wind, low, next, rain, rise, set string) string {
		return town + " will be mostly cloudy on Monday with light rain in the morning and a high of " + high + " degrees in old " + town +
			". Winds from the west will reach " + wind + " kilometres an hour. The night will bring clear skies with a low of " + low +
			" degrees. On Tuesday temperatures will climb to " + next + " degrees with sunny spells in the afternoon. The chance of rain for the rest of the week is " +
			rain + " percent, the weather service said. The sun rises at " + rise + " and sets at " + set + "."
	}
	a := weather("Brask", "14", "20", "6", "17", "30", "6:41", "18:52")
	b := weather("Lindau", "19", "35", "11", "23", "10", "7:29", "19:40")
	docs := []CopyDoc{{ID: "a", Text: a}, {ID: "b", Text: b}, {ID: "both", Text: a + "\n" + b}}
	require.GreaterOrEqual(t, Compare(docs[0], docs[1]).Containment, CopyThreshold)
	found := FindCopies(docs, 1)
	require.Equal(t, [][]int{{0, 1, 2}}, found.Groups)
	require.Equal(t, map[string]string{"a b": Overlap, "a both": Copy, "b both": Copy}, relations(found, docs))
	require.True(t, Explain(docs[0], docs[1]).Template)
}

// Relations say the same in pairs, in an explanation and among the near candidates.
func TestRelationsAreConsistent(t *testing.T) {
	docs := corpus(rand.New(rand.NewPCG(31, 32)), 60)
	found := FindCopies(docs, 2)
	for _, p := range found.Pairs {
		relation := Explain(docs[p.Left], docs[p.Right]).Relation
		if relation == "" {
			relation = Overlap
		}
		require.Equal(t, relation, p.Relation)
	}
	require.NotEmpty(t, found.Near)
	for _, p := range found.Near {
		require.Empty(t, Explain(docs[p.Left], docs[p.Right]).Relation)
		require.Less(t, p.Containment, excerptThreshold)
		require.Equal(t, Overlap, p.Relation)
	}
}

// A paragraph that many reports quote is no excerpt of any of them.
func TestASharedQuotationIsNoExcerpt(t *testing.T) {
	r := rand.New(rand.NewPCG(33, 34))
	quotation := randomWords(r, 60)
	var docs []CopyDoc
	for i := range 12 {
		docs = append(docs, doc(string(rune('a'+i)), randomWords(r, 120), quotation, randomWords(r, 60)))
	}
	found := FindCopies(docs, 1)
	require.Empty(t, found.Pairs)
	require.Empty(t, found.Groups)
	require.Len(t, found.Near, 12*11/2)
}
