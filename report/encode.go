package report

import (
	"encoding/json"
	"fmt"
	"io"
)

// writeLines writes one JSON object a line, without escapes for HTML, its lists never null.
func writeLines[T any](w io.Writer, records []T) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	for i, rec := range records {
		fill(&rec)
		if err := enc.Encode(rec); err != nil {
			return fmt.Errorf("record %d: %w", i+1, err)
		}
	}
	return nil
}

// A documentLine is a Document whose text may be left out.
type documentLine struct {
	Document
	Text *string `json:"text,omitempty"`
}

func writeDocuments(w io.Writer, r *Results) error {
	lines := make([]documentLine, len(r.Documents))
	for i, d := range r.Documents {
		lines[i].Document = d
		if !r.Run.NoText {
			lines[i].Text = &r.Documents[i].Text
		}
	}
	return writeLines(w, lines)
}

// withoutText is a copy of r whose documents have no text.
func withoutText(r *Results) *Results {
	bare := *r
	bare.Run.NoText = true
	bare.Documents = make([]Document, len(r.Documents))
	for i, d := range r.Documents {
		d.Text, d.Furniture = "", nil
		bare.Documents[i] = d
	}
	return &bare
}

// fill makes the nil lists and maps of a record empty ones, so that readers of the files meet no null.
func fill(record any) {
	switch r := record.(type) {
	case *Run:
		list(&r.Skipped)
		list(&r.Cuts)
		list(&r.Notes)
		if r.Options == nil {
			r.Options = map[string]string{}
		}
		if r.Counts.Findings == nil {
			r.Counts.Findings = map[string]int{}
		}
		if r.Counts.Languages == nil {
			r.Counts.Languages = map[string]int{}
		}
	case *Pair:
		list(&r.Spans)
	case *Group:
		list(&r.Documents)
	case *Finding:
		list(&r.Claims)
		list(&r.Conflicts)
	}
}

func list[T any](s *[]T) {
	if *s == nil {
		*s = []T{}
	}
}
