package gate

import (
	"path"
	"strings"
)

// match reports whether a name fits a pattern: * and ? stand for anything within a folder, ** for any number of folders; letters
// of either case are alike. The empty pattern fits all. A pattern without a slash fits the last part of a path as well.
func match(pattern, name string) bool {
	if pattern == "" {
		return true
	}
	pattern, name = strings.ToLower(pattern), strings.ToLower(name)
	if !strings.Contains(pattern, "/") {
		if ok, _ := path.Match(pattern, path.Base(name)); ok {
			return true
		}
	}
	return matchParts(strings.Split(pattern, "/"), strings.Split(name, "/"))
}

func matchParts(pattern, name []string) bool {
	if len(pattern) == 0 {
		return len(name) == 0
	}
	if pattern[0] == "**" {
		for i := range len(name) + 1 {
			if matchParts(pattern[1:], name[i:]) {
				return true
			}
		}
		return false
	}
	if len(name) == 0 {
		return false
	}
	ok, _ := path.Match(pattern[0], name[0])
	return ok && matchParts(pattern[1:], name[1:])
}

// CheckPattern says what is wrong with a pattern.
func CheckPattern(pattern string) error {
	_, err := path.Match(pattern, "")
	return err
}
