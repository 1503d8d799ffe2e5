//go:build linux

package main

import "math/rand/v2"

// A vocabulary never ends: a draw from it is a word that was drawn before, the more often the likelier, or a new one, by
// the process of Pitman and Yor ("The two-parameter Poisson-Dirichlet distribution derived from a stable subordinator",
// 1997). So frequencies follow Zipf's law, and the number of distinct words in n draws grows as n^discount (Heaps' law).
type vocabulary struct {
	discount, strength float64
	known              []string                  // the first of its words
	invent             func(r *rand.Rand) string // makes the others

	words []string
	count []int
	drawn []int32 // the words of all draws
}

func (v *vocabulary) draw(r *rand.Rand) string {
	word := int32(len(v.words))
	if r.Float64()*(float64(len(v.drawn))+v.strength) < v.strength+v.discount*float64(len(v.words)) {
		v.words, v.count = append(v.words, v.next(r)), append(v.count, 0)
	} else {
		for {
			word = v.drawn[r.IntN(len(v.drawn))]
			if r.Float64()*float64(v.count[word]) >= v.discount {
				break
			}
		}
	}
	v.count[word]++
	v.drawn = append(v.drawn, word)
	return v.words[word]
}

func (v *vocabulary) next(r *rand.Rand) string {
	if n := len(v.words); n < len(v.known) {
		return v.known[n]
	}
	return v.invent(r)
}
