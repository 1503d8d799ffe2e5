package text

import (
	_ "embed"
	"math/bits"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/abadojack/whatlanggo"
)

const (
	languageSample = 2048 // bytes from the start of a text that tell its language
	trigramMinimum = 120  // bytes below which trigrams guess too often to be believed
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

// detect tells the language of s, "" when it cannot. Function words decide wherever they can: they are exact on the
// short texts on which trigrams (whatlanggo) fail, and cheap.
func detect(s string) string {
	if len(s) > languageSample {
		s = s[:languageSample]
	}
	tally := countFunctionWords(s)
	if language := tally.winner(); language != "" {
		return language
	}
	if len(s) < trigramMinimum && tally.latin || strings.TrimSpace(s) == "" {
		return ""
	}
	info := whatlanggo.DetectWithOptions(s, whatlanggo.Options{Whitelist: trigramLanguages})
	switch {
	case info.Lang == whatlanggo.Nob || info.Lang == whatlanggo.Nno:
		return "no"
	case tally.latin && info.Confidence < 0.5:
		return ""
	}
	return info.Lang.Iso6391()
}

// trigramLanguages are those that may be named where no function words decide.
var trigramLanguages = func() map[whatlanggo.Lang]bool {
	list := map[whatlanggo.Lang]bool{}
	for _, code := range strings.Fields("eng spa fra deu ita por nld swe nob dan hun pol ron tur ces fin rus ukr bul srp " +
		"ell arb pes heb hin ben tha cmn jpn kor") {
		list[whatlanggo.CodeToLang(code)] = true
	}
	return list
}()

// A tally counts the function words of each language in a stretch of text.
type tally struct {
	hits  [32]int // by index into functionLanguages
	words int
	latin bool // it has a letter of the Latin script
}

// winner is the language that the function words name beyond doubt: twice as many as of any other, or two more
// of five and more; in a title one word of a single language will do.
func (t tally) winner() string {
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

// countFunctionWords looks every word of s up, without regard to word breaks inside it.
func countFunctionWords(s string) tally {
	var t tally
	var buffer [32]byte
	before := uint32(0) // of the word before: "no, no, no" counts once
	for i := 0; i < len(s); {
		n := 0
		word := buffer[:0]
		for i+n < len(s) {
			c := s[i+n]
			if c < utf8.RuneSelf {
				if !isLowerASCII(c|0x20) && c != '\'' {
					break
				}
				t.latin = true
				word = appendLower(word, rune(c))
				n++
				continue
			}
			r, size := utf8.DecodeRuneInString(s[i+n:])
			if !unicode.IsLetter(r) {
				break
			}
			word = appendLower(word, unicode.ToLower(r))
			n += size
		}
		if n == 0 {
			i++
			continue
		}
		i += n
		t.words++
		set := functionWords[string(word)]
		if set != before {
			for rest := set; rest != 0; rest &= rest - 1 {
				t.hits[bits.TrailingZeros32(rest)]++
			}
		}
		before = set
	}
	return t
}

// appendLower appends the lower-case letter r while word is short enough to be a function word.
func appendLower(word []byte, r rune) []byte {
	if r < utf8.RuneSelf && r >= 'A' && r <= 'Z' {
		r += 'a' - 'A'
	}
	if len(word) > 24 {
		return word
	}
	return utf8.AppendRune(word, r)
}

//go:embed data/functionwords.txt
var functionWordFile string

// functionWords gives for each function word the set of its languages, bit i for functionLanguages[i].
var functionLanguages, functionWords = func() ([]string, map[string]uint32) {
	sections := wordSections(functionWordFile)
	languages := make([]string, 0, len(sections))
	for language := range sections {
		if language != "" {
			languages = append(languages, language)
		}
	}
	slices.Sort(languages)
	sets := map[string]uint32{}
	for i, language := range languages {
		for _, w := range sections[language] {
			sets[w] |= 1 << i
		}
	}
	return languages, sets
}()

// functionLanguageIndex gives the index of language in functionLanguages, -1 when it has no function words.
func functionLanguageIndex(language string) int {
	if i, ok := slices.BinarySearch(functionLanguages, language); ok {
		return i
	}
	return -1
}
