package lsh

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// A report of 300 words, and another that shares three runs of 18 words with it.
func reworkedPair(r *rand.Rand) (report, reworked []string) {
	report, reworked = randomWords(r, 300), randomWords(r, 300)
	for _, at := range []int{20, 150, 260} {
		copy(reworked[at:], report[at+5:at+23])
	}
	return report, reworked
}

func TestReworkedReportsAreOneLineage(t *testing.T) {
	const day = 86400
	r := rand.New(rand.NewPCG(21, 22))
	report, reworked := reworkedPair(r)
	formula := slices.Concat(reworked[20:38], reworked[150:168], reworked[260:278])
	quoting := slices.Concat(randomWords(r, 100), report[100:145], randomWords(r, 155))
	for name, c := range map[string]struct {
		second []string
		outlet string
		day    int64
		others [][]string
		joined bool
	}{
		"next day":                   {reworked, "herald", 11, nil, true},
		"unknown day":                {reworked, "herald", 0, nil, true},
		"next week":                  {reworked, "herald", 16, nil, false},
		"another outlet":             {reworked, "times", 11, nil, false},
		"one quotation":              {quoting, "herald", 11, nil, false},
		"wording of a third lineage": {reworked, "herald", 11, [][]string{slices.Concat(formula, randomWords(r, 250))}, false},
	} {
		docs := []CopyDoc{
			{ID: "a", Outlet: "herald", Text: strings.Join(report, " "), Published: 10 * day},
			{ID: "b", Outlet: c.outlet, Text: strings.Join(c.second, " "), Published: c.day * day},
		}
		for _, other := range c.others {
			docs = append(docs, CopyDoc{ID: "c", Outlet: "mail", Text: strings.Join(other, " ")})
		}
		found := FindCopies(docs, 1)
		if c.joined {
			require.Len(t, found.Groups, 1, name)
			require.Equal(t, map[string]string{"a b": Overlap}, relations(found, docs), name)
		} else {
			require.Empty(t, found.Groups, name)
			require.Empty(t, found.Pairs, name)
		}
	}
}

func TestIntersection(t *testing.T) {
	require.Equal(t, []uint64{2, 5}, intersection([]uint64{1, 2, 5}, []uint64{2, 3, 5, 9}))
	require.Empty(t, intersection(nil, []uint64{1}))
}
