package text

import (
	"maps"
	"slices"
)

// A judgement is what an analysis without a corpus finds in a text that may have furniture.
type judgement struct {
	furniture []Span
	others    []uint64 // units beside those of Text.units
}

// Units gives the fingerprints of the paragraphs and sentences of the text that was skimmed, sorted: what a FurnitureBuilder notes.
func (s *Skim) Units(source Source) []uint64 {
	if !s.Clean && s.judged == nil {
		lookAt(source.Content(), Options{Language: s.language}, func(t *Text) {
			s.Words, s.judged = len(t.Words), &judgement{furniture: t.Furniture()}
			s.units, s.judged.others = t.units()
		})
	}
	return s.units
}

// Of gives what of a text is furniture and the number of its words. It is not certain where something in the text recurs in
// the corpus or at its outlet, which bears on what is beside it, or where nobody has asked for the units of a text that is not clean.
func (f *Furniture) Of(outlet string, s *Skim) (furniture []Span, words int, certain bool) {
	recurs := func(unit uint64) bool { return f.recurs(outlet, unit) }
	switch {
	case slices.ContainsFunc(s.units, recurs):
		return nil, 0, false
	case s.judged == nil:
		return nil, s.Words, s.Clean
	case slices.ContainsFunc(s.judged.others, recurs):
		return nil, 0, false
	}
	return s.judged.furniture, s.Words, true
}

// NewFurniture is the furniture of fingerprints that were found to recur before.
func NewFurniture(units map[uint64]struct{}) *Furniture {
	f := &Furniture{units: map[uint64]struct{}{}}
	maps.Copy(f.units, units)
	return f
}

// Has reports whether a unit recurs wherever it stands.
func (f *Furniture) Has(unit uint64) bool {
	_, ok := f.units[unit]
	return ok
}

// Units gives the fingerprints of what recurs, sorted; NewFurniture takes them back.
func (f *Furniture) Units() []uint64 {
	return slices.Sorted(maps.Keys(f.units))
}

// Join adds to f what another corpus, or another part of this one, knows to recur.
func (f *Furniture) Join(other *Furniture) {
	maps.Copy(f.units, other.units)
}
