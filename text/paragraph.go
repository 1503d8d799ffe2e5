package text

import "strings"

// splitParagraphs finds the paragraphs of s, without their white space: each line is one.
func splitParagraphs(s string) []Span {
	spans := make([]Span, 0, strings.Count(s, "\n")+1)
	for start := 0; start < len(s); {
		end := len(s)
		if i := strings.IndexByte(s[start:], '\n'); i >= 0 {
			end = start + i
		}
		if span := trim(s, Span{start, end}); span.Start < span.End {
			spans = append(spans, span)
		}
		start = end + 1
	}
	return spans
}

// trim cuts white space off both ends.
func trim(s string, span Span) Span {
	for span.Start < span.End && isSpace(s[span.Start]) {
		span.Start++
	}
	for span.Start < span.End && isSpace(s[span.End-1]) {
		span.End--
	}
	return span
}
