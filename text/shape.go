package text

import (
	_ "embed"
	"strings"
	"sync"
	"unicode/utf8"
)

//go:embed data/shapes.txt
var shapeFile string

var shapes = sync.OnceValue(func() map[string]map[string]bool {
	sets := map[string]map[string]bool{}
	for section, words := range wordSections(shapeFile) {
		sets[section] = map[string]bool{}
		for _, w := range words {
			sets[section][w] = true
		}
	}
	return sets
})

// longestShape is the number of words beyond which a line has no shape of furniture.
const longestShape = 24

// sentenceShape tells from its make-up alone why a sentence is no part of a report, "" when it may be.
func sentenceShape(line string, words []Word) string {
	switch {
	case len(words) == 0:
		return "ornament"
	case beginsCopyright(line):
		return "copyright"
	case isBracketedCredit(line, words):
		return "credit"
	}
	return ""
}

// paragraphShape tells the same of a whole paragraph.
func paragraphShape(line string, words []Word) string {
	if len(words) == 0 || len(words) > longestPhrase {
		return ""
	}
	if isCreditedCaption(line, len(words)) {
		return "caption"
	}
	if len(words) > longestShape {
		return ""
	}
	for _, shape := range lineShapes {
		if shape.is(line, words) {
			return shape.reason
		}
	}
	return ""
}

// lineShapes are the shapes of whole short paragraphs.
var lineShapes = []struct {
	reason string
	is     func(line string, words []Word) bool
}{
	{"counter", isCounter},
	{"date", isDateLine},
	{"menu", isMenu},
	{"contact", isContact},
	{"byline", isByline},
	{"credit", isAgencyCredit},
	{"related", isVideoTitle},
	{"slug", isSlug},
}

func beginsCopyright(line string) bool {
	line = strings.TrimLeft(line, "( ")
	return strings.HasPrefix(line, "©") || strings.HasPrefix(line, "c) ") || strings.HasPrefix(line, "Copyright ©") ||
		strings.HasPrefix(line, "Copyright (c)")
}

// isCounter: "1 / 12", "3 of 10", "12".
func isCounter(line string, _ []Word) bool {
	rest := strings.Trim(strings.Replace(line, " of ", "/", 1), "0123456789 ()[]")
	return rest == "/" || rest == "" && len(line) <= 3
}

func isDateLine(_ string, words []Word) bool {
	anchored := false
	for i := range words {
		w := &words[i]
		anchored = anchored || shapes()["month"][w.Norm]
		if !w.Number && !shapes()["date"][w.Norm] {
			return false
		}
	}
	return anchored && hasNumber(words)
}

func isMenu(_ string, words []Word) bool {
	for i := range words {
		if !shapes()["menu"][words[i].Norm] {
			return false
		}
	}
	return true
}

// isContact: an address, a handle or a telephone number with hardly anything else.
func isContact(line string, words []Word) bool {
	if strings.HasPrefix(line, "http://") || strings.HasPrefix(line, "https://") || strings.HasPrefix(line, "www.") {
		return !strings.Contains(line, " ")
	}
	if strings.HasPrefix(line, "@") {
		return !strings.Contains(line, " ")
	}
	plain, addresses := 0, 0
	for field := range strings.FieldsSeq(line) {
		field = strings.Trim(field, ".,;:()")
		at := strings.IndexByte(field, '@')
		switch {
		case at > 0 && strings.Contains(field[at:], "."), at == 0 && len(field) > 1, strings.HasPrefix(field, "twitter.com/"):
			addresses++
		case field != "" && field != "|" && field != "or" && strings.Trim(field, "0123456789-+.") != "":
			plain++
		}
	}
	return addresses > 0 && plain <= 3 || plain == 0 && len(words) >= 2 && isPhone(line)
}

// isPhone: seven and more digits with the marks of a telephone number.
func isPhone(line string) bool {
	digits := 0
	for i := range len(line) {
		if isDigit(line[i]) {
			digits++
		}
	}
	return digits >= 7 && strings.Trim(line, "0123456789-+.() ") == "" && strings.ContainsAny(line, "-(+")
}

// isByline: "By" and names, without a full stop; or a dash and a name.
func isByline(line string, words []Word) bool {
	dash := strings.HasPrefix(line, "—") || strings.HasPrefix(line, "–") || strings.HasPrefix(line, "--")
	if words[0].Norm != "by" && !dash || len(words) < 2 || strings.HasSuffix(line, ".") || dash && len(words) > 4 {
		return false
	}
	for _, w := range words[1:] {
		if !w.Capital && !w.Stop {
			return false
		}
	}
	return words[0].Capital && words[1].Capital
}

