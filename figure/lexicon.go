package figure

import (
	"bufio"
	"embed"
	"fmt"
	"io"
	"sort"
	"strconv"
	"strings"

	"github.com/seed17055106/dedupe/text"
)

//go:embed lexicon/en.txt lexicon/es.txt lexicon/fr.txt lexicon/ru.txt lexicon/units.txt lexicon/names.txt
var lexiconFiles embed.FS

// commonFiles hold what every language shares; a file of a language is named after it.
var commonFiles = []string{"units.txt", "names.txt"}

// lexiconLanguages are the languages with a file of their own.
var lexiconLanguages = []string{"en", "es", "fr", "ru"}

// A role is the section of a lexicon that a phrase stands in: what it does in a figure.
type role uint8

const (
	numberRole role = iota
	magnitudeRole
	fractionRole
	addedFractionRole
	vagueRole
	ordinalRole
	joinerRole
	signRole
	beforeRole
	afterRole
	betweenRole
	toRole
	andRole
	unitRole
	moneyRole
	moneyBeforeRole
	moneyAfterRole
	subunitRole
	perRole
	percentRole
	agedRole
	zeroRole
	noRole
	monthRole
	weekdayRole
	dayPartRole
	clockRole
	relativeRole
	nameRole
	nameBeforeRole
	timesRole
	factorRole
	ofRole
	outOfRole
	moreRole
	otherRole
	fromRole
	stopRole
	pluralRole
	bareRole
	streetRole
	pronounOneRole
	decadeRole
	suffixRole
	contestRole
	zeroNounRole
	monthBeforeRole
	changeRole
	perNounRole
	laterRole
	yearWordRole
	linkRole
	verbRole
	spanRole
	articleRole
	byRole
	possessiveRole
	playedRole
	beforePeriodRole
	afterFractionRole
	unitBeforeRole
	stretchRole
	ageWordRole
	cueRole
	roleCount
)

// A set of roles fits one word: this does not compile when there are more than 64.
var _ [64 - roleCount]struct{}

// sections gives the role of each section of a lexicon file.
var sections = map[string]role{
	"number": numberRole, "magnitude": magnitudeRole, "fraction": fractionRole, "added fraction": addedFractionRole, "vague": vagueRole,
	"ordinal": ordinalRole, "joiner": joinerRole, "sign": signRole, "before": beforeRole, "after": afterRole, "between": betweenRole,
	"to": toRole, "and": andRole, "unit": unitRole, "money": moneyRole, "money before": moneyBeforeRole, "money after": moneyAfterRole,
	"subunit": subunitRole, "per": perRole, "percent": percentRole, "aged": agedRole, "zero": zeroRole, "no": noRole,
	"month": monthRole, "weekday": weekdayRole, "part of day": dayPartRole, "clock": clockRole, "relative day": relativeRole,
	"name": nameRole, "name before": nameBeforeRole, "times": timesRole, "factor": factorRole, "of": ofRole, "out of": outOfRole,
	"more": moreRole, "other": otherRole, "from": fromRole, "stop": stopRole, "plural": pluralRole,
	"bare": bareRole, "street": streetRole, "one": pronounOneRole, "decade": decadeRole,
	"suffix": suffixRole, "contest": contestRole, "zero noun": zeroNounRole, "before month": monthBeforeRole, "change": changeRole,
	"per noun": perNounRole, "later": laterRole, "year word": yearWordRole, "link": linkRole, "verb": verbRole, "span": spanRole, "article": articleRole, "by": byRole, "possessive": possessiveRole, "played": playedRole,
	"before period": beforePeriodRole, "after fraction": afterFractionRole, "unit before": unitBeforeRole,
	"stretch": stretchRole, "age word": ageWordRole, "cue": cueRole,
}

// A phrase is one listed form and what it means.
type phrase struct {
	words   []string // normalised tokens
	exact   []string // the same as written, where case tells ("MW" from "mw"); nil where it does not
	role    role
	meaning string     // as the file has it
	value   [3]float64 // the numbers in the meaning
}

// An entry holds the phrases that begin with one token, longest first.
type entry struct {
	roles   uint64 // set of the roles of its phrases
	phrases []phrase
}

// A language is a lexicon ready for use: the shared files and those of one language, by first token.
type language struct {
	code    string
	entries map[string]*entry
	plurals bool // most plurals end in -s
	comma   bool // the decimal mark is a comma, and a space may set off thousands
}

// decimalComma lists the languages that write 1,5 for one and a half.
var decimalComma = map[string]bool{"es": true, "fr": true, "ru": true, "sv": true, "no": true, "nb": true, "nn": true, "hu": true, "de": true, "it": true, "pt": true, "uk": true}

func newLanguage(code string) *language {
	return &language{code: code, entries: map[string]*entry{}, comma: decimalComma[code], plurals: code == "en" || code == "es" || code == "fr"}
}

