package report

import (
	"fmt"
	"math"
	"slices"
	"strconv"
)

// A graph shows which documents of a story overlap: nodes on a circle in order of time, an edge for each measured pair,
// as wide as the share of the shorter text that is in the longer.
type graph struct {
	Nodes []graphNode
	Edges []graphEdge
	Cut   string
}

// A graphNode is a document; Number is its place in the list of the story.
type graphNode struct{ X, Y, Number, Label string }

// A graphEdge is a pair of documents.
type graphEdge struct{ X1, Y1, X2, Y2, Width, Label string }

// graphRadius is that of the circle in the view box -110 -110 220 220.
const graphRadius = 90

// graph is nil where no two of the documents, given in order of time, overlap measurably.
func (b *builder) graph(ids []string) *graph {
	ids, cut := limitEach(b, ids, maxGraph, "documents of one graph")
	g := &graph{Cut: cut}
	place := func(i int) (x, y float64) {
		angle := 2*math.Pi*float64(i)/float64(len(ids)) - math.Pi/2
		return graphRadius * math.Cos(angle), graphRadius * math.Sin(angle)
	}
	for i, id := range ids {
		x, y := place(i)
		outlet := b.doc(id, "").Outlet
		g.Nodes = append(g.Nodes, graphNode{pixels(x), pixels(y), strconv.Itoa(i + 1), outlet})
		for k := range i {
			p := b.pair(ids[k], id)
			if p == nil || p.Containment < minEdge {
				continue
			}
			x2, y2 := place(k)
			g.Edges = append(g.Edges, graphEdge{pixels(x), pixels(y), pixels(x2), pixels(y2), pixels(1 + 9*p.Containment),
				fmt.Sprintf("%s and %s: %s of the shorter text is in the other", b.doc(ids[k], "").Outlet, outlet, percent(p.Containment))})
		}
	}
	if len(g.Edges) == 0 {
		return nil
	}
	return g
}

// minEdge is the containment under which two texts have no more in common than any two.
const minEdge = 0.02

// containments are the measured overlaps among documents.
func (b *builder) containments(ids []string) []float64 {
	ids = ids[:min(len(ids), maxStoryDocs)]
	var out []float64
	for i, id := range ids {
		for _, earlier := range ids[:i] {
			if p := b.pair(earlier, id); p != nil {
				out = append(out, p.Containment)
			}
		}
	}
	slices.Sort(out)
	return out
}
