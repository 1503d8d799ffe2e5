package report

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"

	"github.com/seed17055106/dedupe/internal/jsontext"
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

// A bareDocument is a Document without its text.
type bareDocument struct {
	Document
	Text *string `json:"text,omitempty"` // hides the field of the Document
}

// writeDocuments writes the documents. Their texts, most of what a run writes, go past encoding/json.
func writeDocuments(w io.Writer, r *Results) error {
	var line bytes.Buffer
	enc := json.NewEncoder(&line)
	enc.SetEscapeHTML(false)
	var text []byte
	for i := range r.Documents {
		line.Reset()
		if err := enc.Encode(bareDocument{Document: r.Documents[i]}); err != nil {
			return fmt.Errorf("record %d: %w", i+1, err)
		}
		if !r.Run.NoText {
			line.Truncate(line.Len() - len("}\n"))
			line.WriteString(`,"text":`)
			text = jsontext.AppendString(text[:0], r.Documents[i].Text)
			line.Write(text)
			line.WriteString("}\n")
		}
		if _, err := line.WriteTo(w); err != nil {
			return err
		}
	}
	return nil
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
