package dedupe

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	pathpkg "path"
	"path/filepath"
	"slices"

	"github.com/seed17055106/dedupe/corpus"
	"github.com/seed17055106/dedupe/lsh"
	"github.com/seed17055106/dedupe/store"
	"github.com/seed17055106/dedupe/text"
)

// batchBytes is how much text an index takes in at a time: what is read, sketched and written as one segment. The next batch is
// read while one is written, so that the disk is waited for only once.
const batchBytes = 48 << 20

// An IndexChange is what a change did to a saved index.
type IndexChange struct {
	Added, Removed int
	Documents      int // in the index now
	Problems       []*corpus.Problem
}

// BuildIndex reads documents into a new saved index in the folder dir. An index that is there is replaced, once the new one
// is whole. opt.Find says what the index will serve: with copies alone it holds what finds shared text, with stories or
// conflicts what finds reports of one event too. Where no document could be read, all is left as it was. An *store.Error, or what the disk says, leaves dir as it was.
func BuildIndex(ctx context.Context, dir string, opt Options) (*IndexChange, error) {
	opt.setDefaults()
	w, err := store.Create(dir, indexParameters(opt.Find))
	if err != nil {
		return nil, err
	}
	return opt.fill(ctx, w)
}

// AddToIndex adds documents to a saved index. One whose id is there already is skipped and listed.
func AddToIndex(ctx context.Context, dir string, opt Options) (*IndexChange, error) {
	opt.setDefaults()
	w, err := store.Edit(dir)
	if err != nil {
		return nil, err
	}
	if err := checkParameters(w.Index); err != nil {
		w.Close()
		return nil, err
	}
	opt.Find, _ = ParseFind(w.Parameters()["find"])
	return opt.fill(ctx, w)
}

