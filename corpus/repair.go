package corpus

import (
	"fmt"
	"html"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"github.com/seed17055106/dedupe/internal/ascii"
)

// Repairs counts by kind what was mended in a document.
type repairs struct {
	notes                                     []string
	controls, entities, mojibake, c1, damaged int
}

// note adds a repair in words, once.
func (r *repairs) note(words string) {
	for _, known := range r.notes {
		if known == words {
			return
		}
	}
	r.notes = append(r.notes, words)
}

// words lists all repairs, nil where there were none.
func (r *repairs) words() []string {
	list := r.notes
	for _, counted := range []struct {
		n    int
		what string
	}{
		{r.entities, "HTML entities decoded"},
		{r.mojibake, "runs of UTF-8 that had been read as windows-1252 mended"},
		{r.c1, "characters U+0080 to U+009F read as windows-1252"},
		{r.controls, "control characters dropped"},
		{r.damaged, "characters U+FFFD: what stood there was lost"},
	} {
		if counted.n > 0 {
			list = append(list, fmt.Sprintf("%s: %d", counted.what, counted.n))
		}
	}
	return list
}

// clean mends a field, which is valid UTF-8, where it is certain what was meant. Line ends become \n without a word.
func (r *repairs) clean(s string) string {
	flags := scanFlags(s)
	if flags&hasAmpersand != 0 {
		s = r.unescape(s)
		flags |= scanFlags(s)
	}
	for range 2 { // some was misread twice
		if flags&hasLead != 0 {
			s = r.demojibake(s)
		}
	}
	if flags&hasControl != 0 || flags&hasLead != 0 {
		s = r.dropControls(s)
	}
	if flags&hasDamage != 0 {
		r.damaged += strings.Count(s, "\ufffd")
		s = strings.TrimPrefix(s, "\ufeff")
	}
	return s
}

const (
	hasControl   = 1 << iota // a control character other than \n and \t
	hasAmpersand             // an HTML entity may be there
	hasDamage                // a byte with which U+FFFD and U+FEFF begin in UTF-8
	hasLead                  // a byte with which C1 controls and mojibake begin in UTF-8
)

// byteFlags says for each byte which repair it may call for. C2 begins U+0080 to U+00BF; C3 begins "Ã", "Â", "â",
// "Ð" and "Ñ".
var byteFlags = func() (flags [256]byte) {
	for c := range 0x20 {
		if c != '\n' && c != '\t' {
			flags[c] = hasControl
		}
	}
	flags[0x7f] = hasControl
	flags['&'] = hasAmpersand
	flags[0xef] = hasDamage
	flags[0xc2], flags[0xc3] = hasLead, hasLead
	return flags
}()

func scanFlags(s string) byte {
	raw := []byte(s) // no copy: it is only read
	if ascii.Printable(raw) && strings.IndexByte(s, '&') < 0 {
		return 0
	}
	var flags byte
	i := 0
	for ; i+8 <= len(raw); i += 8 {
		if ascii.Suspect(ascii.Load(raw, i), '&', 0x7f) {
			for _, c := range raw[i : i+8] {
				flags |= byteFlags[c]
			}
		}
	}
	for _, c := range raw[i:] {
		flags |= byteFlags[c]
	}
	return flags
}

// entityPattern is an entity with its semicolon: without one, as in "AT&T" or "?a=1&copy=2", it is not certain.
var entityPattern = pattern(`&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});`)

// unescape decodes the HTML entities of text that was escaped once, or twice ("&amp;nbsp;").
func (r *repairs) unescape(s string) string {
	for range 2 {
		found := 0
		s = entityPattern().ReplaceAllStringFunc(s, func(entity string) string {
			decoded := html.UnescapeString(entity)
			if decoded == entity {
				return entity
			}
			found++
			return decoded
		})
		r.entities += found
		if found == 0 {
			break
		}
	}
	return s
}

// dropControls makes line ends \n, reads C1 controls as the windows-1252 characters that they stand for, and drops
// all other control characters.
func (r *repairs) dropControls(s string) string {
	if strings.IndexFunc(s, isControl) < 0 {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	for i, c := range s {
		switch {
		case !isControl(c):
			b.WriteRune(c)
		case c == '\r' && strings.HasPrefix(s[i+1:], "\n"):
		case c == '\r' || c == '\f' || c == '\v':
			b.WriteByte('\n')
		case c >= 0x80 && charmap.Windows1252.DecodeByte(byte(c)) != utf8.RuneError:
			b.WriteRune(charmap.Windows1252.DecodeByte(byte(c)))
			r.c1++
		default:
			r.controls++
		}
	}
	return b.String()
}

// isControl tells whether a character is of C0 or C1; line ends and tabs are what they are for.
func isControl(c rune) bool { return c < ' ' && c != '\n' && c != '\t' || c >= 0x7f && c <= 0x9f }

// demojibake mends UTF-8 that was once read as windows-1252 or ISO 8859-1 ("â€™" for "’", "Ã©" for "é"). A run of
// characters is mended where its bytes in windows-1252 are UTF-8 and the run is one that no language writes.
func (r *repairs) demojibake(s string) string {
	var b strings.Builder
	done := 0 // bytes of s that b holds
	before := ' '
	for i := 0; i < len(s); {
		c, size := utf8.DecodeRuneInString(s[i:])
		if c < 0x80 {
			before = c
			i += size
			continue
		}
		raw, length := legacyRun(s[i:])
		if mended, ok := mend(raw, before); ok {
			b.WriteString(s[done:i])
			b.WriteString(mended)
			r.mojibake++
			done = i + length
		}
		i += max(length, size)
		before, _ = utf8.DecodeLastRuneInString(s[:i])
	}
	if done == 0 {
		return s
	}
	b.WriteString(s[done:])
	return b.String()
}

// legacyRun gives the windows-1252 bytes of the non-ASCII characters that s begins with, and the length of the run in s.
func legacyRun(s string) (raw []byte, length int) {
	for _, c := range s {
		if c < 0x80 {
			break
		}
		encoded, ok := charmap.Windows1252.EncodeRune(c)
		switch {
		case ok:
			raw = append(raw, encoded)
		case c < 0xa0: // undefined in windows-1252, passed through by most decoders
			raw = append(raw, byte(c))
		default:
			return raw, length
		}
		length += utf8.RuneLen(c)
	}
	return raw, length
}

// mend decodes a run of bytes as UTF-8 where it is certain that it was UTF-8: one with a character of general
// punctuation (E2 80 and following), two characters of two bytes or more, or one of Latin-1 whose second half is
// no letter. After a capital "Ã»" and "Â»" may close a quotation, so that these are left.
func mend(raw []byte, before rune) (string, bool) {
	if len(raw) < 2 || !utf8.Valid(raw) {
		return "", false
	}
	lead, second := raw[0], raw[1]
	many := utf8.RuneCount(raw) >= 2
	switch {
	case lead == 0xe2 && (second == 0x80 || second == 0x82):
		return string(raw), true
	case many && (lead == 0xc3 || lead == 0xc2 || lead == 0xd0 || lead == 0xd1 || lead >= 0xe2):
		return string(raw), true
	case lead == 0xc3 || lead == 0xc2:
		quotation := (second == 0xab || second == 0xbb || second == 0xa0) && unicode.IsUpper(before)
		return string(raw), !quotation
	}
	return "", false
}
