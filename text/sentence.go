package text

import (
	_ "embed"
	"encoding/binary"
	"iter"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// sentences yields the sentences of a paragraph, without their white space.
func (l *lexicon) sentences(s string, paragraph Span) iter.Seq[Span] {
	return func(yield func(Span) bool) {
		for start := paragraph.Start; start < paragraph.End; {
			start += leadingSpace(s[start:paragraph.End])
			sentence := trim(s, l.nextSentence(s, start, paragraph.End))
			start = max(sentence.End, start+1)
			if sentence.Start < sentence.End && !yield(sentence) {
				return
			}
		}
	}
}

// nextSentence gives the sentence that starts at start, in a paragraph that ends at end. A sentence ends after a stop
// with the quotes and brackets that close behind it, unless what stands on either side speaks against it.
func (l *lexicon) nextSentence(s string, start, end int) Span {
	for i := nextStop(s, start, end); i < end; i = nextStop(s, i, end) {
		size, dot := stopAt(s[i:end])
		if size == 0 {
			i++
			continue
		}
		stop := i
		for i += size; i < end; i += size {
			if size, _ = stopAt(s[i:end]); size == 0 {
				break
			}
			dot = false // "...", "?!"
		}
		if cut := l.cutAfter(s, Span{start, end}, stop, i, dot); cut > 0 {
			return Span{start, cut}
		}
	}
	return Span{start, end}
}

// nextStop gives the first index from i on at which a sentence stop may begin, end where there is none.
func nextStop(s string, i, end int) int {
	const ones, high = 0x0101010101010101, 0x8080808080808080
	raw := []byte(s[:end]) // no copy: it is only read
	for ; i+8 <= end; i += 8 {
		x := binary.LittleEndian.Uint64(raw[i:])
		dot, bang, question := x^'.'*ones, x^'!'*ones, x^'?'*ones // a byte that is the mark becomes zero
		if ((dot-ones)|(bang-ones)|(question-ones)|x)&high != 0 { // a byte is zero, or no ASCII
			break
		}
	}
	for i < end && !mayStop[raw[i]] {
		i++
	}
	return i
}

// cutAfter gives the end of the sentence whose stops are s[stop:after], 0 when it goes on.
// dot says that they are one full stop, which may as well belong to an abbreviation.
func (l *lexicon) cutAfter(s string, in Span, stop, after int, dot bool) int {
	cut := after + closing(s[after:in.End])
	gap := leadingSpace(s[cut:in.End])
	if cut == in.End || gap == in.End-cut {
		return in.End
	}
	if s[stop] >= utf8.RuneSelf && !strings.HasPrefix(s[stop:], "…") {
		return cut // full-width and Indic stops need no space
	}
	if gap == 0 {
		return l.cutGlued(s, in, stop, after, cut, dot)
	}
	next := cut + gap
	next += opening(s[next:in.End])
	r, _ := utf8.DecodeRuneInString(s[next:in.End])
	if unicode.IsLower(r) || dot && cut == after && l.abbreviates(s, in, stop, next) {
		return 0
	}
	return cut
}

// cutGlued decides on a stop without a space behind it, as pages that lost their line breaks have them ("fled.Police said"):
// a lower-case word or a number before it, a capitalised word after it.
func (l *lexicon) cutGlued(s string, in Span, stop, after, cut int, dot bool) int {
	if stop-in.Start < 2 || !isDigit(s[stop-1]) && !(isLowerASCII(s[stop-1]) && isLowerASCII(s[stop-2])) {
		return 0
	}
	if cut+1 >= in.End || !isUpperASCII(s[cut]) || !isLowerASCII(s[cut+1]) && s[cut+1] != ' ' {
		return 0
	}
	token := s[tokenStart(s, in.Start, stop):stop]
	if strings.ContainsAny(token, "/@.") || dot && l.abbreviates(s, in, stop, cut) {
		return 0
	}
	if cut > after && s[cut-1] == '"' && strings.Count(s[in.Start:cut], `"`)%2 == 1 {
		return after // the quote opens what follows
	}
	return cut
}

// abbreviates reports whether the full stop at stop belongs to a word and ends no sentence; next is where the next word starts.
func (l *lexicon) abbreviates(s string, in Span, stop, next int) bool {
	first := tokenStart(s, in.Start, stop)
	token := s[first:stop]
	digits := token != "" && strings.Trim(token, "0123456789") == ""
	if digits {
		return first == in.Start && stop-first <= 2 // "1. The first point"
	}
	classes, afterTime := abbreviations()
	class, known := classes[lowered(token)]
	initials := isInitials(token)
	if !known && !initials {
		return false
	}
	if initials && class == beforeNumber {
		class = beforeAny // "P. Stone" is a name, "p. 7" a page
	}
	if r, _ := utf8.DecodeRuneInString(s[stop+1+leadingSpace(s[stop+1:in.End]) : in.End]); strings.ContainsRune("-–—", r) {
		return true // a dateline: "NORTHPORT, Fla. - Two men ..."
	}
	word := s[next : next+wordLength(s[next:in.End])]
	switch {
	case word == "":
		return false
	case class == beforeName:
		return true
	case class == beforeTime:
		return afterTime[lowered(word)]
	case isDigit(word[0]):
		return true
	case class == beforeNumber:
		return false
	}
	initials = isInitials(word) && strings.HasPrefix(s[next+len(word):in.End], ".")
	return initials || !l.form(word).stop
}

// isInitials reports whether token is single letters with stops between ("J", "U.S").
func isInitials(token string) bool {
	for i := 0; i < len(token); {
		r, size := utf8.DecodeRuneInString(token[i:])
		if !unicode.IsUpper(r) {
			return false
		}
		if i += size; i < len(token) {
			if token[i] != '.' || i+1 == len(token) {
				return false
			}
			i++
		}
	}
	return token != ""
}

// longestToken bounds in bytes how far back a token is looked for, so that a text without spaces takes no square time.
const longestToken = 48

// tokenStart gives where the run of letters, digits and inner marks that ends at stop begins.
func tokenStart(s string, from, stop int) int {
	i := stop
	from = max(from, stop-longestToken)
	for i > from && !isSpace(s[i-1]) && !strings.ContainsRune("\"'([-/", rune(s[i-1])) {
		if s[i-1] >= utf8.RuneSelf {
			if r, _ := utf8.DecodeLastRuneInString(s[from:i]); !unicode.IsLetter(r) {
				break
			}
		}
		i--
	}
	return i
}

// wordLength gives the length of the letters, digits and inner stops that s begins with.
func wordLength(s string) int {
	n := strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	if n < 0 {
		return len(s)
	}
	return n
}

// lowered gives token in lower case.
func lowered(token string) string { return strings.ToLower(token) }

// mayStop marks the first bytes of sentence stops.
var mayStop = func() (t [256]bool) {
	for _, s := range []string{".", "!", "?", "…", "。", "！", "？", "؟", "۔", "।"} {
		t[s[0]] = true
	}
	return t
}()

// stopAt gives the length of the sentence stop that s begins with, 0 when there is none, and whether it is a full stop.
func stopAt(s string) (size int, dot bool) {
	switch s[0] {
	case '.':
		return 1, true
	case '!', '?':
		return 1, false
	}
	if s[0] < utf8.RuneSelf {
		return 0, false
	}
	switch r, size := utf8.DecodeRuneInString(s); r {
	case '…', '。', '！', '？', '؟', '۔', '।':
		return size, false
	}
	return 0, false
}

// closing gives the length of the closing quotes and brackets that s begins with; French sets a space before them.
func closing(s string) int {
	n := 0
	for n < len(s) {
		r, size := utf8.DecodeRuneInString(s[n:])
		if !strings.ContainsRune("\"'”’»)]“」』）", r) {
			break
		}
		n += size
	}
	if n == 0 {
		if gap := leadingSpace(s); gap > 0 && strings.HasPrefix(s[gap:], "»") {
			return gap + len("»")
		}
	}
	return n
}

// opening gives the length of the opening quotes, brackets and dashes that s begins with.
func opening(s string) int {
	n := 0
	for n < len(s) {
		r, size := utf8.DecodeRuneInString(s[n:])
		if !strings.ContainsRune("\"'“‘«„([-–—¿¡ \u00a0", r) {
			break
		}
		n += size
	}
	return n
}

// leadingSpace gives the length of the white space that s begins with.
func leadingSpace(s string) int {
	for i, r := range s {
		if !unicode.IsSpace(r) {
			return i
		}
	}
	return len(s)
}

func isLowerASCII(c byte) bool { return c >= 'a' && c <= 'z' }
func isUpperASCII(c byte) bool { return c >= 'A' && c <= 'Z' }

// What an abbreviation stands before; see data/abbreviations.txt.
const (
	beforeAny = iota
	beforeName
	beforeNumber
	beforeTime
)

//go:embed data/abbreviations.txt
var abbreviationFile string

// abbreviations gives what each abbreviation stands before, and the words with which a sentence goes on behind a time.
var abbreviations = sync.OnceValues(func() (classes map[string]int, afterTime map[string]bool) {
	classes, afterTime = map[string]int{}, map[string]bool{}
	for section, words := range wordSections(abbreviationFile) {
		class, known := map[string]int{"any": beforeAny, "name": beforeName, "number": beforeNumber, "time": beforeTime}[section]
		for _, w := range words {
			if known {
				classes[w] = max(classes[w], class)
			} else {
				afterTime[w] = true
			}
		}
	}
	return classes, afterTime
})
