package text

import (
	"slices"

	"github.com/zeebo/xxh3"

	"github.com/seed17055106/dedupe/internal/ascii"
)

// Runs are the runs of ASCII letters and digits in a text, each with the hash of its lower case: what most words are. A
// Skimmer, and whatever else looks at the words of a text, takes them from its Read.
type Runs = ascii.Words

// A Skim is what a look at a text that keeps no words tells of it, at a fraction of the cost of Analyse.
type Skim struct {
	Words int // as many as Analyse finds, where the text is clean

	// Clean is true where Analyse, without a corpus and further phrases, is certain to mark no furniture. It may
	// be false of such a text too.
	Clean bool

	language string
	hash     uint64     // of the text
	units    []uint64   // as Text.units gives them: of a clean text, and of another once they were asked for
	judged   *judgement // of a text that is not clean, once its units were asked for
}

// NewSkim skims s, a text in language.
func NewSkim(s, language string) Skim {
	var runs Runs
	runs.Read(s)
	return new(Skimmer).Skim(s, language, &runs)
}

// A Skimmer skims one text after the other and keeps its buffers. The zero value is ready; it is not for several
// goroutines at once.
type Skimmer struct {
	skimmer
	paragraphs splitter
}

// Skim is NewSkim of s, which has these runs.
func (k *Skimmer) Skim(s, language string, runs *Runs) Skim {
	k.skimmer = skimmer{
		Skim: Skim{Clean: true, language: language, hash: xxh3.HashString(s)}, source: s,
		lexicon: lexiconOf(language), own: functionLanguageIndex(language),
		triggers: triggers(), all: runs, runs: runs.List,
		sentences: k.sentences[:0], words: k.words[:0], lines: k.lines[:0], found: k.found[:0],
	}
	paragraphs := k.paragraphs.split(s)
	for _, p := range paragraphs {
		k.paragraph(p)
		if !k.Clean {
			return Skim{language: language, hash: k.skimmer.Skim.hash}
		}
		if len(paragraphs) > 1 {
			k.beside(p)
		}
	}
	k.Clean = k.Clean && !k.repeats()
	k.units = slices.Clone(sortedUnits(k.found))
	return k.skimmer.Skim
}

// A skimmer is the work on one Skim.
type skimmer struct {
	Skim
	source   string
	lexicon  *lexicon
	own      int // index of the language among functionLanguages
	triggers *triggerSet
	all      *Runs        // of the text
	runs     []ascii.Word // those that begin further on

	sentences []Span // of the paragraph
	words     []Word
	lines     []uint64 // hashes of the paragraphs, to find one that stands twice
	found     []uint64 // units
}

// paragraph skims one paragraph.
func (k *skimmer) paragraph(span Span) {
	var all, unit unitHash
	var at Span // of unit
	k.sentences = k.sentences[:0]
	for s := range k.lexicon.sentences(k.source, span) {
		next := k.gather(s)
		if next.words == 0 && len(k.sentences) > 0 {
			at.End = s.End // as appendParagraph does
			continue
		}
		if len(k.sentences) > 0 {
			k.sentence(at, unit)
			k.found = append(k.found, unit.fingerprint(k.source[at.Start:at.End]))
		}
		k.sentences = append(k.sentences, s)
		at, unit = s, next
		all.join(unit)
	}
	k.sentence(at, unit)
	if len(k.sentences) > 1 {
		k.found = append(k.found, unit.fingerprint(k.source[at.Start:at.End]))
	}
	line := k.source[span.Start:span.End]
	k.found = append(k.found, all.fingerprint(line))
	k.Words += all.words
	if k.Clean && all.words <= longestShape {
		k.words = k.words[:0]
		for _, s := range k.sentences { // a sentence may end where a word does not: "off.The"
			k.words = k.lexicon.appendWords(k.words, k.source, s)
		}
		k.Clean = paragraphShape(line, k.words) == ""
	} else if all.words <= longestPhrase {
		k.Clean = k.Clean && !isCreditedCaption(line, all.words)
	}
}

