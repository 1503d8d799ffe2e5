package lsh

import (
	"cmp"
	"math"
	"slices"
)

// A documentGraph holds the documents of a corpus as vectors of rarity-weighted terms, and the pairs of them that are alike.
// The documents of one lineage, and those of the same terms, are one node; nodes are in order of the IDs.
type documentGraph struct {
	first     []int    // the document of each node
	node      []int32  // the node of each document
	size      []int    // the number of documents of each node
	terms     []vector // of each node
	days      []int
	calendars []Calendar
	census    *Census
	edges     []edge  // sorted, i < j, of the similarity beyond that of the surroundings
	cluster   []int32 // the story of each node, named by its lowest node
}

// An edge joins two nodes, i before j, by their similarity.
type edge struct {
	i, j       int32
	similarity float32
}

// newDocumentGraph makes the graph of docs, parts of a frame that may be nil.
func newDocumentGraph(docs []*Features, lineage []int, frame *Frame, workers int) *documentGraph {
	first, node := nodesOf(docs, lineage)
	n := len(first)
	g := &documentGraph{first: first, node: node, size: make([]int, n), terms: make([]vector, n), days: make([]int, n), calendars: make([]Calendar, n)}
	for _, i := range node {
		g.size[i]++
	}
	g.census = frame.census(docs, first)
	rarities := g.census.rarities()
	parallelChunks(n, workers, func(from, to int) {
		for i := from; i < to; i++ {
			d := docs[first[i]]
			g.terms[i], g.days[i], g.calendars[i] = weigh(d, &rarities), d.Day, d.Calendar
		}
	})
	p := g.newPostings(&rarities[words])
	g.partition(g.link(p, workers), p, frame)
	return g
}

// nodesOf lists the first document of each node, by ID, and the node of each document.
func nodesOf(docs []*Features, lineage []int) (first []int, node []int32) {
	var roots []int
	for i := range docs {
		if lineage[i] == i {
			roots = append(roots, i)
		}
	}
	slices.SortFunc(roots, func(a, b int) int { return cmp.Compare(docs[a].ID, docs[b].ID) })
	node = make([]int32, len(docs))
	byTerms := map[uint64]int32{}
	for _, d := range roots {
		h, some := docs[d].fingerprint()
		n, equal := byTerms[h]
		if !equal || !some {
			n = int32(len(first))
			first = append(first, d)
			byTerms[h] = n
		}
		node[d] = n
	}
	for i := range docs {
		node[i] = node[lineage[i]]
	}
	return first, node
}

// fingerprint is a hash of the terms of f; some is false when there are none.
func (f *Features) fingerprint() (h uint64, some bool) {
	for k, terms := range f.Terms {
		for _, t := range terms {
			h, some = mix(h^uint64(t.Key)<<32^uint64(math.Float32bits(t.Weight))^uint64(k))+h, true
		}
	}
	return h, some
}

// parts is what two documents have in common, part by part.
type parts struct {
	kinds    [kinds]float64 // share of the cosine
	days     float64        // 1 for the same day of publication or an unknown one, less as they lie apart
	calendar float64        // see Calendar.agreement
}

func (p *parts) similarity() float64 {
	sum := 0.0
	for _, s := range p.kinds {
		sum += s
	}
	return sum * p.days * p.calendar
}

func (p *parts) byName() map[string]float64 {
	return map[string]float64{"words": p.kinds[words], "names": p.kinds[names], "numbers": p.kinds[numbers],
		"phrases": p.kinds[phrases], "opening": p.kinds[opening], "days": p.days, "calendar": p.calendar}
}

// factors gives the parts of two nodes but for those of the cosine.
func (g *documentGraph) factors(i, j int32) parts {
	return factors(g.days[i], g.days[j], &g.calendars[i], &g.calendars[j])
}

func factors(day, other int, c, o *Calendar) parts {
	return parts{days: nearness(day, other), calendar: c.agreement(*o)}
}

func (g *documentGraph) compare(i, j int32) parts {
	p := g.factors(i, j)
	for k := range p.kinds {
		p.kinds[k] = dot(g.terms[i].of(k), g.terms[j].of(k))
	}
	return p
}

// Reports of one event come within days, follow-ups at any time after: nearness falls to a floor, steeply at first.
const (
	nearnessDays  = 7
	nearnessFloor = 0.35
)

// nearness is the factor for two days of publication.
func nearness(a, b int) float64 {
	if a == 0 || b == 0 {
		return 1
	}
	return nearnessFloor + (1-nearnessFloor)*math.Exp(-math.Sqrt(math.Abs(float64(a-b))/nearnessDays))
}
