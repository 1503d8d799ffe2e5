// Package wordlist reads the word lists that packages embed: sections "[name]" of lines of words, or of "value = words", with comments behind
// a "#".
package wordlist

import "strings"

// Lists are the words of each section with their values; a word of a plain line has the value "".
type Lists map[string]map[string]string

// Parse reads sections. What stands before the first is left out.
func Parse(source string) Lists {
	lists := Lists{}
	var section map[string]string
	for line := range strings.Lines(source) {
		line, _, _ = strings.Cut(line, "#")
		if line = strings.TrimSpace(line); strings.HasPrefix(line, "[") {
			section = map[string]string{}
			lists[strings.Trim(line, "[]")] = section
			continue
		}
		value, words, ok := strings.Cut(line, " = ")
		if !ok {
			value, words = "", line
		}
		for _, w := range strings.Fields(words) {
			if section != nil {
				section[w] = value
			}
		}
	}
	return lists
}

// Table gives the words of a section with their values. The lists are part of the program: a section that is missing is a mistake in it.
func (l Lists) Table(name string) map[string]string {
	section, ok := l[name]
	if !ok {
		panic("no section " + name)
	}
	return section
}

// Set gives the words of a section.
func (l Lists) Set(name string) map[string]bool {
	set := map[string]bool{}
	for w := range l.Table(name) {
		set[w] = true
	}
	return set
}
