package text

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A line is a line of the source that is not blank, without its white space.
type line struct {
	Span
	indent int  // bytes of white space before it
	follow bool // no blank line between it and the line before
}

// A splitter finds the paragraphs of texts. It keeps its buffers, and what it gives holds until it is used again.
type splitter struct {
	lines      []line
	lengths    []int
	paragraphs []Span
}

// split finds the paragraphs of s, without their white space. Blank lines end a paragraph. Whether a single
// line end does depends on the text: it does unless the lines are wrapped at a fixed width.
func (p *splitter) split(s string) []Span {
	p.lines = appendLines(p.lines[:0], s)
	width := p.wrapWidth(s)
	p.paragraphs = slices.Grow(p.paragraphs[:0], len(p.lines))
	for i, l := range p.lines {
		if width > 0 && l.follow && l.indent <= p.lines[i-1].indent+1 && wraps(s, p.lines[i-1], l, width) {
			p.paragraphs[len(p.paragraphs)-1].End = l.End
			continue
		}
		p.paragraphs = append(p.paragraphs, l.Span)
	}
	return p.paragraphs
}

func appendLines(lines []line, s string) []line {
	follow := false
	for start := 0; start < len(s); {
		end := len(s)
		if i := strings.IndexByte(s[start:], '\n'); i >= 0 {
			end = start + i
		}
		span := trim(s, Span{start, end})
		if span.Start < span.End {
			lines = append(lines, line{span, span.Start - start, follow})
		}
		follow = span.Start < span.End
		start = end + 1
	}
	return lines
}

const (
	narrowest = 40  // runes of a wrapped line
	widest    = 110 // a longer line is a paragraph
)

// wrapWidth gives the width in runes at which the lines are wrapped, 0 when they are not. A wrapped text has hardly
// a line beyond its width, and a third and more of its line ends stand inside a sentence, before a lower-case letter,
// where the next word would not have fitted.
func (p *splitter) wrapWidth(s string) int {
	p.lengths = slices.Grow(p.lengths[:0], len(p.lines))
	lines, lengths, long := p.lines, p.lengths, 0
	for _, l := range lines {
		n := l.End - l.Start
		if n <= utf8.UTFMax*widest { // else there is no need to count
			n = runes(s, l.Span)
		}
		if n <= widest {
			lengths = append(lengths, n)
		} else if long++; 10*long > len(lines) {
			return 0
		}
	}
	if len(lengths) < 3 {
		return 0
	}
	slices.Sort(lengths)
	width := lengths[(len(lengths)-1)*9/10]
	if width < narrowest {
		return 0
	}
	follows, inside := 0, 0
	for i, l := range lines {
		if !l.follow {
			continue
		}
		follows++
		if first, _ := utf8.DecodeRuneInString(s[l.Start:]); unicode.IsLower(first) && wraps(s, lines[i-1], l, width) {
			inside++
		}
	}
	if inside < 2 || 3*inside < follows {
		return 0
	}
	return width
}

// wraps reports whether the first word of l would not have fitted on the line before.
func wraps(s string, before, l line, width int) bool {
	word := strings.IndexByte(s[l.Start:l.End], ' ')
	if word < 0 {
		word = l.End - l.Start
	}
	return runes(s, before.Span)+1+runes(s, Span{l.Start, l.Start + word}) > width
}

func runes(s string, span Span) int { return utf8.RuneCountInString(s[span.Start:span.End]) }

// trim cuts white space and marks without width off both ends.
func trim(s string, span Span) Span {
	blank := func(r rune) bool { return unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff' }
	span.Start = span.End - len(strings.TrimLeftFunc(s[span.Start:span.End], blank))
	span.End = span.Start + len(strings.TrimRightFunc(s[span.Start:span.End], blank))
	return span
}
