package dedupe

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"slices"

	"github.com/seed17055106/dedupe/lsh"
	"github.com/seed17055106/dedupe/report"
)

// Keep says which document of a lineage stays in a corpus without its copies.
type Keep string

// The choices.
const (
	KeepFirst   Keep = "first"   // the earliest by publication time
	KeepLongest Keep = "longest" // the one of most words, the earliest of several
	KeepNewest  Keep = "newest"  // the latest by publication time
)

// choose gives the document of a lineage to keep. The lineage is ordered, the earliest first.
func (k Keep) choose(lineage []*report.Document) *report.Document {
	switch k {
	case KeepLongest:
		return slices.MaxFunc(lineage, func(a, b *report.Document) int { return cmp.Compare(a.Words, b.Words) })
	case KeepNewest:
		for _, d := range slices.Backward(lineage) {
			if d.Published != "" {
				return d
			}
		}
	}
	return lineage[0]
}

// keptDocument is a line of the corpus without its copies: a document as corpus reads it.
type keptDocument struct {
	ID        string `json:"id"`
	Outlet    string `json:"outlet"`
	Title     string `json:"title"`
	Published string `json:"published"`
	Language  string `json:"language"`
	URL       string `json:"url"`
	Text      string `json:"text"`
}

// droppedDocument is a document that was left out, and the one that it copies.
type droppedDocument struct {
	ID          string  `json:"id"`
	Kept        string  `json:"kept"`
	Group       string  `json:"group"`
	Relation    string  `json:"relation"` // copy or revision
	Jaccard     float64 `json:"jaccard"`
	Containment float64 `json:"containment"`
}

// relation tells an earlier or later revision of the kept document from a copy of it.
func relation(d, kept *report.Document) string {
	if d.RevisionOf == kept.ID || kept.RevisionOf == d.ID || d.RevisionOf != "" && d.RevisionOf == kept.RevisionOf {
		return "revision"
	}
	return lsh.Copy
}

// WriteKept writes the documents of a run as JSON lines, one of each lineage, and the others to dropped, each with the one it copies.
func WriteKept(kept, dropped io.Writer, r *report.Results, keep Keep) error {
	byID := make(map[string]*report.Document, len(r.Documents))
	for i := range r.Documents {
		byID[r.Documents[i].ID] = &r.Documents[i]
	}
	left := map[string]droppedDocument{}
	for _, g := range r.Groups {
		if g.Kind != lsh.Copy {
			continue
		}
		lineage := make([]*report.Document, len(g.Documents))
		for i, id := range g.Documents {
			lineage[i] = byID[id]
		}
		chosen := keep.choose(lineage)
		for _, d := range lineage {
			if d != chosen {
				s := Overlap(d, chosen)
				left[d.ID] = droppedDocument{d.ID, chosen.ID, g.ID, relation(d, chosen), round(s.Jaccard), round(s.Containment)}
			}
		}
	}
	keepLines, dropLines := json.NewEncoder(kept), json.NewEncoder(dropped)
	keepLines.SetEscapeHTML(false)
	dropLines.SetEscapeHTML(false)
	for _, d := range r.Documents {
		var err error
		if drop, ok := left[d.ID]; ok {
			err = dropLines.Encode(drop)
		} else {
			err = keepLines.Encode(keptDocument{d.ID, d.Outlet, d.Title, d.Published, d.Language, d.URL, d.Content()})
		}
		if err != nil {
			return fmt.Errorf("write document %s: %w", d.ID, err)
		}
	}
	return r.Err()
}
