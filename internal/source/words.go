package source

import (
	"html"
	"regexp"
	"strconv"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"
)

// A word is a run of letters and digits, as a reader sees it, and the bytes that hold it.
type word struct {
	text       string
	start, end int
}

// A syntax says what of a file is no text of its own.
type syntax struct {
	marks  []*regexp.Regexp // what no reader sees
	escape *regexp.Regexp   // a character written as another, at the place that is looked at
	decode func(string) string
}

var (
	pageMarks = []*regexp.Regexp{
		regexp.MustCompile(`(?s)<!--.*?-->`),
		regexp.MustCompile(`(?is)<script\b.*?</script\s*>`),
		regexp.MustCompile(`(?is)<style\b.*?</style\s*>`),
		regexp.MustCompile(`(?s)</?[a-zA-Z][^>]*>`),
	}
	page     = syntax{marks: pageMarks, escape: regexp.MustCompile(`^&[#0-9A-Za-z]{1,12};`), decode: html.UnescapeString}
	markdown = syntax{marks: append(pageMarks[:1:1], regexp.MustCompile(`\]\([^)]*\)`), regexp.MustCompile(`\]\[[^\]]*\]`))}
	record   = syntax{escape: regexp.MustCompile(`^\\(?:u[0-9a-fA-F]{4}(?:\\u[dD][c-fC-F][0-9a-fA-F]{2})?|.)`), decode: unescape}
	plain    = syntax{}
)

// words gives the words of a text in the given syntax.
func (s *syntax) words(text []byte) []word {
	hidden := make([]bool, len(text)+1)
	for _, m := range s.marks {
		for _, at := range m.FindAllIndex(text, -1) {
			for i := at[0]; i < at[1]; i++ {
				hidden[i] = true
			}
		}
	}
	var out []word
	open := false
	for i := 0; i < len(text); {
		seen, n := s.at(text[i:])
		switch {
		case hidden[i]:
			open = false
		case !inWord(seen):
			open = false
		case open:
			last := &out[len(out)-1]
			last.text, last.end = last.text+seen, i+n
		default:
			out = append(out, word{seen, i, i + n})
			open = true
		}
		i += n
	}
	return out
}

// at gives the character that a text begins with, as a reader sees it, and how many bytes hold it.
func (s *syntax) at(text []byte) (seen string, n int) {
	if s.escape != nil && (text[0] == '&' || text[0] == '\\') {
		if m := s.escape.Find(text); m != nil {
			return s.decode(string(m)), len(m)
		}
	}
	_, n = utf8.DecodeRune(text)
	return string(text[:n]), n
}

func inWord(s string) bool {
	for _, r := range s {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) {
			return false
		}
	}
	return s != ""
}

// unescape reads an escape of a JSON string.
func unescape(s string) string {
	if len(s) < len(`\u0000`) {
		return " " // no other escape stands for a letter
	}
	high, err := strconv.ParseUint(s[2:6], 16, 32)
	if err != nil {
		return ""
	}
	if len(s) == 12 {
		low, err := strconv.ParseUint(s[8:12], 16, 32)
		if err != nil {
			return ""
		}
		return string(utf16.DecodeRune(rune(high), rune(low)))
	}
	return string(rune(high))
}
