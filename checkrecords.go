package dedupe

import (
	"slices"

	"github.com/seed17055106/dedupe/report"
)

// scopeFilter takes from the records of a check what no delivered document has a part in.
type scopeFilter struct {
	scope     *scope
	delivered map[string]bool
	named     map[string]bool // documents that what is left names
}

func newScopeFilter(s *scope, r *report.Results) *scopeFilter {
	f := &scopeFilter{scope: s, delivered: map[string]bool{}, named: map[string]bool{}}
	for _, d := range r.Documents {
		if d.New {
			f.delivered[d.ID], f.named[d.ID] = true, true
		}
	}
	return f
}

func (f *scopeFilter) apply(r *report.Results) {
	r.Pairs = slices.DeleteFunc(r.Pairs, func(p report.Pair) bool { return f.drop(p.Left, p.Right) })
	r.Candidates = slices.DeleteFunc(r.Candidates, func(c report.Candidate) bool { return f.drop(c.Left, c.Right) })
	groups := map[string]bool{}
	r.Groups = slices.DeleteFunc(r.Groups, func(g report.Group) bool {
		if !slices.ContainsFunc(g.Documents, func(id string) bool { return f.delivered[id] }) {
			return true
		}
		groups[g.ID] = true
		f.name(g.Documents...)
		return false
	})
	for _, finding := range r.Findings {
		for _, c := range finding.Claims {
			f.name(c.Document)
		}
	}
	f.follow(r.Documents)
	r.Documents = slices.DeleteFunc(r.Documents, func(d report.Document) bool { return !f.named[d.ID] })
	r.Figures = slices.DeleteFunc(r.Figures, func(fig report.Figure) bool { return !f.named[fig.Document] })
	for i := range r.Figures {
		r.Figures[i].Passages = slices.DeleteFunc(r.Figures[i].Passages, func(id string) bool { return !groups[id] })
	}
	n := &r.Run.Counts
	n.Pairs, n.Figures, n.Copies, n.Stories, n.Passages = len(r.Pairs), len(r.Figures), 0, 0, 0
	for _, g := range r.Groups {
		switch g.Kind {
		case "copy":
			n.Copies++
		case "story":
			n.Stories++
		case "passage":
			n.Passages++
		}
	}
}

// follow names what the named documents point to.
func (f *scopeFilter) follow(documents []report.Document) {
	for before := -1; before != len(f.named); {
		before = len(f.named)
		for _, d := range documents {
			if f.named[d.ID] {
				f.name(d.Lineage, d.RevisionOf)
			}
		}
	}
}

// drop says whether a pair of documents is out of scope; of one that is not, both are kept.
func (f *scopeFilter) drop(left, right string) bool {
	if !f.scope.allowsIDs(left, right) {
		return true
	}
	f.name(left, right)
	return false
}

func (f *scopeFilter) name(ids ...string) {
	for _, id := range ids {
		f.named[id] = true
	}
}
