package lsh

import (
	"unicode"
	"unicode/utf8"
)

const (
	// minNames is the number of names and numbers from which a text can be told to be a filled-in template.
	minNames = 8

	// templateRatio is how much rarer names and numbers are shared than the other words when two texts have only
	// their template in common.
	templateRatio = 0.4
)

// templated tells whether the documents share a template only: scores, earnings, weather, police briefs. An editor
// changes words and drops sentences, but keeps the names and numbers of the event; a template keeps the words
// and changes just those. So the share of names and numbers within the runs in common is held against that of the
// other words, in the text that has fewer words, from the first run to the last: what stands before and after is
// another outlet's top and tail.
func (a *aligner) templated(left, right string) bool {
	runs := a.runs()
	words, s := &a.left.words, left
	at := func(r wordRun) int32 { return r.left }
	if len(a.right.words.words) < len(words.words) {
		words, s = &a.right.words, right
		at = func(r wordRun) int32 { return r.right }
	}
	shared := make([]bool, len(words.words))
	first, end := len(shared), 0
	for _, r := range runs {
		first, end = min(first, int(at(r))), max(end, int(at(r)+r.words))
		for i := range r.words {
			shared[at(r)+i] = true
		}
	}
	var names, sharedNames, others, sharedOthers float64
	for i := first; i < end; i++ {
		yes := 0.0
		if shared[i] {
			yes = 1
		}
		if words.isName(s, i) {
			names++
			sharedNames += yes
		} else {
			others++
			sharedOthers += yes
		}
	}
	return names >= minNames && sharedNames*others < templateRatio*sharedOthers*names
}

// isName tells whether word i of s is a number or, not at the start of a sentence, begins with a capital.
func (w *wordList) isName(s string, i int) bool {
	if w.words[i].plain != w.words[i].masked {
		return true
	}
	r, _ := utf8.DecodeRuneInString(s[w.words[i].start:])
	if !unicode.IsUpper(r) {
		return unicode.IsDigit(r)
	}
	if i == 0 {
		return false
	}
	for _, r := range s[w.words[i-1].end:w.words[i].start] {
		switch r {
		case '.', '!', '?', ':', '\n', '"', '“':
			return false
		}
	}
	return true
}