// isBracketedCredit: brackets that open with "Photo", "Source" and the like, and hardly anything behind them.
func isBracketedCredit(line string, words []Word) bool {
	if len(words) > longestShape || !strings.HasPrefix(line, "(") && !strings.HasPrefix(line, "[") {
		return false
	}
	if end := strings.LastIndexAny(line, ")]"); end < 0 || len(strings.Fields(line[end+1:])) > 3 {
		return false
	}
	switch words[0].Norm {
	case "photo", "source", "image", "credit", "courtesy", "file":
		return true
	}
	return false
}

// isAgencyCredit: a name and an agency, as under a picture.
func isAgencyCredit(line string, words []Word) bool {
	inner := strings.Trim(line, "()[]")
	last := words[len(words)-1].Norm
	agency := shapes()["agency"][last] || strings.HasSuffix(inner, "Getty Images") || strings.HasSuffix(inner, "Getty Images file")
	if !agency || !strings.ContainsAny(inner, "/|") && !strings.Contains(inner, " via ") {
		return false
	}
	for i := range words {
		if !words[i].Capital && !words[i].Stop && words[i].Norm != "via" && words[i].Norm != "file" {
			return false
		}
	}
	return true
}

// longestCaption is the number of words up to which a line with a photo credit says who or what is seen and no more. A
// longer caption is kept: it may hold a figure that the text does not.
const longestCaption = 12

// isCreditedCaption: a caption with its credit, "NAME/AGENCY via AGENCY - caption" or "caption (Photo: Name)".
func isCreditedCaption(line string, words int) bool {
	if strings.HasSuffix(line, ")") && words <= longestCaption {
		tail := line[max(0, strings.LastIndexByte(line, '(')):]
		for _, mark := range []string{"Photo/", "Photo: ", "Photo by ", "Photo courtesy ", "Credit: "} {
			if strings.Contains(tail, mark) {
				return true
			}
		}
	}
	if endsSentence(line) {
		return false
	}
	credit, _, ok := cutDash(line)
	if !ok || len(credit) > 60 || !strings.Contains(credit, "/") && !strings.Contains(credit, " via ") {
		return false
	}
	capitals := 0
	for field := range strings.FieldsSeq(strings.NewReplacer("/", " ", ",", " ").Replace(credit)) {
		if lower := strings.ToLower(field); lower != "via" && field == lower {
			return false
		} else if shapes()["agency"][lower] {
			capitals++
		}
	}
	return capitals > 0
}

// cutDash cuts line around its first dash between spaces.
func cutDash(line string) (before, after string, ok bool) {
	for _, dash := range []string{" - ", " – ", " — "} {
		if before, after, ok = strings.Cut(line, dash); ok {
			return before, after, true
		}
	}
	return "", "", false
}

// isVideoTitle: a running time and a headline, "1:16 Police on the case".
func isVideoTitle(line string, words []Word) bool {
	clock, title, ok := strings.Cut(line, " ")
	minutes, seconds, isClock := strings.Cut(clock, ":")
	return ok && isClock && title != "" && len(minutes) == 1 && len(seconds) == 2 && strings.Trim(minutes+seconds, "0123456789") == "" &&
		len(words) >= 4 && (isUpperASCII(title[0]) || opening(title) > 0) && !endsSentence(line) && !shapes()["date"][words[1].Norm] && !shapes()["date"][words[2].Norm]
}

// isSlug: the name of a file, "rescue-team_2".
func isSlug(line string, words []Word) bool {
	return len(words) > 1 && !strings.Contains(line, " ") && strings.ToLower(line) == line && strings.ContainsAny(line, "-_") &&
		!isDigit(line[0]) && strings.Trim(line, "abcdefghijklmnopqrstuvwxyz0123456789-_") == ""
}

func hasNumber(words []Word) bool {
	for i := range words {
		if words[i].Number {
			return true
		}
	}
	return false
}

// endsSentence reports whether line ends with a stop, behind quotes and brackets or not.
func endsSentence(line string) bool {
	line = strings.TrimRight(line, "\"'”’»)] ")
	if line == "" {
		return false
	}
	r, size := utf8.DecodeLastRuneInString(line)
	if r == utf8.RuneError {
		return false
	}
	n, _ := stopAt(line[len(line)-size:])
	return n > 0
}
