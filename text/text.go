// Package text finds the paragraphs, sentences and words of a report, its language, and what in it is page furniture.
// Every unit carries byte offsets into the source, so that nothing is ever searched for again.
package text

import (
	"slices"
	"strings"
	"sync"
)

// A Span is a half-open range of byte offsets.
type Span struct{ Start, End int }

// A Word is a run of letters or digits (Unicode word breaking, UAX #29).
type Word struct {
	Span
	Norm    string // lower case, NFC, straight apostrophe
	Stem    string // Norm stemmed by snowball; Norm itself where the language has no stemmer
	Capital bool   // begins with an upper-case letter
	Number  bool   // begins with a digit
	Stop    bool   // a function word of the language
}

// A Sentence is a range of words inside one paragraph.
type Sentence struct {
	Span
	Words     Range
	Furniture string // why it is no part of the report ("menu", "byline", ...); "" for the report itself
}

// A Paragraph is a range of sentences.
type Paragraph struct {
	Span
	Sentences Range
	Words     Range
	Furniture string // set when all of it is furniture
}

// A Range is a half-open range of indices.
type Range struct{ First, End int }

// A Text is a source with its units.
type Text struct {
	Source     string
	Language   string // ISO 639-1; "" when it could not be told
	Words      []Word
	Sentences  []Sentence
	Paragraphs []Paragraph
}

// Options says how to analyse.
type Options struct {
	Language  string     // given by the input ("en", "en-US"); "" to detect
	Outlet    string     // who published it; what recurs at one outlet need not recur at others
	Furniture *Furniture // what recurs in the corpus; nil: judge by shape alone
	// Boilerplate adds phrases to the built-in ones; nil: none.
	Boilerplate *Boilerplate
}

// Analyse finds the units of s. It never fails: any string has a Text.
func Analyse(s string, opt Options) *Text {
	t := new(Text)
	t.analyse(s, opt)
	return t
}

// analyse makes t the Text of s, in the room that t has.
func (t *Text) analyse(s string, opt Options) {
	t.Source, t.Language = s, LanguageOf(s, opt.Language)
	t.Words = slices.Grow(t.Words[:0], len(s)/5+1)
	t.Sentences = slices.Grow(t.Sentences[:0], len(s)/80+1)
	paragraphs := new(splitter).split(s)
	t.Paragraphs = slices.Grow(t.Paragraphs[:0], len(paragraphs))
	l := lexiconOf(t.Language)
	for _, p := range paragraphs {
		t.appendParagraph(l, p)
	}
	t.markFurniture(opt)
}

// passing are Texts that are looked at and given back, so that others are analysed in their room.
var passing = sync.Pool{New: func() any { return new(Text) }}

// lookAt analyses s and has look take from the Text what is to be known of it; the Text itself is used again.
func lookAt(s string, opt Options, look func(t *Text)) {
	t := passing.Get().(*Text)
	defer passing.Put(t)
	t.analyse(s, opt)
	look(t)
}

// Furniture gives the parts of the source that are furniture, in their order: sentences with nothing but white space between
// them are one.
func (t *Text) Furniture() (parts []Span) {
	for _, s := range t.Sentences {
		if s.Furniture == "" {
			continue
		}
		if n := len(parts); n > 0 && strings.TrimSpace(t.Source[parts[n-1].End:s.Start]) == "" {
			parts[n-1].End = s.End
		} else {
			parts = append(parts, s.Span)
		}
	}
	return parts
}

// appendParagraph appends a paragraph with its sentences and words. What follows a sentence without a word of its own,
// such as a stray comma, is part of it.
func (t *Text) appendParagraph(l *lexicon, span Span) {
	p := Paragraph{Span: span, Sentences: Range{First: len(t.Sentences)}, Words: Range{First: len(t.Words)}}
	for s := range l.sentences(t.Source, span) {
		first, last := len(t.Words), len(t.Sentences)-1
		t.Words = l.appendWords(t.Words, t.Source, s)
		if first == len(t.Words) && last >= p.Sentences.First {
			t.Sentences[last].End = s.End
			continue
		}
		t.Sentences = append(t.Sentences, Sentence{Span: s, Words: Range{first, len(t.Words)}})
	}
	p.Sentences.End, p.Words.End = len(t.Sentences), len(t.Words)
	t.Paragraphs = append(t.Paragraphs, p)
}
