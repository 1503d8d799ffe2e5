package text

import (
	"unicode"
	"unicode/utf8"
)

// nextSentence gives the sentence that starts at start, in a paragraph that ends at end.
func nextSentence(s string, start, end int) Span {
	for i := start; i < end; i++ {
		if s[i] != '.' && s[i] != '!' && s[i] != '?' {
			continue
		}
		j := i + 1
		for j < end {
			r, size := utf8.DecodeRuneInString(s[j:end])
			if r != '.' && r != '!' && r != '?' && r != '"' && r != '\'' && r != '”' && r != '’' && r != ')' {
				break
			}
			j += size
		}
		if j >= end || !isSpace(s[j]) {
			continue
		}
		k := j
		for k < end && isSpace(s[k]) {
			k++
		}
		if r, _ := utf8.DecodeRuneInString(s[k:end]); unicode.IsLower(r) {
			continue
		}
		return Span{start, j}
	}
	return Span{start, end}
}
