package lsh

import (
	"cmp"
	"slices"
)

// A StoryPair is two documents and why they are, or nearly are, in one story.
type StoryPair struct {
	Left, Right int
	Similarity  float64            // beyond that of their surroundings
	Parts       map[string]float64 // "words", "names", "numbers", "phrases", "opening": shares of the cosine; "days", "calendar": factors
}

// Stories is the outcome of the story tier.
type Stories struct {
	Groups [][]int     // two and more documents, sorted by ID
	Labels []string    // of each group
	Near   []StoryPair // documents of different stories just under the threshold, nearest first, capped
}

// StoryThreshold is the similarity at which average linkage stops.
const StoryThreshold = 0.05

// maxNear bounds Stories.Near.
const maxNear = 200

// FindStories partitions docs into events: the documents of one lineage are one node of a graph, whose edges are
// similarities beyond those of the surroundings, and average linkage clusters the nodes. passages, of the same documents and
// frame, may be nil, and so may frame.
func FindStories(docs []*Features, lineage []int, passages *Passages, frame *Frame, workers int) *Stories {
	g := passages.graphOf(docs, lineage, frame, workers)
	edges := g.contrast()
	cluster := averageLinkage(len(g.first), edges, StoryThreshold)

	members := make([][]int, len(g.first)) // by cluster
	for d := range docs {
		c := cluster[g.node[d]]
		members[c] = append(members[c], d)
	}
	nodes := make([][]int32, len(g.first))
	for i, c := range cluster {
		nodes[c] = append(nodes[c], int32(i))
	}
	s := &Stories{Near: g.near(edges, cluster)}
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

// The surroundings of a node are its neighbours from the surroundFrom-th to before the surroundTo-th; surroundWeight is
// what is taken off a similarity for those of its two ends.
const (
	surroundFrom, surroundTo = 12, 36
	surroundWeight           = 1.25
	maxOverFar               = 7 // a level of more than so many times the far one is a large story, not its surroundings
)

// contrast takes off each similarity the mean level of the surroundings of its two ends, and keeps what is left above 0:
// where everything is about one subject, two reports of one event must be more alike than elsewhere. It is the local
// scaling of Zelnik-Manor and Perona ("Self-Tuning Spectral Clustering", 2004) in the additive form that is known as
// CSLS (Conneau and others, "Word Translation Without Parallel Data", 2018, section 2.3).
func (g *documentGraph) contrast() []edge {
	around := make([][]neighbour, len(g.first))
	for _, e := range g.edges {
		around[e.i] = append(around[e.i], neighbour{e.similarity, g.size[e.j]})
		around[e.j] = append(around[e.j], neighbour{e.similarity, g.size[e.i]})
	}
	level := make([]float64, len(g.first))
	for i := range around {
		if level[i] = g.level[i]; level[i] < 0 {
			level[i] = min(surroundings(around[i], g.size[i]), maxOverFar*g.far[i])
		}
	}
	var out []edge
	for _, e := range g.edges {
		if s := float64(e.similarity) - surroundWeight*(level[e.i]+level[e.j])/2; s > 0 {
			out = append(out, edge{e.i, e.j, float32(s)})
		}
	}
	return out
}

// A neighbour is a node seen from another.
type neighbour struct {
	similarity float32
	size       int // documents
}

// surroundings is the level around a node of own documents. Neighbours are ranked in documents, the copies of a node among
// them, for a story has the same surroundings whether its reports are copies or not; but no node counts for more than
// surroundFrom.
func surroundings(around []neighbour, own int) float64 {
	slices.SortFunc(around, func(x, y neighbour) int {
		return cmp.Or(cmp.Compare(y.similarity, x.similarity), cmp.Compare(x.size, y.size))
	})
	sum, rank := 0.0, min(own, surroundFrom)-1
	for _, n := range around {
		next := rank + min(n.size, surroundFrom)
		if inside := min(next, surroundTo) - max(rank, surroundFrom); inside > 0 {
			sum += float64(inside) * float64(n.similarity)
		}
		rank = next
	}
	return sum / (surroundTo - surroundFrom)
}

// near lists the pairs just under the threshold, of different stories.
func (g *documentGraph) near(edges []edge, cluster []int32) []StoryPair {
	var under []edge
	for _, e := range edges {
		if cluster[e.i] != cluster[e.j] && e.similarity < StoryThreshold {
			under = append(under, e)
		}
	}
	slices.SortFunc(under, func(x, y edge) int {
		return cmp.Or(cmp.Compare(y.similarity, x.similarity), cmp.Compare(x.i, y.i), cmp.Compare(x.j, y.j))
	})
	var out []StoryPair
	for _, e := range under[:min(maxNear, len(under))] {
		p := g.compare(e.i, e.j)
		out = append(out, StoryPair{g.first[e.i], g.first[e.j], float64(e.similarity), p.byName()})
	}
	return out
}
