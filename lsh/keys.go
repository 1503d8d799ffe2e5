package lsh

import "slices"

// KeysVersion is raised when the keys of a text change: those of two versions do not meet.
const KeysVersion = "1"

// Keys are what finds a text again among others, as [Candidates] and the anchors of [FindCopies] do, by a lookup: two texts
// that share a band, or enough anchors, may share text. Several bands, or anchors, may have one key by chance.
type Keys struct {
	Bands   []uint32
	Anchors []uint32 // distinct
}

// KeysOf gives the keys of each document; none of a text without words.
func KeysOf(docs []CopyDoc, workers int) []Keys {
	out := make([]Keys, len(docs))
	chunksWith(len(docs), max(1, workers), func(g *Shingler, first, end int) {
		for i := first; i < end; i++ {
			s := g.sketch(docs[i].Source.Content(), docs[i].Furniture, nil)
			if s.shingles == 0 {
				continue
			}
			slices.Sort(g.anchors)
			out[i] = Keys{s.bands.keys(), slices.Clone(slices.Compact(g.anchors))}
		}
	})
	return out
}

func (b *bandHashes) keys() []uint32 {
	keys := make([]uint32, bandCount)
	for band, h := range b {
		keys[band] = uint32(mix(uint64(h)<<8|uint64(band)) >> 32)
	}
	return keys
}

// KeyCounts tells how many keys of bands and of anchors EachKey visits at the most, where no anchors are spilled, and the highest number of
// a text.
func (s *Sketches) KeyCounts() (bands, anchors, last int) {
	return bandCount * s.n, s.anchors.held, s.n
}

// EachKey visits the keys of the texts in s, each text by its number: those of bands, then those of anchors. What band
// keys say of an empty text means nothing, so that it has none.
func (s *Sketches) EachKey(band, anchor func(key uint32, number int)) {
	for number := 1; number <= s.n; number++ {
		if s.at(int32(number)).shingles > 0 {
			for _, key := range s.bands(int32(number)).keys() {
				band(key, number)
			}
		}
	}
	s.anchors.deal()
	var room anchorRoom
	for part := range anchorParts {
		s.anchors.each(part, &room, func(first int32, anchors []uint32) {
			for _, a := range anchors {
				anchor(uint32(part)<<anchorPartShift|a>>anchorPartBits, int(first)+int(a%blockTexts))
			}
		})
	}
}

// Enough reports whether a text with so many anchors is worth comparing with another one of which some are found: a common
// band, two common anchors, or one where the text has hardly more or is brief and hardly another has it.
func (k Keys) Enough(bands, anchors int, rare bool) bool {
	return bands > 0 || anchors >= enough || anchors > 0 && (len(k.Anchors) <= fewAnchors || rare && len(k.Anchors) <= briefAnchors)
}

// Limits of the lists of one key, as [FindCopies] has them: of more than FullBucket texts, those of one template or burst,
// a text is compared with BucketRepresentatives only, and an anchor that no more than RareAnchor texts have is rare.
const (
	FullBucket            = fullBucket
	BucketRepresentatives = bucketRepresentatives
	RareAnchor            = rareAnchor
)

// repeatedBands is the number of common bands from which a text is taken for a copy of an earlier one: at a Jaccard similarity of
// .7 half of the pairs have so many, at .5 one in a hundred.
const repeatedBands = 8

// Repeated tells which texts of a list, by their numbers, are nearly equal to an earlier one of it, by their bands alone.
func (s *Sketches) Repeated(numbers []int) []bool {
	out := make([]bool, len(numbers))
	first := map[uint32]int32{} // text of each band
	for i, n := range numbers {
		if s.at(int32(n)).shingles == 0 {
			continue
		}
		common := map[int32]int{}
		for _, b := range s.bands(int32(n)).keys() {
			if j, met := first[b]; met {
				common[j]++
				out[i] = out[i] || common[j] >= repeatedBands
			} else {
				first[b] = int32(i)
			}
		}
	}
	return out
}
