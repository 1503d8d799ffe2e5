// Package jsontext writes JSON strings as encoding/json does without its escapes for HTML, at the speed of a copy where
// nothing needs an escape.
package jsontext

import (
	"strings"
	"unicode/utf8"

	"github.com/seed17055106/dedupe/internal/ascii"
)

// AppendString appends s as a JSON string, quotes and all. Bytes that are not UTF-8 become U+FFFD.
func AppendString(to []byte, s string) []byte {
	to = append(to, '"')
	if ascii.Printable([]byte(s)) && strings.IndexByte(s, '"') < 0 && strings.IndexByte(s, '\\') < 0 { // no copy: it is only read
		return append(append(to, s...), '"')
	}
	done := 0 // bytes of s that to holds
	for i := plain(s, 0); i < len(s); i = plain(s, i) {
		r, size := utf8.DecodeRuneInString(s[i:])
		if escape := escapeOf(r, size); escape != "" {
			to = append(append(to, s[done:i]...), escape...)
			done = i + size
		}
		i += size
	}
	return append(append(to, s[done:]...), '"')
}

// plain gives the first index from i on that may need an escape, len(s) where there is none.
func plain(s string, i int) int {
	raw := []byte(s) // no copy: it is only read
	for i+8 <= len(raw) && !ascii.Suspect(ascii.Load(raw, i), '"', '\\') {
		i += 8
	}
	for i < len(raw) && raw[i] >= ' ' && raw[i] < utf8.RuneSelf && raw[i] != '"' && raw[i] != '\\' {
		i++
	}
	return i
}

// escapeOf gives the escape of a character, "" where it needs none.
func escapeOf(r rune, size int) string {
	switch r {
	case '"':
		return `\"`
	case '\\':
		return `\\`
	case '\b':
		return `\b`
	case '\f':
		return `\f`
	case '\n':
		return `\n`
	case '\r':
		return `\r`
	case '\t':
		return `\t`
	case '\u2028':
		return `\u2028`
	case '\u2029':
		return `\u2029`
	case utf8.RuneError:
		if size == 1 {
			return `\ufffd`
		}
	}
	if r < ' ' {
		const digits = "0123456789abcdef"
		return `\u00` + string([]byte{digits[r>>4], digits[r&15]})
	}
	return ""
}
