package lsh

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed17055106/dedupe/text"
)

// reports are of four events, two of them much alike: id, title, day, text.
var reports = []struct {
	id, title string
	day       int
	text      string
}{
	{"ferry-1", "Ferry runs aground off Tarvik", 100, "A ferry with 214 people aboard ran aground off the island of Tarvik on Monday night. Captain Ida Lunde said that the rudder of the Nordstjerna had jammed.\n\nLifeboats took all passengers to the harbour of Skagen."},
	{"ferry-2", "Nordstjerna stranded on rocks", 101, "Lifeboats brought 214 passengers of the stranded ferry Nordstjerna to Skagen. The ship hit rocks near Tarvik late on Monday after its rudder jammed, Captain Lunde told the coastguard."},
	{"ferry-3", "", 101, "The Nordstjerna, a ferry on its way to Tarvik, lost its rudder and ran aground. Everybody was rescued by lifeboats, the coastguard in Skagen said on Tuesday."},
	{"mill-1", "Fire guts paper mill in Orsa", 100, "A fire destroyed the paper mill of Orsa on Wednesday. Fire chief Karin Boman said that 40 firefighters fought the blaze for nine hours.\n\nThe mill of the Dalen family employed 120 people."},
	{"mill-2", "Orsa loses its mill", 101, "Nothing is left of the Dalen family's paper mill in Orsa, where 120 people worked. The blaze on Wednesday kept 40 firefighters busy for nine hours, Karin Boman said."},
	{"mill-3", "Sawmill burns in Petrovac", 140, "A fire destroyed a sawmill in Petrovac on Friday. Mayor Jovan Ilic said that 25 firefighters fought the blaze until morning."},
	{"mill-4", "Petrovac sawmill lost", 141, "The sawmill of Petrovac burned down on Friday; 25 firefighters could not save it, said Jovan Ilic, the mayor of the town."},
	{"cup", "Lions win the cup", 101, "The Lions beat the Harbour Eleven by three goals to one in the final of the cup on Saturday before a crowd of 31,000."},
	{"empty", "", 0, ""},
}

func describeAll() []*Features {
	var docs []*Features
	for _, r := range reports {
		docs = append(docs, describe(r.id, r.title, r.text, r.day))
	}
	return docs
}

func describe(id, title, body string, day int) *Features {
	return Describe(id, text.Analyse(title, text.Options{Language: "en"}), text.Analyse(body, text.Options{Language: "en"}), day)
}

// single is the lineage of documents without copies.
func single(n int) []int {
	lineage := make([]int, n)
	for i := range lineage {
		lineage[i] = i
	}
	return lineage
}

// byID gives groups as IDs, so that input order is out of sight.
func byID(docs []*Features, groups [][]int) (out []string) {
	for _, g := range groups {
		var ids []string
		for _, d := range g {
			ids = append(ids, docs[d].ID)
		}
		out = append(out, strings.Join(ids, " "))
	}
	return out
}

func TestFindStories(t *testing.T) {
	docs := describeAll()
	s := FindStories(docs, single(len(docs)), nil, nil, 1)
	require.Equal(t, []string{"ferry-1 ferry-2 ferry-3", "mill-1 mill-2", "mill-3 mill-4"}, byID(docs, s.Groups))
	require.Equal(t, []string{"Ferry runs aground off Tarvik", "Fire guts paper mill in Orsa", "Sawmill burns in Petrovac"}, s.Labels)
	for _, p := range s.Near {
		require.Less(t, p.Similarity, StoryThreshold)
		require.Less(t, docs[p.Left].ID, docs[p.Right].ID)
		require.Contains(t, p.Parts, "names")
	}
}

