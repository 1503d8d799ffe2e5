package lsh

import (
	"math/bits"
	"slices"
	"sync"
)

// A sketch is what stands for a document until a candidate pair asks for its text again.
type sketch struct {
	signature *Signature // of the masked shingles
	anchors   []uint64   // of the masked shingles, sorted
	identity  uint64     // of the sequence of plain shingles
	shingles  int
}

// sketch sketches a document, its signature in the space that the caller has for it.
func (g *Shingler) sketch(d CopyDoc, signature *Signature) sketch {
	plain, masked := g.Shingle(d.Text, d.Furniture)
	signature.fill(masked)
	g.anchors = g.sorter.sortSet(appendAnchors(g.anchors[:0], masked))
	s := sketch{signature: signature, anchors: g.keep(g.anchors), shingles: len(plain)}
	for _, x := range plain {
		s.identity = bits.RotateLeft64((s.identity^x)*0x9e3779b97f4a7c15, 29) // 2^64 / golden ratio
	}
	return s
}

// keep copies hashes to where they last. A block serves many documents.
func (g *Shingler) keep(hashes []uint64) []uint64 {
	const block = 1 << 14
	if cap(g.kept)-len(g.kept) < len(hashes) {
		g.kept = make([]uint64, 0, max(block, len(hashes)))
	}
	first := len(g.kept)
	g.kept = append(g.kept, hashes...)
	return slices.Clip(g.kept[first:])
}

// candidates lists the pairs of sketches that may share text, each once, in ascending order. A pair qualifies by a band
// of the signature, or by two common anchors (one, where a text has hardly more, or is brief and hardly another has it).
func candidates(sketches []sketch, workers int) [][2]int32 {
	c := &candidateSet{sketches: sketches, represented: make([]bool, len(sketches))}
	c.addAnchors(workers)
	var ids []int32
	var signatures []*Signature
	for i, s := range sketches {
		if s.shingles > 0 && !c.represented[i] {
			ids = append(ids, int32(i))
			signatures = append(signatures, s.signature)
		}
	}
	for _, pair := range bandPairs(signatures, workers) {
		c.votes = appendVotes(c.votes, ids[pair[0]], ids[pair[1]], enough)
	}
	return c.list()
}

const (
	enough       = 2  // votes that make a candidate
	fewAnchors   = 4  // a text with no more of them needs one in common
	briefAnchors = 14 // a brief text, with no more of them, needs one if it is rare
	rareAnchor   = 8  // texts that have a rare anchor, at most
	representAt  = 0.8
)

type candidateSet struct {
	sketches    []sketch
	represented []bool   // nearly the same as a representative of a large bucket: not indexed by bands
	votes       []uint64 // a pair, once for each vote
}

func appendVotes(to []uint64, i, j int32, votes int) []uint64 {
	for range votes {
		to = append(to, uint64(i)<<32|uint64(j))
	}
	return to
}

// addAnchors votes for the pairs that share anchors. Entries are dealt by the upper bits of their anchors into parts that
// are sorted in parallel, each in the caches of a processor.
func (c *candidateSet) addAnchors(workers int) {
	parts := c.dealAnchors()
	votes, represented := make([][]uint64, len(parts)), make([][]int32, len(parts))
	spares := sync.Pool{New: func() any { return new([]uint64) }}
	parallel(len(parts), workers, func(p int) {
		spare := spares.Get().(*[]uint64)
		defer spares.Put(spare)
		if cap(*spare) < len(parts[p]) {
			*spare = make([]uint64, len(parts[p])*5/4)
		}
		entries, _ := sortByKey(parts[p], (*spare)[:len(parts[p])])
		eachBucket(entries, func(members []int32) {
			votes[p], represented[p] = c.vote(members, votes[p], represented[p])
		})
	})
	c.votes = slices.Concat(votes...)
	for _, list := range represented {
		for _, j := range list {
			c.represented[j] = true
		}
	}
}

// dealAnchors gives the anchors of all sketches, the upper half of each with the number of its sketch, in 64 parts.
func (c *candidateSet) dealAnchors() [][]uint64 {
	const shift = 64 - 6
	var count [1 << (64 - shift)]int
	n := 0
	for _, s := range c.sketches {
		n += len(s.anchors)
		for _, a := range s.anchors {
			count[a>>shift]++
		}
	}
	all := make([]uint64, n)
	parts := make([][]uint64, len(count))
	for p, n := range count {
		parts[p], all = all[:0:n], all[n:]
	}
	for i, s := range c.sketches {
		for _, a := range s.anchors {
			part := &parts[a>>shift]
			*part = append(*part, a&^(1<<32-1)|uint64(i))
		}
	}
	return parts
}

// vote appends the votes of one bucket. All pairs of a small one get theirs. In a large one each member is paired with the
// first few only, its representatives, and with no more once one is found that nearly equals it and so stands for it in
// the bands too.
func (c *candidateSet) vote(members []int32, votes []uint64, represented []int32) ([]uint64, []int32) {
	large := len(members) > fullBucket
	few := fewAnchors
	if len(members) <= rareAnchor {
		few = briefAnchors
	}
	for at, j := range members {
		partners := members[:at]
		if large {
			partners = partners[:min(at, bucketRepresentatives)]
		}
		for _, i := range partners {
			n := 1
			if min(len(c.sketches[i].anchors), len(c.sketches[j].anchors)) <= few {
				n = enough
			}
			votes = appendVotes(votes, i, j, n)
			if large && c.sketches[i].signature.Estimate(c.sketches[j].signature) >= representAt {
				represented = append(represented, j)
				break
			}
		}
	}
	return votes, represented
}

func (c *candidateSet) list() (pairs [][2]int32) {
	slices.Sort(c.votes)
	for i := 0; i < len(c.votes); {
		j := i + 1
		for j < len(c.votes) && c.votes[j] == c.votes[i] {
			j++
		}
		if j-i >= enough && c.votes[i]>>32 != c.votes[i]&(1<<32-1) {
			pairs = append(pairs, [2]int32{int32(c.votes[i] >> 32), int32(uint32(c.votes[i]))})
		}
		i = j
	}
	return pairs
}
