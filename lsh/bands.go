package lsh

import (
	"cmp"
	"slices"
	"sync"

	minhashlsh "github.com/ekzhu/minhash-lsh"
)

const (
	// A signature is cut into 32 bands of 4 rows: two texts of Jaccard similarity .7 share a band with probability .9998,
	// of .5 with .87, of .1 with .003. It is what minhashlsh chooses for 128 values and a threshold of .4.
	bandRows  = 4
	bandCount = SignatureSize / bandRows

	// maxMemoryIndex is the number of signatures up to which the in-memory index of minhashlsh is taken; it keeps a
	// string and an interface for each band of each signature. Larger runs sort band tables of eight bytes an entry.
	maxMemoryIndex = 20000

	// crowd is the number of signatures in one bucket from which band tables are taken for any run: minhashlsh lists all
	// members of a burst for each of them, in a table they cost linear time.
	crowd = 1000

	crowdBands = 4 // that are looked at: a burst crowds them all

	surelyAll = 0.01 // a threshold for which minhashlsh takes each value of a signature for a band
)

// A bandHashes is a hash of each band of a signature. That two different bands have one hash makes a pair in 10^9 a
// candidate for nothing.
type bandHashes [bandCount]uint32

func (s *Signature) bandHashes() (b bandHashes) {
	for i := range b {
		r := s[bandRows*i:][:bandRows]
		b[i] = uint32(mix(mix(uint64(r[0])<<32|uint64(r[1]))^uint64(r[2])<<32^uint64(r[3])) >> 32)
	}
	return b
}

// common counts the bands that are equal.
func (b *bandHashes) common(o *bandHashes) (n int) {
	for i := range b {
		if b[i] == o[i] {
			n++
		}
	}
	return n
}

// A bandedText is a text, by its number, with the bands of its signature.
type bandedText struct {
	text  int32
	bands *bandHashes
}

// An index visits the pairs of texts that have a band in common, some at a time, in any order; a pair may come for several bands.
// The order of the texts does not matter.
type index func(texts []bandedText, workers int, visit func(pairs [][2]int32))

// indexFor chooses the index for texts. Both kinds give the same pairs.
func indexFor(texts []bandedText) index {
	if len(texts) > maxMemoryIndex || crowded(texts) {
		return tableCandidates
	}
	return memoryCandidates
}

// crowded reports whether a burst of variants fills a bucket.
func crowded(texts []bandedText) bool {
	if len(texts) < crowd {
		return false
	}
	count := make(map[uint32]int, len(texts))
	for band := range crowdBands {
		clear(count)
		for _, t := range texts {
			count[t.bands[band]]++
			if count[t.bands[band]] >= crowd {
				return true
			}
		}
	}
	return false
}

const (
	fullBucket            = 64
	bucketRepresentatives = 8
)

// starPairs calls visit for the pairs of a bucket of sets that share a key, in ascending order. All pairs are formed in a
// bucket of up to fullBucket members. In a larger one each member is paired with the first few only, its
// representatives, so that thousands of variants of one text cost linear time: any two members are then joined by a path
// of two pairs, through every representative.
func starPairs(members []int32, visit func(i, j int32)) {
	partners := len(members)
	if partners > fullBucket {
		partners = bucketRepresentatives
	}
	for j := 1; j < len(members); j++ {
		for i := range min(j, partners) {
			visit(members[i], members[j])
		}
	}
}

// memoryCandidates is an index by minhashlsh, to which the bands are signatures of one row a band. It answers in map
// order and knows no buckets, so answers are sorted, and one with more than fullBucket neighbours is paired with the first.
// Most texts share no band with any other, and are not indexed.
func memoryCandidates(texts []bandedText, _ int, visit func(pairs [][2]int32)) {
	texts = sharing(texts)
	slices.SortFunc(texts, func(t, u bandedText) int { return cmp.Compare(t.text, u.text) })
	index := minhashlsh.NewMinhashLSH32(bandCount, surelyAll, len(texts))
	wide := make([]uint64, bandCount)
	widen := func(b *bandHashes) []uint64 {
		for i, v := range b {
			wide[i] = uint64(v)
		}
		return wide
	}
	for _, t := range texts {
		index.Add(t.text, widen(t.bands))
	}
	index.Index()
	var neighbours []int32
	var pairs [][2]int32
	for _, t := range texts {
		neighbours = neighbours[:0]
		for _, key := range index.Query(widen(t.bands)) {
			if j := key.(int32); j < t.text {
				neighbours = append(neighbours, j)
			}
		}
		slices.Sort(neighbours)
		if len(neighbours) > fullBucket {
			neighbours = neighbours[:bucketRepresentatives]
		}
		for _, j := range neighbours {
			pairs = append(pairs, [2]int32{j, t.text})
		}
	}
	visit(pairs)
}

// sharing lists the texts that have a band in common with another.
func sharing(texts []bandedText) (out []bandedText) {
	table, spare := make([]uint64, len(texts)), make([]uint64, len(texts))
	shares := make([]bool, len(texts))
	for band := range bandCount {
		for i, t := range texts {
			table[i] = uint64(t.bands[band])<<32 | uint64(i)
		}
		table, spare = sortUpper(table, spare, 64)
		for i := 1; i < len(table); i++ {
			if table[i]>>32 == table[i-1]>>32 {
				shares[uint32(table[i])], shares[uint32(table[i-1])] = true, true
			}
		}
	}
	for i, is := range shares {
		if is {
			out = append(out, texts[i])
		}
	}
	return out
}

// Banding is how signatures are cut: the values in a band, and the bands.
func Banding() (rows, bands int) { return bandRows, bandCount }

// tableCandidates is an index that sorts a table for each band.
func tableCandidates(texts []bandedText, workers int, visit func(pairs [][2]int32)) {
	type scratch struct {
		table, spare []uint64
		found        [][2]int32
	}
	var mu sync.Mutex
	parallelWith(bandCount, workers, func(t *scratch, band int) {
		if t.table == nil {
			t.table, t.spare = make([]uint64, len(texts)), make([]uint64, len(texts))
		}
		for i, x := range texts {
			t.table[i] = uint64(x.bands[band])<<32 | uint64(x.text)
		}
		t.table, t.spare = sortUpper(t.table, t.spare, 64)
		t.found = t.found[:0]
		eachBucket(t.table, func(members []int32) {
			slices.Sort(members)
			starPairs(members, func(i, j int32) { t.found = append(t.found, [2]int32{i, j}) })
		})
		mu.Lock()
		defer mu.Unlock()
		visit(t.found)
	})
}

// eachBucket calls visit with the lower halves of each two and more entries that have the same upper half.
func eachBucket(sorted []uint64, visit func(members []int32)) {
	var members []int32
	for i := 0; i < len(sorted); {
		j := i + 1
		for j < len(sorted) && sorted[j]>>32 == sorted[i]>>32 {
			j++
		}
		if j-i > 1 {
			members = members[:0]
			for _, e := range sorted[i:j] {
				members = append(members, int32(uint32(e)))
			}
			visit(members)
		}
		i = j
	}
}
