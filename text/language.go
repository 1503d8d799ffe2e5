package text

import (
	_ "embed"
	"math/bits"
	"slices"
	"sort"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/abadojack/whatlanggo"

	"github.com/seed17055106/dedupe/internal/ascii"
)

const (
	languageSample = 256  // bytes from each quarter's end of a text that tell its language; its head and foot are often furniture
	trigramSample  = 2048 // bytes from the start, where trigrams have to
)

// canonical gives the ISO 639-1 code that the tag of an input means: "en" for "en-US", "no" for both written Norwegians.
func canonical(tag string) string {
	tag, _, _ = strings.Cut(strings.ToLower(strings.TrimSpace(tag)), "-")
	tag, _, _ = strings.Cut(tag, "_")
	if tag == "nb" || tag == "nn" {
		return "no"
	}
	return tag
}

// LanguageOf gives the language of s (ISO 639-1): what stated, a tag of the input, means, else what s is found to be
// written in, "" when that cannot be told.
func LanguageOf(s, stated string) string { return LanguageOfRuns(s, stated, nil) }

// LanguageOfRuns is LanguageOf of a text of which the runs are known, unless they are nil.
func LanguageOfRuns(s, stated string, runs *Runs) string {
	if language := canonical(stated); language != "" {
		return language
	}
	if runs == nil {
		runs = runsPool.Get().(*Runs)
		defer runsPool.Put(runs)
		runs.Read(s)
	}
	return detect(s, runs)
}

var runsPool = sync.Pool{New: func() any { return new(Runs) }}

// detect tells the language of s, "" when it cannot. Function words decide wherever there are letters of the Latin
// script: they are exact on the short texts on which trigrams (whatlanggo) fail, and a hundred times as fast.
func detect(s string, runs *Runs) string {
	var found tally
	if len(s) <= 4*languageSample {
		found.count(s, 0, len(s), runs)
	} else {
		for _, at := range []int{len(s) / 4, len(s) / 2, 3 * (len(s) / 4)} {
			found.count(s, at-languageSample/2, at+languageSample/2, runs)
		}
		if language := found.winner(); language != "" {
			return language
		}
		if found.functional() {
			found = tally{}
			found.count(s, 0, len(s), runs) // the samples are of several languages
		}
	}
	if language := found.winner(); language != "" {
		return language
	}
	if 2*found.latin > found.words || strings.TrimSpace(s) == "" {
		return ""
	}
	byTrigrams := whatlanggo.DetectWithOptions(s[:min(len(s), trigramSample)], whatlanggo.Options{Whitelist: trigramLanguages()})
	if byTrigrams.Confidence == 0 { // hardly a trigram speaks for one, or two are equally near and the first is left to chance
		return ""
	}
	return byTrigrams.Lang.Iso6391()
}

// trigramLanguages are those that may be named where no function words decide: of scripts that one language writes,
// or that are not Latin.
var trigramLanguages = sync.OnceValue(func() map[whatlanggo.Lang]bool {
	list := map[whatlanggo.Lang]bool{}
	for _, code := range strings.Fields("rus ukr bul srp ell arb pes heb hin ben tha cmn jpn kor") {
		list[whatlanggo.CodeToLang(code)] = true
	}
	return list
})

// A tally counts the function words of each language in a stretch of text.
type tally struct {
	hits  [32]int // by index into functionLanguages
	words int
	latin int // words that begin with an unaccented Latin letter

	before uint32 // languages of the word before: "no, no, no" counts once
}

// winner is the language that the function words name beyond doubt: twice as many as of any other, or two more
// of five and more; in a title one word of a single language will do.
func (t *tally) winner() string {
	best, second := -1, 0
	for i, n := range t.hits {
		switch {
		case best < 0 || n > t.hits[best]:
			if best >= 0 {
				second = t.hits[best]
			}
			best = i
		case n > second:
			second = n
		}
	}
	n := t.hits[best]
	clear := n >= 2 && n >= 2*second || n >= 5 && n >= second+2 || n == 1 && second == 0 && t.words <= 12
	if clear && 12*n >= t.words {
		return functionLanguages[best]
	}
	return ""
}