// sentence says whether a sentence may be furniture by itself.
func (k *skimmer) sentence(span Span, u unitHash) {
	line := k.source[span.Start:span.End]
	switch {
	case u.words == 0, beginsCopyright(line), u.words <= longestShape && (line[0] == '(' || line[0] == '['):
		k.Clean = false
	case u.words <= longestPhrase && u.trigger:
		k.words = k.lexicon.appendWords(k.words[:0], k.source, span)
		k.Clean = k.Clean && phrases().match(k.source, k.words) == ""
	}
}

// beside looks at a paragraph as one of several, any of which may be in another language or a repetition.
func (k *skimmer) beside(span Span) {
	line := k.source[span.Start:span.End]
	k.lines = append(k.lines, xxh3.HashString(line))
	if k.own < 0 {
		return
	}
	var tally tally
	tally.count(k.source, span.Start, span.End, k.all)
	if language := tally.winner(); language != "" && language != k.language {
		k.Clean = k.Clean && 4*tally.hits[k.own] > tally.hits[functionLanguageIndex(language)]
	}
}

// repeats reports whether a paragraph stands in the text twice.
func (k *skimmer) repeats() bool {
	n := len(k.lines)
	slices.Sort(k.lines)
	return len(slices.Compact(k.lines)) < n
}

// gather gives what unitOf gives of the words that appendWords finds in the span. Runs of ASCII letters and digits between
// marks that cannot join them are words; words are made only of the stretches in which anything else stands.
func (k *skimmer) gather(span Span) (u unitHash) {
	s := k.source[:span.End]
	stretch, before := span.Start, u // where the characters between white space begin, and what was gathered before
	for i := span.Start; i < len(s); {
		for len(k.runs) > 0 && int(k.runs[0].Start) < i {
			k.runs = k.runs[1:]
		}
		if next := k.spaced(&u, s, i); next > i {
			i, stretch, before = next, next, u
			continue
		}
		run := ascii.Word{Start: int32(len(s)), End: int32(len(s))}
		if len(k.runs) > 0 && int(k.runs[0].End) <= len(s) {
			run = k.runs[0]
		}
		if i == int(run.Start) && endsWord(s, int(run.End)) {
			k.add(&u, run.Hash, isDigit(s[i]))
			if i = int(run.End); i < len(s) && s[i] == ' ' {
				i++
				stretch, before = i, u
			}
			continue
		}
		switch classOf[s[i]] {
		case space:
			i++
			stretch, before = i, u
		case other, midLetter, midNumber, midBoth:
			i++ // after no word, or after one that it does not join to what follows
		default: // no ASCII, or a mark inside a word: left to the rules
			u = before
			k.words, i = k.lexicon.appendStretch(k.words[:0], s, stretch, len(s))
			for j := range k.words {
				k.add(&u, ascii.Hash(k.words[j].Norm), k.words[j].Number)
			}
			stretch, before = i, u
		}
	}
	return u
}

// spaced adds the runs from i on that are followed by a space, each where the one before ends, and returns where to go on.
func (k *skimmer) spaced(u *unitHash, s string, i int) int {
	n, sum, number := 0, u.sum, u.number // kept in registers, since most of all words are added here
	for n < len(k.runs) {
		run := &k.runs[n]
		end := int(run.End)
		if int(run.Start) != i || end >= len(s) || s[end] != ' ' {
			break
		}
		sum, number = nextSum(sum, run.Hash), number || isDigit(s[i])
		i = end + 1
		n++
	}
	for j, run := range k.runs[:min(n, max(0, longestPhrase+1-u.words))] {
		u.trigger = u.trigger || k.triggers.has(run.Hash, u.words+j == 0)
	}
	u.sum, u.number, u.words = sum, number, u.words+n
	k.runs = k.runs[n:]
	return i
}

// endsWord reports whether a word, ASCII letters and digits so far, ends before i for certain.
func endsWord(s string, i int) bool {
	if i == len(s) {
		return true
	}
	switch classOf[s[i]] {
	case other, space:
		return true
	case midLetter, midNumber, midBoth:
		return i+1 == len(s) || classOf[s[i+1]] <= space
	}
	return false
}

func (k *skimmer) add(u *unitHash, word uint64, number bool) {
	if u.words <= longestPhrase && k.triggers.has(word, u.words == 0) {
		u.trigger = true
	}
	u.add(word)
	u.number = u.number || number
}
