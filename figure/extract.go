package figure

import (
	"fmt"
	"io"
	"strings"
	"sync"
	"unicode"

	"github.com/seed17055106/dedupe/text"
)

// An Extractor finds figures with a lexicon. It is safe for use by several goroutines.
type Extractor struct {
	languages map[string]*language
	units     map[string]Scale
	news      *newsWords
}

// NewExtractor makes an Extractor of the built-in lexicon. Further files, in the form that the head of lexicon/en.txt describes, hold for
// every language and win over what is built in. The error names the file (by its Name method, as [os.File] has one, or by its place in extra)
// and the line of a bad entry.
func NewExtractor(extra ...io.Reader) (*Extractor, error) {
	var added []lexiconFile
	for i, r := range extra {
		name := fmt.Sprintf("added lexicon %d", i+1)
		if named, ok := r.(interface{ Name() string }); ok {
			name = named.Name()
		}
		b, err := io.ReadAll(r)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		added = append(added, lexiconFile{name, string(b)})
	}
	e := &Extractor{languages: map[string]*language{}}
	for _, code := range append(lexiconLanguages, "") {
		l, err := loadLanguage(code, added)
		if err != nil {
			return nil, err
		}
		e.languages[code] = l
	}
	e.units = conversionsOf(e.languages)
	var err error
	if e.news, err = newsWith(added); err != nil {
		return nil, err
	}
	return e, nil
}

// Standard is the Extractor of the built-in lexicon alone.
func Standard() *Extractor { return standard() }

var standard = sync.OnceValue(func() *Extractor {
	e, err := NewExtractor()
	if err != nil {
		panic(err) // the embedded files are tested
	}
	return e
})

// Extract finds the figures of t in order of their start, with the built-in lexicon. It never fails.
func Extract(t *text.Text, ctx Context) []Figure { return standard().Extract(t, ctx) }

// Extract finds the figures of t in order of their start. Sentences that are furniture are passed over. It never fails.
func (e *Extractor) Extract(t *text.Text, ctx Context) []Figure {
	p := &parser{src: t.Source, lang: e.language(t.Language), ctx: ctx}
	for i, s := range t.Sentences {
		if s.Furniture == "" {
			p.read(i, s.Span)
		}
	}
	nouns := make([]string, len(p.figs))
	for i := range p.figs {
		nouns[i] = p.figs[i].Noun
	}
	fillSlots(t, ctx, e.news, p.figs)
	for i := range p.figs {
		p.figs[i].units, p.figs[i].news = e.units, e.news
		if alternate := p.figs[i].Alternate; alternate != nil {
			alternate.units, alternate.news = e.units, e.news
		}
		if f := &p.figs[i]; nouns[i] == Telephone {
			f.Noun, f.NounClass, f.Entity = Telephone, "", ""
		} else if nouns[i] != "" && f.Noun != "" && !strings.Contains(f.Noun, " ") {
			f.Noun = nouns[i] // the lemma as counted: NounClass says what it is alike to
		}
	}
	return p.figs
}

// language gives the lexicon for a language code: an unknown language is read as English, one without a file by its digits alone.
func (e *Extractor) language(code string) *language {
	if code == "" {
		code = "en"
	}
	if l, ok := e.languages[code]; ok {
		return l
	}
	l := *e.languages[""]
	l.code, l.comma = code, decimalComma[code]
	return &l
}

// A parser reads the figures of one text, sentence by sentence.
type parser struct {
	src      string
	lang     *language
	ctx      Context
	sentence int
	toks     []token
	title    bool // most words of the sentence are capitalised: capitals tell nothing
	shouted  bool // the whole sentence is in capital letters
	year4    int  // the last year that the text gave: dates without a year fall in it
	asked    bool // whether pounds is known
	pounds   bool // the pounds of the text are sterling
	figs     []Figure
}

// read appends the figures of one sentence.
func (p *parser) read(index int, span text.Span) {
	p.sentence = index
	p.toks = tokenise(p.src, span, p.toks[:0])
	for i := range p.toks {
		p.toks[i].entry = p.lang.entries[p.toks[i].norm]
	}
	p.title, p.shouted = p.mostlyCapital(), p.allCapital()
	for i := range p.toks {
		p.toks[i].upper = p.shouted && p.toks[i].kind == wordToken
	}
	stamp := -1 // the token behind a stamp of the page, and behind each date that follows it
	for i := 0; i < len(p.toks); {
		if n := p.stampWords(i); n > 0 {
			stamp = i + n
		}
		if p.toks[i].kind != digitsToken && !p.starts(i) {
			i++
			continue
		}
		first, found := i, len(p.figs)
		i = p.step(i)
		if stamp >= 0 && first-stamp <= stampGap && (moments(p.figs[found:]) || i < len(p.toks) && p.toks[i].is("ago")) {
			p.figs, stamp = p.figs[:found], i
		}
	}
}