func TestStoriesDoNotDependOnOrderOrWorkers(t *testing.T) {
	docs := describeAll()
	passages := FindPassages(docs, single(len(docs)), nil, 1)
	want := FindStories(docs, single(len(docs)), passages, nil, 1)
	random := rand.New(rand.NewPCG(1, 2))
	for _, workers := range []int{1, 2, 8} {
		shuffled := slices.Clone(docs)
		random.Shuffle(len(docs), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
		p := FindPassages(shuffled, single(len(docs)), nil, workers)
		require.Equal(t, passagesByID(docs, passages), passagesByID(shuffled, p))
		got := FindStories(shuffled, single(len(docs)), p, nil, workers)
		require.Equal(t, byID(docs, want.Groups), byID(shuffled, got.Groups))
		require.Equal(t, want.Labels, got.Labels)
		require.Len(t, got.Near, len(want.Near))
		for i, n := range want.Near {
			require.Equal(t, docs[n.Left].ID, shuffled[got.Near[i].Left].ID)
			require.Equal(t, n.Similarity, got.Near[i].Similarity)
		}
	}
}

// A copy joins the story of its original whatever it looks like, and counts for nothing in the linkage.
func TestCopiesJoinTheStoryOfTheirOriginal(t *testing.T) {
	docs := describeAll()
	lineage := single(len(docs))
	for i := range 5 {
		docs = append(docs, describe(fmt.Sprint("reprint-", i), "", reports[0].text, 100))
		lineage = append(lineage, 0)
	}
	s := FindStories(docs, lineage, nil, nil, 1)
	require.Equal(t, "ferry-1 ferry-2 ferry-3 reprint-0 reprint-1 reprint-2 reprint-3 reprint-4", byID(docs, s.Groups)[0])
	require.Len(t, s.Groups, 3)

	s = FindStories(docs[7:], []int{0, 1, 2, 2, 2, 2, 2}, nil, nil, 1)
	require.Equal(t, [][]int{{2, 3, 4, 5, 6}}, s.Groups, "a lineage alone is a story")
}

func TestDatesDecideBetweenLookAlikes(t *testing.T) {
	body := "Two men were hurt in a fire at a flat in Keller Street in Brenna, the fire brigade said."
	docs := []*Features{describe("a", "", body+" It broke out on Monday.", 10), describe("b", "", body+" It broke out on Friday.", 400)}
	near := []*Features{describe("a", "", body+" It broke out on Monday.", 10), describe("b", "", body+" On Monday it broke out.", 11)}
	g := newDocumentGraph(docs, single(2), nil, 1)
	h := newDocumentGraph(near, single(2), nil, 1)
	p, q := g.compare(0, 1), h.compare(0, 1)
	require.Less(t, p.similarity(), q.similarity()/2)
}

// What joins reports of one subject that name others is its vocabulary. One that names nobody says nothing either way.
func TestNamesOfOthersSpeakAgainstOneEvent(t *testing.T) {
	const subject = " is sued by a trader whom it dismissed over the rigging of interest rates, a tribunal was told."
	g := newDocumentGraph([]*Features{
		describe("a", "", "The bank of Henrik Maasland"+subject, 0),
		describe("b", "", "Counsel for Henrik Maasland said that the trader had been warned of the rigging.", 0),
		describe("c", "", "The bank of Dora Lindqvist"+subject, 0),
		describe("d", "", "A bank"+subject, 0),
	}, single(4), nil, 1)
	require.Equal(t, 1.0, g.naming(0, 1))
	require.Equal(t, otherNames, g.naming(0, 2))
	require.Equal(t, 1.0, g.naming(0, 3))
}

func TestLabelWithoutTitleNamesNames(t *testing.T) {
	docs := []*Features{describe("a", "", reports[1].text, 0), describe("b", "", reports[2].text, 0)}
	s := FindStories(docs, single(2), nil, nil, 1)
	require.Len(t, s.Labels, 1)
	require.Contains(t, s.Labels[0], "Nordstjerna")
}

// Documents that are all the same must not cost the square of their number, nor be torn apart.
func TestTenThousandAlike(t *testing.T) {
	const n = 10_000
	docs := make([]*Features, n)
	for i := range docs {
		f := *describe("", reports[3].title, reports[3].text, 100)
		f.ID = fmt.Sprintf("%05d", i)
		docs[i] = &f
	}
	p := FindPassages(docs, single(n), nil, 2)
	for _, g := range p.Groups {
		require.LessOrEqual(t, len(g), maxPassageGroup)
	}
	s := FindStories(docs, single(n), p, nil, 2)
	require.Len(t, s.Groups, 1)
	require.Len(t, s.Groups[0], n)
}

func TestEmptyDocuments(t *testing.T) {
	docs := []*Features{describe("a", "", "", 0), describe("b", "", "...", 0), describe("c", "", "", 7)}
	p := FindPassages(docs, single(3), nil, 2)
	require.Empty(t, p.Pairs)
	require.Empty(t, FindStories(docs, single(3), p, nil, 2).Groups)
	require.Empty(t, FindStories(nil, nil, FindPassages(nil, nil, nil, 1), nil, 1).Groups)
}
