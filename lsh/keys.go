package lsh

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
	chunksWith(len(docs), workers, func(g *Shingler, first, end int) {
		for i := first; i < end; i++ {
			out[i] = g.keys(docs[i])
		}
	})
	return out
}

func (g *Shingler) keys(d CopyDoc) Keys {
	var signature Signature
	s := g.sketch(d, &signature)
	if s.shingles == 0 {
		return Keys{}
	}
	rows, bands := bandParameters()
	k := Keys{Bands: make([]uint32, bands), Anchors: make([]uint32, len(s.anchors))}
	for b := range bands {
		k.Bands[b] = uint32(mix(hashBand(signature[b*rows:(b+1)*rows])+uint64(b)) >> 32)
	}
	for i, a := range s.anchors {
		k.Anchors[i] = uint32(a >> 32)
	}
	return k
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

// Repeated tells which texts are nearly equal to an earlier one, by their keys alone.
func Repeated(keys []Keys) []bool {
	out := make([]bool, len(keys))
	first := map[uint32]int32{} // text of each band
	for i, k := range keys {
		common := map[int32]int{}
		for _, b := range k.Bands {
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
