package text

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// story writes a report of four sentences with the names of one event.
func story(place, person string) string {
	return fmt.Sprintf("A fire broke out near the harbour of %[1]s, the mayor said.\nThe mayor, %[3]s %[2]s, said that nobody in %[1]s was hurt.\n"+
		"Firemen from %[1]shaven and Lower%[1]s were called by Mr %[2]s.\nThe house of %[2]s in old %[1]s burned down.\n", place, person, place+"a")
}

const (
	footer = "We at this paper report on the harbour towns with your help and your tips every day of the year."
	slogan = "Voice of the harbour towns"
	quote  = "\"This is a night that none of us is ever going to forget, whatever may come,\" the mayor said."
)

type added struct{ outlet, text string }

func furnitureOf(docs []added) *Furniture {
	var b FurnitureBuilder
	var all sync.WaitGroup
	for _, d := range docs {
		all.Go(func() {
			s := NewSkim(d.text, "en")
			b.Add(d.outlet, Literal(d.text), &s)
		})
	}
	all.Wait()
	return b.Build(2)
}

func marks(f *Furniture, outlet, s string) string {
	a := Analyse("Two men died.\n"+s, Options{Language: "en", Outlet: outlet, Furniture: f})
	return a.Paragraphs[len(a.Paragraphs)-1].Furniture
}

var towns = []string{"Northport", "Eastwick", "Westbury", "Southend", "Midvale"}

func TestParagraphOfThreeUnrelatedDocumentsIsFurniture(t *testing.T) {
	var docs []added
	for i, town := range towns[:3] {
		docs = append(docs, added{fmt.Sprint("outlet", i), story(town, town+"son") + footer})
	}
	require.Equal(t, "recurs", marks(furnitureOf(docs), "other", footer))
	require.Empty(t, marks(furnitureOf(docs[:2]), "other", footer))
	require.Empty(t, marks(nil, "other", footer))
}

func TestReprintsAreNoFurniture(t *testing.T) {
	var docs []added
	for i := range 500 {
		docs = append(docs, added{fmt.Sprint("outlet", i), fmt.Sprintf("Report %d\n", i) + story("Northport", "Stone") + quote})
	}
	for i := range docs {
		lower := docs[i]
		lower.text = strings.ToLower(lower.text)
		docs = append(docs, lower)
	}
	f := furnitureOf(docs)
	for line := range strings.SplitSeq(strings.TrimSpace(story("Northport", "Stone")+quote), "\n") {
		require.Empty(t, marks(f, "outlet1", line))
	}
}

func TestQuoteInIndependentReportsOfOneEventIsNoFurniture(t *testing.T) {
	docs := []added{
		{"a", "The harbour of Northport burned on Friday, Anna Stone said.\nThe firemen of West Northport put it out.\n" + quote},
		{"b", "Nobody died when fire struck Northport, said Mayor Stone.\nMany came to see Anna Stone.\n" + quote},
		{"c", "It took all night in West Northport, residents said.\nThe house of Mayor Anna Stone is gone.\n" + quote},
	}
	require.Empty(t, marks(furnitureOf(docs), "a", quote))
}

func TestShortLineOfOneOutletNeedsTwoDocuments(t *testing.T) {
	var docs []added
	for _, town := range towns[:2] {
		docs = append(docs, added{"herald", story(town, town+"son") + slogan + "\nWounded: 12 people\nNobody was hurt."})
	}
	f := furnitureOf(docs)
	require.Equal(t, "recurs", marks(f, "herald", slogan))
	require.Empty(t, marks(f, "times", slogan), "one outlet's slogan says nothing of another's")
	require.Empty(t, marks(f, "herald", "Wounded: 12 people"), "a line with a number is kept")
	require.Empty(t, marks(f, "herald", "Nobody was hurt."), "a short sentence recurs by itself")
}

func TestFurnitureDoesNotDependOnOrder(t *testing.T) {
	var docs []added
	for i := range 400 {
		town := towns[i%len(towns)] + fmt.Sprint(i/20)
		docs = append(docs, added{fmt.Sprint("outlet", i%7), story(town, town+"son") + fmt.Sprintf("%s Part %d.\n", footer, i%30) + slogan})
	}
	want := furnitureOf(docs)
	require.NotEmpty(t, want.units)
	for i := range docs {
		j := (i * 7919) % len(docs)
		docs[i], docs[j] = docs[j], docs[i]
	}
	require.Equal(t, want, furnitureOf(docs))
}

func TestSampleKeepsTheSmallestKeysWheneverItRuns(t *testing.T) {
	var often, once FurnitureBuilder
	for _, b := range []*FurnitureBuilder{&often, &once} {
		for i := range 200 {
			b.docs = append(b.docs, &docNote{key: uint64(i*7919) % 211})
		}
	}
	for i := range 200 {
		n := note{uint64(i % 3), uint32(i)}
		once.shards[0].notes = append(once.shards[0].notes, n)
		often.shards[0].notes = append(often.shards[0].notes, n)
		often.sample(&often.shards[0])
	}
	once.sample(&once.shards[0])
	require.Equal(t, once.shards[0].notes, often.shards[0].notes)
	require.Len(t, once.shards[0].notes, 3*sampleSize)
}

// What decide need not look at changes nothing: it is held against the same rule with all documents compared by their names.
func TestDecideAsAllComparisonsWould(t *testing.T) {
	texts := []string{"Nothing.", "nothing at all.", story("Northport", "Stone"), story("Northport", "Field"), story("Eastwick", "Wood"),
		story("Westbury", "Hill"), story("Southend", "Marsh")}
	rapid.Check(t, func(t *rapid.T) {
		var b FurnitureBuilder
		var notes []note
		unit := rapid.SampledFrom([]uint64{1 << 40, 1<<40 | lineBit}).Draw(t, "unit")
		drawn := rapid.SliceOfNDistinct(rapid.IntRange(0, 3*len(texts)-1), 1, sampleSize, rapid.ID).Draw(t, "documents")
		for i, n := range drawn {
			s := NewSkim(texts[n/3], "en")
			b.Add([]string{"", "herald", "times"}[n%3], Literal(texts[n/3]), &s)
			notes = append(notes, note{unit, uint32(i)})
		}
		var unrelated []*docNote
		for _, d := range b.docs {
			alike := func(u *docNote) bool { return resemble(u.names(), d.names()) }
			if !slices.ContainsFunc(unrelated, alike) {
				unrelated = append(unrelated, d)
			}
		}
		want := uint64(0)
		switch n := len(unrelated); {
		case n >= unrelatedMinimum:
			want = unit
		case n == 2 && unit&lineBit != 0 && unrelated[0].outlet != 0 && unrelated[0].outlet == unrelated[1].outlet:
			want = unit ^ unrelated[0].outlet
		}
		require.Equal(t, want, b.decide(notes))
	})
}
