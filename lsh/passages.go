package lsh

import (
	"cmp"
	"slices"
	"sync"

	"github.com/seed17055106/dedupe/text"
)

// A PassageRef is a run of whole sentences of one document.
type PassageRef struct {
	Document int
	text.Span
}

// A PassagePair is two passages that report the same thing.
type PassagePair struct {
	Left, Right PassageRef
	Similarity  float64 // weighted Jaccard of the rarity-weighted stems
}

// Passages is the outcome of the passage tier.
type Passages struct {
	Pairs  []PassagePair  // by the documents' IDs, then by place
	Groups [][]PassageRef // groups may overlap

	graph *documentGraph // of the same documents, for FindStories
}

// graphOf returns the graph that p was found with, or builds one where there is none.
func (p *Passages) graphOf(docs []*Features, lineage []int, workers int) *documentGraph {
	if p != nil && p.graph != nil && len(p.graph.first) > 0 {
		return p.graph
	}
	return newDocumentGraph(docs, firsts(docs, lineage), workers)
}

// Two passages report the same thing when the weighted Jaccard similarity of their words reaches minPassageJaccard.
const (
	minPassageJaccard = 0.07
	minPassageKeys    = 5
	maxPassageGroup   = 32
)

// FindPassages finds passages of different documents (of different lineages) that report the same thing.
// lineage[i] is the index of the first document of i's copy group, i itself when it is alone.
func FindPassages(docs []*Features, lineage []int, workers int) *Passages {
	s := newPassageSearch(docs, lineage)
	pairs := s.best(s.pairs(workers))
	p := &Passages{}
	for _, x := range pairs {
		p.Pairs = append(p.Pairs, PassagePair{s.refs[x.i], s.refs[x.j], x.similarity})
	}
	p.Groups = s.groups(pairs)
	return p
}

// A passageSearch holds the passages of one document of each lineage, in order of the documents' IDs.
type passageSearch struct {
	refs    []PassageRef
	keys    [][]uint32
	weights [][]float64
	weight  weigher
}

func newPassageSearch(docs []*Features, lineage []int) *passageSearch {
	first := firsts(docs, lineage)
	s := &passageSearch{weight: passageWeigher(docs, first)}
	for _, d := range first {
		for _, p := range docs[d].Passages {
			if len(p.Keys) < minPassageKeys {
				continue
			}
			weights := make([]float64, len(p.Keys))
			for i, k := range p.Keys {
				weights[i] = s.weight(k)
			}
			s.refs = append(s.refs, PassageRef{d, p.Span})
			s.keys = append(s.keys, p.Keys)
			s.weights = append(s.weights, weights)
		}
	}
	return s
}

// firsts lists the first document of each lineage, by ID.
func firsts(docs []*Features, lineage []int) []int {
	var first []int
	for i := range docs {
		if lineage[i] == i {
			first = append(first, i)
		}
	}
	slices.SortFunc(first, func(a, b int) int { return cmp.Compare(docs[a].ID, docs[b].ID) })
	return first
}

// What the background counts for among passages: a passage is some fifth of a report and holds a third of its words
// that are common enough to be listed.
const (
	priorPassages = 100
	passageShare  = 1.0 / 3
)

// Weights of a key beside its rarity: one that is always a name in the corpus, and two neighbouring content words, which
// tell the same statement from one on the same subject.
const (
	nameWeight = 1.5
	pairWeight = 0.5
)

// passageWeigher weighs keys by rarity among the passages of the first documents.
func passageWeigher(docs []*Features, first []int) weigher {
	r := newRarity(priorPassages, passageShare)
	inWords, inNames := map[uint32]int32{}, map[uint32]int32{}
	for _, d := range first {
		r.units += len(docs[d].Passages)
		for _, p := range docs[d].Passages {
			for _, k := range p.Keys {
				r.frequency[k]++
			}
		}
		for _, t := range docs[d].Terms[words] {
			inWords[t.Key]++
		}
		for _, t := range docs[d].Terms[names] {
			inNames[t.Key]++
		}
	}
	return func(k uint32) float64 {
		if isPhrase(k) {
			return pairWeight * r.of(k)
		}
		return r.of(k) * (1 + (nameWeight-1)*min(1, float64(inNames[k])/float64(max(1, inNames[k]+inWords[k]))))
	}
}

// A scoredPair is two passages, i before j.
type scoredPair struct {
	i, j       int32
	similarity float64
}

// pairs finds the pairs of passages of different documents that are similar enough, sorted, each once.
func (s *passageSearch) pairs(workers int) []scoredPair {
	b := bandingFor(len(s.keys))
	found := make([][]scoredPair, b.bands)
	parallel(b.bands, workers, func(band int) {
		b.bucketPairs(band, s.keys, s.weights, func(i, j int32) {
			if s.refs[i].Document == s.refs[j].Document {
				return
			}
			if similarity, _ := weightedJaccard(s.keys[i], s.keys[j], s.weight); similarity >= minPassageJaccard {
				found[band] = append(found[band], scoredPair{i, j, similarity})
			}
		})
	})
	all := slices.Concat(found...)
	slices.SortFunc(all, func(x, y scoredPair) int { return cmp.Or(cmp.Compare(x.i, y.i), cmp.Compare(x.j, y.j)) })
	return slices.Compact(all)
}

// best keeps the pairs of which each passage is the best match of the other between the two documents.
func (s *passageSearch) best(pairs []scoredPair) []scoredPair {
	type place struct {
		passage  int32
		document int
	}
	top := map[place]scoredPair{}
	note := func(p place, x scoredPair) {
		if y, ok := top[p]; !ok || x.similarity > y.similarity {
			top[p] = x
		}
	}
	for _, x := range pairs {
		note(place{x.i, s.refs[x.j].Document}, x)
		note(place{x.j, s.refs[x.i].Document}, x)
	}
	return slices.DeleteFunc(pairs, func(x scoredPair) bool {
		return top[place{x.i, s.refs[x.j].Document}] != x || top[place{x.j, s.refs[x.i].Document}] != x
	})
}

// groups joins pairs to groups in which every two passages are a pair (complete linkage, so that nothing chains), the
// most similar pairs first. A passage may be in several groups.
func (s *passageSearch) groups(pairs []scoredPair) [][]PassageRef {
	linked := make(map[[2]int32]bool, len(pairs))
	for _, x := range pairs {
		linked[[2]int32{x.i, x.j}] = true
	}
	order := slices.Clone(pairs)
	slices.SortStableFunc(order, func(x, y scoredPair) int { return cmp.Compare(y.similarity, x.similarity) })
	var groups [][]int32
	in := map[int32][]int{} // passage -> groups
	fits := func(p int32, g []int32) bool {
		return len(g) < maxPassageGroup && !slices.ContainsFunc(g, func(q int32) bool { return !linked[[2]int32{min(p, q), max(p, q)}] })
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

// parallel calls do(0) ... do(n-1) on workers goroutines.
func parallel(n, workers int, do func(i int)) {
	next := make(chan int)
	var wait sync.WaitGroup
	for range max(1, min(workers, n)) {
		wait.Go(func() {
			for i := range next {
				do(i)
			}
		})
	}
	for i := range n {
		next <- i
	}
	close(next)
	wait.Wait()
}
