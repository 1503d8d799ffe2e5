package corpus

import (
	"bytes"
	"encoding/json"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/seed17055106/dedupe/internal/ascii"
)

// scanObject calls member with each name and raw value of a JSON object, in their order, and reports whether raw is
// one valid object and no more (RFC 8259, what encoding/json accepts). Records are flat objects of long strings: one
// pass over them is several times as fast as encoding/json, to which nested values are left.
func scanObject(raw []byte, member func(name string, value []byte)) bool {
	i := skipSpace(raw, 0)
	if i == len(raw) || raw[i] != '{' {
		return false
	}
	i = skipSpace(raw, i+1)
	if i < len(raw) && raw[i] == '}' {
		return skipSpace(raw, i+1) == len(raw)
	}
	for {
		start := i
		if i = stringEnd(raw, i); i < 0 {
			return false
		}
		name := raw[start+1 : i-1]
		if i = skipSpace(raw, i); i == len(raw) || raw[i] != ':' {
			return false
		}
		start = skipSpace(raw, i+1)
		if i = valueEnd(raw, start); i < 0 {
			return false
		}
		member(unquoteJSON(name), raw[start:i])
		if i = skipSpace(raw, i); i == len(raw) {
			return false
		}
		switch raw[i] {
		case ',':
			i = skipSpace(raw, i+1)
		case '}':
			return skipSpace(raw, i+1) == len(raw)
		default:
			return false
		}
	}
}

// skipSpace gives the first index from i on that is no JSON white space.
func skipSpace(raw []byte, i int) int {
	for i < len(raw) && (raw[i] == ' ' || raw[i] == '\n' || raw[i] == '\r' || raw[i] == '\t') {
		i++
	}
	return i
}

// valueEnd gives the index after the value that begins at i, -1 where it is not valid.
func valueEnd(raw []byte, i int) int {
	if i == len(raw) {
		return -1
	}
	end := i
	switch raw[i] {
	case '"':
		return stringEnd(raw, i)
	case '{', '[':
		end = bracketEnd(raw, i)
	default:
		for end < len(raw) && raw[end] != ',' && raw[end] != '}' && skipSpace(raw, end) == end {
			end++
		}
	}
	if end < 0 || !json.Valid(raw[i:end]) {
		return -1
	}
	return end
}

// bracketEnd gives the index after the bracket that closes the one at i, by brackets and strings alone.
func bracketEnd(raw []byte, i int) int {
	for depth := 0; i < len(raw); {
		switch raw[i] {
		case '"':
			if i = stringEnd(raw, i); i < 0 {
				return -1
			}
			continue
		case '{', '[':
			depth++
		case '}', ']':
			if depth--; depth == 0 {
				return i + 1
			}
		}
		i++
	}
	return -1
}

// special marks the bytes at which the scan of a string stops: its end, an escape, what may not stand in it.
var special = func() (table [256]bool) {
	for c := range 0x20 {
		table[c] = true
	}
	table['"'], table['\\'] = true, true
	return table
}()

// nextSpecial gives the first index from i on of a byte that is special, len(raw) where there is none.
func nextSpecial(raw []byte, i int) int {
	for ; i+8 <= len(raw); i += 8 {
		if !ascii.Suspect(ascii.Load(raw, i), '"', '\\') {
			continue
		}
		for j, c := range raw[i : i+8] {
			if special[c] {
				return i + j
			}
		}
	}
	for i < len(raw) && !special[raw[i]] {
		i++
	}
	return i
}

// stringEnd gives the index after the string that begins at i, -1 where there is none or it is not valid.
func stringEnd(raw []byte, i int) int {
	if i >= len(raw) || raw[i] != '"' {
		return -1
	}
	i++
	if n := bytes.IndexByte(raw[i:], '"'); n >= 0 && ascii.Printable(raw[i:i+n]) && bytes.IndexByte(raw[i:i+n], '\\') < 0 {
		return i + n + 1 // as most are
	}
	for ; ; i++ {
		i = nextSpecial(raw, i)
		if i >= len(raw) || raw[i] < 0x20 {
			return -1
		}
		if raw[i] == '"' {
			return i + 1
		}
		if i++; i == len(raw) { // an escape
			return -1
		}
		switch raw[i] {
		case '"', '\\', '/', 'b', 'f', 'n', 'r', 't':
		case 'u':
			if _, ok := hex4(raw, i+1); !ok {
				return -1
			}
			i += 4
		default:
			return -1
		}
	}
}

// hex4 reads the four hexadecimal digits at i.
func hex4(raw []byte, i int) (rune, bool) {
	if i+4 > len(raw) {
		return 0, false
	}
	var c rune
	for _, digit := range raw[i : i+4] {
		switch {
		case digit >= '0' && digit <= '9':
			c = c<<4 | rune(digit-'0')
		case digit|0x20 >= 'a' && digit|0x20 <= 'f':
			c = c<<4 | rune(digit|0x20-'a'+10)
		default:
			return 0, false
		}
	}
	return c, true
}

var escapes = [256]byte{'"': '"', '\\': '\\', '/': '/', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t'}

// unquoteJSON decodes the inside of a valid JSON string: without escapes it is raw itself. Half of a surrogate pair becomes U+FFFD.
func unquoteJSON(raw []byte) string {
	i := escapeIndex(raw, 0)
	if i == len(raw) {
		return borrow(raw)
	}
	out := make([]byte, 0, len(raw))
	for done := 0; ; {
		out = append(out, raw[done:i]...)
		if i == len(raw) {
			return borrow(out)
		}
		if raw[i+1] != 'u' {
			out = append(out, escapes[raw[i+1]])
			done = i + 2
		} else {
			c, _ := hex4(raw, i+2)
			done = i + 6
			if utf16.IsSurrogate(c) {
				c, done = surrogatePair(raw, c, done)
			}
			out = utf8.AppendRune(out, c)
		}
		i = escapeIndex(raw, done)
	}
}

// surrogatePair decodes the pair of which first is the one half and the other, if there, begins at i.
func surrogatePair(raw []byte, first rune, i int) (rune, int) {
	if i+6 <= len(raw) && raw[i] == '\\' && raw[i+1] == 'u' {
		if second, ok := hex4(raw, i+2); ok {
			if c := utf16.DecodeRune(first, second); c != utf8.RuneError {
				return c, i + 6
			}
		}
	}
	return utf8.RuneError, i
}

// escapeIndex gives the index of the next backslash from i on, len(raw) where there is none.
func escapeIndex(raw []byte, i int) int {
	if n := bytes.IndexByte(raw[i:], '\\'); n >= 0 {
		return i + n
	}
	return len(raw)
}
