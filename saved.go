package dedupe

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"

	"github.com/zeebo/xxh3"

	"github.com/seed17055106/dedupe/corpus"
	"github.com/seed17055106/dedupe/lsh"
	"github.com/seed17055106/dedupe/store"
	"github.com/seed17055106/dedupe/text"
)

// What a saved index keeps of each document. Tables hold 32 bits of each key: what they find is looked at again.
const (
	blobDocument = "document" // a savedDocument, as JSON
	blobText     = "text"
	blobFeatures = "features" // lsh.Features but for the passages, where the index serves stories
	blobPassages = "passages" // of lsh.Features

	tableIDs     = "ids"
	tableOutlets = "outlets"
	tableBands   = "bands"   // lsh.Keys
	tableAnchors = "anchors" // lsh.Keys
	tableUnits   = "units"   // fingerprints of paragraphs and sentences, to find furniture
	tableTerms   = "terms"   // of lsh.Features, where the index serves stories

	sumCensus = "census/" // and a kind of lsh.CensusKinds
	sumTotals = "totals"

	setFurniture = "furniture" // fingerprints of what recurs
)

// Keys of the totals.
const (
	totalDocuments = 0
	totalPassages  = 1
)

// documentVersion is raised when a savedDocument changes its meaning.
const documentVersion = "1"

// indexParameters are what the keys of an index depend on.
func indexParameters(find Find) map[string]string {
	find.Conflicts = find.Conflicts || find.Stories // figures need no keys
	find.Stories = find.Conflicts
	return map[string]string{"document": documentVersion, "shingles": lsh.KeysVersion, "features": lsh.FeaturesVersion, "find": find.String()}
}

// checkParameters refuses an index whose keys would not meet those of this version.
func checkParameters(ix *store.Index) error {
	have, want := ix.Parameters(), indexParameters(FindAll)
	for _, key := range slices.Sorted(maps.Keys(want)) {
		if key != "find" && have[key] != want[key] {
			return &store.Error{
				Path:   ix.Dir(),
				Reason: fmt.Sprintf("was made by a version of dedupe whose %s are not those of this one (%q instead of %q)", key, have[key], want[key]),
				Hint:   "build it again with this version (dedupe index build)",
			}
		}
	}
	return nil
}

// A savedDocument is a corpus.Document in an index, and what the analysis found, without its text.
type savedDocument struct {
	ID        string   `json:"id"`
	Outlet    string   `json:"outlet,omitempty"`
	Title     string   `json:"title,omitempty"`
	Published string   `json:"published,omitempty"`
	Stated    string   `json:"stated,omitempty"` // the language that the input states
	Language  string   `json:"language,omitempty"`
	URL       string   `json:"url,omitempty"`
	Path      string   `json:"path"`
	Line      int      `json:"line,omitempty"`
	Record    int      `json:"record,omitempty"`
	Repairs   []string `json:"repairs,omitempty"`
	Words     int      `json:"words"`
	Furniture [][2]int `json:"furniture,omitempty"`
}

func savedForm(d *document) ([]byte, error) {
	s := savedDocument{
		ID: d.ID, Outlet: d.Outlet, Title: d.Title, Published: d.Published.String(), Stated: d.Language, Language: d.language, URL: d.URL,
		Path: d.Path, Line: d.Line, Record: d.Record, Repairs: d.Repairs, Words: d.words,
	}
	for _, f := range d.furniture {
		s.Furniture = append(s.Furniture, [2]int{f.Start, f.End})
	}
	return json.Marshal(s)
}

func savedDocumentOf(ix *store.Index, r store.Ref) (*savedDocument, error) {
	b, err := ix.Blob(nil, r, blobDocument)
	if err != nil {
		return nil, err
	}
	s := &savedDocument{}
	if err := json.Unmarshal(b, s); err != nil {
		return nil, unreadable(ix.Dir(), err)
	}
	return s, nil
}

func unreadable(dir string, err error) error {
	return &store.Error{Path: dir, Reason: "a document in it cannot be read: " + err.Error(), Hint: "build it again (dedupe index build)", Err: err}
}

// place is where the document was read.
func (s *savedDocument) place() string {
	if s.Line > 0 {
		return fmt.Sprintf("%s:%d", s.Path, s.Line)
	}
	return s.Path
}

// document gives the document of an index as the analysis left it.
func (s *savedIndex) document(r store.Ref) (*document, error) {
	saved, err := savedDocumentOf(s.Index, r)
	if err != nil {
		return nil, err
	}
	body, err := s.Blob(nil, r, blobText)
	if err != nil {
		return nil, err
	}
	published, _ := corpus.ParseTime(saved.Published)
	d := &document{
		Document: &corpus.Document{
			ID: saved.ID, Outlet: saved.Outlet, Title: saved.Title, Published: published, Language: saved.Stated, URL: saved.URL, Text: string(body),
			Path: saved.Path, Line: saved.Line, Record: saved.Record, Repairs: saved.Repairs,
		},
		language: saved.Language, words: saved.Words,
	}
	for _, f := range saved.Furniture {
		d.furniture = append(d.furniture, text.Span{Start: f[0], End: f[1]})
	}
	return d, nil
}

