package text

import (
	"cmp"
	"slices"
	"sync"

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
	shardCount       = 64   // independent parts of the notes, so that Adds seldom wait for each other
	shardSlack       = 4096 // notes that a shard may grow by before it is compacted
)

// A FurnitureBuilder collects paragraphs over a corpus. Add may be called from several goroutines. It holds about 150
// bytes a document and 16 bytes for each of its paragraphs and sentences; of one that recurs, for sampleSize documents.
type FurnitureBuilder struct {
	mu     sync.RWMutex
	docs   []docNote
	shards [shardCount]shard
}

// A docNote is what is kept of a document.
type docNote struct {
	key    uint64 // of outlet and text: orders documents whatever the order of the Adds
	outlet uint64 // 0: unknown
	names  []uint32
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

// Add notes the paragraphs of one document.
func (b *FurnitureBuilder) Add(outlet, s string) {
	t := Analyse(s, Options{})
	b.mu.Lock()
	doc := uint32(len(b.docs))
	b.docs = append(b.docs, docNote{xxh3.HashString(outlet + "\x00" + s), hashOutlet(outlet), t.names()})
	b.mu.Unlock()
	for _, unit := range t.units() {
		b.note(note{unit, doc})
	}
}

func (b *FurnitureBuilder) note(n note) {
	sh := &b.shards[n.unit>>32%shardCount]
	sh.mu.Lock()
	defer sh.mu.Unlock()
	sh.notes = append(sh.notes, n)
	if len(sh.notes) > 2*sh.compact+shardSlack {
		b.mu.RLock()
		b.sample(sh)
		b.mu.RUnlock()
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

// Build decides what recurs. The result does not depend on the order of the Adds.
func (b *FurnitureBuilder) Build() *Furniture {
	f := &Furniture{units: map[uint64]struct{}{}}
	for i := range b.shards {
		sh := &b.shards[i]
		b.sample(sh)
		for start := 0; start < len(sh.notes); {
			end := start + 1
			for end < len(sh.notes) && sh.notes[end].unit == sh.notes[start].unit {
				end++
			}
			if end-start > 1 {
				b.decide(f, sh.notes[start:end])
			}
			start = end
		}
	}
	return f
}

// decide adds the unit of notes to f if it is furniture.
func (b *FurnitureBuilder) decide(f *Furniture, notes []note) {
	var unrelated []*docNote
	for _, n := range notes {
		d := &b.docs[n.doc]
		if !slices.ContainsFunc(unrelated, func(u *docNote) bool { return related(u, d) }) {
			unrelated = append(unrelated, d)
		}
	}
	unit := notes[0].unit
	switch n := len(unrelated); {
	case n >= unrelatedMinimum:
		f.units[unit] = struct{}{}
	case n == 2 && unit&lineBit != 0 && unrelated[0].outlet != 0 && unrelated[0].outlet == unrelated[1].outlet:
		f.units[unit^unrelated[0].outlet] = struct{}{}
	}
}

// related compares two documents by their names: those that report one event share them, in whatever words they do.
func related(a, b *docNote) bool {
	if a.key == b.key {
		return true
	}
	// The smallest hashes of the union are a sample of it (Broder 1997, bottom-k sketches).
	shared, union := 0, 0
	for i, j := 0, 0; union < sketchSize && (i < len(a.names) || j < len(b.names)); {
		switch union++; {
		case j == len(b.names) || i < len(a.names) && a.names[i] < b.names[j]:
			i++
		case i == len(a.names) || b.names[j] < a.names[i]:
			j++
		default:
			shared++
			i++
			j++
		}
	}
	return float64(shared) >= relatedNames*float64(union) && shared > 0
}

// lineBit of a fingerprint is set for a short line without a number that is no sentence.
const lineBit = 1

// fingerprint gives the hash of the words of a unit, 0 for one that may recur by itself: a short sentence, or a short
// line with a number.
func fingerprint(s string, words []Word) uint64 {
	if len(words) == 0 {
		return 0
	}
	sentence := endsSentence(s)
	if len(words) < shortSentence && (sentence || hasNumber(words)) {
		return 0
	}
	h := uint64(len(words))
	for i := range words {
		h = (h ^ xxh3.HashString(words[i].Norm)) * 0x9E3779B97F4A7C15 // 2^64 / golden ratio
		h ^= h >> 32
	}
	h |= lineBit
	if sentence || len(words) > shortLine || hasNumber(words) {
		h ^= lineBit
	}
	return h
}

// units gives the fingerprints of the paragraphs of t and of the sentences in them, each once, without what
// is furniture by itself.
func (t *Text) units() []uint64 {
	var units []uint64
	for _, p := range t.Paragraphs {
		if p.Furniture == "" {
			units = append(units, fingerprint(t.Source[p.Start:p.End], t.Words[p.Words.First:p.Words.End]))
		}
		if p.Sentences.End-p.Sentences.First == 1 {
			continue
		}
		for _, s := range t.Sentences[p.Sentences.First:p.Sentences.End] {
			if s.Furniture == "" {
				units = append(units, fingerprint(t.Source[s.Start:s.End], t.Words[s.Words.First:s.Words.End]))
			}
		}
	}
	slices.Sort(units)
	units = slices.Compact(units)
	return slices.DeleteFunc(units, func(u uint64) bool { return u == 0 })
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

// recurs reports whether the unit s recurs in the corpus, or at outlet.
func (f *Furniture) recurs(outlet, s string, words []Word) bool {
	if f == nil || len(f.units) == 0 {
		return false
	}
	unit := fingerprint(s, words)
	if unit == 0 {
		return false
	}
	if _, ok := f.units[unit]; ok {
		return true
	}
	_, ok := f.units[unit^hashOutlet(outlet)]
	return ok
}
