package lsh

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func passagesByID(docs []*Features, p *Passages) (out []string) {
	for _, g := range p.Groups {
		var refs []string
		for _, r := range g {
			refs = append(refs, fmt.Sprint(docs[r.Document].ID, r.Span))
		}
		slices.Sort(refs)
		out = append(out, strings.Join(refs, " "))
	}
	return out
}

const (
	harbourA = "The council met for its yearly budget.\n\nA storm tore the roof off the fish market in Hallevik, and 9,000 homes on the coast were without power on Sunday, said grid operator Nordnett.\n\nTaxes are to rise by two points in spring, the treasurer announced."
	harbourB = "Trains will run late for the coming month.\n\nNordnett, which operates the grid, reported that the storm had cut power to 9,000 coastal homes; in Hallevik the fish market lost its roof.\n\nThe railway gave no cost for the repair of the bridge."
)

// Two documents that share nothing but one event hold one passage each on it.
func TestFindPassages(t *testing.T) {
	docs := []*Features{describe("a", "", harbourA, 0), describe("b", "", harbourB, 0)}
	p := FindPassages(docs, single(2), nil, 1)
	require.Len(t, p.Groups, 1)
	require.Len(t, p.Groups[0], 2)
	bodies := []string{harbourA, harbourB}
	for i, r := range p.Groups[0] {
		require.Equal(t, i, r.Document)
		require.Contains(t, bodies[i][r.Start:r.End], "fish market")
	}
}

// Two statements by one person at one place have all their names in common, and say different things.
func TestNamesAloneAreNoStatement(t *testing.T) {
	const (
		sells  = "On Sunday, Minister Sigrun Haugland said in Skagen that the frigates would be sold before the winter."
		denies = "On Sunday, Minister Sigrun Haugland denied in Skagen that she had dined with a builder of ships."
		agrees = "The two frigates will be sold before the winter, according to Minister Sigrun Haugland, who spoke in Skagen."
	)
	groups := func(a, b string) int {
		docs := []*Features{describe("a", "", harbourA+"\n\n"+a, 0), describe("b", "", harbourB+"\n\n"+b, 0)}
		return len(FindPassages(docs, single(2), nil, 1).Groups)
	}
	require.Equal(t, 1, groups(sells, denies), "that on the harbour")
	require.Equal(t, 2, groups(sells, agrees))
}

func TestPassagesOfOneLineageAreNoPair(t *testing.T) {
	docs := []*Features{describe("a", "", harbourA, 0), describe("b", "", harbourA, 0), describe("c", "", harbourB, 0)}
	p := FindPassages(docs, []int{0, 0, 2}, nil, 1)
	require.NotEmpty(t, p.Pairs)
	for _, x := range p.Pairs {
		require.False(t, x.Left.Document < 2 && x.Right.Document < 2, "copies of one text report nothing twice")
	}
}

// Groups are complete: every two passages of a group are a pair, and of different documents.
func TestPassageGroupsDoNotChain(t *testing.T) {
	docs := describeAll()
	p := FindPassages(docs, single(len(docs)), nil, 1)
	pairs := map[[2]PassageRef]bool{}
	for _, x := range p.Pairs {
		pairs[[2]PassageRef{x.Left, x.Right}] = true
	}
	require.NotEmpty(t, p.Groups)
	for _, g := range p.Groups {
		for i, a := range g {
			for _, b := range g[i+1:] {
				require.NotEqual(t, a.Document, b.Document)
				require.True(t, pairs[[2]PassageRef{a, b}])
			}
		}
	}
}

func TestFeaturesAreCompact(t *testing.T) {
	var body strings.Builder
	for i := range 300 { // 300 words, none twice
		fmt.Fprintf(&body, "word%c%c ", 'a'+i/26, 'a'+i%26)
		if i%60 == 59 {
			body.WriteString("ends.\n\n")
		}
	}
	f := describe("a", "", body.String(), 0)
	bytes := 0
	for _, terms := range f.Terms {
		bytes += 8 * len(terms)
	}
	for _, p := range f.Passages {
		bytes += 64 + 4*len(p.Keys) + 4*len(p.Names)
	}
	require.Less(t, bytes, 8<<10, "twice the size of usual text, in which half of the words are function words")
}
