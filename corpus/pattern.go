package corpus

import (
	"regexp"
	"sync"
)

// pattern gives a regular expression, compiled when it is first asked for: most runs have use for few of them.
func pattern(expression string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expression) })
}
