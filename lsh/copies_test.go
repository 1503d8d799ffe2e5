package lsh

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/seed17055106/dedupe/text"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func ExampleFindCopies() {
	agency := "A fire at the harbour warehouse in Brask was put out early on Monday after nine hours, the fire service said. " +
		"Nobody was hurt, and the cause is being looked into by the police."
	found := FindCopies([]CopyDoc{
		{ID: "gazette", Text: "From our own correspondent. " + agency, Published: 200},
		{ID: "mirror", Text: "The mayor will open the new bridge over the river Lenn next week, the council said in a statement.", Published: 100},
		{ID: "wire", Text: agency, Published: 100},
	}, 1)
	for _, p := range found.Pairs {
		fmt.Printf("%s %d %d: Jaccard %.2f, containment %.2f, %v\n", p.Relation, p.Left, p.Right, p.Jaccard, p.Containment, p.Spans)
	}
	fmt.Println("lineages, the earliest first:", found.Groups)
	// Output:
	// copy 0 2: Jaccard 0.88, containment 1.00, [[28 203 0 175]]
	// lineages, the earliest first: [[2 0]]
}

func ExampleCompare() {
	s := Compare(CopyDoc{Text: "one two three four five six"}, CopyDoc{Text: "One two three four five, seven"})
	fmt.Printf("%d of %d and %d shingles: Jaccard %.2f\n", s.Shared, s.Left, s.Right, s.Jaccard)
	// Output: 1 of 2 and 2 shingles: Jaccard 0.33
}

func ExampleSign() {
	var g Shingler
	a, _ := g.Shingle("the quick brown fox jumps over the lazy dog by the river", nil)
	left := Sign(a)
	b, _ := g.Shingle("the quick brown fox jumps over the lazy dog by the lake", nil)
	fmt.Printf("exact %.2f, estimated %.2f\n", 7./9, left.Estimate(Sign(b)))
	// Output: exact 0.78, estimated 0.74
}

// randomWords makes n words of a vocabulary so large that no five in a row come twice by chance.
func randomWords(r *rand.Rand, n int) []string {
	out := make([]string, n)
	for i := range out {
		letters := "w"
		if i%12 == 0 {
			letters = "N"
		}
		for n := r.IntN(5000); n > 0; n /= 20 {
			letters += string("bcdfghjklmnprstvwxyz"[n%20])
		}
		out[i] = letters
	}
	return out
}

func doc(id string, parts ...[]string) CopyDoc {
	return CopyDoc{ID: id, Text: strings.Join(slices.Concat(parts...), " ")}
}

func relations(c *Copies, docs []CopyDoc) map[string]string {
	out := map[string]string{}
	for _, p := range c.Pairs {
		out[docs[p.Left].ID+" "+docs[p.Right].ID] = p.Relation
	}
	return out
}

func TestRelations(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	agency, own, other := randomWords(r, 300), randomWords(r, 400), randomWords(r, 200)
	docs := []CopyDoc{
		doc("a-agency", agency),
		doc("b-cut", agency[:90]),
		doc("c-retopped", own[:60], agency[40:]),
		doc("d-excerpt", own[100:270], agency[150:270]),
		doc("e-quote", other, agency[10:30]),
		doc("f-own", own[300:]),
	}
	found := FindCopies(docs, 2)
	require.Equal(t, map[string]string{
		"a-agency b-cut":       Copy,
		"a-agency c-retopped":  Copy,
		"a-agency d-excerpt":   Excerpt,
		"b-cut c-retopped":     Copy,
		"c-retopped d-excerpt": Excerpt,
	}, relations(found, docs))
	require.Equal(t, [][]int{{0, 1, 2, 3}}, found.Groups)
	var near []string
	for _, p := range found.Near {
		near = append(near, docs[p.Left].ID+" "+docs[p.Right].ID)
	}
	require.Contains(t, near, "a-agency e-quote")
}

func TestShortAndEmptyTexts(t *testing.T) {
	docs := []CopyDoc{
		{ID: "a", Text: ""}, {ID: "b", Text: ""}, {ID: "c", Text: "... !"},
		{ID: "d", Text: "Fire is out"}, {ID: "e", Text: "fire is OUT."}, {ID: "f", Text: "Fire is"},
		{ID: "g", Text: "the menu the menu the menu", Furniture: []text.Span{{Start: 0, End: 26}}},
		{ID: "h", Text: "the menu the menu the menu", Furniture: []text.Span{{Start: 0, End: 26}}},
	}
	found := FindCopies(docs, 1)
	require.Equal(t, map[string]string{"d e": Copy}, relations(found, docs))
	require.Equal(t, [][4]int{{0, 11, 0, 11}}, found.Pairs[0].Spans)
}

func TestChangedNumbersDoNotHideACopy(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	left := randomWords(r, 120)
	for i := 6; i < len(left); i += 15 {
		left[i] = "15"
	}
	right := slices.Clone(left)
	for i, w := range right {
		if w == "15" {
			right[i] = "170"
		}
	}
	var g Shingler
	_, masked := g.Shingle(strings.Join(left, " "), nil)
	masked = slices.Clone(masked)
	_, other := g.Shingle(strings.Join(right, " "), nil)
	require.Equal(t, masked, other)
	docs := []CopyDoc{doc("a", left), doc("b", right)}
	require.Equal(t, map[string]string{"a b": Copy}, relations(FindCopies(docs, 1), docs))
}

// Two briefs of one form differ in every name and number; they are no copies, however much wording they share.
func TestTemplatesAreNoCopies(t *testing.T) {
	form := "%s said net profit for the quarter that ended in %s rose to %d million as sales grew in most of its markets. " +
		"Shares of %s closed at %d on Friday, which is little changed from the price at the start of the week. " +
		"The company, which has its seat in %s, said that it expects sales of about %d million for the year as a whole. " +
		"It said in a statement that it will pay a dividend of %d cents to the holders of its shares on %s next month."
	docs := []CopyDoc{
		{ID: "a", Text: fmt.Sprintf(form, "Arvon", "March", 120, "Arvon", 41, "Lisbon", 900, 12, "Monday")},
		{ID: "b", Text: fmt.Sprintf(form, "Belltree", "June", 77, "Belltree", 18, "Oslo", 415, 30, "Friday")},
	}
	require.Greater(t, Compare(docs[0], docs[1]).Containment, CopyThreshold)
	found := FindCopies(docs, 1)
	require.Empty(t, found.Pairs)
	require.Empty(t, found.Groups)
	require.Empty(t, found.Near)
}

// A chain in which each text shares half with the next and nothing with the one after that.
func TestChainsDoNotJoinUnlikeTexts(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	stream := randomWords(r, 4000)
	var docs []CopyDoc
	for i := range 38 {
		docs = append(docs, doc(fmt.Sprintf("d%02d", i), stream[i*100:i*100+200]))
	}
	for _, g := range FindCopies(docs, 1).Groups {
		require.LessOrEqual(t, len(g), 16)
	}
}

func TestSpansPointAtEqualText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		vocabulary := []string{"Ärzte", "don’t", "the", "1,500", "fire", "日本", "x", "of", "Bräsk"}
		side := rapid.SliceOfN(rapid.SampledFrom(vocabulary), 0, 60)
		left, right := strings.Join(side.Draw(t, "left"), " "), strings.Join(side.Draw(t, "right"), " — ")
		var a aligner
		a.setLeft(CopyDoc{Text: left})
		a.setRight(CopyDoc{Text: right})
		end := 0
		for _, s := range a.spans() {
			require.GreaterOrEqual(t, s[0], end)
			end = s[1]
			var l, r Shingler
			x, _ := l.Shingle(left[s[0]:s[1]], nil)
			y, _ := r.Shingle(right[s[2]:s[3]], nil)
			require.NotEmpty(t, x)
			require.Equal(t, x, y)
		}
	})
}

