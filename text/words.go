package text

import (
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/words"
)

// appendWords appends the words of s[span]. White space and bytes that are not UTF-8 end a word under UAX #29 too, so
// each stretch between them is broken on its own: one of pure ASCII by breakASCII, any other by the full rules.
func (l *lexicon) appendWords(dst []Word, s string, span Span) []Word {
	for i := span.Start; i < span.End; {
		if classOf[s[i]] == space {
			i++
			continue
		}
		dst, i = l.appendStretch(dst, s, i, span.End)
	}
	return dst
}

// appendStretch appends the words of the stretch that begins at start, and gives where to go on.
func (l *lexicon) appendStretch(dst []Word, s string, start, end int) ([]Word, int) {
	i, ascii := start, true
	for i < end && classOf[s[i]] != space {
		if s[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:end])
		if r == utf8.RuneError && size == 1 {
			break
		}
		ascii = false
		i += size
	}
	if ascii {
		dst = l.breakASCII(dst, s, start, i)
	} else {
		dst = l.breakUnicode(dst, s, start, i)
	}
	if i < end && s[i] >= utf8.RuneSelf {
		i++ // the byte that is no UTF-8
	}
	return dst, i
}

// breakUnicode breaks s[start:end] by UAX #29 and keeps the tokens that hold a letter or digit.
func (l *lexicon) breakUnicode(dst []Word, s string, start, end int) []Word {
	tokens := words.FromString(s[start:end])
	for tokens.Next() {
		if hasLetterOrDigit(tokens.Value()) {
			dst = append(dst, l.word(s, start+tokens.Start(), start+tokens.End()))
		}
	}
	return dst
}

// breakASCII does what breakUnicode does, for ASCII without white space (rules WB5 to WB13b).
func (l *lexicon) breakASCII(dst []Word, s string, start, end int) []Word {
	for i := start; i < end; {
		class := classOf[s[i]]
		if class < joins {
			i++
			continue
		}
		first, solid := i, class != joins
		for i++; i < end; i++ {
			next := classOf[s[i]]
			if next >= joins {
				solid = solid || next != joins
				class = next
				continue
			}
			// WB6, WB7, WB11, WB12: a mark between two letters or two digits does not break.
			if i+1 < end && classOf[s[i+1]] == class && joinedBy(next, class) {
				i++
				continue
			}
			break
		}
		if solid {
			dst = append(dst, l.word(s, first, i))
		}
	}
	return dst
}

// joinedBy reports whether mark, between two characters of class, does not break.
func joinedBy(mark, class uint8) bool {
	return class > joins && (mark == midBoth || mark == midLetter && class == letter || mark == midNumber && class == digit)
}

// Word-break classes of bytes; from joins on, neighbours do not break.
const (
	other = iota
	space
	wide // not ASCII
	midLetter
	midNumber
	midBoth
	joins
	letter
	digit
)

var classOf = func() (t [256]uint8) {
	for c := range t {
		switch r := rune(c); {
		case r >= utf8.RuneSelf:
			t[c] = wide
		case isSpace(byte(c)):
			t[c] = space
		case r >= '0' && r <= '9':
			t[c] = digit
		case r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z':
			t[c] = letter
		}
	}
	t['_'] = joins
	t['.'], t['\''] = midBoth, midBoth
	t[':'] = midLetter
	t[','], t[';'] = midNumber, midNumber
	return t
}()

func hasLetterOrDigit(s string) bool {
	for _, r := range s {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return true
		}
	}
	return false
}

func isSpace(c byte) bool { return c == ' ' || c >= '\t' && c <= '\r' }
