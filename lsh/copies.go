package lsh

import (
	"cmp"
	"math/bits"
	"slices"

	"github.com/seed17055106/dedupe/text"
)

// Relations of two documents.
const (
	Copy    = "copy"    // one text is mostly the other
	Excerpt = "excerpt" // a substantial part of one is in the other
	Overlap = "overlap" // a shared passage or event only
)

// A CopyDoc is what [FindCopies] needs of one document.
type CopyDoc struct {
	ID        string
	Outlet    string
	Text      string
	Source    text.Source // gives the text where it is not held in memory, nil: Text is it
	Furniture []text.Span // parts that take no share, sorted, not overlapping
	Published int64       // seconds since 1970-01-01; 0 when unknown
	Sketch    int         // its number in the Sketches that are asked for copies
}

func (d *CopyDoc) content() string {
	if d.Source != nil {
		return d.Source.Content()
	}
	return d.Text
}

// contentIn gives the text until room is used again, where its source knows how to spare a string for it.
func (d *CopyDoc) contentIn(room *[]byte) string {
	if s, ok := d.Source.(interface{ ContentIn(room *[]byte) string }); ok {
		return s.ContentIn(room)
	}
	return d.content()
}

// A Pair is two documents (Left < Right by ID) that share text.
type Pair struct {
	Left, Right int // indices of the documents
	Relation    string
	Jaccard     float64  // of the plain 5-word shingles, exact
	Containment float64  // shared / smaller, exact
	Spans       [][4]int // aligned byte spans: left start, left end, right start, right end
}

// Copies is the outcome of [FindCopies].
type Copies struct {
	Pairs  []Pair  // copies, excerpts and the other pairs of a lineage, sorted by the documents' IDs
	Groups [][]int // lineages of two and more documents; the earliest first, then by ID
	Near   []Pair  // verified candidates below the containment of an excerpt, nearest first, at most 200
}

// FindCopies finds copies and excerpts among docs. Input order does not matter to the result, nor does workers.
func FindCopies(docs []CopyDoc, workers int) *Copies {
	s, docs := new(Sketches), slices.Clone(docs)
	chunksWith(len(docs), max(1, workers), func(g *Shingler, first, end int) {
		for i := first; i < end; i++ {
			docs[i].Sketch = s.Add(g, docs[i].content(), docs[i].Furniture, nil)
		}
	})
	return s.FindCopies(docs, workers)
}

// FindCopies finds copies and excerpts among docs, each of which has its sketch in s. The order in which texts were added
// does not matter, nor do texts of no document.
func (s *Sketches) FindCopies(docs []CopyDoc, workers int) *Copies {
	c := newCopySearch(s, docs, workers)
	candidates := s.candidates(c.numbers, c.of, c.workers)
	c.verify(candidates)
	c.verifyPartners(candidates)
	c.findLineages()
	return c.result()
}

// A copySearch works on texts: documents of equal text are one. Texts are numbered in the order of their least IDs, so
// that nothing depends on the order of the input.
type copySearch struct {
	docs     []CopyDoc
	rank     []int32 // of each document in the order of the IDs
	workers  int
	sketches *Sketches
	numbers  []int32    // the text of each sketch, by its number; -1 where another sketch is that of the text
	of       []int32    // the sketch of each text
	equal    [][]int    // the documents of each text, by ID
	sets     [][]uint64 // of texts that are in several candidate pairs
	setOf    []int32    // the index of each text's set + 1, 0 for none
	pairs    []textPair // the candidates that share a shingle, in ascending order
	lineage  unionFind  // of texts
}

// A textPair is two texts with what they share.
type textPair struct {
	left, right int32
	template    bool     // they share the wording but not the names and numbers
	spans       [][4]int // of the documents that stand for the texts; nil when not looked for
	Similarity
}

func newCopySearch(s *Sketches, docs []CopyDoc, workers int) *copySearch {
	c := &copySearch{docs: docs, workers: max(1, workers), sketches: s}
	order := make([]int, len(docs))
	for i := range order {
		order[i] = i
	}
	if byID := func(i, j int) int { return cmp.Compare(docs[i].ID, docs[j].ID) }; !slices.IsSortedFunc(order, byID) {
		slices.SortStableFunc(order, byID)
	}
	c.rank = make([]int32, len(docs))
	for k, i := range order {
		c.rank[i] = int32(k)
	}
	c.numberTexts(order)
	return c
}

