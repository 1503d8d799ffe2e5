package lsh

import (
	"slices"

	"github.com/zeebo/xxh3"

	"github.com/seed17055106/dedupe/text"
)

// A Term is a stem, name or number of a document, under a 32-bit hash of its form.
type Term struct {
	Key    uint32
	Weight float32 // how much the document makes of it, before rarity: see saturate
}

// A Passage is a run of whole sentences with the keys of its content words.
type Passage struct {
	text.Span
	Keys []uint32 // sorted, distinct
}

// Features is the compact description of a document for passages and stories: some 2 KB for a report of 300 words.
// All terms are sorted by key.
type Features struct {
	ID       string
	Title    string
	Day      int    // of publication, days since 1970-01-01; 0 when unknown
	Words    []Term // stems of content words
	Names    []Term // stems of names, and pairs of neighbouring names
	Numbers  []Term // numbers as written
	Passages []Passage
	Forms    []string // names as written, the most prominent first
}

// Weights of one occurrence by its place: reports say what happened in the title and at the top (the inverted pyramid).
const (
	titleWeight = 2.0
	leadWeight  = 1.0
	bodyWeight  = 0.5
	leadWords   = 120
	maxForms    = 6
)

// Describe takes the features of a document: its title and body (either may be empty) and the day of publication
// (days since 1970-01-01; 0 when unknown).
func Describe(id string, title, body *text.Text, day int) *Features {
	f := &Features{ID: id, Title: title.Source, Day: day}
	d := newDescriber()
	d.learnNames(body)
	d.add(title, func(int) float64 { return titleWeight })
	d.add(body, func(i int) float64 {
		if i < leadWords {
			return leadWeight
		}
		return bodyWeight
	})
	f.Words, f.Names, f.Numbers = d.words.terms(), d.names.terms(), d.numbers.terms()
	f.Passages = passagesOf(body)
	f.Forms = d.prominent(maxForms)
	return f
}

// A bag sums the weights of occurrences by key.
type bag map[uint32]float64

func (b bag) terms() []Term {
	out := make([]Term, 0, len(b))
	for k, w := range b {
		out = append(out, Term{k, float32(saturate(w))})
	}
	slices.SortFunc(out, func(x, y Term) int {
		if x.Key < y.Key {
			return -1
		}
		return 1
	})
	return out
}

// saturate lets repetition count less and less, as the term frequency of BM25 does (Robertson and Zaragoza, 2009,
// "The Probabilistic Relevance Framework", section 3.4).
func saturate(w float64) float64 { return w * 2.2 / (w + 1.2) }

type describer struct {
	words, names, numbers bag
	isName                map[string]bool // stems seen with a capital where the grammar asks for none
	forms                 map[string]float64
}

func newDescriber() *describer {
	return &describer{words: bag{}, names: bag{}, numbers: bag{}, isName: map[string]bool{}, forms: map[string]float64{}}
}

// learnNames notes the stems that stand capitalised inside a sentence.
func (d *describer) learnNames(t *text.Text) {
	for _, s := range t.Sentences {
		if s.Furniture != "" {
			continue
		}
		capitals := 0
		for i := s.Words.First; i < s.Words.End; i++ {
			if t.Words[i].Capital {
				capitals++
			}
		}
		if 2*capitals > s.Words.End-s.Words.First {
			continue // a headline in capitals tells nothing
		}
		for i := s.Words.First + 1; i < s.Words.End; i++ {
			if w := &t.Words[i]; w.Capital && !w.Stop {
				d.isName[w.Stem] = true
			}
		}
	}
}

// add counts the words of t; weight gives the weight of the i-th content word.
func (d *describer) add(t *text.Text, weight func(i int) float64) {
	n := 0
	for _, s := range t.Sentences {
		if s.Furniture != "" {
			continue
		}
		previous := -1 // the name just before
		for i := s.Words.First; i < s.Words.End; i++ {
			w := &t.Words[i]
			if w.Number {
				d.numbers[key(w.Norm)] += weight(n)
			}
			if !content(w) {
				previous = -1
				continue
			}
			n++
			d.words[key(w.Stem)] += weight(n)
			if !w.Capital || !d.isName[w.Stem] {
				previous = -1
				continue
			}
			d.names[key(w.Stem)] += weight(n)
			if previous >= 0 {
				d.names[key(t.Words[previous].Stem+" "+w.Stem)] += weight(n)
				d.forms[t.Source[t.Words[previous].Start:w.End]] += 2 * weight(n)
			} else {
				d.forms[t.Source[w.Start:w.End]] += weight(n)
			}
			previous = i
		}
	}
}

// content reports whether a word says something of the subject.
func content(w *text.Word) bool { return !w.Stop && !w.Number && len(w.Stem) > 1 }

func (d *describer) prominent(n int) []string {
	forms := make([]string, 0, len(d.forms))
	for s := range d.forms {
		forms = append(forms, s)
	}
	slices.SortFunc(forms, func(x, y string) int {
		switch a, b := d.forms[x], d.forms[y]; {
		case a > b:
			return -1
		case a < b:
			return 1
		case x < y:
			return -1
		}
		return 1
	})
	return forms[:min(n, len(forms))]
}

func key(s string) uint32 { return uint32(xxh3.HashString(s)) }

// passagesOf takes the passages of a report.
func passagesOf(t *text.Text) []Passage {
	var out []Passage
	for _, p := range text.Passages(t) {
		var keys []uint32
		for i := p.Words.First; i < p.Words.End; i++ {
			if w := &t.Words[i]; content(w) {
				keys = append(keys, key(w.Stem))
			}
		}
		slices.Sort(keys)
		out = append(out, Passage{p.Span, slices.Compact(keys)})
	}
	return out
}
