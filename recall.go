package dedupe

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/seed17055106/dedupe/corpus"
	"github.com/seed17055106/dedupe/lsh"
	"github.com/seed17055106/dedupe/store"
	"github.com/seed17055106/dedupe/text"
)

// openIndexes opens the saved indexes among what a delivery is checked against, and gives the other paths.
func (c *loaded) openIndexes(against []string, find Find) (paths []string, err error) {
	opened := map[string]bool{}
	for _, path := range against {
		if !store.Exists(path) {
			paths = append(paths, path)
			continue
		}
		if real := corpus.RealPath(path); opened[real] {
			continue
		} else {
			opened[real] = true
		}
		s, err := openIndex(path)
		if err != nil {
			return nil, err
		}
		c.saved = append(c.saved, s)
		if served, _ := ParseFind(s.Parameters()["find"]); !find.onlyCopies() && served.onlyCopies() {
			return nil, &store.Error{Path: path, Reason: "was made for copies alone, and cannot tell which reports are of one event", Hint: "build it with --find copies,stories,conflicts"}
		}
	}
	return paths, nil
}

func (c *loaded) close() {
	for _, s := range c.saved {
		s.Close()
	}
}

// recall adds to the corpus the documents of saved indexes that may share text with a delivered one, or report the same event. All
// others can have no part in the result.
func (c *loaded) recall(ctx context.Context, opt *Options) error {
	if len(c.saved) == 0 {
		return nil
	}
	opt.Progress("recall", 0, 0)
	var delivered []*document
	ids := map[string]*document{}
	for _, d := range c.docs {
		ids[d.ID] = d
		if d.delivered {
			delivered = append(delivered, d)
		}
	}
	wanted := make([]map[store.Ref]bool, len(c.saved))
	for n, s := range c.saved {
		if err := c.leaveOut(s, ids); err != nil {
			return err
		}
		var err error
		if wanted[n], err = s.sharing(ctx, opt, delivered); err != nil {
			return err
		}
	}
	var v *survey
	if !opt.Find.onlyCopies() {
		var err error
		if v, err = c.survey(ctx, opt, delivered); err != nil {
			return err
		}
		for number := range v.levels {
			n, r := v.find(number)
			wanted[n][r] = true
		}
	}
	for n, s := range c.saved {
		if err := c.fetch(ctx, opt, s, wanted[n], ids); err != nil {
			return err
		}
	}
	slices.SortFunc(c.docs, byID)
	if v == nil {
		return ctx.Err()
	}
	var err error
	c.frame, err = v.frame(c.docs)
	return err
}

// fetch adds documents of an index. Of two documents with one id, in two indexes, the first is kept.
func (c *loaded) fetch(ctx context.Context, opt *Options, s *savedIndex, wanted map[store.Ref]bool, ids map[string]*document) error {
	refs := slices.SortedFunc(maps.Keys(wanted), compareRefs)
	docs, errs := make([]*document, len(refs)), make([]error, len(refs))
	each(ctx, opt, "recall", len(refs), func(i int) {
		if docs[i], errs[i] = s.document(refs[i]); errs[i] == nil && !opt.Find.onlyCopies() {
			docs[i].features, errs[i] = s.wholeFeatures(refs[i])
		}
		if errs[i] == nil {
			docs[i].sketch = c.sketchOf(docs[i])
		}
	})
	if err := errors.Join(append(errs, ctx.Err())...); err != nil {
		return err
	}
	here, placeOf := make(map[place]bool, len(ids)), placer()
	for _, d := range ids {
		if d.named() {
			here[placeOf(d)] = true
		}
	}
	for i, d := range docs {
		if d.named() && here[placeOf(d)] {
			s.out[refs[i]] = d.Outlet // the same document, by another name of its file
			continue
		}
		if first, twice := ids[d.ID]; twice {
			c.problems = append(c.problems, &corpus.Problem{
				Path: s.path, Reason: fmt.Sprintf("the id %q is that of a document in %s too: this one is skipped", d.ID, first.Path),
				Hint: "give each document an id of its own",
			})
			continue
		}
		d.recalled, ids[d.ID] = true, d
		c.docs = append(c.docs, d)
	}
	return nil
}

// A place is where a document without an id of its own was read, however its file was named, and what was read there.
type place struct {
	file         string
	line, record int
	text         string
}

// named reports whether the id of a document is only the name of its file.
func (d *document) named() bool { return d.Path != "-" && strings.HasPrefix(d.ID, d.Path) }

// placer gives the places of documents. A relative name in an index counts from where the check stands.
func placer() func(*document) place {
	real := map[string]string{}
	return func(d *document) place {
		if real[d.Path] == "" {
			real[d.Path] = corpus.RealPath(d.Path)
		}
		return place{real[d.Path], d.Line, d.Record, d.Content()}
	}
}

// leaveOut leaves out the documents of an index whose id is known: one delivered again counts as delivered, another is listed.
func (c *loaded) leaveOut(s *savedIndex, ids map[string]*document) error {
	known := make(map[string]bool, len(ids))
	for id := range ids {
		known[id] = true
	}
	found, err := s.byID(known)
	if err != nil {
		return err
	}
	s.out = map[store.Ref]string{}
	for _, id := range slices.Sorted(maps.Keys(found)) {
		f := found[id]
		s.out[f.ref] = f.saved.Outlet
		d := ids[id]
		same := corpus.RealPath(d.Path) == corpus.RealPath(f.saved.Path)
		if same {
			body, err := s.Blob(nil, f.ref, blobText)
			if err != nil {
				return err
			}
			same = string(body) == d.Content()
		}
		if !same {
			c.problems = append(c.problems, &corpus.Problem{
				Path: s.path, Reason: fmt.Sprintf("the id %q, of %s, is that of another text in %s: the one in the index is left out", id, f.saved.place(), d.Path),
				Hint: "give each document an id of its own; one that was published anew is to be removed from the index first",
			})
		}
	}
	return nil
}

