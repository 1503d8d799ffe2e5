package lsh

import (
	"math/bits"
	"slices"
	"sync"
	"sync/atomic"

	"github.com/seed17055106/dedupe/internal/radix"
)

// candidates lists the pairs of texts that may share wording, each once, in ascending order. A pair qualifies by a band
// of the signature, or by two common anchors (one, where a text has hardly more, or is brief and hardly another has it).
// numbers gives the number of a text for that of its sketch, -1 for a sketch that stands for none; of gives the reverse.
func (s *Sketches) candidates(numbers, of []int32, workers int) [][2]int32 {
	c := newCandidateSet(s, of)
	c.addAnchors(numbers, workers)
	texts := make([]bandedText, 0, len(of))
	for number, i := range numbers { // as they lie in memory
		if i >= 0 && s.at(int32(number)).shingles > 0 {
			texts = append(texts, bandedText{i, s.bands(int32(number))})
		}
	}
	find := indexFor(texts)
	texts = slices.DeleteFunc(texts, func(t bandedText) bool { return c.standIn[t.text].Load() != 0 })
	find(texts, workers, func(pairs [][2]int32) {
		for _, p := range pairs {
			c.votes.elect(pairKey(p[0], p[1]))
		}
	})
	return c.list()
}

const (
	enough       = 2  // votes that make a candidate
	fewAnchors   = 4  // a text with no more of them needs one in common
	briefAnchors = 14 // a brief text, with no more of them, needs one if it is rare
	rareAnchor   = 8  // texts that have a rare anchor, at most

	// representBands is the number of bands in common from which a text stands for another: the mean of two texts of
	// Jaccard similarity .8, 32 * .8^4.
	representBands = 13
)

type candidateSet struct {
	sketches *Sketches
	of       []int32 // the number of the sketch of each text
	anchors  []uint8 // of each text that differ, or manyAnchors: at hand, where a sketch is not
	votes    voteCount

	// standIn is, of a text that nearly equals a representative of a large bucket, this one + 1, with votedTwice once
	// the pair has two votes; else 0. Such a text is not indexed by bands.
	standIn []atomic.Uint32
}

func newCandidateSet(s *Sketches, of []int32) *candidateSet {
	c := &candidateSet{sketches: s, of: of, anchors: make([]uint8, len(of)), standIn: make([]atomic.Uint32, len(of))}
	for i, number := range of {
		c.anchors[i] = uint8(s.at(number).anchors)
	}
	return c
}

func (c *candidateSet) bands(text int32) *bandHashes { return c.sketches.bands(c.of[text]) }

// pairKey holds a pair, the lesser text in the upper half.
func pairKey(i, j int32) uint64 { return uint64(i)<<32 | uint64(j) }

// addAnchors votes for the pairs that share anchors.
func (c *candidateSet) addAnchors(numbers []int32, workers int) {
	var mu sync.Mutex
	c.sketches.anchors.eachPart(numbers, workers, func(entries, spare []uint64) {
		votes := spare[:0]
		eachBucket(entries, func(members []int32) {
			if members = slices.Compact(members); len(members) > 1 { // the entries of a text stand together
				votes = c.vote(members, votes)
			}
		})
		mu.Lock()
		defer mu.Unlock()
		for _, v := range votes {
			if v&elected != 0 {
				c.votes.elect(v &^ elected)
			} else {
				c.votes.vote(v)
			}
		}
	})
}

// votedTwice is set in a standIn when the pair needs no further votes.
const votedTwice = 1 << 31

// vote appends the votes of one bucket, those that are enough marked as elected. All pairs of a small one get theirs. In a
// large one each member is paired with the first few only, its representatives, and with no more once one is found that
// nearly equals it and so stands for it in the bands too.
func (c *candidateSet) vote(members []int32, votes []uint64) []uint64 {
	large := len(members) > fullBucket
	if large {
		leastFirst(members, bucketRepresentatives)
	} else {
		slices.Sort(members)
	}
	few := uint8(fewAnchors)
	if len(members) <= rareAnchor {
		few = briefAnchors
	}
	for at, j := range members {
		partners := members[:at]
		if large {
			partners = partners[:min(at, bucketRepresentatives)]
		}
		for _, i := range partners {
			known, this := c.standIn[j].Load(), uint32(i+1)
			if known != this|votedTwice {
				vote := pairKey(i, j)
				if min(c.anchors[i], c.anchors[j]) <= few {
					vote |= elected
				}
				votes = append(votes, vote)
			}
			if large && c.standsIn(i, j, known) {
				break
			}
		}
	}
	return votes
}

// leastFirst brings the n least of a list to its front, in ascending order.
func leastFirst(list []int32, n int) {
	slices.Sort(list[:n])
	for i := n; i < len(list); i++ {
		if list[i] < list[n-1] {
			list[n-1], list[i] = list[i], list[n-1]
			for j := n - 1; j > 0 && list[j] < list[j-1]; j-- {
				list[j], list[j-1] = list[j-1], list[j]
			}
		}
	}
}

// standsIn reports whether i, with which j has been given one more vote, nearly equals it. It is compared but once.
func (c *candidateSet) standsIn(i, j int32, known uint32) bool {
	this := uint32(i + 1)
	switch {
	case known == this:
		c.standIn[j].Store(this | votedTwice)
	case known == this|votedTwice:
	case c.bands(i).common(c.bands(j)) < representBands:
		return false
	case known == 0:
		c.standIn[j].Store(this)
	}
	return true
}

// list gives the pairs of enough votes, in ascending order.
func (c *candidateSet) list() [][2]int32 {
	keys := c.votes.elected()
	width := bits.Len(uint(len(c.of)))
	keys, spare := radix.Sort(keys, make([]uint64, len(keys)), 0, width)
	keys, _ = radix.Sort(keys, spare, 32, 32+width)
	pairs := make([][2]int32, len(keys))
	for k, key := range keys {
		pairs[k] = [2]int32{int32(key >> 32), int32(uint32(key))}
	}
	return pairs
}
