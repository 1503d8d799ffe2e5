package lsh

import (
	"math"
	"slices"
)

// Evidence is how [FindCopies] sees two documents: what the index knows of them, and what is exact.
type Evidence struct {
	Similarity
	Relation string  // as verified: Copy, Excerpt, or "" for neither
	Template bool    // they would be a copy or an excerpt, but share a template only
	Estimate float64 // Jaccard similarity of the digit-masked shingles, estimated from the signatures
	Bands    []int   // the bands in which the signatures meet, of BandCount
	Anchors  int     // anchors in common
	Fewest   int     // anchors of the text that has fewer
	Rows     int     // values in a band

	BandCount int
	Chance    float64 // that two texts of this estimate meet in a band at least
}

// Candidate reports whether the index proposes the pair, in a corpus where no bucket is full.
func (e *Evidence) Candidate() bool {
	return len(e.Bands) > 0 || e.Anchors >= enough || e.Anchors > 0 && e.Fewest <= briefAnchors
}

// Explain looks at two documents as FindCopies does.
func Explain(a, b CopyDoc) Evidence {
	var g Shingler
	x := g.sketch(a.content(), a.Furniture, nil)
	signature, anchors := g.signature, slices.Clone(g.anchors)
	y := g.sketch(b.content(), b.Furniture, nil)
	e := Evidence{Similarity: Compare(a, b), Estimate: signature.Estimate(&g.signature)}
	if e.Relation = e.relation(); e.Relation != "" {
		var along aligner
		along.setLeft(a)
		along.setRight(b)
		if e.Template = along.templated(); e.Template {
			e.Relation = ""
		}
	}
	e.Rows, e.BandCount = Banding()
	for band := range e.BandCount {
		if x.bands[band] == y.bands[band] {
			e.Bands = append(e.Bands, band)
		}
	}
	slices.Sort(anchors)
	slices.Sort(g.anchors)
	e.Anchors = len(intersection(slices.Compact(anchors), slices.Compact(g.anchors)))
	e.Fewest = int(min(x.anchors, y.anchors))
	e.Chance = BandChance(e.Estimate)
	return e
}

// BandChance is the probability that two documents of a Jaccard similarity share a band: 1 - (1 - s^rows)^bands
// (Leskovec, Rajaraman and Ullman, "Mining of Massive Datasets", section 3.4.2).
func BandChance(jaccard float64) float64 {
	rows, bands := Banding()
	return 1 - math.Pow(1-math.Pow(jaccard, float64(rows)), float64(bands))
}
