package lsh

import (
	"cmp"
	"slices"
)

// A StoryPair is two documents and why they are, or nearly are, in one story.
type StoryPair struct {
	Left, Right int
	Similarity  float64            // beyond that of their surroundings
	Parts       map[string]float64 // shares of the cosine ("words", "names", "numbers", "phrases", "opening"), and factors ("days", "calendar", "naming")
}

// Stories is the outcome of the story tier.
type Stories struct {
	Groups [][]int     // two and more documents, sorted by ID
	Labels []string    // of each group
	Near   []StoryPair // documents of different stories just under the threshold, nearest first, capped
}

// StoryThreshold is the similarity at which average linkage stops.
const StoryThreshold = 0.04

// maxNear bounds Stories.Near.
const maxNear = 200

// FindStories partitions docs into events: the documents of one lineage are one node of a graph, whose edges are
// similarities beyond those of the surroundings, and average linkage clusters the nodes. passages, of the same documents
// and frame, may be nil, and so may frame.
func FindStories(docs []*Features, lineage []int, passages *Passages, frame *Frame, workers int) *Stories {
	g := passages.graphOf(docs, lineage, frame, workers)
	members := make([][]int, len(g.first)) // by cluster
	for d := range docs {
		c := g.cluster[g.node[d]]
		members[c] = append(members[c], d)
	}
	nodes := make([][]int32, len(g.first))
	for i, c := range g.cluster {
		nodes[c] = append(nodes[c], int32(i))
	}
	s := &Stories{Near: g.near()}
	for c, m := range members {
		if len(m) < 2 {
			continue
		}
		slices.SortFunc(m, func(a, b int) int { return cmp.Compare(docs[a].ID, docs[b].ID) })
		s.Groups = append(s.Groups, m)
		s.Labels = append(s.Labels, g.label(docs, nodes[c]))
	}
	return s
}

// near lists the pairs just under the threshold, of different stories.
func (g *documentGraph) near() []StoryPair {
	var under []edge
	for _, e := range g.edges {
		if g.cluster[e.i] != g.cluster[e.j] && e.similarity < StoryThreshold {
			under = append(under, e)
		}
	}
	slices.SortFunc(under, func(x, y edge) int {
		return cmp.Or(cmp.Compare(y.similarity, x.similarity), cmp.Compare(x.i, y.i), cmp.Compare(x.j, y.j))
	})
	var out []StoryPair
	for _, e := range under[:min(maxNear, len(under))] {
		p := g.compare(e.i, e.j)
		parts := p.byName()
		parts["naming"] = g.naming(e.i, e.j)
		out = append(out, StoryPair{g.first[e.i], g.first[e.j], float64(e.similarity), parts})
	}
	return out
}
