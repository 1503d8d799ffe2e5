package report

import (
	"encoding/json"
	"fmt"
	"io"
	"runtime"
	"slices"
	"strconv"
	"sync"

	"github.com/seed17055106/dedupe/internal/jsontext"
)

// writeLines writes one JSON object a line, without escapes for HTML, its lists never null.
func writeLines[T any](w io.Writer, records []T) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	var rec T // one for all: the encoder has each on the heap
	for i := range records {
		rec = records[i]
		fill(&rec)
		if err := enc.Encode(&rec); err != nil {
			return fmt.Errorf("record %d: %w", i+1, err)
		}
	}
	return nil
}

// writeDocuments writes the documents, which are most of what a run writes, past encoding/json and on several processors.
func writeDocuments(w io.Writer, r *Results) error {
	return writeParts(w, len(r.Documents), func(to []byte, i int) []byte { return appendDocument(to, &r.Documents[i], !r.Run.NoText) })
}

// appendDocument appends the line of a document, as encoding/json writes it, but for the text that comes last.
func appendDocument(to []byte, d *Document, text bool) []byte {
	name := func(s string) { to = append(append(append(to, `,"`...), s...), `":`...) }
	str := func(field, value string) { name(field); to = jsontext.AppendString(to, value) }
	to = jsontext.AppendString(append(to, `{"id":`...), d.ID)
	str("outlet", d.Outlet)
	str("title", d.Title)
	str("published", d.Published)
	str("language", d.Language)
	str("url", d.URL)
	str("path", d.Path)
	if d.Line != 0 {
		name("line")
		to = strconv.AppendInt(to, int64(d.Line), 10)
	}
	if d.New {
		name("new")
		to = append(to, "true"...)
	}
	if d.Indexed {
		name("indexed")
		to = append(to, "true"...)
	}
	name("words")
	to = strconv.AppendInt(to, int64(d.Words), 10)
	str("lineage", d.Lineage)
	if len(d.Furniture) > 0 {
		name("furniture")
		for i, span := range d.Furniture {
			to = fmt.Appendf(to, "%c[%d,%d]", "[,"[min(i, 1)], span[0], span[1])
		}
		to = append(to, ']')
	}
	if len(d.Repairs) > 0 {
		name("repairs")
		for i, repair := range d.Repairs {
			to = jsontext.AppendString(append(to, "[,"[min(i, 1)]), repair)
		}
		to = append(to, ']')
	}
	if d.RevisionOf != "" {
		str("revision_of", d.RevisionOf)
	}
	if text {
		room := rooms.Get().(*[]byte)
		str("text", d.contentIn(room))
		rooms.Put(room)
	}
	return append(to, "}\n"...)
}

// rooms are for texts that are not in memory.
var rooms = sync.Pool{New: func() any { return new([]byte) }}

// partSize is how many records are encoded at a time.
const partSize = 64

// writeParts writes n records in their order. Each of some goroutines encodes every so many parts; while one part is
// written, the next are encoded.
func writeParts(w io.Writer, n int, encode func(to []byte, i int) []byte) error {
	encoders := min(runtime.GOMAXPROCS(0), (n+partSize-1)/partSize)
	done, stop := make([]chan []byte, encoders), make(chan struct{})
	var wait sync.WaitGroup
	defer wait.Wait()
	defer close(stop)
	for k := range done {
		done[k] = make(chan []byte)
		wait.Go(func() {
			var buffers [2][]byte // one is filled while the other is written
			for first, turn := k*partSize, 0; first < n; first, turn = first+encoders*partSize, 1-turn {
				to := slices.Grow(buffers[turn][:0], len(buffers[1-turn]))
				for i := first; i < min(n, first+partSize); i++ {
					to = encode(to, i)
				}
				buffers[turn] = to
				select {
				case done[k] <- to:
				case <-stop:
					return
				}
			}
		})
	}
	for part := range (n + partSize - 1) / partSize {
		if _, err := w.Write(<-done[part%encoders]); err != nil {
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
		d.Text, d.Source, d.Furniture = "", nil, nil
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
