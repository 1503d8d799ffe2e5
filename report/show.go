package report

import (
	"html/template"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/transform"
)

// A segment is a stretch of a document's text as the page shows it.
type segment struct {
	Text string
	Mark string // "" plain, else the class of its highlight
	Link string // to the finding that it is a claim of
}

// escaper escapes a text as html/template does between tags and in quoted attributes.
var escaper = strings.NewReplacer(`"`, "&#34;", "&", "&amp;", "'", "&#39;", "+", "&#43;", "<", "&lt;", ">", "&gt;", "\x00", "\ufffd")

// marked shows segments. A page has tens of thousands, too many for a template.
func marked(segs []segment) template.HTML {
	size := 0
	for _, s := range segs {
		size += len(s.Text)
		if s.Mark != "" {
			size += len(`<mark class=""></mark>`) + len(s.Mark)
		}
	}
	var b strings.Builder
	b.Grow(size)
	for _, s := range segs {
		text := escaper.Replace(s.Text)
		if s.Mark != "" {
			text = `<mark class="` + s.Mark + `">` + text + "</mark>"
		}
		if s.Mark != "" && s.Link != "" {
			text = `<a href="` + escaper.Replace(s.Link) + `">` + text + "</a>"
		}
		b.WriteString(text)
	}
	return template.HTML(b.String())
}

// slice gives s[start:end], moved to the nearest bounds of characters inside s, so that no offset can panic.
func slice(s string, start, end int) string {
	start = boundary(s, start)
	return s[start:max(start, boundary(s, end))]
}

func boundary(s string, i int) int {
	i = min(max(i, 0), len(s))
	for i > 0 && i < len(s) && !utf8.RuneStart(s[i]) {
		i--
	}
	return i
}

// harmless is the transformer of a page that replaces what would show a text other than it is: bytes that are not UTF-8, control
// characters, and the overrides of direction that turn 15 into 51.
type harmless struct{ transform.NopResetter }

func (harmless) Transform(dst, src []byte, atEOF bool) (to, from int, err error) {
	for from < len(src) {
		next := src[from:min(len(src), from+len(dst)-to)]
		if n := copy(dst[to:], next[:plainLength(next)]); n > 0 { // nearly all
			to, from = to+n, from+n
			continue
		}
		if !atEOF && !utf8.FullRune(src[from:]) {
			return to, from, transform.ErrShortSrc
		}
		if to+utf8.UTFMax > len(dst) {
			return to, from, transform.ErrShortDst
		}
		r, size := utf8.DecodeRune(src[from:])
		if r < ' ' || r >= 0x7f && r < 0xa0 || r == 0x202d || r == 0x202e {
			r = utf8.RuneError
		}
		to, from = to+utf8.EncodeRune(dst[to:], r), from+size
	}
	return to, from, nil
}

// plainLength is how many bytes at the beginning of s are printable ASCII, tabs and ends of lines.
func plainLength(s []byte) int {
	for i, c := range s {
		if c < ' ' && c != '\n' && c != '\t' || c >= 0x7f {
			return i
		}
	}
	return len(s)
}

// shorten cuts s at n bytes, at a space where one is near.
func shorten(s string, n int) string {
	if len(s) <= n {
		return s
	}
	s = slice(s, 0, n)
	if i := strings.LastIndexByte(s, ' '); i > n*3/4 {
		s = s[:i]
	}
	return s + "…"
}

// oneLine shows a title or label: its white space single, cut.
func oneLine(s string) string {
	s = shorten(s, maxTitleBytes)
	if isOneLine(s) {
		return s
	}
	return strings.Join(strings.Fields(s), " ")
}

// isOneLine reports whether an ASCII text has single spaces between its words and no other white space, as most have.
func isOneLine(s string) bool {
	before := byte(' ')
	for i := range len(s) {
		c := s[i]
		if c < ' ' || c >= utf8.RuneSelf || c == ' ' && before == ' ' {
			return false
		}
		before = c
	}
	return before != ' ' || s == ""
}

// A highlight is a byte range of a text that is shown with a class.
type highlight struct {
	start, end int
	mark, link string
}

// segments splits s into plain and highlighted stretches. Highlights come in order of their start; one that overlaps
// the one before, or lies outside, is left out. base is the offset of s in the text that the highlights count in.
func segments(s string, base int, hs []highlight) []segment {
	var out []segment
	at := 0
	for _, h := range hs {
		start, end := h.start-base, h.end-base
		if start < at || end <= start || end > len(s) || boundary(s, start) != start || boundary(s, end) != end {
			continue
		}
		if start > at {
			out = append(out, segment{Text: s[at:start]})
		}
		out = append(out, segment{Text: s[start:end], Mark: h.mark, Link: h.link})
		at = end
	}
	if at < len(s) {
		out = append(out, segment{Text: s[at:]})
	}
	return out
}

// window cuts s to about n bytes around the range [start, end) and gives the offset of what is left.
func window(s string, start, end, n int) (string, int) {
	if len(s) <= n {
		return s, 0
	}
	start = min(max(start, 0), len(s))
	room := max(0, n-(end-start)) / 2
	from := boundary(s, max(0, start-room))
	return slice(s, from, from+n), from
}

// ellipses puts dots where a text was cut off at its ends.
func ellipses(segs []segment, before, after bool) []segment {
	if before {
		segs = append([]segment{{Text: "…"}}, segs...)
	}
	if after {
		segs = append(segs, segment{Text: "…"})
	}
	return segs
}