// variants makes n documents of one text, each with its own changed word, or none.
func variants(n int, change bool) []CopyDoc {
	r := rand.New(rand.NewPCG(7, 8))
	base := randomWords(r, 150)
	docs := make([]CopyDoc, n)
	for i := range docs {
		w := slices.Clone(base)
		if change {
			w[r.IntN(len(w))] = fmt.Sprintf("changed%d", i)
		}
		docs[i] = CopyDoc{ID: fmt.Sprintf("%05d", i), Text: strings.Join(w, " "), Published: int64(1 + (i*7)%n)}
	}
	return docs
}

func TestReprintsCostLinearOutput(t *testing.T) {
	for _, c := range []struct {
		n, pairs int
		change   bool
	}{{10000, 9999, false}, {2000, 1999, true}, {64, 64 * 63 / 2, false}, {64, 64 * 63 / 2, true}, {65, 64, true}} {
		docs := variants(c.n, c.change)
		if c.change {
			sketched, s, g := slices.Clone(docs), new(Sketches), new(Shingler)
			for i := range sketched {
				sketched[i].Sketch = s.Add(g, sketched[i].Text, nil, nil)
			}
			search := newCopySearch(s, sketched, 2)
			require.LessOrEqual(t, len(s.candidates(search.numbers, search.of, 2)), 200*c.n)
		}
		found := FindCopies(docs, 2)
		require.Len(t, found.Groups, 1)
		require.Len(t, found.Groups[0], c.n)
		require.Equal(t, int64(1), docs[found.Groups[0][0]].Published)
		require.Len(t, found.Pairs, c.pairs)
	}
}

// corpus makes copies, excerpts, reprints and unlike texts.
func corpus(r *rand.Rand, n int) []CopyDoc {
	var docs []CopyDoc
	var texts [][]string
	for i := range n {
		w := randomWords(r, 20+r.IntN(200))
		if i > 0 && r.IntN(3) > 0 {
			old := texts[max(0, i-1-r.IntN(20))]
			cut := r.IntN(len(old) + 1)
			w = slices.Concat(w[:r.IntN(len(w))], old[cut:cut+r.IntN(len(old)-cut+1)])
			if r.IntN(4) == 0 {
				w = old
			}
		}
		texts = append(texts, w)
		docs = append(docs, CopyDoc{ID: fmt.Sprintf("d%04d", r.IntN(1000)*1000+i), Text: strings.Join(w, " "), Published: int64(r.IntN(5))})
	}
	return docs
}

// named is an outcome with IDs for indices, to be held against that of another order.
func named(c *Copies, docs []CopyDoc) string {
	var b strings.Builder
	for _, list := range [][]Pair{c.Pairs, c.Near} {
		for _, p := range list {
			fmt.Fprintln(&b, docs[p.Left].ID, docs[p.Right].ID, p.Relation, p.Jaccard, p.Containment, p.Spans)
		}
	}
	for _, g := range c.Groups {
		for _, i := range g {
			fmt.Fprint(&b, docs[i].ID, " ")
		}
		fmt.Fprintln(&b)
	}
	return b.String()
}

func TestNoDocuments(t *testing.T) {
	require.Empty(t, FindCopies(nil, 2).Pairs)
	require.Empty(t, FindCopies([]CopyDoc{{ID: "alone", Text: "one text by itself"}}, 2).Pairs)
}

func TestOrderAndWorkersDoNotMatter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		seed := rapid.Uint64().Draw(t, "seed")
		r := rand.New(rand.NewPCG(seed, 1))
		docs := corpus(r, 30)
		want := named(FindCopies(docs, 1), docs)
		r.Shuffle(len(docs), func(i, j int) { docs[i], docs[j] = docs[j], docs[i] })
		require.Equal(t, want, named(FindCopies(docs, 8), docs))
	})
}

