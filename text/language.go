package text

import (
	_ "embed"
	"math/bits"
	"slices"
	"strings"
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
func LanguageOf(s, stated string) string {
	if language := canonical(stated); language != "" {
		return language
	}
	return detect(s)
}

// detect tells the language of s, "" when it cannot. Function words decide wherever there are letters of the Latin
// script: they are exact on the short texts on which trigrams (whatlanggo) fail, and a hundred times as fast.
func detect(s string) string {
	var found tally
	if len(s) <= 4*languageSample {
		found.count(s)
	} else {
		for _, at := range []int{len(s) / 4, len(s) / 2, 3 * (len(s) / 4)} {
			found.count(s[at-languageSample/2 : at+languageSample/2])
		}
		if language := found.winner(); language != "" {
			return language
		}
		if found.functional() {
			found = tally{}
			found.count(s) // the samples are of several languages
		}
	}
	if language := found.winner(); language != "" {
		return language
	}
	if 2*found.latin > found.words || strings.TrimSpace(s) == "" {
		return ""
	}
	return whatlanggo.DetectWithOptions(s[:min(len(s), trigramSample)], whatlanggo.Options{Whitelist: trigramLanguages}).Lang.Iso6391()
}

// trigramLanguages are those that may be named where no function words decide: of scripts that one language writes,
// or that are not Latin.
var trigramLanguages = func() map[whatlanggo.Lang]bool {
	list := map[whatlanggo.Lang]bool{}
	for _, code := range strings.Fields("rus ukr bul srp ell arb pes heb hin ben tha cmn jpn kor") {
		list[whatlanggo.CodeToLang(code)] = true
	}
	return list
}()

// A tally counts the function words of each language in a stretch of text.
type tally struct {
	hits  [32]int // by index into functionLanguages
	words int
	latin int // words that begin with an unaccented Latin letter
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

// count looks every word of s up: letters and digits, and the apostrophes between them, whatever the script.
func (t *tally) count(s string) {
	raw := []byte(s)    // no copy: it is only read
	before := uint32(0) // of the word before: "no, no, no" counts once
	for i := 0; i < len(s); {
		x, hash, first := ascii.Load(raw, i), uint64(0), i
		n := ascii.WordLength(x)
		for ; n == 8; n = ascii.WordLength(x) {
			hash = mixWord(hash, ascii.Lower(x))
			i += 8
			x = ascii.Load(raw, i)
		}
		i += n
		if i == len(s) || s[i] < utf8.RuneSelf && s[i] != '\'' {
			if i == first {
				i++
				continue
			}
			hash = mixWord(hash^uint64(i-first), ascii.Lower(ascii.First(x, n)))
			i++ // what stands at i is no part of a word
		} else {
			if i = first + letters(s[first:]); i == first {
				_, size := utf8.DecodeRuneInString(s[i:])
				i += size
				continue
			}
			hash = hashNorm(strings.ToLower(s[first:i]))
		}
		t.words++
		if s[first] < utf8.RuneSelf {
			t.latin++
		}
		set := functionWords.languages(hash)
		if set != before {
			for rest := set; rest != 0; rest &= rest - 1 {
				t.hits[bits.TrailingZeros32(rest)]++
			}
		}
		before = set
	}
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
			sets[hashNorm(w)] |= 1 << i
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
