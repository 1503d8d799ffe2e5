package text

import (
	"cmp"
	"slices"
	"sync"
	"sync/atomic"

	"github.com/zeebo/xxh3"
)

// Furniture knows the paragraphs that recur in unrelated documents of a corpus.
type Furniture struct {
	units map[uint64]struct{} // fingerprints; for one outlet alone mixed with its hash
}

// What recurs, and where. A news agency's paragraph recurs too, in thousands of reprints, but these are related: they
// share names. So a unit is furniture when unrelatedMinimum documents with it are pairwise unrelated; in one outlet a
// short line needs but two.
const (
	unrelatedMinimum = 3
	shortLine        = 12   // words
	shortSentence    = 12   // words: shorter sentences recur by themselves ("No arrests have been made.") and are not noted
	sampleSize       = 12   // documents kept for each unit, those of the smallest keys
	sketchSize       = 24   // names kept for each document, those of the smallest hashes
	relatedNames     = 0.25 // Jaccard similarity of the names from which on two documents are related
	shardCount       = 64   // independent parts of the notes, so that those who make them seldom wait for each other
	shardSlack       = 4096 // notes that a shard may grow by before it is compacted
)

// A Source gives the text of a document, whenever it is asked.
type Source interface{ Content() string }

// A Literal is a text in memory.
type Literal string

// Content is the text.
func (s Literal) Content() string { return string(s) }

// A FurnitureBuilder collects paragraphs over a corpus. Add may be called from several goroutines. It holds on to the
// sources and skims, and Build makes notes of those of their paragraphs and sentences that recur, of each for sampleSize documents.
type FurnitureBuilder struct {
	mu     sync.Mutex
	docs   []*docNote
	shards [shardCount]shard
}

// A docNote is what is kept of a document.
type docNote struct {
	key    uint64 // of outlet and text: orders documents whatever the order of the Adds
	outlet uint64 // 0: unknown
	source Source
	skim   *Skim
	sketch atomic.Pointer[[]uint32] // of its names, nil until it is asked for
}

// A note says that a unit stands in a document.
type note struct {
	unit uint64
	doc  uint32 // index into docs
}

type shard struct {
	mu      sync.Mutex
	notes   []note
	compact int // number of notes after the last compaction
}

// Add adds one document, of which s is the skim.
func (b *FurnitureBuilder) Add(outlet string, source Source, s *Skim) {
	s.Units(source)
	d := &docNote{key: xxh3.HashString(outlet) ^ s.hash, outlet: hashOutlet(outlet), source: source, skim: s}
	b.mu.Lock()
	defer b.mu.Unlock()
	b.docs = append(b.docs, d)
}

// noteAll notes what stands in two documents, and a little more.
func (b *FurnitureBuilder) noteAll(workers int) {
	n := 0
	for _, d := range b.docs {
		n += len(d.skim.units)
	}
	met := newRepetitions(n)
	b.each(workers, func(doc uint32) {
		for _, unit := range b.docs[doc].skim.units {
			met.add(unit)
		}
	})
	b.each(workers, func(doc uint32) {
		for _, unit := range b.docs[doc].skim.units {
			if met.repeated(unit) {
				b.note(note{unit, doc})
			}
		}
	})
}

// each calls do for each document.
func (b *FurnitureBuilder) each(workers int, do func(doc uint32)) {
	const chunk = 256
	var next atomic.Int64
	var wait sync.WaitGroup
	for range max(1, workers) {
		wait.Go(func() {
			for first := int(next.Add(chunk)) - chunk; first < len(b.docs); first = int(next.Add(chunk)) - chunk {
				for i := first; i < min(first+chunk, len(b.docs)); i++ {
					do(uint32(i))
				}
			}
		})
	}
	wait.Wait()
}

func (b *FurnitureBuilder) note(n note) {
	sh := &b.shards[n.unit>>32%shardCount]
	sh.mu.Lock()
	defer sh.mu.Unlock()
	sh.notes = append(sh.notes, n)
	if len(sh.notes) > 2*sh.compact+shardSlack {
		b.sample(sh)
	}
}

// sample sorts the notes of a shard by unit and document key and keeps the first sampleSize documents of each unit.
// The smallest of a set are the smallest of the smallest of its parts, so it does not matter when this runs.
func (b *FurnitureBuilder) sample(sh *shard) {
	slices.SortFunc(sh.notes, func(x, y note) int {
		return cmp.Or(cmp.Compare(x.unit, y.unit), cmp.Compare(b.docs[x.doc].key, b.docs[y.doc].key))
	})
	kept := sh.notes[:0]
	run := 0
	for i, n := range sh.notes {
		switch {
		case len(kept) == 0 || kept[len(kept)-1].unit != n.unit:
			run = 0
		case run >= sampleSize || b.docs[kept[len(kept)-1].doc].key == b.docs[n.doc].key:
			continue
		}
		run++
		kept = append(kept, sh.notes[i])
	}
	sh.notes, sh.compact = kept, len(kept)
}

// Build decides what recurs, on so many goroutines. The result does not depend on them, nor on the order of the Adds.
func (b *FurnitureBuilder) Build(workers int) *Furniture {
	b.noteAll(workers)
	f := &Furniture{units: map[uint64]struct{}{}}
	var mu sync.Mutex
	var wait sync.WaitGroup
	shards := make(chan *shard, shardCount)
	for i := range b.shards {
		shards <- &b.shards[i]
	}
	close(shards)
	for range max(1, workers) {
		wait.Go(func() {
			for sh := range shards {
				b.sample(sh)
				for start := 0; start < len(sh.notes); {
					end := start + 1
					for end < len(sh.notes) && sh.notes[end].unit == sh.notes[start].unit {
						end++
					}
					if unit := b.decide(sh.notes[start:end]); unit != 0 {
						mu.Lock()
						f.units[unit] = struct{}{}
						mu.Unlock()
					}
					start = end
				}
			}
		})
	}
	wait.Wait()
	return f
}

