package lsh

import "math"

// A vector is the terms of a document weighed by rarity and kind, of length 1 together.
type vector struct {
	terms []Term     // the kinds one after the other, each sorted by key
	ends  [kinds]int // of each kind in terms
}

// of gives the terms of a kind.
func (v *vector) of(kind int) []Term {
	if kind == 0 {
		return v.terms[:v.ends[0]]
	}
	return v.terms[v.ends[kind-1]:v.ends[kind]]
}

// spoken gives the words and names, whose keys are of one kind.
func (v *vector) spoken() []Term { return v.terms[:v.ends[names]] }

// kindWeights are the shares of the kinds in the inner product of two documents.
var kindWeights = [kinds]float64{words: 1, names: 1, numbers: 4, phrases: 0.5, opening: 0.4}

// weigh weighs the terms of a document by rarity and kind.
func weigh(f *Features, rarities *[kinds]rarity) (v vector) {
	n, sum := 0, 0.0
	for _, terms := range f.Terms {
		n += len(terms)
	}
	v.terms = make([]Term, 0, n)
	for k, terms := range f.Terms {
		for _, t := range terms {
			w := math.Sqrt(kindWeights[k]) * float64(t.Weight) * rarities[k].of(t.Key)
			v.terms = append(v.terms, Term{t.Key, float32(w)})
			sum += w * w
		}
		v.ends[k] = len(v.terms)
	}
	if sum == 0 {
		return v
	}
	scale := float32(1 / math.Sqrt(sum))
	for i := range v.terms {
		v.terms[i].Weight *= scale
	}
	return v
}

// dot is the inner product of two sparse vectors.
func dot(a, b []Term) float64 {
	sum := 0.0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch x, y := a[i].Key, b[j].Key; {
		case x < y:
			i++
		case x > y:
			j++
		default:
			sum += float64(a[i].Weight) * float64(b[j].Weight)
			i, j = i+1, j+1
		}
	}
	return sum
}

// A dotter is a vector in a hash table, for inner products with many others. They are those of dot to the last bit, in a
// fifth of the time: nearly all look-ups end at an empty slot, which a processor foresees.
type dotter struct {
	slots []dotterSlot // a power of two of them, at most half full; open addressing
	used  []uint32
}

type dotterSlot struct {
	key    uint32
	kind   int32 // 1 more than the kind; 0 for an empty slot
	weight float32
}

// slotOf is where the search for a key begins, in a table of mask+1 slots.
func slotOf(key uint32, kind int32, mask uint32) uint32 {
	return (key + uint32(kind)*0x9e3779b1) * 0x85ebca6b >> 7 & mask
}

// load puts v into the table.
func (d *dotter) load(v *vector) {
	for _, at := range d.used {
		d.slots[at].kind = 0
	}
	d.used = d.used[:0]
	for 2*len(v.terms) > len(d.slots) {
		d.slots = make([]dotterSlot, max(1024, 2*len(d.slots)))
	}
	mask := uint32(len(d.slots) - 1)
	for k := range kinds {
		kind := int32(k + 1)
		for _, t := range v.of(k) {
			at := slotOf(t.Key, kind, mask)
			for d.slots[at].kind != 0 {
				at = (at + 1) & mask
			}
			d.slots[at] = dotterSlot{t.Key, kind, t.Weight}
			d.used = append(d.used, at)
		}
	}
}

// dots gives the inner product of the loaded vector with v, by kind.
func (d *dotter) dots(v *vector) (by [kinds]float64) {
	mask := uint32(len(d.slots) - 1)
	for k := range kinds {
		kind, sum := int32(k+1), 0.0
		for _, t := range v.of(k) {
			for at := slotOf(t.Key, kind, mask); d.slots[at].kind != 0; at = (at + 1) & mask {
				if s := &d.slots[at]; s.key == t.Key && s.kind == kind {
					sum += float64(s.weight) * float64(t.Weight)
					break
				}
			}
		}
		by[k] = sum
	}
	return by
}
