package compare

import (
	"slices"
	"strings"

	"github.com/seed17055106/dedupe/figure"
)

// atLarge reports whether one report says that no one was arrested and the other counts people who are charged: those have been.
func atLarge(none, some *item) bool {
	return none.fig.Negative && !some.fig.Negative && none.class.As == "arrest" && some.class.As == "charge" && !some.facts.arrests && accused(some)
}

// accused reports whether those counted are charged with something, and no fee: "charged 40 people for parking".
func accused(it *item) bool {
	for k := range it.source.Figures {
		if f := &it.source.Figures[k]; f.Kind == figure.Money && f.Field == it.fig.Field && f.Sentence == it.fig.Sentence {
			return false
		}
	}
	body := it.source.Text
	if it.fig.Field == "title" {
		body = it.source.Title
	}
	if it.fig.Number.End > len(body) {
		return false
	}
	rest, _, _ := strings.Cut(body[it.fig.Number.End:], ".")
	return slices.ContainsFunc(strings.Fields(rest), func(w string) bool { return charged[strings.ToLower(strings.Trim(w, ",;:"))] })
}

var charged = wordLists.Set("charged")
