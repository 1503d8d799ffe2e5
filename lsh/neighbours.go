package lsh

import (
	"cmp"
	"slices"
)

const (
	maxNeighbours = 64     // nodes that a node is compared with in full
	postingWindow = 512    // nodes on either side, in the list of a term, that a node meets there
	maxMeetings   = 20_000 // entries of lists that a node reads, those of its rarest terms first
	commonShare   = 3      // a term of more than one in commonShare nodes (and of more than commonNodes) finds no neighbours
	commonNodes   = 50
	minMeeting    = 0.01 // of the inner product over the terms that are not common
	minEdge       = 0.01 // of the raw similarity
	farFrom       = 500  // the first neighbour of the far surroundings: see farLevel
	farShare      = 20   // in a small corpus, that of a rank of one in farShare nodes
	leastFar      = 48   // but no nearer than this
	farSamples    = 16
)

// postings lists the nodes that hold a word or name, in order of the day of publication, then of the node.
type postings struct {
	order   []int32             // nodes by day
	rank    []int32             // of each node in order
	lists   map[uint32][2]int32 // term -> range of entries
	entries []posting           // by term, then rank
}

type posting struct {
	key    uint32
	rank   int32
	weight float32
}

// newPostings lists the terms that at least two nodes hold and that are not common.
func (g *documentGraph) newPostings(r *rarity) *postings {
	n := len(g.first)
	p := &postings{order: make([]int32, n), rank: make([]int32, n), lists: map[uint32][2]int32{}}
	for i := range p.order {
		p.order[i] = int32(i)
	}
	slices.SortStableFunc(p.order, func(a, b int32) int { return cmp.Compare(g.profiles[a].day, g.profiles[b].day) })
	for at, i := range p.order {
		p.rank[i] = int32(at)
	}
	common := int32(max(commonNodes, r.units/commonShare))
	for i := range n {
		for _, k := range []int{words, names} {
			for _, t := range g.profiles[i].terms[k] {
				if f := r.frequency[t.Key]; f >= 2 && f <= common {
					p.entries = append(p.entries, posting{t.Key, p.rank[i], t.Weight})
				}
			}
		}
	}
	slices.SortFunc(p.entries, func(x, y posting) int { return cmp.Or(cmp.Compare(x.key, y.key), cmp.Compare(x.rank, y.rank)) })
	for from := 0; from < len(p.entries); {
		to := from + 1
		for to < len(p.entries) && p.entries[to].key == p.entries[from].key {
			to++
		}
		p.lists[p.entries[from].key] = [2]int32{int32(from), int32(to)}
		from = to
	}
	return p
}

// A termList is the entries of a term around a node that holds it.
type termList struct {
	key    uint32
	weight float32 // of the term in the node
	near   []posting
}

// rarest gives the lists of terms around a rank, the shortest first.
func (p *postings) rarest(terms []Term, rank int32) []termList {
	lists := make([]termList, 0, len(terms))
	for _, t := range terms {
		span, listed := p.lists[t.Key]
		if !listed {
			continue
		}
		list := p.entries[span[0]:span[1]]
		at, _ := slices.BinarySearchFunc(list, rank, func(x posting, rank int32) int { return cmp.Compare(x.rank, rank) })
		lists = append(lists, termList{t.Key, t.Weight, list[max(0, at-postingWindow):min(len(list), at+postingWindow+1)]})
	}
	slices.SortFunc(lists, func(x, y termList) int {
		return cmp.Or(cmp.Compare(len(x.near), len(y.near)), cmp.Compare(x.key, y.key))
	})
	return lists
}

// link finds the edges: each node is compared with those that share most of its weight in words and names that are not
// common. It reads no more than a fixed number of entries, of the rarest terms first and of neighbours in time where a
// list is long, so that the cost grows with the nodes and not with their square.
func (g *documentGraph) link(r *rarity, workers int) {
	p := g.newPostings(r)
	found := make([][]edge, len(g.first))
	g.far = make([]float64, len(g.first))
	parallelChunks(len(g.first), workers, func(from, to int) {
		score := make([]float32, len(g.first)) // by rank
		for i := from; i < to; i++ {
			found[i], g.far[i] = g.neighbours(int32(i), p, score)
		}
	})
	g.edges = slices.Concat(found...)
	slices.SortFunc(g.edges, func(x, y edge) int { return cmp.Or(cmp.Compare(x.i, y.i), cmp.Compare(x.j, y.j)) })
	g.edges = slices.Compact(g.edges)
}

// neighbours compares node i with its best candidates, and gives the level of the far ones. score is all zeros, before
// and after.
func (g *documentGraph) neighbours(i int32, p *postings, score []float32) (near []edge, far float64) {
	var met []int32 // ranks
	budget := maxMeetings
	for _, list := range p.rarest(slices.Concat(g.profiles[i].terms[words], g.profiles[i].terms[names]), p.rank[i]) {
		if budget -= len(list.near); budget < 0 {
			break
		}
		for _, e := range list.near {
			if score[e.rank] == 0 {
				met = append(met, e.rank)
			}
			score[e.rank] += list.weight * e.weight
		}
	}
	likely := slices.DeleteFunc(slices.Clone(met), func(rank int32) bool { return score[rank] < minMeeting })
	slices.SortFunc(likely, func(a, b int32) int {
		return cmp.Or(cmp.Compare(score[b], score[a]), cmp.Compare(p.order[a], p.order[b]))
	})
	for _, rank := range likely[:min(maxNeighbours+1, len(likely))] {
		j := p.order[rank]
		if j == i {
			continue
		}
		c := g.compare(min(i, j), max(i, j))
		if s := c.similarity(); s >= minEdge {
			near = append(near, edge{min(i, j), max(i, j), float32(s)})
		}
	}
	for _, rank := range met {
		score[rank] = 0
	}
	return near, g.farLevel(i, likely, p.order)
}

// farLevel is the mean similarity of node i to its candidates of far ranks, from a sample. A story of hundreds of reports
// fills the near ranks, not the far ones. It is 1, which says nothing, where there are too few candidates.
func (g *documentGraph) farLevel(i int32, likely, order []int32) float64 {
	if len(likely) < leastFar*3/2 {
		return 1
	}
	from := farRank(len(g.first))
	sum := 0.0
	for n := range farSamples {
		if at := from + n*from/(2*farSamples); at < len(likely) && order[likely[at]] != i {
			j := order[likely[at]]
			c := g.compare(min(i, j), max(i, j))
			sum += c.similarity()
		}
	}
	return sum / farSamples
}

// farRank is the rank of the first neighbour that counts as far among so many documents.
func farRank(documents int) int { return max(leastFar, min(farFrom, documents/farShare)) }
