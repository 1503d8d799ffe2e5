package lsh

import (
	"cmp"
	"math"
	"slices"
)

// The surroundings of a node are its neighbours from the surroundFrom-th to before the surroundTo-th; surroundWeight is
// what is taken off a similarity for those of its two ends.
const (
	surroundFrom, surroundTo = 12, 36
	surroundWeight           = 1.4
)

// partition finds the stories: small ones by average linkage over what similarities have beyond their surroundings, then
// large ones, which take in the small ones that are theirs for more than half.
func (g *documentGraph) partition(edges []edge, p *postings, frame *Frame) {
	around := neighboursOf(edges, len(g.first))
	level := g.levels(around)
	frame.known(level, g.node)
	g.edges = g.contrast(edges, level)
	g.cluster = averageLinkage(len(g.first), g.edges, StoryThreshold)
	large := g.largeStories(p, around)
	if len(large) == 0 {
		return
	}
	for _, story := range large {
		g.join(story.nodes)
		for _, i := range story.nodes {
			level[i] = story.level
		}
	}
	g.edges = g.contrast(edges, level)
}

// join makes one cluster of those that have more than half of their nodes among nodes.
func (g *documentGraph) join(nodes []int32) {
	inside, size := map[int32]int{}, map[int32]int{}
	for _, i := range nodes {
		inside[g.cluster[i]]++
	}
	for _, c := range g.cluster {
		if inside[c] > 0 {
			size[c]++
		}
	}
	name := int32(-1)
	for i, c := range g.cluster {
		if 2*inside[c] > size[c] {
			if name < 0 {
				name = c
			}
			g.cluster[i] = name
		}
	}
}

// contrast takes off each similarity the mean level of its two ends, and keeps what is left above 0: where everything is
// about one subject, two reports of one event must be more alike than elsewhere. It is the local
// scaling of Zelnik-Manor and Perona ("Self-Tuning Spectral Clustering", 2004) in the additive form that is known as
// CSLS (Conneau and others, "Word Translation Without Parallel Data", 2018, section 2.3). The level is that of similarities as
// they are: most of the surroundings have other names.
func (g *documentGraph) contrast(edges []edge, level []float64) (out []edge) {
	for _, e := range edges {
		around := surroundWeight * (level[e.i] + level[e.j]) / 2
		s := float64(e.similarity) - around
		if s > 0 {
			s = float64(e.similarity)*g.naming(e.i, e.j) - around
		}
		if s > 0 {
			out = append(out, edge{e.i, e.j, float32(s)})
		}
	}
	return out
}

const (
	otherNames  = 0.8  // factor on the similarity of two nodes that name others
	leastNames  = 0.1  // share of the names in a node that speaks of some, squared weights
	leastCosine = 0.05 // of the names of two nodes that have some in common
)

// naming is the factor for the names of two nodes: what joins two reports that both name people and places, and hardly one
// in common, is the vocabulary of a subject.
func (g *documentGraph) naming(i, j int32) float64 {
	a, b := g.terms[i].of(names), g.terms[j].of(names)
	own, other := dot(a, a), dot(b, b)
	if common := dot(a, b); min(own, other) >= leastNames && common < leastCosine*math.Sqrt(own*other) {
		return otherNames
	}
	return 1
}

// A neighbour is a node seen from another.
type neighbour struct {
	node       int32
	similarity float32
}

// neighboursOf lists the neighbours of each node, the nearest first.
func neighboursOf(edges []edge, nodes int) [][]neighbour {
	around := make([][]neighbour, nodes)
	for _, e := range edges {
		around[e.i] = append(around[e.i], neighbour{e.j, e.similarity})
		around[e.j] = append(around[e.j], neighbour{e.i, e.similarity})
	}
	for _, near := range around {
		slices.SortFunc(near, func(x, y neighbour) int {
			return cmp.Or(cmp.Compare(y.similarity, x.similarity), cmp.Compare(x.node, y.node))
		})
	}
	return around
}

// levels gives the level of the surroundings of each node.
func (g *documentGraph) levels(around [][]neighbour) []float64 {
	level := make([]float64, len(around))
	for i, near := range around {
		level[i] = g.surroundings(int32(i), near)
	}
	return level
}

// surroundings is the level around node i. Neighbours are ranked in documents, the copies of a node among them, for a story
// has the same surroundings whether its reports are copies or not; but no node counts for more than surroundFrom.
func (g *documentGraph) surroundings(i int32, near []neighbour) float64 {
	return surroundings(g.size[i], len(near), func(k int) (int, float64) { return g.size[near[k].node], float64(near[k].similarity) })
}

// surroundings is the level around a node of own documents, of n neighbours of so many documents each, the nearest first.
func surroundings(own, n int, at func(k int) (documents int, similarity float64)) float64 {
	sum, rank := 0.0, min(own, surroundFrom)-1
	for k := range n {
		documents, similarity := at(k)
		next := rank + min(documents, surroundFrom)
		if inside := min(next, surroundTo) - max(rank, surroundFrom); inside > 0 {
			sum += float64(inside) * similarity
		}
		rank = next
	}
	return sum / (surroundTo - surroundFrom)
}
