package lsh

import (
	"cmp"
	"math"
	"slices"
)

// A documentGraph holds the documents of a corpus as vectors of rarity-weighted terms, and the pairs of them that are alike.
// The documents of one lineage, and those of the same terms, are one node; nodes are in order of the IDs.
type documentGraph struct {
	first    []int     // the document of each node
	node     []int32   // the node of each document
	size     []int     // the number of documents of each node
	profiles []Profile // of each node
	census   *Census
	level    []float64 // of the surroundings of each node, where a frame knows it; else -1
	edges    []edge    // sorted, i < j, of raw similarity
	far      []float64 // the level of the far neighbours of each node: see farLevel
}

// An edge joins two nodes, i before j, by their similarity.
type edge struct {
	i, j       int32
	similarity float32
}

// newDocumentGraph makes the graph of docs, parts of a frame that may be nil.
func newDocumentGraph(docs []*Features, lineage []int, frame *Frame, workers int) *documentGraph {
	first, node := nodesOf(docs, lineage)
	g := &documentGraph{
		first: first, node: node, size: make([]int, len(first)), profiles: make([]Profile, len(first)),
		census: frame.census(docs, first), level: frame.levels(node, len(first)),
	}
	for _, n := range node {
		g.size[n]++
	}
	rarities := g.census.rarities()
	parallelChunks(len(first), workers, func(from, to int) {
		for i := from; i < to; i++ {
			g.profiles[i] = profileOf(docs[first[i]], &rarities)
		}
	})
	g.link(&rarities[words], workers)
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
	known := map[uint64]int32{}
	for _, d := range roots {
		h, some := docs[d].fingerprint()
		n, equal := known[h]
		if !equal || !some {
			n = int32(len(first))
			first = append(first, d)
			known[h] = n
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

func (g *documentGraph) compare(i, j int32) parts { return g.profiles[i].compare(&g.profiles[j]) }