// fill reads documents into an index, and commits it.
func (opt *Options) fill(ctx context.Context, w *store.Writer) (*IndexChange, error) {
	defer w.Close()
	opt.Find.Stories = opt.Find.Stories || opt.Find.Conflicts
	opt.Find.Conflicts = false // figures are read when a check asks for them
	opt.Corpus.Exclude = append(opt.Corpus.Exclude, w.Files()...)
	x := &indexer{ctx: ctx, opt: opt, w: w, change: &IndexChange{}}
	if err := cmp.Or(x.readAll(), x.written()); err != nil {
		return nil, err
	}
	if x.change.Added == 0 && w.Len() == 0 {
		return x.change, nil // nothing is no reason to replace an index
	}
	opt.Progress("merge", 0, 0)
	if err := w.Merge(); err != nil {
		return nil, err
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if err := w.Commit(); err != nil {
		return nil, err
	}
	x.change.Documents = w.Len()
	return x.change, nil
}

// RemoveFromIndex removes documents from a saved index: those of the given ids, and those read from the given files or from
// a file below the given folders, as they were named when the index was made. The files need not exist. A path or id that
// the index does not know is listed as a problem.
func RemoveFromIndex(ctx context.Context, dir string, paths, ids []string) (*IndexChange, error) {
	w, err := store.Edit(dir)
	if err != nil {
		return nil, err
	}
	defer w.Close()
	if err := checkParameters(w.Index); err != nil {
		return nil, err
	}
	wanted := newRemoval(paths, ids)
	var refs []store.Ref
	err = w.Scan(blobDocument, func(r store.Ref, b []byte) error {
		var d struct{ ID, Path string }
		if err := json.Unmarshal(b, &d); err != nil {
			return unreadable(dir, err)
		}
		if wanted.takes(d.ID, d.Path) {
			refs = append(refs, r)
		}
		return ctx.Err()
	})
	if err != nil {
		return nil, err
	}
	if err := w.Remove(refs); err != nil {
		return nil, err
	}
	if err := w.Merge(); err != nil {
		return nil, err
	}
	if err := w.Commit(); err != nil {
		return nil, err
	}
	return &IndexChange{Removed: len(refs), Documents: w.Len(), Problems: wanted.unknown(dir)}, nil
}

// A removal is what is to be removed from an index, and whether it was met.
type removal struct {
	paths, ids map[string]bool // with slashes; an entry is true once met
}

func newRemoval(paths, ids []string) *removal {
	r := &removal{map[string]bool{}, map[string]bool{}}
	for _, p := range paths {
		r.paths[filepath.ToSlash(filepath.Clean(p))] = false
	}
	for _, id := range ids {
		r.ids[id] = false
	}
	return r
}

func (r *removal) takes(id, path string) (taken bool) {
	if _, taken = r.ids[id]; taken {
		r.ids[id] = true
	}
	if len(r.paths) == 0 {
		return taken
	}
	for path = filepath.ToSlash(filepath.Clean(path)); ; {
		if _, named := r.paths[path]; named {
			r.paths[path], taken = true, true
		}
		up := pathpkg.Dir(path) // "." above a relative path, "/" above another
		if up == path {
			return taken
		}
		path = up
	}
}

func (r *removal) unknown(dir string) (out []*corpus.Problem) {
	for _, p := range slices.Sorted(maps.Keys(r.paths)) {
		if !r.paths[p] {
			out = append(out, &corpus.Problem{Path: p, Reason: fmt.Sprintf("the index %s holds no document of this file or folder", dir), Hint: "name it as it was named when the index was made"})
		}
	}
	for _, id := range slices.Sorted(maps.Keys(r.ids)) {
		if !r.ids[id] {
			out = append(out, &corpus.Problem{Path: dir, Reason: fmt.Sprintf("the index holds no document with the id %q", id), Hint: "ids are told apart by every letter"})
		}
	}
	return out
}

// An indexer reads documents into an index, a batch at a time.
type indexer struct {
	ctx     context.Context
	opt     *Options
	w       *store.Writer
	writing chan error // of the batch that is being written; nil: none is
	change  *IndexChange
}

func (x *indexer) readAll() error {
	var docs []*corpus.Document
	size := 0
	fresh := x.w.Len() == 0
	for d, p := range corpus.Read(x.ctx, x.opt.Paths, x.opt.Corpus) {
		if p != nil {
			x.change.Problems = append(x.change.Problems, p)
			continue
		}
		docs = append(docs, d)
		if size += len(d.Text); size >= batchBytes {
			if err := x.add(docs, fresh); err != nil {
				return err
			}
			docs, size = nil, 0
		}
		if len(docs)%100 == 0 {
			x.opt.Progress("read", x.change.Added+len(docs), 0)
		}
	}
	if err := x.ctx.Err(); err != nil {
		return err
	}
	return x.add(docs, fresh)
}

// add makes a batch of documents and begins to write it. In a fresh index no id can be there already.
func (x *indexer) add(docs []*corpus.Document, fresh bool) error {
	saved := &savedIndex{Index: x.w.Index, path: x.w.Dir()}
	c := &loaded{docs: make([]*document, len(docs)), sketches: new(lsh.Sketches), texts: newTextRoom(&Options{}), saved: []*savedIndex{saved}}
	each(x.ctx, x.opt, "read", len(docs), func(i int) { c.docs[i] = c.skim(docs[i]) })
	if err := cmp.Or(x.written(), x.ctx.Err()); err != nil {
		return err
	}
	if !fresh {
		if err := x.dropKnown(c, saved); err != nil {
			return err
		}
	}
	if len(c.docs) == 0 {
		return nil
	}
	known, err := c.furniture(x.ctx, x.opt)
	if err != nil {
		return err
	}
	b := c.newBatch(known)
	if err := c.describe(x.ctx, x.opt, known); err != nil {
		return err
	}
	if err := c.fill(x.ctx, x.opt, b); err != nil {
		return err
	}
	x.change.Added += len(c.docs)
	x.writing = make(chan error, 1)
	go func(writing chan<- error) { writing <- x.w.Add(b) }(x.writing)
	return nil
}

// written waits for the batch that is being written, after which the index may be looked into.
func (x *indexer) written() error {
	if x.writing == nil {
		return nil
	}
	err := <-x.writing
	x.writing = nil
	return err
}

// dropKnown leaves out the documents whose id is in the index.
func (x *indexer) dropKnown(c *loaded, saved *savedIndex) error {
	ids := map[string]bool{}
	for _, d := range c.docs {
		ids[d.ID] = true
	}
	there, err := saved.byID(ids)
	if err != nil {
		return err
	}
	c.docs = slices.DeleteFunc(c.docs, func(d *document) bool {
		first, twice := there[d.ID]
		if twice {
			x.change.Problems = append(x.change.Problems, &corpus.Problem{
				Path: d.Path, Line: d.Line, Record: d.Record,
				Reason: fmt.Sprintf("the id %q is in the index already, from %s: this document is skipped", d.ID, first.saved.place()),
				Hint:   "remove that one first (dedupe index remove --id), or give this one an id of its own",
			})
		}
		return twice
	})
	return nil
}

// newBatch sorts the documents by day, so that those of a time lie together, and notes what furniture is found by.
func (c *loaded) newBatch(known *text.Furniture) *store.Batch {
	slices.SortStableFunc(c.docs, func(a, b *document) int { return cmp.Compare(a.day(), b.day()) })
	b := &store.Batch{Tables: map[string][]uint64{}, Sums: map[string][]uint64{}, Sets: map[string][]uint64{setFurniture: known.Units()}}
	for i, d := range c.docs {
		b.Order = append(b.Order, int64(d.day()))
		for _, u := range d.skim.Units(d) {
			b.Tables[tableUnits] = append(b.Tables[tableUnits], entry(unitKey(u), i))
		}
	}
	return b
}

// fill puts into a batch what a saved index keeps of documents once they are analysed.
func (c *loaded) fill(ctx context.Context, opt *Options, b *store.Batch) error {
	forms, errs := make([][]byte, len(c.docs)), make([]error, len(c.docs))
	each(ctx, opt, "index", len(c.docs), func(i int) { forms[i], errs[i] = savedForm(c.docs[i]) })
	if err := errors.Join(append(errs, ctx.Err())...); err != nil {
		return err
	}
	b.Blobs = map[string]store.Append{
		blobDocument: func(to []byte, i int) []byte { return append(to, forms[i]...) },
		blobText:     func(to []byte, i int) []byte { return append(to, c.docs[i].Text...) },
	}
	if !opt.Find.onlyCopies() {
		b.Blobs[blobFeatures] = func(to []byte, i int) []byte { return c.docs[i].features.AppendBinary(to) }
		b.Blobs[blobPassages] = func(to []byte, i int) []byte { return c.docs[i].features.AppendPassages(to) }
	}
	for i, d := range c.docs {
		b.Tables[tableIDs] = append(b.Tables[tableIDs], entry(stringKey(d.ID), i))
		if d.Outlet != "" {
			b.Tables[tableOutlets] = append(b.Tables[tableOutlets], entry(stringKey(d.Outlet), i))
		}
		if d.features != nil {
			d.features.SurveyTerms(func(k uint32) { b.Tables[tableTerms] = append(b.Tables[tableTerms], entry(k, i)) })
		}
	}
	c.addKeys(b)
	if !opt.Find.onlyCopies() {
		c.addCensus(b)
	}
	return nil
}

// addKeys puts into a batch what finds shared text.
func (c *loaded) addKeys(b *store.Batch) {
	bands, anchors, last := c.sketches.KeyCounts()
	of := make([]int32, last+1) // document + 1 of each sketch; 0: a sketch from before furniture was known
	for i, d := range c.docs {
		of[d.sketch] = int32(i) + 1
	}
	add := func(to *[]uint64, size int) func(key uint32, number int) {
		*to = make([]uint64, 0, size)
		return func(key uint32, number int) {
			if i := of[number]; i > 0 {
				*to = append(*to, entry(key, int(i)-1))
			}
		}
	}
	var ofBands, ofAnchors []uint64
	c.sketches.EachKey(add(&ofBands, bands), add(&ofAnchors, anchors))
	b.Tables[tableBands], b.Tables[tableAnchors] = ofBands, ofAnchors
}

// addCensus puts counts into a batch. The copies of a text in it are counted once, as [lsh.FindStories] counts lineages.
func (c *loaded) addCensus(b *store.Batch) {
	numbers := make([]int, len(c.docs))
	for i, d := range c.docs {
		numbers[i] = d.sketch
	}
	census := lsh.NewCensus()
	for i, again := range c.sketches.Repeated(numbers) {
		if !again {
			census.Add(c.docs[i].features)
		}
	}
	for k, counts := range census.Counts {
		for key, n := range counts {
			b.Sums[sumCensus+lsh.CensusKinds[k]] = append(b.Sums[sumCensus+lsh.CensusKinds[k]], entry(key, int(n)))
		}
	}
	b.Sums[sumTotals] = []uint64{entry(totalDocuments, census.Documents), entry(totalPassages, census.Passages)}
}

func entry(key uint32, document int) uint64 { return uint64(key)<<32 | uint64(document) }
