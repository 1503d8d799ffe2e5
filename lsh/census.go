package lsh

import (
	"cmp"
	"slices"
)

// What a Census counts the keys of.
const (
	censusTerms    = iota // documents that hold a word, be it a name or not
	censusNumbers         // documents that hold a number
	censusPhrases         // documents that hold a phrase
	censusPassages        // passages that hold a word or phrase
	censusWords           // documents in which a word is no name
	censusNames           // documents in which a word is a name
	censusKinds
)

// CensusKinds names what a [Census] counts, in order.
var CensusKinds = [censusKinds]string{"terms", "numbers", "phrases", "passages", "words", "names"}

// A Census says how many documents and passages of a corpus hold each key. Rarity is measured by it.
type Census struct {
	Documents, Passages int
	Counts              [censusKinds]map[uint32]int32
}

// NewCensus is a census of nothing.
func NewCensus() *Census {
	c := &Census{}
	for k := range c.Counts {
		c.Counts[k] = map[uint32]int32{}
	}
	return c
}

// Add counts a document.
func (c *Census) Add(f *Features) {
	c.Documents++
	c.Passages += len(f.Passages)
	f.eachCount(func(kind int, key uint32) { c.Counts[kind][key]++ })
}

// PassageKeys gives the keys that a census of docs would count beside those of [Survey.Unknown], kind by kind, ascending.
func PassageKeys(docs []*Features) (keys [censusKinds][]uint32) {
	for _, f := range docs {
		f.eachCount(func(kind int, key uint32) {
			if !surveyed(kind) {
				keys[kind] = append(keys[kind], key)
			}
		})
	}
	for k := range keys {
		slices.Sort(keys[k])
		keys[k] = slices.Compact(keys[k])
	}
	return keys
}

// surveyed reports whether documents, and not only their passages, are compared by what a kind counts.
func surveyed(kind int) bool { return kind <= censusPhrases }

// eachCount visits what a document adds to a census.
func (f *Features) eachCount(visit func(kind int, key uint32)) {
	for _, t := range f.Terms[words] {
		visit(censusTerms, t.Key)
		visit(censusWords, t.Key)
	}
	for _, t := range f.Terms[names] {
		if !holds(f.Terms[words], t.Key) {
			visit(censusTerms, t.Key)
		}
		visit(censusNames, t.Key)
	}
	for _, t := range f.Terms[numbers] {
		visit(censusNumbers, t.Key)
	}
	for _, t := range f.Terms[phrases] {
		visit(censusPhrases, t.Key)
	}
	for _, p := range f.Passages {
		for _, k := range p.Keys {
			visit(censusPassages, k)
		}
	}
}

// holds reports whether sorted terms hold a key.
func holds(terms []Term, key uint32) bool {
	_, found := slices.BinarySearchFunc(terms, key, func(t Term, k uint32) int { return cmp.Compare(t.Key, k) })
	return found
}
