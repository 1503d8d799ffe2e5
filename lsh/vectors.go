package lsh

import (
	"cmp"
	"math"
	"slices"
)

// vectors are the documents of a corpus, one of each lineage by ID, as unit vectors of rarity-weighted terms.
type vectors struct {
	words, names, numbers [][]Term
	days                  []int
}

func newVectors(docs []*Features, first []int, workers int) *vectors {
	v := &vectors{}
	pick := func(of func(*Features) []Term) [][]Term {
		r := rarity{map[uint32]int32{}, len(first)}
		for _, d := range first {
			for _, t := range of(docs[d]) {
				r.frequency[t.Key]++
			}
		}
		out := make([][]Term, len(first))
		parallel(len(first), workers, func(i int) { out[i] = r.unit(of(docs[first[i]])) })
		return out
	}
	v.words = pick(func(f *Features) []Term { return f.Words })
	v.names = pick(func(f *Features) []Term { return f.Names })
	v.numbers = pick(func(f *Features) []Term { return f.Numbers })
	for _, d := range first {
		v.days = append(v.days, docs[d].Day)
	}
	return v
}

// unit weighs terms by rarity and scales them to length 1.
func (r *rarity) unit(terms []Term) []Term {
	out := make([]Term, len(terms))
	sum := 0.0
	for i, t := range terms {
		w := float64(t.Weight) * r.of(t.Key)
		out[i] = Term{t.Key, float32(w)}
		sum += w * w
	}
	scale := float32(1 / math.Sqrt(sum))
	for i := range out {
		out[i].Weight *= scale
	}
	return out
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

// parts is what two documents have in common, part by part.
type parts struct {
	words, names, numbers float64 // cosines
	days                  float64 // 1 for the same day or an unknown one, towards 0 as they lie apart
}

func (v *vectors) compare(i, j int32) parts {
	p := parts{dot(v.words[i], v.words[j]), dot(v.names[i], v.names[j]), dot(v.numbers[i], v.numbers[j]), 1}
	if a, b := v.days[i], v.days[j]; a != 0 && b != 0 {
		p.days = math.Exp(-math.Abs(float64(a-b)) / 14)
	}
	return p
}

func (p parts) similarity() float64 { return (.45*p.words + .45*p.names + .1*p.numbers) * p.days }

func (p parts) byName() map[string]float64 {
	return map[string]float64{"words": p.words, "names": p.names, "numbers": p.numbers, "days": p.days}
}

const (
	maxPosting    = 256 // documents on either side in the list of a term that a document is compared with
	maxCandidates = 96  // of a document
	minEdge       = 0.02
)

// edges compares each document with those that share its rarest terms. A list of a term is in order of the day, and a
// document looks at its neighbours in the list only, so that the cost of a term grows with its documents, not with their
// square.
func (v *vectors) edges(workers int) []edge {
	n := len(v.words)
	order := make([]int32, n) // by day, then ID
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortStableFunc(order, func(a, b int32) int { return cmp.Compare(v.days[a], v.days[b]) })
	lists := map[uint32][]int32{}
	for _, i := range order {
		for _, t := range v.words[i] {
			lists[t.Key] = append(lists[t.Key], i)
		}
	}
	position := make([]int32, n)
	for p, i := range order {
		position[i] = int32(p)
	}
	found := make([][]edge, n)
	parallel(n, workers, func(i int) { found[i] = v.neighbours(int32(i), lists, position) })
	all := slices.Concat(found...)
	slices.SortFunc(all, func(x, y edge) int { return cmp.Or(cmp.Compare(x.i, y.i), cmp.Compare(x.j, y.j)) })
	return slices.Compact(all)
}

func (v *vectors) neighbours(i int32, lists map[uint32][]int32, position []int32) []edge {
	score := map[int32]float64{}
	for _, t := range v.words[i] {
		list := lists[t.Key]
		if len(list) > len(position)/5+10 {
			continue
		}
		at, _ := slices.BinarySearchFunc(list, position[i], func(j, p int32) int { return cmp.Compare(position[j], p) })
		for _, j := range list[max(0, at-maxPosting):min(len(list), at+maxPosting+1)] {
			if j != i {
				score[j] += float64(t.Weight) * float64(t.Weight)
			}
		}
	}
	candidates := make([]int32, 0, len(score))
	for j := range score {
		candidates = append(candidates, j)
	}
	slices.SortFunc(candidates, func(a, b int32) int { return cmp.Or(cmp.Compare(score[b], score[a]), cmp.Compare(a, b)) })
	var out []edge
	for _, j := range candidates[:min(maxCandidates, len(candidates))] {
		if s := v.compare(min(i, j), max(i, j)).similarity(); s >= minEdge {
			out = append(out, edge{min(i, j), max(i, j), float32(s)})
		}
	}
	return out
}
