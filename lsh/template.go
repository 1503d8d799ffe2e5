package lsh

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	// minNames is the number of names and numbers from which a text can be told to be a filled-in template.
	minNames = 5

	// templateRatio is how much rarer names and numbers are shared than the other words when two texts have only
	// their template in common. Two reports of earnings, weather or a match share up to .3, edited copies half and more.
	templateRatio = 1. / 3

	// maxGap is the number of words between two runs in common up to which single words in common are looked for.
	maxGap = 40
)

// templated tells whether the documents share a template only: scores, earnings, weather, police briefs. An editor
// changes words and drops sentences, but keeps the names and numbers of the event; a template keeps the words
// and changes just those. So the share of names and numbers within the runs in common is held against that of the other
// words within them or singly between, in the text that has fewer words, from the first run to the last: what stands
// before and after is another outlet's top and tail.
func (a *aligner) templated() bool {
	runs := a.found
	if len(runs) == 0 {
		return false
	}
	words, s, shared := &a.left.words, a.leftText, &a.sharedLeft
	at := func(r wordRun) int32 { return r.left }
	if len(a.right.words.words) < len(words.words) {
		words, s, shared = &a.right.words, a.rightText, &a.sharedRight
		at = func(r wordRun) int32 { return r.right }
	}
	first, end := len(words.words), 0
	for _, r := range runs {
		first, end = min(first, int(at(r))), max(end, int(at(r)+r.words))
	}
	names := 0
	a.named = cleared(a.named, len(words.words))
	for i := first; i < end; i++ {
		if words.isName(s, i) {
			a.named[i] = true
			names++
		}
	}
	if names < minNames {
		return false
	}
	a.shareWords(runs)
	a.inRun = cleared(a.inRun, len(words.words))
	for _, r := range runs {
		for i := range r.words {
			a.inRun[at(r)+i] = true
		}
	}
	sharedNames, sharedOthers := 0., 0.
	for i := first; i < end; i++ {
		switch {
		case a.named[i] && a.inRun[i]:
			sharedNames++
		case !a.named[i] && (*shared)[i]:
			sharedOthers++
		}
	}
	others := end - first - names
	return sharedNames*float64(others) < templateRatio*sharedOthers*float64(names)
}

// isName tells whether word i of s is a number or, not at the start of a sentence, begins with a capital. Days and months
// are no names: every text of a day has them.
func (w *wordList) isName(s string, i int) bool {
	if c := s[w.words[i].Start]; c >= 'a' && c <= 'z' {
		return false
	}
	if len(w.numbers) > 0 && w.words[i].Hash != w.masked[i].Hash {
		return true
	}
	r, _ := utf8.DecodeRuneInString(s[w.words[i].Start:])
	if !unicode.IsUpper(r) {
		return unicode.IsDigit(r)
	}
	if i == 0 || isCalendar(strings.ToLower(s[w.words[i].Start:w.words[i].End])) {
		return false
	}
	for _, r := range s[w.words[i-1].End:w.words[i].Start] {
		switch r {
		case '.', '!', '?', ':', '\n', '"', '“':
			return false
		}
	}
	return true
}

func isCalendar(word string) bool {
	_, weekday := weekdays[word]
	_, month := months[word]
	return weekday || month
}
