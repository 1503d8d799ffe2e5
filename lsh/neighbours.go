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
	slices.SortStableFunc(p.order, func(a, b int32) int { return cmp.Compare(g.days[a], g.days[b]) })
	for at, i := range p.order {
		p.rank[i] = int32(at)
	}
	common := int32(max(commonNodes, r.units/commonShare))
	for i := range n {
		for _, t := range g.terms[i].spoken() {
			if f := r.frequency[t.Key]; f >= 2 && f <= common {
				p.entries = append(p.entries, posting{t.Key, p.rank[i], t.Weight})
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
func (g *documentGraph) link(p *postings, workers int) []edge {
	found := make([][]edge, len(g.first))
	chunksWith(len(g.first), workers, func(s *linkScratch, from, to int) {
		if s.score == nil {
			s.score = make([]float32, len(g.first))
		}
		for i := from; i < to; i++ {
			found[i] = g.neighbours(int32(i), p, s)
		}
	})
	edges := slices.Concat(found...)
	slices.SortFunc(edges, func(x, y edge) int { return cmp.Or(cmp.Compare(x.i, y.i), cmp.Compare(x.j, y.j)) })
	return slices.Compact(edges)
}

// A linkScratch is what the search for neighbours needs of space, from one node to the next.
type linkScratch struct {
	score []float32 // by rank, all zeros between nodes
	met   []int32   // ranks with a score
	self  dotter
}

// neighbours compares node i with its best candidates.
func (g *documentGraph) neighbours(i int32, p *postings, s *linkScratch) (near []edge) {
	s.met = s.met[:0]
	budget := maxMeetings
	for _, list := range p.rarest(g.terms[i].spoken(), p.rank[i]) {
		if budget -= len(list.near); budget < 0 {
			break
		}
		for _, e := range list.near {
			if s.score[e.rank] == 0 {
				s.met = append(s.met, e.rank)
			}
			s.score[e.rank] += list.weight * e.weight
		}
	}
	s.self.load(&g.terms[i])
	for _, rank := range s.best(p) {
		j := p.order[rank]
		if j == i {
			continue
		}
		c := g.factors(i, j)
		c.kinds = s.self.dots(&g.terms[j])
		if similarity := c.similarity(); similarity >= minEdge {
			near = append(near, edge{min(i, j), max(i, j), float32(similarity)})
		}
	}
	for _, rank := range s.met {
		s.score[rank] = 0
	}
	return near
}

// best lists the ranks of the highest scores, at most as many as a node is compared with and itself.
func (s *linkScratch) best(p *postings) []int32 {
	var likely []int32
	for _, rank := range s.met {
		if s.score[rank] >= minMeeting {
			likely = append(likely, rank)
		}
	}
	slices.SortFunc(likely, func(a, b int32) int {
		return cmp.Or(cmp.Compare(s.score[b], s.score[a]), cmp.Compare(p.order[a], p.order[b]))
	})
	return likely[:min(maxNeighbours+1, len(likely))]
}