// Whatever is a copy or an excerpt by exact comparison of all pairs is found.
func TestCandidatesMissNothing(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 10))
	docs := corpus(r, 300)
	found := relations(FindCopies(docs, 2), docs)
	wanted, missed := 0, 0
	for i, d := range docs {
		for _, e := range docs[:i] {
			if s := Compare(d, e); s.relation() != "" {
				wanted++
				if found[min(d.ID, e.ID)+" "+max(d.ID, e.ID)] == "" {
					missed++
				}
			}
		}
	}
	require.Greater(t, wanted, 100)
	require.LessOrEqual(t, missed*200, wanted, "%d of %d", missed, wanted)
}

func TestCompareAllIsCompare(t *testing.T) {
	docs := corpus(rand.New(rand.NewPCG(5, 6)), 12)
	pairs := [][2]int{{0, 1}, {1, 2}, {0, 11}, {3, 3}}
	for k, got := range CompareAll(docs, pairs, 2) {
		require.Equal(t, Compare(docs[pairs[k][0]], docs[pairs[k][1]]), got)
	}
}

func TestAlignerMeasuresAsSetsDo(t *testing.T) {
	var a aligner
	rapid.Check(t, func(t *rapid.T) {
		vocabulary := []string{"a", "b", "c", "d", "Ärzte", "15"}[:rapid.IntRange(1, 6).Draw(t, "vocabulary")]
		text := rapid.Custom(func(t *rapid.T) string {
			return strings.Join(rapid.SliceOfN(rapid.SampledFrom(vocabulary), 0, 60).Draw(t, "words"), " ")
		})
		left := text.Draw(t, "left")
		a.setLeft(CopyDoc{Text: left})
		rights := append(rapid.SliceOfN(text, 1, 3).Draw(t, "rights"), left, left+" "+left, left[:len(left)/2])
		for _, right := range rights {
			a.setRight(CopyDoc{Text: right})
			require.Equal(t, Compare(CopyDoc{Text: left}, CopyDoc{Text: right}), a.similarity(), "%q %q", left, right)
		}
	})
}

// The first of a group is the earliest; where the time is not known a document follows those of known time.
func TestGroupsBeginWithTheEarliest(t *testing.T) {
	w := randomWords(rand.New(rand.NewPCG(41, 42)), 60)
	docs := []CopyDoc{doc("a", w), doc("b", w), doc("c", w[:55]), doc("d", w)}
	docs[1].Published, docs[2].Published, docs[3].Published = 300, 200, 300
	require.Equal(t, [][]int{{2, 1, 3, 0}}, FindCopies(docs, 1).Groups)
}

// A round-up of two reports that share no wording does not make one source of them.
func TestRoundUpKeepsSourcesApart(t *testing.T) {
	first := "A strong earthquake struck the valley of Tarsin before dawn on Tuesday and killed 45 people, the civil protection office said in its " +
		"first report. Rescuers were still digging with their hands in the stone houses of the upper town when the sun rose. The governor asked for tents."
	second := "At least 60 people died when an earthquake of great force shook Tarsin on Tuesday morning, according to the mayor of the town. Doctors " +
		"in the only hospital worked by the light of torches because the lines had come down."
	found := FindCopies([]CopyDoc{{ID: "a", Text: first}, {ID: "b", Text: second}, {ID: "both", Text: first + "\n\n" + second}}, 2)
	require.Len(t, found.Pairs, 2, "both pairs are listed")
	require.Equal(t, [][]int{{0, 2}}, found.Groups, "the longer part is where the round-up descends from")

	const phrase = " It was the strongest in years."
	found = FindCopies([]CopyDoc{{ID: "a", Text: first + phrase}, {ID: "b", Text: second + phrase}, {ID: "both", Text: first + "\n\n" + second}}, 2)
	require.Equal(t, [][]int{{0, 2}}, found.Groups, "a phrase in common is no source in common")

	reprint := strings.Replace(second, "the mayor of the town", "the mayor", 1)
	found = FindCopies([]CopyDoc{{ID: "b", Text: second}, {ID: "c", Text: reprint}, {ID: "more", Text: second + "\n\n" + first}}, 2)
	require.Equal(t, [][]int{{0, 1, 2}}, found.Groups, "parts that share their wording are one source")
}
