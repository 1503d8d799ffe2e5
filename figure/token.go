package figure

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/seed17055106/dedupe/text"
)

// A tokenKind says what a token is made of.
type tokenKind uint8

const (
	wordToken   tokenKind = iota // letters
	digitsToken                  // digits with separators between them: "1,500.25"
	symbolToken                  // one other character
)

// A token is a word, a run of digits or one symbol: finer than text.Word, because "30km", "US$5" and "two-week" hold figures.
type token struct {
	text.Span
	kind  tokenKind
	text  string // as written
	norm  string // lower case, with plain hyphens, apostrophes and minus signs
	glued bool   // nothing stands between this token and the one before
	upper bool   // a word of a sentence in capital letters: its case tells nothing
	entry *entry // what the lexicon knows of phrases that begin here; nil for nothing
}

// capital reports whether t is a word with an upper-case first letter.
func (t *token) capital() bool {
	if t.kind != wordToken {
		return false
	}
	if c := t.text[0]; c < utf8.RuneSelf {
		return c >= 'A' && c <= 'Z'
	}
	r, _ := utf8.DecodeRuneInString(t.text)
	return unicode.IsUpper(r)
}

// is reports whether t is one of the given normalised tokens.
func (t *token) is(norms ...string) bool {
	for _, n := range norms {
		if t.norm == n {
			return true
		}
	}
	return false
}

// plainSymbols gives the plain form of symbols with several shapes.
var plainSymbols = map[rune]string{
	'‐': "-", '‑': "-", '‒': "-", '–': "-", '—': "--", '―': "--", '−': "-", '’': "'", '‘': "'", 'ʼ': "'", '′': "'", '″': "\"", '“': "\"", '”': "\"",
	'＄': "$", '％': "%", '⁄': "/",
}

// tokenise appends the tokens of s[span] to toks.
func tokenise(s string, span text.Span, toks []token) []token {
	end := -1 // of the last token
	for i := span.Start; i < span.End; {
		r, size := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(s[i:span.End])
		}
		next, kind := i+size, symbolToken
		if r == '<' || r == '&' {
			if past := markupEnd(s[:span.End], i); past > i {
				i, end = past, -1
				continue
			}
		}
		switch {
		case unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff' || r == '\u00ad':
			i = next
			continue
		case isDigit(r) || (r == '.' && end != i && next < span.End && isDigit(rune(s[next]))):
			next, kind = digitsEnd(s, next, span.End), digitsToken
		case isLetter(r):
			next, kind = wordEnd(s, next, span.End), wordToken
		}
		t := token{Span: text.Span{Start: i, End: next}, kind: kind, text: s[i:next], glued: end == i}
		t.norm = t.text
		if kind == wordToken {
			t.norm = lower(t.text)
		} else if plain, ok := plainSymbols[r]; ok {
			t.norm = plain
		}
		toks = append(toks, t)
		i, end = next, next
	}
	return toks
}

// maxMarkup is the size in bytes of the longest mark that markupEnd passes over.
const maxMarkup = 10

// markupEnd gives the end of a tag without attributes ("</b>") or a space written as an entity ("&nbsp;") at i, which feeds leave between a
// number and its unit; i for anything else.
func markupEnd(s string, i int) int {
	close := byte(';')
	if s[i] == '<' {
		close = '>'
	}
	n := strings.IndexByte(s[i:min(len(s), i+maxMarkup)], close)
	if n < 2 {
		return i
	}
	name := s[i+1 : i+n]
	if close == ';' {
		if name == "nbsp" || name == "thinsp" || name == "ensp" || name == "#160" || name == "#8239" {
			return i + n + 1
		}
		return i
	}
	for k := range len(name) {
		if c := name[k] | 0x20; (c < 'a' || c > 'z') && (k > 0 || name[0] != '/') {
			return i
		}
	}
	return i + n + 1
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

func isLetter(r rune) bool {
	if r < utf8.RuneSelf {
		return r|0x20 >= 'a' && r|0x20 <= 'z'
	}
	return unicode.In(r, unicode.L, unicode.M) || r == '²' || r == '³'
}

// digitsEnd finds the end of the digits that continue at i: separators count only between two digits.
func digitsEnd(s string, i, end int) int {
	for i < end {
		switch c := s[i]; {
		case isDigit(rune(c)):
			i++
		case (c == '.' || c == ',') && i+1 < end && isDigit(rune(s[i+1])):
			i += 2
		default:
			gap := groupSpace(s[i:end])
			if gap == 0 || !threeDigits(s[i+gap:end]) {
				return i
			}
			i += gap + 3
		}
	}
	return i
}

// groupSpace gives the size of a fixed space at the start of s: a space that sets off thousands ("816 000") and no words.
func groupSpace(s string) int {
	r, size := utf8.DecodeRuneInString(s)
	switch r {
	case '\u00a0', '\u202f', '\u2009':
		return size
	}
	return 0
}

// threeDigits reports whether s begins with exactly three digits.
func threeDigits(s string) bool {
	return len(s) >= 3 && isDigit(rune(s[0])) && isDigit(rune(s[1])) && isDigit(rune(s[2])) && (len(s) == 3 || !isDigit(rune(s[3])))
}

func wordEnd(s string, i, end int) int {
	for i < end {
		if c := s[i]; c < utf8.RuneSelf {
			if c|0x20 < 'a' || c|0x20 > 'z' {
				return i
			}
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:end])
		if !isLetter(r) {
			return i
		}
		i += size
	}
	return i
}

// lower is strings.ToLower, without a copy where there is nothing to change.
func lower(s string) string {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c >= utf8.RuneSelf || (c >= 'A' && c <= 'Z') {
			return strings.ToLower(s)
		}
	}
	return s
}