// stampGap is how many tokens ("at", "on", a comma) may stand before a moment of a page's stamp.
const stampGap = 2

// stampWords counts the tokens that begin the stamp of a page at token i: "Posted:", "Copyright". When a page was made is no figure of its
// report.
func (p *parser) stampWords(i int) int {
	switch {
	case means(p.toks, i, cueRole, "stamp") != nil && i+1 < len(p.toks) && p.toks[i+1].is(":"):
		return 2
	case means(p.toks, i, cueRole, "notice") != nil:
		return 1
	}
	return 0
}

// moments reports whether there are figures, all of them dates or clock times.
func moments(figs []Figure) bool {
	for i := range figs {
		if figs[i].Kind != Date && figs[i].Kind != Time {
			return false
		}
	}
	return len(figs) > 0
}

// starters are the roles of words that a figure may begin with.
const starters = 1<<numberRole | 1<<magnitudeRole | 1<<fractionRole | 1<<vagueRole | 1<<signRole | 1<<beforeRole | 1<<betweenRole | 1<<fromRole |
	1<<moneyBeforeRole | 1<<agedRole | 1<<zeroRole | 1<<noRole | 1<<monthRole | 1<<weekdayRole | 1<<clockRole | 1<<relativeRole | 1<<nameRole |
	1<<nameBeforeRole | 1<<factorRole | 1<<otherRole | 1<<decadeRole | 1<<ordinalRole | 1<<unitBeforeRole | 1<<articleRole

func (p *parser) starts(i int) bool {
	e := p.toks[i].entry
	if _, ok := p.glyph(i); ok {
		return true
	}
	if p.toks[i].norm == "-" {
		return !p.toks[i].glued && i+1 < len(p.toks) && p.toks[i+1].glued
	}
	return (e != nil && e.roles&starters != 0) || (p.toks[i].kind == wordToken && i+1 < len(p.toks) && p.toks[i+1].glued)
}

// step reads what begins at token i and gives the token after it.
func (p *parser) step(i int) int {
	if next := p.named(i); next > i {
		return next
	}
	return max(p.readQuantity(i), i+1)
}

// named reads all but quantities at token i and gives the token after it, or i. Names and identifiers come first, so that no later reader sees
// their numbers.
func (p *parser) named(i int) int {
	for _, read := range [...]func(*parser, int) int{(*parser).readName, (*parser).readDate, (*parser).readClock, (*parser).readAge, (*parser).readScore,
		(*parser).readAddress, (*parser).readZero, (*parser).readOrdinal, (*parser).readFactor} {
		if next := read(p, i); next > i {
			return next
		}
	}
	return i
}

// mostlyCapital reports whether most of the longer words of the sentence are capitalised, as in a headline.
func (p *parser) mostlyCapital() bool {
	capital, all := 0, 0
	for i := range p.toks {
		if t := &p.toks[i]; t.kind == wordToken && len(t.text) > 3 {
			all++
			if t.capital() {
				capital++
			}
		}
	}
	return 2*capital > all
}

// minShouted is how many words a sentence in capital letters has at the least.
const minShouted = 3

// allCapital reports whether the sentence is written in capital letters.
func (p *parser) allCapital() bool {
	words := 0
	for i := range p.toks {
		if t := &p.toks[i]; t.kind == wordToken {
			if strings.IndexFunc(t.text, unicode.IsLower) >= 0 {
				return false
			}
			if len(t.text) > 1 {
				words++
			}
		}
	}
	return words >= minShouted
}

// maxSpan is the size in bytes that a figure may cover.
const maxSpan = 120

// add appends a figure over tokens [first, end) whose number is tokens [from, to).
func (p *parser) add(f Figure, first, end, from, to int) *Figure {
	f.Field, f.Sentence = p.ctx.Field, p.sentence
	f.Number = p.span(from, to)
	f.Span = p.span(first, end)
	for f.Span.End-f.Span.Start > maxSpan && end > to {
		end--
		f.Span = p.span(first, end)
	}
	if f.Span.End-f.Span.Start > maxSpan {
		return nil
	}
	f.Surface = p.src[f.Span.Start:f.Span.End]
	p.figs = append(p.figs, f)
	return &p.figs[len(p.figs)-1]
}

func (p *parser) span(first, end int) text.Span {
	return text.Span{Start: p.toks[first].Start, End: p.toks[end-1].End}
}
