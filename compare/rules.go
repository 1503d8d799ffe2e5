package compare

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"
)

//go:embed rules.txt
var rulesFile string

// A Rule is one step of the decision list.
type Rule struct {
	ID, Title, Text string
	Verdict         Verdict
	Example         [2]string
}

// Rules lists every rule, in the order in which they are tried.
func Rules() []Rule { return append([]Rule(nil), parsedRules().list...) }

type ruleBook struct {
	list []Rule
	why  map[string]string // by id: the sentence for a reader
}

var parsedRules = sync.OnceValue(func() ruleBook {
	book, err := parseRules(rulesFile)
	if err != nil {
		panic(err) // the file is part of the program
	}
	return book
})

// parseRules reads blocks of "key: value" lines, divided by empty lines; the keys are those of rules.txt.
func parseRules(source string) (ruleBook, error) {
	book := ruleBook{why: map[string]string{}}
	for _, block := range strings.Split(source, "\n\n") {
		var r Rule
		var reason string
		for _, line := range strings.Split(block, "\n") {
			key, value, ok := strings.Cut(line, ": ")
			if strings.HasPrefix(line, "#") || strings.TrimSpace(line) == "" {
				continue
			}
			if !ok {
				return book, fmt.Errorf("rules: %q is no \"key: value\"", line)
			}
			switch key {
			case "rule":
				r.ID = value
			case "title":
				r.Title = value
			case "verdict":
				r.Verdict = Verdict(value)
			case "text":
				r.Text = value
			case "why":
				reason = value
			case "left":
				r.Example[0] = value
			case "right":
				r.Example[1] = value
			default:
				return book, fmt.Errorf("rules: unknown key %q", key)
			}
		}
		if r.ID != "" {
			book.list = append(book.list, r)
			book.why[r.ID] = reason
		}
	}
	return book, nil
}

// why tells a reader why the verdict fell, with both figures as they are written.
func why(a, b *item, e edge) string {
	return strings.NewReplacer("{left}", quoted(a), "{right}", quoted(b)).Replace(parsedRules().why[e.rule])
}

func quoted(it *item) string { return "\"" + strings.Join(strings.Fields(it.fig.Surface), " ") + "\"" }