// read adds a lexicon file. A line is "[section]", or "meaning = form, form", or a comment after "#".
func (l *language) read(r io.Reader, name string) error {
	in := bufio.NewScanner(r)
	section, dimension := roleCount, ""
	for line := 1; in.Scan(); line++ {
		s := in.Text()
		if strings.HasPrefix(s, "#") {
			continue
		}
		s, _, _ = strings.Cut(s, " # ")
		s = strings.TrimSpace(s)
		if s == "" {
			continue
		}
		if strings.HasPrefix(s, "[") && strings.HasSuffix(s, "]") {
			title := strings.TrimSuffix(s[1:], "]")
			title, dimension, _ = strings.Cut(title, ": ")
			known := false
			if section, known = sections[title]; !known {
				return fmt.Errorf("%s:%d: unknown section [%s]\nhint: the sections are described at the head of figure/lexicon/en.txt", name, line, title)
			}
			continue
		}
		meaning, forms, ok := strings.Cut(s, " = ")
		if !ok || section == roleCount {
			return fmt.Errorf("%s:%d: %q is no entry\nhint: write [section] first, then lines \"meaning = form, form\"", name, line, s)
		}
		if dimension != "" {
			meaning = dimension + " " + meaning
		}
		for _, form := range strings.Split(forms, ", ") {
			if err := l.add(section, strings.TrimSpace(meaning), strings.TrimSpace(form)); err != nil {
				return fmt.Errorf("%s:%d: %w", name, line, err)
			}
		}
	}
	if err := in.Err(); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}

// add lists one form. A form with an upper-case letter, or a unit of one letter, is matched as written, any other in any case.
func (l *language) add(section role, meaning, form string) error {
	toks := tokenise(form, text.Span{End: len(form)}, nil)
	if len(toks) == 0 {
		return fmt.Errorf("empty form of %q\nhint: forms are separated by a comma and a space", meaning)
	}
	p := phrase{role: section, meaning: meaning}
	exact := lower(form) != form || section == unitRole && len(form) == 1
	for _, t := range toks {
		p.words = append(p.words, t.norm)
		if exact {
			p.exact = append(p.exact, t.text)
		}
	}
	n := 0
	for _, f := range strings.Fields(meaning) {
		if v, ok := plainNumber(f); ok && n < len(p.value) {
			p.value[n] = v
			n++
		}
	}
	first := p.words[0]
	if l.entries[first] == nil {
		l.entries[first] = &entry{}
	}
	e := l.entries[first]
	e.roles |= 1 << section
	e.phrases = append(e.phrases, p)
	return nil
}

// plainNumber reads "12", "0.5" or "1/3".
func plainNumber(s string) (float64, bool) {
	above, below, fraction := strings.Cut(s, "/")
	v, err := strconv.ParseFloat(above, 64)
	if err != nil || !fraction {
		return v, err == nil
	}
	w, err := strconv.ParseFloat(below, 64)
	return v / w, err == nil && w != 0
}

// finish orders phrases, so that the longest match comes first; of equal ones the last added wins.
func (l *language) finish() {
	for _, e := range l.entries {
		for i, j := 0, len(e.phrases)-1; i < j; i, j = i+1, j-1 {
			e.phrases[i], e.phrases[j] = e.phrases[j], e.phrases[i]
		}
		sort.SliceStable(e.phrases, func(i, j int) bool { return len(e.phrases[i].words) > len(e.phrases[j].words) })
	}
}

// match finds the longest phrase of the role that begins at toks[i]; nil when there is none.
func match(toks []token, i int, r role) *phrase {
	if i < 0 || i >= len(toks) || toks[i].entry == nil || toks[i].entry.roles&(1<<r) == 0 {
		return nil
	}
	for k := range toks[i].entry.phrases {
		if p := &toks[i].entry.phrases[k]; p.role == r && p.at(toks[i:]) {
			return p
		}
	}
	return nil
}

// means finds the longest phrase of the role and meaning that begins at toks[i]; nil when there is none.
func means(toks []token, i int, r role, meaning string) *phrase {
	if i < 0 || i >= len(toks) || toks[i].entry == nil || toks[i].entry.roles&(1<<r) == 0 {
		return nil
	}
	for k := range toks[i].entry.phrases {
		if p := &toks[i].entry.phrases[k]; p.role == r && p.meaning == meaning && p.at(toks[i:]) {
			return p
		}
	}
	return nil
}

func (p *phrase) at(toks []token) bool {
	if len(toks) < len(p.words) {
		return false
	}
	for k, w := range p.words {
		if t := &toks[k]; t.norm != w || p.exact != nil && t.text != p.exact[k] && !(t.upper && len(w) > 1) {
			return false
		}
	}
	return true
}

// A lexiconFile is a lexicon that was added, and what errors call it.
type lexiconFile struct{ name, source string }

// loadLanguage builds the lexicon of one language; code "" has the shared files alone.
func loadLanguage(code string, added []lexiconFile) (*language, error) {
	l := newLanguage(code)
	names := commonFiles
	if code != "" {
		names = append([]string{code + ".txt"}, commonFiles...)
	}
	for _, name := range names {
		b, err := lexiconFiles.ReadFile("lexicon/" + name)
		if err != nil {
			return nil, err
		}
		if err := l.read(strings.NewReader(string(b)), name); err != nil {
			return nil, err
		}
	}
	for _, f := range added {
		_, others := splitNews(f.source)
		if err := l.read(strings.NewReader(others), f.name); err != nil {
			return nil, err
		}
	}
	l.finish()
	return l, nil
}
