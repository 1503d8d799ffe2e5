package text

import (
	"maps"
	"slices"
)

// Units gives the fingerprints of the paragraphs and sentences of the text that was skimmed, sorted: what a FurnitureBuilder notes.
func (s *Skim) Units(source Source) []uint64 {
	if !s.Clean && s.units == nil {
		s.units = Analyse(source.Content(), Options{Language: s.language}).units()
	}
	return s.units
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