// decide gives what of the unit of notes is furniture: the unit, the unit at one outlet, or 0.
func (b *FurnitureBuilder) decide(notes []note) uint64 {
	unit := notes[0].unit
	if n := len(notes); n < 2 || n < unrelatedMinimum && !twoSuffice(unit, b.docs[notes[0].doc], b.docs[notes[1].doc]) {
		return 0
	}
	var unrelated []*docNote
	for _, n := range notes {
		d := b.docs[n.doc]
		if slices.ContainsFunc(unrelated, func(u *docNote) bool { return related(u, d) }) {
			continue
		}
		if unrelated = append(unrelated, d); len(unrelated) == unrelatedMinimum {
			return unit
		}
	}
	if len(unrelated) == 2 && twoSuffice(unit, unrelated[0], unrelated[1]) {
		return unit ^ unrelated[0].outlet
	}
	return 0
}

// twoSuffice tells whether a unit is furniture at one outlet if two documents with it are unrelated.
func twoSuffice(unit uint64, a, b *docNote) bool {
	return unit&lineBit != 0 && a.outlet != 0 && a.outlet == b.outlet
}

// names gives a sketch of the names in the document, which most documents are never asked for.
func (d *docNote) names() []uint32 {
	if sketch := d.sketch.Load(); sketch != nil {
		return *sketch
	}
	var sketch []uint32
	lookAt(d.source.Content(), Options{Language: d.skim.language}, func(t *Text) { sketch = t.names() })
	d.sketch.Store(&sketch)
	return sketch
}

// related compares two documents by their names: those that report one event share them, in whatever words they do.
func related(a, b *docNote) bool {
	if a.skim.hash == b.skim.hash && a.skim.language == b.skim.language { // one text
		return len(a.names()) > 0
	}
	return resemble(a.names(), b.names())
}

// resemble compares two sketches of names.
func resemble(names, others []uint32) bool {
	// The smallest hashes of the union are a sample of it (Broder 1997, bottom-k sketches).
	shared, union := 0, 0
	for i, j := 0, 0; union < sketchSize && (i < len(names) || j < len(others)); {
		switch union++; {
		case j == len(others) || i < len(names) && names[i] < others[j]:
			i++
		case i == len(names) || others[j] < names[i]:
			j++
		default:
			shared++
			i++
			j++
		}
	}
	return float64(shared) >= relatedNames*float64(union) && shared > 0
}

// units gives the fingerprints of the paragraphs of t and of the sentences in them, each once, without what
// is furniture by itself; others are those of that, and of sentences that are a paragraph.
func (t *Text) units() (units, others []uint64) {
	add := func(u unitHash, span Span, apart bool) {
		if h := u.fingerprint(t.Source[span.Start:span.End]); apart {
			others = append(others, h)
		} else {
			units = append(units, h)
		}
	}
	for i := range t.Paragraphs {
		p := &t.Paragraphs[i]
		single := p.Sentences.End-p.Sentences.First == 1
		var all unitHash
		for _, s := range t.Sentences[p.Sentences.First:p.Sentences.End] {
			u := unitOf(t.Words[s.Words.First:s.Words.End])
			add(u, s.Span, single || s.Furniture != "")
			all.join(u)
		}
		add(all, p.Span, p.Furniture != "")
	}
	return sortedUnits(units), sortedUnits(others)
}

// paragraphUnit gathers the words of a paragraph.
func (t *Text) paragraphUnit(p *Paragraph) (u unitHash) {
	for _, s := range t.Sentences[p.Sentences.First:p.Sentences.End] {
		u.join(unitOf(t.Words[s.Words.First:s.Words.End]))
	}
	return u
}

// names gives a sketch of the names in t: the smallest hashes of the words with a capital inside sentences. In a text
// without any, in a script without capitals, say, its content words stand in for them, if there are enough to tell.
func (t *Text) names() []uint32 {
	names := t.contentHashes(true)
	if len(names) == 0 {
		if names = t.contentHashes(false); len(names) < sketchSize {
			return nil
		}
	}
	return slices.Clone(names[:min(sketchSize, len(names))])
}

// contentHashes gives the sorted hashes of the content words in t, or of those with a capital inside sentences.
func (t *Text) contentHashes(capital bool) []uint32 {
	var hashes []uint32
	for _, s := range t.Sentences {
		if s.Furniture != "" || capital && !endsSentence(t.Source[s.Start:s.End]) {
			continue
		}
		for i := s.Words.First; i < s.Words.End; i++ {
			w := &t.Words[i]
			if !w.Stop && len(w.Norm) > 2 && (!capital || w.Capital && i > s.Words.First) {
				hashes = append(hashes, uint32(xxh3.HashString(w.Stem)>>32))
			}
		}
	}
	slices.Sort(hashes)
	return slices.Compact(hashes)
}

func hashOutlet(outlet string) uint64 {
	if outlet == "" {
		return 0
	}
	return xxh3.HashString(outlet) &^ lineBit
}

// recurs reports whether a unit recurs in the corpus, or at outlet.
func (f *Furniture) recurs(outlet string, unit uint64) bool {
	if f == nil || len(f.units) == 0 || unit == 0 {
		return false
	}
	if _, ok := f.units[unit]; ok {
		return true
	}
	_, ok := f.units[unit^hashOutlet(outlet)]
	return ok
}
