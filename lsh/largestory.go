package lsh

import (
	"cmp"
	"math"
	"slices"
)

// A large story has so many reports that the surroundings of each are its own, where contrast finds nothing. Such a story
// is grown from within, by feedback as in retrieval (Rocchio, "Relevance Feedback in Information Retrieval", 1971): the
// mean of a report and its neighbours is compared with all nodes, and those that reach memberShare of its members'
// similarity to it are the members of the next round. The outcome is a story where half that bar lets in few more, for
// an event ends at an edge and a subject thins out; and where the small stories among the members do not stand out, as
// those of a subject do.
const (
	leastLarge    = 2 * surroundFrom
	growFrom      = 32   // neighbours of the seed
	growRounds    = 5    // at most
	growMembers   = 128  // members that are looked at, evenly spaced
	growTerms     = 64   // heaviest terms of the mean
	memberShare   = 0.5  // of the mean similarity of the members
	maxGrowth     = 1.5  // members and those of half of memberShare, over members
	leastCommon   = 0.01 // mean similarity of the members
	refusedSample = 16   // members that tell whether a subject has been refused before
)

// A largeStory is one with the level of its surroundings.
type largeStory struct {
	nodes []int32
	level float64
}

// largeStories finds the large stories. around lists the neighbours of each node, the nearest first.
func (g *documentGraph) largeStories(p *postings, around [][]neighbour) (found []largeStory) {
	s := &storyGrower{g: g, p: p, score: make([]float32, len(around)), budget: maxMeetings * len(around)}
	seen := make([]bool, len(around))   // in a large story, or near the seed of one
	refused := make([]int, len(around)) // size of the last subject that a node was in
	for i, near := range around {
		if seen[i] || len(near) < growFrom || s.budget < 0 {
			continue
		}
		seed := []int32{int32(i)}
		for _, n := range near[:growFrom] {
			seed = append(seed, n.node)
			seen[n.node] = true
		}
		story, ok := s.grow(seed)
		n := len(story.nodes)
		fresh := func(i int32) bool { return refused[i] < n*9/10 || refused[i] > n*11/10 }
		if !ok || !slices.ContainsFunc(spread(story.nodes, refusedSample), fresh) {
			continue // nothing, or the subject of an earlier seed again
		}
		if g.standsOut(story.nodes) > maxStandsOut(n) {
			for _, i := range story.nodes {
				refused[i] = n
			}
			continue
		}
		found = append(found, story)
		for _, i := range story.nodes {
			seen[i] = true
		}
	}
	return found
}

// A storyGrower holds what growing needs for one story after the other.
type storyGrower struct {
	g      *documentGraph
	p      *postings
	score  []float32 // by rank, all zeros between rounds
	met    []int32   // ranks with a score
	budget int       // entries of lists that may still be read, so that the cost is linear
}

// grow gives what members grow to; ok is false where that is no story.
func (s *storyGrower) grow(members []int32) (story largeStory, ok bool) {
	limit := 2 * maxGrowth
	for range growRounds {
		sample := spread(members, growMembers)
		mean := s.compare(sample)
		next, half := s.reach(memberShare*mean), s.reach(memberShare*mean/2)
		s.clear()
		growth := float64(len(half)) / float64(len(next))
		story, ok = largeStory{next, memberShare * mean / 2}, len(next) >= leastLarge && growth <= maxGrowth && mean >= leastCommon
		if mean < leastCommon || len(next) < leastLarge || growth > limit || slices.Equal(next, members) {
			break
		}
		members, limit = next, maxGrowth
	}
	return story, ok
}

