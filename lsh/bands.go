package lsh

import (
	"slices"
	"sync"

	minhashlsh "github.com/ekzhu/minhash-lsh"
)

const (
	// bandThreshold makes minhashlsh choose 32 bands of 4 rows for 128 values: two texts of Jaccard similarity .7 share
	// a band with probability .9998, of .5 with .87, of .1 with .003.
	bandThreshold = 0.4

	// maxMemoryIndex is the number of signatures up to which the in-memory index of minhashlsh is taken; it keeps a
	// string and an interface for each band of each signature. Larger runs sort band tables of eight bytes an entry.
	maxMemoryIndex = 20000

	// crowd is the number of signatures in one bucket from which band tables are taken for any run: minhashlsh lists all
	// members of a burst for each of them, in a table they cost linear time.
	crowd = 1000

	crowdBands = 4 // that are looked at: a burst crowds them all
)

// crowded reports whether a burst of variants fills a bucket.
func crowded(signatures []*Signature) bool {
	if len(signatures) < crowd {
		return false
	}
	rows, _ := bandParameters()
	count := make(map[[8]uint32]int, len(signatures))
	for band := range crowdBands {
		clear(count)
		for _, s := range signatures {
			var key [8]uint32
			copy(key[:], s[band*rows:(band+1)*rows])
			count[key]++
			if count[key] >= crowd {
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

// memoryCandidates lists the pairs of signatures that share a band, by minhashlsh. Its index answers in map order and
// knows no buckets, so answers are sorted, and a document with more than fullBucket neighbours is paired with the first.
func memoryCandidates(signatures []*Signature, _ int) (pairs [][2]int32) {
	index := minhashlsh.NewMinhashLSH32(SignatureSize, bandThreshold, len(signatures))
	wide := make([]uint64, SignatureSize)
	widen := func(s *Signature) []uint64 {
		for i, v := range s {
			wide[i] = uint64(v)
		}
		return wide
	}
	for i, s := range signatures {
		index.Add(int32(i), widen(s))
	}
	index.Index()
	var neighbours []int32
	for i, s := range signatures {
		neighbours = neighbours[:0]
		for _, key := range index.Query(widen(s)) {
			if j := key.(int32); j < int32(i) {
				neighbours = append(neighbours, j)
			}
		}
		slices.Sort(neighbours)
		if len(neighbours) > fullBucket {
			neighbours = neighbours[:bucketRepresentatives]
		}
		for _, j := range neighbours {
			pairs = append(pairs, [2]int32{j, int32(i)})
		}
	}
	return pairs
}

// bandParameters are those minhashlsh chooses, so that both indexes find the same pairs. It takes milliseconds to choose.
var bandParameters = sync.OnceValues(func() (rows, bands int) {
	return minhashlsh.NewMinhashLSH32(SignatureSize, bandThreshold, 0).Params()
})

// Banding is how signatures are cut: the values in a band, and the bands.
func Banding() (rows, bands int) { return bandParameters() }

// tableCandidates lists the pairs of signatures that share a band, by sorting a table for each band. A pair may be listed
// for several bands.
func tableCandidates(signatures []*Signature, workers int) (pairs [][2]int32) {
	rows, bands := bandParameters()
	found := make([][][2]int32, bands)
	type tables struct{ table, spare []uint64 }
	pool := sync.Pool{New: func() any {
		return &tables{make([]uint64, len(signatures)), make([]uint64, len(signatures))}
	}}
	parallel(bands, workers, func(band int) {
		t := pool.Get().(*tables)
		defer pool.Put(t)
		for i, s := range signatures {
			t.table[i] = hashBand(s[band*rows:(band+1)*rows])&^(1<<32-1) | uint64(i)
		}
		t.table, t.spare = sortByKey(t.table, t.spare)
		eachBucket(t.table, func(members []int32) {
			starPairs(members, func(i, j int32) {
				if slices.Equal(signatures[i][band*rows:(band+1)*rows], signatures[j][band*rows:(band+1)*rows]) {
					found[band] = append(found[band], [2]int32{i, j})
				}
			})
		})
	})
	return slices.Concat(found...)
}

func hashBand(values []uint32) (h uint64) {
	for i := 0; i+1 < len(values); i += 2 {
		h = mix(h ^ uint64(values[i])<<32 ^ uint64(values[i+1]))
	}
	if len(values)%2 == 1 {
		h = mix(h ^ uint64(values[len(values)-1]))
	}
	return h
}

// sortByKey sorts entries by their upper 32 bits, keeping the order of entries of one key (least significant digit radix
// sort). It returns the sorted slice and the other one.
func sortByKey(entries, spare []uint64) (sorted, free []uint64) {
	const bits, mask = 11, 1<<11 - 1
	for shift := 32; shift < 64; shift += bits {
		var at [1 << bits]int
		for _, e := range entries {
			at[e>>shift&mask]++
		}
		sum := 0
		for i, n := range at {
			at[i] = sum
			sum += n
		}
		for _, e := range entries {
			d := e >> shift & mask
			spare[at[d]] = e
			at[d]++
		}
		entries, spare = spare, entries
	}
	return entries, spare
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