// functional reports whether function words of some language are as frequent as they are in any text in it.
func (t *tally) functional() bool { return 12*slices.Max(t.hits[:]) >= t.words }

// count looks every word that lies in s[from:to] up: letters and digits, and the apostrophes between them, whatever the
// script. runs are those of s.
func (t *tally) count(s string, from, to int, runs *Runs) {
	t.before = 0
	s = s[:to]
	first := sort.Search(len(runs.List), func(i int) bool { return int(runs.List[i].Start) >= from })
	list := runs.List[first:]
	if runs.Plain { // each run is a word, and there is no other
		n := 0
		for n < len(list) && int(list[n].End) <= to {
			t.note(functionWords.languages(list[n].Hash))
			n++
		}
		t.words += n
		t.latin += n
		return
	}
	i := from
	for _, run := range list {
		start, end := int(run.Start), int(run.End)
		if end > to {
			break
		}
		if i = t.between(s, i, start); i > start {
			continue // a word that began before has taken the run
		}
		if end == len(s) || s[end] < utf8.RuneSelf && s[end] != '\'' {
			t.look(run.Hash, true)
			i = end
		} else {
			i = t.wide(s, start)
		}
	}
	t.between(s, i, to)
}

// between looks up the words that begin in s[i:end], where no ASCII letters and digits are, and returns where to go on.
func (t *tally) between(s string, i, end int) int {
	for i < end {
		if s[i] < utf8.RuneSelf && s[i] != '\'' {
			i++
		} else {
			i = t.wide(s, i)
		}
	}
	return i
}

// wide looks up the word at s[i:], if there is one, and returns where to go on.
func (t *tally) wide(s string, i int) int {
	n := letters(s[i:])
	if n == 0 {
		_, size := utf8.DecodeRuneInString(s[i:])
		return i + size
	}
	t.look(ascii.Hash(strings.ToLower(s[i:i+n])), s[i] < utf8.RuneSelf)
	return i + n
}

// look looks a word up by its hash.
func (t *tally) look(hash uint64, latin bool) {
	t.words++
	if latin {
		t.latin++
	}
	t.note(functionWords.languages(hash))
}

// note notes the languages of the next word.
func (t *tally) note(set uint32) {
	if set != t.before {
		for rest := set; rest != 0; rest &= rest - 1 {
			t.hits[bits.TrailingZeros32(rest)]++
		}
	}
	t.before = set
}

// letters gives the length of the letters, digits and apostrophes that s begins with.
func letters(s string) int {
	n := strings.IndexFunc(s, func(r rune) bool { return r != '\'' && !unicode.IsLetter(r) && !isDigitRune(r) })
	if n < 0 {
		return len(s)
	}
	return n
}

func isDigitRune(r rune) bool { return r >= '0' && r <= '9' }

//go:embed data/functionwords.txt
var functionWordFile string

// functionWords gives for each function word the set of its languages, bit i for functionLanguages[i].
var functionLanguages, functionWords = func() ([]string, *wordSet) {
	sections := wordSections(functionWordFile)
	languages := make([]string, 0, len(sections))
	for language := range sections {
		if language != "" {
			languages = append(languages, language)
		}
	}
	slices.Sort(languages)
	sets := map[uint64]uint32{}
	for i, language := range languages {
		for _, w := range sections[language] {
			sets[ascii.Hash(w)] |= 1 << i
		}
	}
	return languages, newWordSet(sets)
}()

// functionLanguageIndex gives the index of language in functionLanguages, -1 when it has no function words.
func functionLanguageIndex(language string) int {
	if i, ok := slices.BinarySearch(functionLanguages, language); ok {
		return i
	}
	return -1
}
