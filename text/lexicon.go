package text

import (
	"strings"
	"sync/atomic"
	"unicode"
	"unicode/utf8"

	"github.com/kljensen/snowball/english"
	"github.com/kljensen/snowball/french"
	"github.com/kljensen/snowball/hungarian"
	"github.com/kljensen/snowball/norwegian"
	"github.com/kljensen/snowball/russian"
	"github.com/kljensen/snowball/spanish"
	"github.com/kljensen/snowball/swedish"
	"github.com/zeebo/xxh3"
	"golang.org/x/text/unicode/norm"
)

// A lexicon knows the words of one language. It remembers what it has worked out, because a stem costs 1 to 2
// microseconds and a corpus repeats its words; the memory is a table of fixed size in which a newer word replaces an
// older one, so it is bounded and needs no lock.
type lexicon struct {
	stem       func(word string, stemStopWords bool) string // nil: no stemmer
	isStopWord func(word string) bool
	memory     atomic.Pointer[formTable] // nil until the language is met
}

type formTable [1 << lexiconBits]atomic.Pointer[form]

const lexiconBits = 16

// A form is a word as it is written, with all that does not depend on where.
type form struct {
	surface, norm, stem string
	capital, stop       bool
}

// lexicons holds the analysed languages; "" stands for all others.
var lexicons = map[string]*lexicon{
	"en": {stem: english.Stem, isStopWord: english.IsStopWord},
	"es": {stem: spanish.Stem, isStopWord: spanish.IsStopWord},
	"fr": {stem: french.Stem, isStopWord: french.IsStopWord},
	"ru": {stem: russian.Stem, isStopWord: russian.IsStopWord},
	"sv": {stem: swedish.Stem, isStopWord: swedish.IsStopWord},
	"no": {stem: norwegian.Stem, isStopWord: norwegian.IsStopWord},
	"hu": {stem: hungarian.Stem, isStopWord: hungarian.IsStopWord},
	"":   {},
}

// Analysed reports whether texts of the language are stemmed ("en", "es", "fr", "ru", "sv", "no", "hu").
func Analysed(language string) bool { return language != "" && lexicons[language] != nil }

func lexiconOf(language string) *lexicon {
	if l := lexicons[language]; l != nil {
		return l
	}
	return lexicons[""]
}

// word makes the Word s[start:end].
func (l *lexicon) word(s string, start, end int) Word {
	f := l.form(s[start:end])
	return Word{Span: Span{start, end}, Norm: f.norm, Stem: f.stem, Capital: f.capital, Number: isDigit(s[start]), Stop: f.stop}
}

func (l *lexicon) form(surface string) *form {
	memory := l.memory.Load()
	if memory == nil {
		l.memory.CompareAndSwap(nil, new(formTable))
		memory = l.memory.Load()
	}
	slot := &memory[xxh3.HashString(surface)>>(64-lexiconBits)]
	if f := slot.Load(); f != nil && f.surface == surface {
		return f
	}
	f := l.newForm(strings.Clone(surface))
	slot.Store(f)
	return f
}

func (l *lexicon) newForm(surface string) *form {
	f := &form{surface: surface, norm: normalise(surface)}
	first, _ := utf8.DecodeRuneInString(surface)
	f.capital = unicode.IsUpper(first)
	f.stem = f.norm
	if l.stem != nil && !isDigit(surface[0]) {
		f.stop = l.isStopWord(f.norm)
		if s := l.stem(f.norm, false); s != "" {
			f.stem = s
		}
	}
	return f
}

// normalise gives the form under which a word is compared: NFC, lower case, straight apostrophe.
func normalise(word string) string {
	word = strings.ToLower(norm.NFC.String(word))
	return strings.ReplaceAll(word, "’", "'")
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }
