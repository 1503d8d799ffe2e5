package lsh

import (
	"math"
	"slices"
)

// SignatureSize is the number of values in a Signature.
const SignatureSize = 128

// A Signature is a MinHash sketch: two signatures agree in a slot with the probability of the Jaccard similarity of the
// two sets.
type Signature [SignatureSize]uint32

// Sign sketches a set of hashes (repetitions do not matter) by Fast Similarity Sketching: Dahlgaard, Knudsen and Thorup,
// "Fast Similarity Sketching", FOCS 2017. In each of the first 128 rounds every element falls into one slot; in each
// of the next 128 all elements meet in one slot; a slot keeps the least value of the first round that reached it, and
// the work ends with the round that fills the last slot. The signature of an empty set is all ones.
func Sign(set []uint64) *Signature {
	s := new(Signature)
	s.fill(set)
	return s
}

// fill makes s the signature of a set.
func (s *Signature) fill(set []uint64) {
	const empty = math.MaxUint32
	for i := range s {
		s[i] = empty
	}
	if len(set) == 0 {
		return
	}
	for round := uint32(0); round < SignatureSize; round++ {
		factor := roundFactor[round]
		for _, x := range set {
			x *= factor
			if slot := &s[x>>57]; *slot >= round<<24 { // no earlier round has reached it
				*slot = min(*slot, round<<24|uint32(x>>33)&(1<<24-1))
			}
		}
		if !slices.Contains(s[:], empty) {
			return
		}
	}
	for slot := range uint32(SignatureSize) {
		round := SignatureSize + slot
		for _, x := range set {
			s[slot] = min(s[slot], round<<24|uint32(x*roundFactor[round]>>33)&(1<<24-1))
		}
	}
}

// roundFactor holds an odd multiplier for each round of Sign.
var roundFactor = func() (f [2 * SignatureSize]uint64) {
	for i := range f {
		f[i] = mix(uint64(i)) | 1
	}
	return f
}()

// Estimate is the share of the slots in which two signatures agree: the estimate of the Jaccard similarity.
func (s *Signature) Estimate(t *Signature) float64 {
	same := 0
	for i := range s {
		if s[i] == t[i] {
			same++
		}
	}
	return float64(same) / SignatureSize
}
