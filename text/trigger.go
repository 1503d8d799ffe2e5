package text

import (
	"sync"

	"github.com/seed17055106/dedupe/internal/ascii"
)

// A triggerSet tells the words without which no phrase of a Boilerplate matches, by their hashes.
type triggerSet struct {
	anywhere map[uint64]bool
	first    map[uint64]bool                // at the beginning of a sentence
	filter   [1 << (triggerBits - 6)]uint64 // a bit for each word of both: most words are in none
}

const triggerBits = 16

// triggers are those of the built-in phrases.
var triggers = sync.OnceValue(func() *triggerSet { return newTriggerSet(phrases()) })

func newTriggerSet(b *Boilerplate) *triggerSet {
	t := &triggerSet{anywhere: map[uint64]bool{}, first: map[uint64]bool{}}
	for word := range b.whole {
		t.add(t.first, word)
	}
	for _, list := range b.inside {
		for _, p := range list {
			t.add(t.anywhere, p.longestWord())
		}
	}
	for _, p := range b.wildcard {
		t.add(t.anywhere, p.longestWord())
	}
	return t
}

func (t *triggerSet) add(set map[uint64]bool, word string) {
	h := ascii.Hash(word)
	set[h] = true
	t.filter[h>>(64-triggerBits+6)] |= 1 << (h >> (64 - triggerBits) & 63)
}

// has reports whether a word, given by its hash, is a trigger.
func (t *triggerSet) has(h uint64, first bool) bool {
	return t.filter[h>>(64-triggerBits+6)]>>(h>>(64-triggerBits)&63)&1 != 0 && t.find(h, first)
}

func (t *triggerSet) find(h uint64, first bool) bool { return t.anywhere[h] || first && t.first[h] }

// longestWord gives the longest word of a phrase, which is seldom a frequent one.
func (p *phrase) longestWord() string {
	longest := ""
	for _, e := range p.elements {
		if e.word != name && e.word != number && len(e.word) > len(longest) {
			longest = e.word
		}
	}
	return longest
}
