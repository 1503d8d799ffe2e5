package lsh

import (
	"slices"

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

// Passages is the outcome of [FindPassages].
type Passages struct {
	Pairs  []PassagePair  // by the documents' IDs, then by place
	Groups [][]PassageRef // groups may overlap

	graph *documentGraph // of the same documents, for FindStories
}

// graphOf returns the graph that p was found with, or builds one where there is none.
func (p *Passages) graphOf(docs []*Features, lineage []int, frame *Frame, workers int) *documentGraph {
	if p != nil && p.graph != nil && len(p.graph.first) > 0 {
		return p.graph
	}
	return newDocumentGraph(docs, lineage, frame, workers)
}

// Two passages of documents that may report one event report the same thing when the weighted Jaccard similarity of
// their words and phrases reaches minPassageJaccard and the common ones weigh minPassageWeight (some three rare words), and
// when words that are no names are a share minSaidShare of these, or weigh minSaidWeight: two statements by one person on
// another have names in common, and what is said of them is not the same for that.
// Of documents that have nothing else in common more is asked: stock phrases are alike without being about one thing.
const (
	minPassageJaccard, minPassageWeight = 0.062, 20.0
	minSaidShare, minSaidWeight         = 0.22, 8.0
	minAloneJaccard, minAloneWeight     = 0.3, 60.0
	minPassageLink                      = 0.02 // contrast of two documents that may report one event
)

// FindPassages finds passages of different documents (of different lineages) that report the same thing.
// lineage[i] is the index of the first document of i's copy group, i itself when it is alone. frame may be nil.
func FindPassages(docs []*Features, lineage []int, frame *Frame, workers int) *Passages {
	g := newDocumentGraph(docs, lineage, frame, workers)
	s := newPassageSearch(docs, g)
	pairs := s.best(slices.Concat(s.linked(g.edges, workers), s.alone(workers)))
	p := &Passages{Groups: s.groups(pairs), graph: g}
	for _, x := range pairs {
		p.Pairs = append(p.Pairs, PassagePair{s.refs[x.i], s.refs[x.j], x.similarity})
	}
	return p
}

// A passageSearch holds the passages of one document of each lineage, in order of the documents' IDs.
type passageSearch struct {
	refs    []PassageRef
	keys    [][]uint32
	names   [][]uint32
	weights [][]float64
	waits   [][]float32 // 1/weight: see sample
	sums    []float64   // of the weights
	of      [][2]int32  // of each node of the document graph: its range of passages
}

func newPassageSearch(docs []*Features, g *documentGraph) *passageSearch {
	s, weight := &passageSearch{}, g.census.passageWeigher()
	for _, d := range g.first {
		from := int32(len(s.refs))
		for _, p := range docs[d].Passages {
			weights, waits, sum := make([]float64, len(p.Keys)), make([]float32, len(p.Keys)), 0.0
			for i, k := range p.Keys {
				weights[i] = weight(k)
				waits[i] = float32(1 / weights[i])
				sum += weights[i]
			}
			if sum < minPassageWeight {
				continue
			}
			s.refs = append(s.refs, PassageRef{d, p.Span})
			s.keys, s.names = append(s.keys, p.Keys), append(s.names, p.Names)
			s.weights, s.waits, s.sums = append(s.weights, weights), append(s.waits, waits), append(s.sums, sum)
		}
		s.of = append(s.of, [2]int32{from, int32(len(s.refs))})
	}
	return s
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
	nameWeight   = 1.5
	phraseWeight = 0.8
)

// passageWeigher weighs keys by rarity among the passages.
func (c *Census) passageWeigher() weigher {
	r := rarity{frequency: c.Counts[censusPassages], units: c.Passages, prior: priorPassages, scale: passageShare}
	inWords, inNames := c.Counts[censusWords], c.Counts[censusNames]
	return func(k uint32) float64 {
		if isPhrase(k) {
			return phraseWeight * r.of(k)
		}
		return r.of(k) * (1 + (nameWeight-1)*min(1, float64(inNames[k])/float64(max(1, inNames[k]+inWords[k]))))
	}
}

// linked finds the similar passages of documents that an edge joins.
func (s *passageSearch) linked(edges []edge, workers int) []scoredPair {
	found := make([][]scoredPair, len(edges))
	parallelChunks(len(edges), workers, func(from, to int) {
		for e := from; e < to; e++ {
			if edges[e].similarity < minPassageLink {
				continue
			}
			left, right := s.of[edges[e].i], s.of[edges[e].j]
			for i := left[0]; i < left[1]; i++ {
				for j := right[0]; j < right[1]; j++ {
					if x, same := s.compare(i, j, minPassageJaccard, minPassageWeight); same {
						found[e] = append(found[e], scoredPair{i, j, x})
					}
				}
			}
		}
	})
	return slices.Concat(found...)
}

// alone finds passages that are alike whatever else their documents hold.
func (s *passageSearch) alone(workers int) []scoredPair {
	found := make([][]scoredPair, aloneBanding.bands)
	parallel(aloneBanding.bands, workers, func(band int) {
		aloneBanding.bucketPairs(band, s.keys, s.waits, func(i, j int32) {
			if s.refs[i].Document == s.refs[j].Document || min(s.sums[i], s.sums[j]) < minAloneWeight {
				return
			}
			if x, same := s.compare(i, j, minAloneJaccard, minAloneWeight); same {
				found[band] = append(found[band], scoredPair{i, j, x})
			}
		})
	})
	return slices.Concat(found...)
}

// compare gives the weighted Jaccard similarity of two passages, and whether they report the same thing where so much is asked of
// the similarity and of the weight of what they have in common.
func (s *passageSearch) compare(i, j int32, minJaccard, minWeight float64) (jaccard float64, same bool) {
	common := commonWeight(s.keys[i], s.keys[j], s.weights[i])
	jaccard = common / (s.sums[i] + s.sums[j] - common)
	return jaccard, jaccard >= minJaccard && common >= minWeight && s.said(i, j) >= min(minSaidShare*common, minSaidWeight)
}

// said is the weight of the words that two passages have in common, those left out that are a name in either.
func (s *passageSearch) said(i, j int32) (weight float64) {
	named := func(p int32, key uint32) bool { _, found := slices.BinarySearch(s.names[p], key); return found }
	for at, key := range s.keys[i] {
		if isPhrase(key) {
			break // the highest bit tells them, so that they come last
		}
		if _, common := slices.BinarySearch(s.keys[j], key); common && !named(i, key) && !named(j, key) {
			weight += s.weights[i][at]
		}
	}
	return weight
}