// compare scores all nodes by their similarity to the mean of sample, and returns the mean score of these, each without
// what it has in common with itself.
func (s *storyGrower) compare(sample []int32) float64 {
	n := float64(len(sample))
	centre, squares := map[uint32]float64{}, map[uint32]float64{}
	var days []int
	for _, i := range sample {
		for _, t := range s.g.terms[i].spoken() {
			centre[t.Key] += float64(t.Weight) / n
			squares[t.Key] += float64(t.Weight) * float64(t.Weight) / n
		}
		if d := s.g.days[i]; d != 0 {
			days = append(days, d)
		}
	}
	day := 0
	if len(days) > 0 {
		slices.Sort(days)
		day = days[len(days)/2]
	}
	itself := 0.0
	for _, t := range s.heaviest(centre) {
		span := s.p.lists[t.Key]
		s.budget -= int(span[1] - span[0])
		for _, e := range s.p.entries[span[0]:span[1]] {
			if s.score[e.rank] == 0 {
				s.met = append(s.met, e.rank)
			}
			s.score[e.rank] += t.Weight * e.weight
		}
		itself += squares[t.Key]
	}
	for _, rank := range s.met {
		s.score[rank] *= float32(nearness(s.g.days[s.p.order[rank]], day))
	}
	sum := -itself
	for _, i := range sample {
		sum += float64(s.score[s.p.rank[i]])
	}
	return sum / (n - 1)
}

// heaviest gives the growTerms heaviest terms of a centre that have a list.
func (s *storyGrower) heaviest(centre map[uint32]float64) []Term {
	terms := make([]Term, 0, len(centre))
	for k, w := range centre {
		if _, listed := s.p.lists[k]; listed {
			terms = append(terms, Term{k, float32(w)})
		}
	}
	slices.SortFunc(terms, func(x, y Term) int { return cmp.Or(cmp.Compare(y.Weight, x.Weight), cmp.Compare(x.Key, y.Key)) })
	return terms[:min(growTerms, len(terms))]
}

// reach lists the nodes that score at least bar.
func (s *storyGrower) reach(bar float64) (nodes []int32) {
	for _, rank := range s.met {
		if float64(s.score[rank]) >= bar {
			nodes = append(nodes, s.p.order[rank])
		}
	}
	slices.Sort(nodes)
	return nodes
}

func (s *storyGrower) clear() {
	for _, rank := range s.met {
		s.score[rank] = 0
	}
	s.met = s.met[:0]
}

// maxStandsOut is the most that small stories stand out in a large one of n nodes: of more reports, the nearest few are
// nearer by chance alone.
func maxStandsOut(n int) float64 { return 1 + math.Log(float64(n))/3 }

// standsOut is how many times as similar a node is to those of its own cluster as to the others of nodes, in the mean; it is
// 1 for a node alone.
func (g *documentGraph) standsOut(nodes []int32) float64 {
	const sampled, mates = 32, 8
	of := map[int32][]int32{}
	for _, i := range nodes {
		of[g.cluster[i]] = append(of[g.cluster[i]], i)
	}
	sample := spread(nodes, sampled)
	sum := 0.0
	var d dotter
	for _, i := range sample {
		own := spread(of[g.cluster[i]], mates)
		others := slices.DeleteFunc(slices.Clone(sample), func(j int32) bool { return g.cluster[i] == g.cluster[j] })
		if len(own) == 1 || len(others) == 0 {
			sum++
			continue
		}
		d.load(&g.terms[i])
		sum += g.meanSimilarity(i, &d, own) / g.meanSimilarity(i, &d, others)
	}
	return sum / float64(len(sample))
}

// meanSimilarity is that of node i, whose vector is loaded, to the others.
func (g *documentGraph) meanSimilarity(i int32, loaded *dotter, others []int32) float64 {
	sum, n := 1e-9, 0
	for _, j := range others {
		if j != i {
			p := g.factors(i, j)
			p.kinds = loaded.dots(&g.terms[j])
			sum, n = sum+p.similarity(), n+1
		}
	}
	return sum / float64(max(1, n))
}

// spread takes n of nodes, evenly spaced.
func spread(nodes []int32, n int) []int32 {
	if len(nodes) <= n {
		return nodes
	}
	out := make([]int32, n)
	for k := range out {
		out[k] = nodes[k*len(nodes)/n]
	}
	return out
}