// features gives what describes a document of an index for stories, but for its passages.
func (s *savedIndex) features(r store.Ref) (*lsh.Features, error) {
	return s.decoded(r, blobFeatures, &lsh.Features{}, (*lsh.Features).UnmarshalBinary)
}

// wholeFeatures gives them with the passages.
func (s *savedIndex) wholeFeatures(r store.Ref) (*lsh.Features, error) {
	f, err := s.features(r)
	if err != nil {
		return nil, err
	}
	return s.decoded(r, blobPassages, f, (*lsh.Features).UnmarshalPassages)
}

func (s *savedIndex) decoded(r store.Ref, blob string, f *lsh.Features, decode func(f *lsh.Features, b []byte) error) (*lsh.Features, error) {
	buffer := buffers.Get().(*[]byte)
	defer buffers.Put(buffer)
	b, err := s.Blob(*buffer, r, blob)
	if err != nil {
		return nil, err
	}
	*buffer = b[:0]
	if err := decode(f, b); err != nil {
		return nil, &store.Error{Path: s.path, Reason: err.Error(), Hint: "build it again (dedupe index build)", Err: err}
	}
	return f, nil
}

var buffers = sync.Pool{New: func() any { return new([]byte) }}

// A savedIndex is an index that a check looks up documents in.
type savedIndex struct {
	*store.Index
	path string
	out  map[store.Ref]string // documents that are left out, with their outlets
}

// openIndex opens an index that a check can use.
func openIndex(dir string) (*savedIndex, error) {
	ix, err := store.Open(dir)
	if err != nil {
		return nil, err
	}
	if err := checkParameters(ix); err != nil {
		return nil, errors.Join(err, ix.Close())
	}
	return &savedIndex{Index: ix, path: dir}, nil
}

// stringKey is the key of an id or outlet as JSON keeps it, valid UTF-8.
func stringKey(s string) uint32  { return uint32(xxh3.HashString(kept(s)) >> 32) }
func kept(s string) string       { return strings.ToValidUTF8(s, "\ufffd") }
func unitKey(unit uint64) uint32 { return uint32(unit >> 32) }

// A foundDocument is a document of an index, and where it is there.
type foundDocument struct {
	saved *savedDocument
	ref   store.Ref
}

// byID gives the documents of the index that have one of some ids.
func (s *savedIndex) byID(ids map[string]bool) (map[string]foundDocument, error) {
	keys, of := make([]uint32, 0, len(ids)), make(map[string]string, len(ids)) // the id of what is kept of it
	for id := range ids {
		keys, of[kept(id)] = append(keys, stringKey(id)), id
	}
	slices.Sort(keys)
	var refs []store.Ref
	if err := s.Join(tableIDs, slices.Compact(keys), func(_ uint32, r store.Ref) {
		if !s.Gone(r) {
			refs = append(refs, r)
		}
	}); err != nil {
		return nil, err
	}
	out := map[string]foundDocument{}
	for _, r := range refs {
		d, err := savedDocumentOf(s.Index, r)
		if err != nil {
			return nil, err
		}
		if id, wanted := of[d.ID]; wanted {
			out[id] = foundDocument{d, r}
		}
	}
	return out, nil
}

// maxUnitDocuments bounds the documents that a paragraph is looked for in; see text.FurnitureBuilder, which keeps so many.
const maxUnitDocuments = 12

// known gives the furniture that the index knows.
func (s *savedIndex) known() (*text.Furniture, error) {
	units, err := s.Set(setFurniture)
	return text.NewFurniture(units), err
}

// recurring adds to b the documents of the index that share a paragraph or sentence with one of docs, where the index
// does not know yet that it recurs.
func (s *savedIndex) recurring(b *text.FurnitureBuilder, docs []*document, known *text.Furniture) error {
	var keys []uint32
	for _, d := range docs {
		for _, u := range d.skim.Units(d) {
			if !known.Has(u) {
				keys = append(keys, unitKey(u))
			}
		}
	}
	slices.Sort(keys)
	wanted := map[store.Ref]bool{}
	var last uint32
	n := 0
	if err := s.Join(tableUnits, slices.Compact(keys), func(key uint32, r store.Ref) {
		if key != last {
			last, n = key, 0
		}
		if n < maxUnitDocuments && !s.Gone(r) {
			n++
			wanted[r] = true
		}
	}); err != nil {
		return err
	}
	refs := slices.SortedFunc(maps.Keys(wanted), compareRefs)
	for _, r := range refs {
		d, err := s.document(r)
		if err != nil {
			return err
		}
		skim := text.NewSkim(d.Text, d.language)
		b.Add(d.Outlet, d, &skim)
	}
	return nil
}

func compareRefs(a, b store.Ref) int {
	return cmp.Or(cmp.Compare(a.Segment, b.Segment), cmp.Compare(a.Document, b.Document))
}
