package lsh

import "math"

// kindWeights are the shares of the kinds in the inner product of two documents.
var kindWeights = [kinds]float64{words: 1, names: 1, numbers: 4, phrases: 0.5, opening: 0.4}

// A Profile is a document as a vector of terms weighted by their rarity: what reports of one event are compared by.
type Profile struct {
	terms    [kinds][]Term // sorted by key; the kinds together have length 1
	day      int
	calendar Calendar
}

// profileOf weighs the terms of a document by rarity and kind and scales all of them to length 1.
func profileOf(f *Features, rarities *[kinds]rarity) Profile {
	p := Profile{day: f.Day, calendar: f.Calendar}
	sum := 0.0
	for k, terms := range f.Terms {
		p.terms[k] = make([]Term, len(terms))
		for n, t := range terms {
			w := math.Sqrt(kindWeights[k]) * float64(t.Weight) * rarities[k].of(t.Key)
			p.terms[k][n] = Term{t.Key, float32(w)}
			sum += w * w
		}
	}
	if sum == 0 {
		return p
	}
	scale := float32(1 / math.Sqrt(sum))
	for k := range kinds {
		for n := range p.terms[k] {
			p.terms[k][n].Weight *= scale
		}
	}
	return p
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
	kinds    [kinds]float64 // share of the cosine
	days     float64        // 1 for the same day of publication or an unknown one, less as they lie apart
	calendar float64        // see Calendar.agreement
}

func (p *parts) similarity() float64 {
	sum := 0.0
	for _, s := range p.kinds {
		sum += s
	}
	return sum * p.days * p.calendar
}

func (p *parts) byName() map[string]float64 {
	return map[string]float64{"words": p.kinds[words], "names": p.kinds[names], "numbers": p.kinds[numbers],
		"phrases": p.kinds[phrases], "opening": p.kinds[opening], "days": p.days, "calendar": p.calendar}
}

func (p *Profile) compare(q *Profile) parts {
	out := parts{days: nearness(p.day, q.day), calendar: p.calendar.agreement(q.calendar)}
	for k := range out.kinds {
		out.kinds[k] = dot(p.terms[k], q.terms[k])
	}
	return out
}

// Reports of one event come within days, follow-ups at any time after: nearness falls to a floor, steeply at first.
const (
	nearnessDays  = 7
	nearnessFloor = 0.35
)

// nearness is the factor for two days of publication.
func nearness(a, b int) float64 {
	if a == 0 || b == 0 {
		return 1
	}
	return nearnessFloor + (1-nearnessFloor)*math.Exp(-math.Sqrt(math.Abs(float64(a-b))/nearnessDays))
}