// numberTexts numbers the texts of the documents, which come in the order of their IDs.
func (c *copySearch) numberTexts(order []int) {
	c.numbers = make([]int32, c.sketches.n+1)
	for i := range c.numbers {
		c.numbers[i] = -1
	}
	c.equal, c.of = make([][]int, 0, len(order)), make([]int32, 0, len(order))
	table := make([]int32, 2<<bits.Len(uint(len(order)))) // by identity, with open addressing: a text + 1; 0: free
	mask := uint64(len(table) - 1)
	for k, doc := range order {
		number := int32(c.docs[doc].Sketch)
		s := c.sketches.at(number)
		slot := scramble(s.identity) & mask
		for table[slot] != 0 && !c.sketches.at(c.of[table[slot]-1]).equal(s) {
			slot = (slot + 1) & mask
		}
		at := int(table[slot]) - 1
		if at < 0 || s.shingles == 0 {
			at = len(c.equal)
			c.equal = append(c.equal, order[k:k+1:k+1]) // for nearly all texts, so that it takes no room of its own
			c.of = append(c.of, number)
			c.numbers[number] = int32(at)
		} else {
			c.equal[at] = append(c.equal[at], doc)
		}
		if s.shingles > 0 {
			table[slot] = int32(at) + 1
		}
	}
}

// text is the document that stands for text t.
func (c *copySearch) text(t int32) CopyDoc { return c.docs[c.equal[t][0]] }

// verify measures the candidates exactly. A text of several candidates is read once for all of them, into its set of
// shingles; a pair without such sets is read as it is aligned.
func (c *copySearch) verify(candidates [][2]int32) {
	c.makeSets(candidates)
	measured := make([]textPair, len(candidates))
	chunksWith(len(candidates), c.workers, func(a *aligner, first, end int) {
		left := int32(-1)
		for i := first; i < end; i++ {
			p := textPair{left: candidates[i][0], right: candidates[i][1]}
			l, r := c.set(p.left), c.set(p.right)
			bySets := l != nil && r != nil
			if bySets {
				p.Similarity = measure(l, r)
			}
			if !bySets || p.relation() != "" || p.strong() {
				if p.left != left {
					left = p.left
					a.setLeft(c.text(left))
				}
				a.setRight(c.text(p.right))
				p.Similarity = a.similarity()
			}
			if p.relation() != "" || p.strong() {
				p.template = a.templated()
				p.spans = a.spans()
			}
			measured[i] = p
		}
	})
	measured = slices.DeleteFunc(measured, func(p textPair) bool { return p.Shared == 0 })
	c.pairs = append(measured, c.pairs...)
}

// set is the set of a text, nil where none was made.
func (c *copySearch) set(text int32) []uint64 {
	if at := c.setOf[text]; at > 0 {
		return c.sets[at-1]
	}
	return nil
}

// severalCandidates is the number of candidates from which a set is made of a text: what is in fewer is most often aligned in each of
// them, for which it is read anyway.
const severalCandidates = 4

// makeSets makes the sets of the texts that are in several candidates and have none yet, of as many as have room in memory.
func (c *copySearch) makeSets(candidates [][2]int32) {
	if c.setOf == nil {
		c.setOf = make([]int32, len(c.equal))
	}
	count := make([]int32, len(c.equal))
	for _, p := range candidates {
		count[p[0]]++
		count[p[1]]++
	}
	var wanted []int32
	room := c.sketches.anchors.room()
	for _, set := range c.sets {
		room -= len(set)
	}
	first := len(c.sets)
	for t, n := range count {
		if shingles := int(c.sketches.at(c.of[t]).shingles); n >= severalCandidates && shingles <= room && c.setOf[t] == 0 {
			wanted = append(wanted, int32(t))
			c.setOf[t] = int32(first + len(wanted))
			room -= shingles
		}
	}
	c.sets = append(c.sets, make([][]uint64, len(wanted))...)
	chunksWith(len(wanted), c.workers, func(g *Shingler, start, end int) {
		for k := start; k < end; k++ {
			c.sets[first+k] = g.set(c.text(wanted[k]))
		}
	})
}
