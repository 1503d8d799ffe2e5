package lsh

import "slices"

// A sketch is what stands for a document until a candidate pair asks for its text again.
type sketch struct {
	signature *Signature // of the masked shingles
	anchors   []uint64   // of the masked shingles
	identity  uint64     // of the sequence of plain shingles
	shingles  int
}

func (g *Shingler) sketch(d CopyDoc) sketch {
	plain, masked := g.Shingle(d.Text, d.Furniture)
	s := sketch{signature: Sign(masked), shingles: len(plain)}
	g.anchors = g.sorter.sortSet(appendAnchors(g.anchors[:0], masked))
	s.anchors = slices.Clone(g.anchors)
	for _, x := range plain {
		s.identity = mix(s.identity ^ x)
	}
	return s
}

// candidates lists the pairs of sketches that may share text, each once, in ascending order. A pair qualifies by a band
// of the signature, or by two common anchors (one, where a text has hardly more).
func candidates(sketches []sketch) [][2]int32 {
	c := &candidateSet{sketches: sketches}
	c.addAnchors()
	var ids []int32
	var signatures []*Signature
	for i, s := range sketches {
		if s.shingles > 0 && !c.represented[i] {
			ids = append(ids, int32(i))
			signatures = append(signatures, s.signature)
		}
	}
	find := memoryCandidates
	if len(signatures) > maxMemoryIndex {
		find = tableCandidates
	}
	find(signatures, func(i, j int32) { c.add(ids[i], ids[j], enough) })
	return c.list()
}

const (
	enough      = 2 // votes that make a candidate
	fewAnchors  = 4 // a text with no more of them needs one in common
	representAt = 0.8
)

type candidateSet struct {
	sketches    []sketch
	represented []bool   // nearly the same as a representative of a large bucket: not indexed by bands
	votes       []uint64 // a pair, once for each vote
}

func (c *candidateSet) add(i, j int32, votes int) {
	for range votes {
		c.votes = append(c.votes, uint64(i)<<32|uint64(j))
	}
}

func (c *candidateSet) addAnchors() {
	c.represented = make([]bool, len(c.sketches))
	n := 0
	for _, s := range c.sketches {
		n += len(s.anchors)
	}
	entries := make([]uint64, 0, n)
	for i, s := range c.sketches {
		for _, a := range s.anchors {
			entries = append(entries, a&^(1<<32-1)|uint64(i))
		}
	}
	entries, _ = sortByKey(entries, make([]uint64, n))
	eachBucket(entries, func(members []int32) {
		large := len(members) > fullBucket
		starPairs(members, func(i, j int32) {
			votes := 1
			if min(len(c.sketches[i].anchors), len(c.sketches[j].anchors)) <= fewAnchors {
				votes = enough
			}
			c.add(i, j, votes)
			if large && !c.represented[j] {
				c.represented[j] = c.sketches[i].signature.Estimate(c.sketches[j].signature) >= representAt
			}
		})
	})
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
