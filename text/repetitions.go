package text

import (
	"math/bits"
	"sync/atomic"
)

// A repetitions tells which of many hashes came twice: always of one that did, and of few others. A bit for each hash, eight times as
// many as there are hashes, says that it came, another one that it came again. Its methods may be called from several goroutines.
type repetitions struct {
	once, twice []uint64
	shift       int
}

// newRepetitions is for n hashes.
func newRepetitions(n int) *repetitions {
	width := max(6, bits.Len(uint(8*n)))
	return &repetitions{make([]uint64, 1<<(width-6)), make([]uint64, 1<<(width-6)), 64 - width}
}

func (r *repetitions) place(hash uint64) (word int, bit uint64) {
	at := hash * 0x9E3779B97F4A7C15 >> r.shift // 2^64 / golden ratio
	return int(at >> 6), 1 << (at & 63)
}

func (r *repetitions) add(hash uint64) {
	word, bit := r.place(hash)
	if atomic.OrUint64(&r.once[word], bit)&bit != 0 {
		atomic.OrUint64(&r.twice[word], bit)
	}
}

func (r *repetitions) repeated(hash uint64) bool {
	word, bit := r.place(hash)
	return r.twice[word]&bit != 0
}
