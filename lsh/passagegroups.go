package lsh

import (
	"cmp"
	"slices"
)

// A scoredPair is two passages, i before j.
type scoredPair struct {
	i, j       int32
	similarity float64
}

// nearBest is the share of the best similarity that a further match of a passage in the same document must reach.
const nearBest = 0.55

// maxPassageGroup bounds the passages of a group.
const maxPassageGroup = 32

// best sorts pairs, drops repetitions, and keeps the pairs that are not much less similar than the best that either passage
// has in the other's document.
func (s *passageSearch) best(pairs []scoredPair) []scoredPair {
	slices.SortFunc(pairs, func(x, y scoredPair) int { return cmp.Or(cmp.Compare(x.i, y.i), cmp.Compare(x.j, y.j)) })
	pairs = slices.Compact(pairs)
	type place struct {
		passage  int32
		document int
	}
	top := map[place]float64{}
	for _, x := range pairs {
		a, b := place{x.i, s.refs[x.j].Document}, place{x.j, s.refs[x.i].Document}
		top[a], top[b] = max(top[a], x.similarity), max(top[b], x.similarity)
	}
	return slices.DeleteFunc(pairs, func(x scoredPair) bool {
		a, b := place{x.i, s.refs[x.j].Document}, place{x.j, s.refs[x.i].Document}
		return x.similarity < nearBest*max(top[a], top[b])
	})
}

// groups joins sorted pairs to groups in which every two passages are a pair (complete linkage, so that nothing chains), the
// most similar pairs first. A passage may be in several groups.
func (s *passageSearch) groups(pairs []scoredPair) [][]PassageRef {
	start := make([]int32, len(s.refs)+1) // of the pairs of each passage with later ones
	for _, x := range pairs {
		start[x.i+1]++
	}
	for i := range s.refs {
		start[i+1] += start[i]
	}
	linked := func(p, q int32) bool {
		i, j := min(p, q), max(p, q)
		_, found := slices.BinarySearchFunc(pairs[start[i]:start[i+1]], j, func(x scoredPair, j int32) int { return cmp.Compare(x.j, j) })
		return found
	}
	order := slices.Clone(pairs)
	slices.SortStableFunc(order, func(x, y scoredPair) int { return cmp.Compare(y.similarity, x.similarity) })
	var groups [][]int32
	in := map[int32][]int{} // passage -> groups
	fits := func(p int32, g []int32) bool {
		return len(g) < maxPassageGroup && !slices.ContainsFunc(g, func(q int32) bool { return !linked(p, q) })
	}
	join := func(p, q int32) bool { // p to a group of q
		for _, g := range in[q] {
			if fits(p, groups[g]) {
				groups[g] = append(groups[g], p)
				in[p] = append(in[p], g)
				return true
			}
		}
		return false
	}
	for _, x := range order {
		together := slices.ContainsFunc(in[x.i], func(g int) bool { return slices.Contains(in[x.j], g) })
		if together || join(x.j, x.i) || join(x.i, x.j) {
			continue
		}
		in[x.i] = append(in[x.i], len(groups))
		in[x.j] = append(in[x.j], len(groups))
		groups = append(groups, []int32{x.i, x.j})
	}
	out := make([][]PassageRef, len(groups))
	for i, g := range groups {
		slices.Sort(g)
		for _, p := range g {
			out[i] = append(out[i], s.refs[p])
		}
	}
	return out
}
