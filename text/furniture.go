package text

import (
	"embed"
	"io/fs"
	"strconv"
	"strings"
	"sync"
)

//go:embed data/furniture/*.txt
var phraseFiles embed.FS

// phrases are the phrases of all languages: pages mix them.
var phrases = sync.OnceValue(func() *Boilerplate {
	b, _ := NewBoilerplate()
	names, err := fs.Glob(phraseFiles, "data/furniture/*.txt")
	if err != nil {
		panic(err)
	}
	for _, name := range names {
		file, err := phraseFiles.ReadFile(name)
		if err != nil {
			panic(err)
		}
		reason, limit := "", longestPhrase
		for l := range strings.Lines(string(file)) {
			switch l = strings.TrimSpace(l); {
			case l == "" || l[0] == '#':
			case l[0] == '[':
				reason, limit = phraseSection(l)
			default:
				if err := b.add(reason, limit, l); err != nil {
					panic(name + ": " + err.Error())
				}
			}
		}
	}
	return b
})

// phraseSection reads "[reason]" or "[reason limit]".
func phraseSection(header string) (reason string, limit int) {
	reason, words, limited := strings.Cut(strings.Trim(header, "[]"), " ")
	if !limited {
		return reason, longestPhrase
	}
	limit, err := strconv.Atoi(words)
	if err != nil {
		panic(header + ": the limit is a number of words")
	}
	return reason, limit
}

// markFurniture marks what in t is no part of the report.
func (t *Text) markFurniture(opt Options) {
	for i := range t.Paragraphs {
		p := &t.Paragraphs[i]
		for j := p.Sentences.First; j < p.Sentences.End; j++ {
			s := &t.Sentences[j]
			s.Furniture = t.judgeSentence(s.Span, t.Words[s.Words.First:s.Words.End], opt)
		}
		if reason := t.judgeParagraph(p, opt); reason != "" {
			t.mark(i, reason)
		}
	}
	t.markForeign()
	t.markRelated()
	t.markRepeated()
	for i := range t.Paragraphs {
		t.settle(&t.Paragraphs[i])
	}
}

// judgeSentence gives the reason why a sentence is furniture by itself.
func (t *Text) judgeSentence(span Span, words []Word, opt Options) string {
	if reason := phrases().match(t.Source, words); reason != "" {
		return reason
	}
	if reason := opt.Boilerplate.match(t.Source, words); reason != "" {
		return reason
	}
	if reason := sentenceShape(t.Source[span.Start:span.End], words); reason != "" {
		return reason
	}
	return opt.recurs(t.Source[span.Start:span.End], unitOf(words))
}

// judgeParagraph gives the reason why a paragraph is furniture as a whole, whatever its sentences are.
func (t *Text) judgeParagraph(p *Paragraph, opt Options) string {
	line, words := t.Source[p.Start:p.End], t.Words[p.Words.First:p.Words.End]
	if single := p.Sentences.End-p.Sentences.First == 1; single && t.Sentences[p.Sentences.First].Furniture != "" {
		return t.Sentences[p.Sentences.First].Furniture
	}
	if reason := paragraphShape(line, words); reason != "" {
		return reason
	}
	return opt.recurs(line, t.paragraphUnit(p))
}

// recurs gives the reason for a unit that recurs in the corpus, "" when it does not.
func (o Options) recurs(s string, unit unitHash) string {
	if o.Furniture.recurs(o.Outlet, unit.fingerprint(s)) {
		return "recurs"
	}
	return ""
}

// markRepeated marks a paragraph that stands in the text once before.
func (t *Text) markRepeated() {
	seen := make(map[string]bool, len(t.Paragraphs))
	for i := range t.Paragraphs {
		p := &t.Paragraphs[i]
		line := t.Source[p.Start:p.End]
		if p.Furniture == "" && p.Words.End-p.Words.First >= 3 && seen[line] {
			t.mark(i, "repeated")
		}
		seen[line] = seen[line] || p.Furniture == ""
	}
}

// markForeign marks paragraphs in another language than the report's: the footer of an agency, say. A heading next to
// one is judged on less.
func (t *Text) markForeign() {
	own := functionLanguageIndex(t.Language)
	if own < 0 || len(t.Paragraphs) < 2 {
		return
	}
	foreign := make([]string, len(t.Paragraphs)) // language named by a paragraph that is not the report's
	certain := make([]bool, len(t.Paragraphs))
	marked, total := 0, 0
	var runs Runs
	for i := range t.Paragraphs {
		p := &t.Paragraphs[i]
		n := p.Words.End - p.Words.First
		total += n
		if 6*t.stopWords(p.Words) > n {
			continue // plainly its own language
		}
		var tally tally
		line := t.Source[p.Start:p.End]
		runs.Read(line)
		tally.count(line, 0, len(line), &runs)
		language := tally.winner()
		if language == "" || language == t.Language {
			continue
		}
		best := tally.hits[functionLanguageIndex(language)]
		if tally.hits[own] == 0 || best >= 4*tally.hits[own] {
			foreign[i] = language
		}
		if certain[i] = foreign[i] != "" && best >= 3 && n >= 6; certain[i] {
			marked += n
		}
	}
	if 2*marked > total {
		return // the language of the whole is in doubt
	}
	for i, language := range foreign {
		beside := i > 0 && certain[i-1] && foreign[i-1] == language || i+1 < len(foreign) && certain[i+1] && foreign[i+1] == language
		if language != "" && (certain[i] || beside) && t.Paragraphs[i].Furniture == "" {
			t.mark(i, "language")
		}
	}
}

// stopWords counts the function words in a range.
func (t *Text) stopWords(r Range) int {
	n := 0
	for i := r.First; i < r.End; i++ {
		if t.Words[i].Stop {
			n++
		}
	}
	return n
}

// relatedReach is the number of headlines that may follow a heading such as "Related news".
const relatedReach = 8

// markRelated marks the headlines under a heading such as "Related news": the lines without a full stop that follow.
func (t *Text) markRelated() {
	reach := 0
	for i := range t.Paragraphs {
		p := &t.Paragraphs[i]
		n := p.Words.End - p.Words.First
		switch {
		case p.Furniture == "related" && n <= 4:
			reach = relatedReach
		case reach > 0 && (p.Furniture != "" || n <= longestShape && !endsSentence(t.Source[p.Start:p.End])):
			reach--
			if p.Furniture == "" {
				t.mark(i, "related")
			}
		default:
			reach = 0
		}
	}
}

// mark marks paragraph i whole.
func (t *Text) mark(i int, reason string) {
	p := &t.Paragraphs[i]
	p.Furniture = reason
	for j := p.Sentences.First; j < p.Sentences.End; j++ {
		t.Sentences[j].Furniture = reason
	}
}

// settle marks a paragraph whose sentences are all marked.
func (t *Text) settle(p *Paragraph) {
	reason := ""
	for _, s := range t.Sentences[p.Sentences.First:p.Sentences.End] {
		if s.Furniture == "" {
			return
		}
		reason = s.Furniture
	}
	if p.Furniture == "" {
		p.Furniture = reason
	}
}