// sharing gives the documents of the index that share text with one of docs: of the candidates that lsh.FindCopies would have,
// those that share enough of it to bear on the result.
func (s *savedIndex) sharing(ctx context.Context, opt *Options, docs []*document) (map[store.Ref]bool, error) {
	texts := make([]lsh.CopyDoc, len(docs))
	for i, d := range docs {
		texts[i] = d.copyDoc()
	}
	keys := lsh.KeysOf(texts, opt.Workers)
	met, errs := make([][]store.Ref, len(docs)), make([]error, len(docs))
	each(ctx, opt, "recall", len(docs), func(i int) { met[i], errs[i] = s.candidates(keys[i]) })
	refs := slices.Concat(met...)
	slices.SortFunc(refs, compareRefs)
	refs = slices.Compact(refs)
	others := make([]lsh.CopyDoc, len(refs))
	errs = append(errs, make([]error, len(refs))...)
	each(ctx, opt, "recall", len(refs), func(i int) {
		d, err := s.document(refs[i])
		if errs[len(docs)+i] = err; err == nil {
			others[i] = d.copyDoc()
		}
	})
	if err := errors.Join(append(errs, ctx.Err())...); err != nil {
		return nil, err
	}
	var pairs [][2]int
	for i := range met {
		for _, r := range met[i] {
			at, _ := slices.BinarySearchFunc(refs, r, compareRefs)
			pairs = append(pairs, [2]int{i, len(texts) + at})
		}
	}
	wanted := map[store.Ref]bool{}
	for k, p := range lsh.CompareAll(append(texts, others...), pairs, opt.Workers) {
		least := leastShared
		if texts[pairs[k][0]].Outlet == others[pairs[k][1]-len(docs)].Outlet {
			least = leastRepeated
		}
		if p.Containment >= least {
			wanted[refs[pairs[k][1]-len(docs)]] = true
		}
	}
	return wanted, nil
}

// The containment from which a document of an index is looked at again is far less than what makes an excerpt; and less still in
// one outlet, whose reworked reports are told from its formulas by all that repeat it.
const (
	leastShared   = 0.1
	leastRepeated = 0.02
)

// candidates gives the documents of the index that may share text with one of the given keys.
func (s *savedIndex) candidates(k lsh.Keys) ([]store.Ref, error) {
	votes := map[store.Ref]*vote{}
	for _, key := range k.Bands {
		if err := s.ballot(votes, tableBands, key, func(v *vote, _ bool) { v.bands++ }); err != nil {
			return nil, err
		}
	}
	for _, key := range k.Anchors {
		if err := s.ballot(votes, tableAnchors, key, func(v *vote, rare bool) { v.anchors++; v.rare = v.rare || rare }); err != nil {
			return nil, err
		}
	}
	var out []store.Ref
	for r, v := range votes {
		if k.Enough(v.bands, v.anchors, v.rare) {
			out = append(out, r)
		}
	}
	return out, nil
}

// A vote counts what a document of the index has in common with another.
type vote struct {
	bands, anchors int
	rare           bool
}

// ballot has the documents of one key vote.
func (s *savedIndex) ballot(votes map[store.Ref]*vote, table string, key uint32, cast func(v *vote, rare bool)) error {
	refs, entries, err := s.Find(table, key, lsh.FullBucket+len(s.out))
	if err != nil {
		return err
	}
	refs = slices.DeleteFunc(refs, func(r store.Ref) bool { _, out := s.out[r]; return out })
	if entries > lsh.FullBucket {
		refs = refs[:min(len(refs), lsh.BucketRepresentatives)]
	}
	for _, r := range refs {
		if votes[r] == nil {
			votes[r] = &vote{}
		}
		cast(votes[r], entries <= lsh.RareAnchor)
	}
	return nil
}

// tally counts the documents of the index, all of them and those of some outlets.
func (s *savedIndex) tally(outlets map[string]bool) (all int, of map[string]int, err error) {
	of = map[string]int{}
	for outlet := range outlets {
		if of[outlet], err = s.Live(tableOutlets, stringKey(outlet)); err != nil {
			return 0, nil, err
		}
	}
	for _, outlet := range s.out {
		if outlets[outlet] {
			of[outlet]--
		}
	}
	return s.Len() - len(s.out), of, nil
}

// delivers reports whether a delivered document is among some.
func (c *loaded) delivers(members []int) bool {
	return slices.ContainsFunc(members, func(i int) bool { return c.docs[i].delivered })
}

// markFurniture marks the sentences of an analysed text that were found to be furniture before.
func markFurniture(t *text.Text, spans []text.Span) {
	for i := range t.Sentences {
		s := &t.Sentences[i]
		if slices.ContainsFunc(spans, func(f text.Span) bool { return f.Start <= s.Start && s.End <= f.End }) {
			s.Furniture = "known"
		}
	}
}
