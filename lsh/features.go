package lsh

import (
	"cmp"
	"slices"

	"github.com/zeebo/xxh3"

	"github.com/seed17055106/dedupe/text"
)

// Kinds of terms of a document.
const (
	words   = iota // stems of content words
	names          // stems of words capitalised inside a sentence
	numbers        // as written
	phrases        // pairs of neighbouring words, function words skipped
	opening        // stems of the content words of the title and the first sentences, names or not
	kinds
)

// A Term is a word, name, number or phrase of a document, under a 32-bit hash.
type Term struct {
	Key    uint32
	Weight float32 // how much the document makes of it, before rarity: see saturate
}

// A Passage is a run of whole sentences with the keys of its content words and phrases.
type Passage struct {
	text.Span
	Keys  []uint32 // sorted, distinct
	Names []uint32 // those of the keys that stand for names only
}

// Features is the compact description of a document for passages and stories: some 3 KB for a report of 300 words.
type Features struct {
	ID       string
	Title    string
	Day      int           // of publication, days since 1970-01-01; 0 when unknown
	Terms    [kinds][]Term // each kind sorted by key
	Calendar Calendar
	Passages []Passage
	Forms    []string // names as written, the most prominent first
}

// Weights of one occurrence by its place: reports say what happened in the title and at the top (the inverted pyramid).
const (
	titleWeight = 2.0
	leadWeight  = 1.0
	bodyWeight  = 0.5
	leadWords   = 120 // content words
	openWords   = 50  // content words of title and body each that count again as the opening
	maxForms    = 6
)

// Describe takes the features of a document: its title and body (either may be empty) and the day of publication
// (days since 1970-01-01; 0 when unknown).
func Describe(id string, title, body *text.Text, day int) *Features {
	f := &Features{ID: id, Title: title.Source, Day: day}
	d := describer{isName: map[string]bool{}, forms: map[string]float64{}}
	for k := range d.bags {
		d.bags[k] = bag{}
	}
	d.learnNames(title)
	d.learnNames(body)
	d.add(title, func(int) float64 { return titleWeight })
	d.add(body, func(i int) float64 {
		if i < leadWords {
			return leadWeight
		}
		return bodyWeight
	})
	for k, b := range d.bags {
		f.Terms[k] = b.terms()
	}
	f.Calendar, f.Forms, f.Passages = d.calendar, d.prominent(maxForms), d.passages(body)
	return f
}

// A bag sums the weights of occurrences by key.
type bag map[uint32]float64

func (b bag) terms() []Term {
	out := make([]Term, 0, len(b))
	for k, w := range b {
		out = append(out, Term{k, float32(saturate(w))})
	}
	slices.SortFunc(out, func(x, y Term) int { return cmp.Compare(x.Key, y.Key) })
	return out
}

// saturate lets repetition count less and less, as the term frequency of BM25 does (Robertson and Zaragoza, "The
// Probabilistic Relevance Framework: BM25 and Beyond", 2009, section 3.4), with k1 = 1.2.
func saturate(w float64) float64 { return w * 2.2 / (w + 1.2) }

// A describer collects the terms of one document.
type describer struct {
	bags     [kinds]bag
	calendar Calendar
	isName   map[string]bool // stems seen with a capital where the grammar asks for none
	forms    map[string]float64
}

// learnNames notes the stems that stand capitalised inside a sentence. A sentence with a capital on most of its words,
// such as a headline, tells nothing.
func (d *describer) learnNames(t *text.Text) {
	for _, s := range t.Sentences {
		if s.Furniture != "" {
			continue
		}
		capitals := 0
		for _, w := range t.Words[s.Words.First:s.Words.End] {
			if w.Capital {
				capitals++
			}
		}
		if 2*capitals > s.Words.End-s.Words.First {
			continue
		}
		for i := s.Words.First + 1; i < s.Words.End; i++ {
			if w := &t.Words[i]; w.Capital && !w.Stop {
				d.isName[w.Stem] = true
			}
		}
	}
}

// add counts the words of t; weight gives the weight of an occurrence after i content words.
func (d *describer) add(t *text.Text, weight func(i int) float64) {
	n := 0
	for _, s := range t.Sentences {
		if s.Furniture != "" {
			continue
		}
		previous, name := -1, -1 // the word before that is no function word; the name just before
		for i := s.Words.First; i < s.Words.End; i++ {
			w := &t.Words[i]
			d.calendar.note(t, i)
			if w.Stop {
				name = -1
				continue
			}
			if w.Number {
				d.bags[numbers][key(w.Norm)] += weight(n)
			}
			k := key(w.Stem)
			if previous >= 0 && i-previous <= 2 {
				d.bags[phrases][phraseKey(key(t.Words[previous].Stem), k)] += weight(n)
			}
			previous = i
			if !content(w) {
				name = -1
				continue
			}
			if n < openWords {
				d.bags[opening][k] += weight(n)
			}
			n++
			if !w.Capital || !d.isName[w.Stem] {
				d.bags[words][k] += weight(n)
				name = -1
				continue
			}
			d.bags[names][k] += weight(n)
			if name < 0 {
				name = w.Start
			}
			d.forms[t.Source[name:w.End]] += weight(n)
		}
	}
}

// content reports whether a word says something of the subject.
func content(w *text.Word) bool { return !w.Stop && !w.Number && len(w.Stem) > 1 }

// prominent lists the n names of the greatest weight, as written.
func (d *describer) prominent(n int) []string {
	forms := make([]string, 0, len(d.forms))
	for s := range d.forms {
		forms = append(forms, s)
	}
	slices.SortFunc(forms, func(x, y string) int { return cmp.Or(cmp.Compare(d.forms[y], d.forms[x]), cmp.Compare(x, y)) })
	return forms[:min(n, len(forms))]
}

// passages takes the passages of a report.
func (d *describer) passages(t *text.Text) []Passage {
	var out []Passage
	for _, p := range text.Passages(t) {
		var keys, names, others []uint32
		var previous uint32 // the content word before, 0 at the start
		for _, w := range t.Words[p.Words.First:p.Words.End] {
			if !content(&w) {
				continue
			}
			k := key(w.Stem)
			keys = append(keys, k)
			if previous != 0 {
				keys = append(keys, phraseKey(previous, k))
			}
			previous = k
			if w.Capital && d.isName[w.Stem] {
				names = append(names, k)
			} else {
				others = append(others, k)
			}
		}
		names = slices.DeleteFunc(distinct(names), func(k uint32) bool { return slices.Contains(others, k) })
		out = append(out, Passage{p.Span, distinct(keys), names})
	}
	return out
}

// distinct sorts keys and drops repetitions.
func distinct(keys []uint32) []uint32 {
	slices.Sort(keys)
	return slices.Compact(keys)
}

// key is the hash of a word; phraseKey that of two words in a row, told from those of words by its highest bit.
func key(s string) uint32          { return uint32(xxh3.HashString(s)) &^ phraseBit }
func phraseKey(a, b uint32) uint32 { return a*0x9e3779b1 ^ b | phraseBit }
func isPhrase(k uint32) bool       { return k&phraseBit != 0 }

const phraseBit = 1 << 31
