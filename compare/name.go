package compare

import (
	"strings"

	"github.com/seed17055106/dedupe/figure"
)

// SlotName names the slot that a figure fills as a reader would: "people killed", "age of Maria Lopez".
func SlotName(f *figure.Figure) string {
	named := f.Verb().Named
	switch f.Kind {
	case figure.Age:
		return strings.TrimSpace("age of " + whose(f))
	case figure.Time:
		return moment("time", f, named)
	case figure.Date:
		return moment("date", f, named)
	case figure.Address:
		if f.Noun == figure.Telephone {
			return "telephone number"
		}
		return "street number on " + title(f.Entity)
	case figure.Count, figure.Ordinal:
		noun, verb := countedAs(f, named)
		return strings.TrimSpace(noun + " " + verb)
	case figure.Duration:
		if f.Toward == "left" {
			return "time left"
		}
		if f.Class == "sentence" {
			return strings.TrimSuffix("sentence of "+title(f.Entity), " of ")
		}
		return "duration" + of(f, named)
	case figure.Measure:
		return measured(f, named)
	case figure.Money:
		return "sum" + of(f, named)
	case figure.Percent, figure.Points, figure.Ratio:
		return "share" + of(placed(f), named)
	case figure.Score:
		if f.Class == "vote" {
			return "votes for and against"
		}
	}
	return string(f.Kind) + of(f, named)
}

var compass = wordLists.Set("compass")

// measured names a measure by its dimension: "magnitude", "length of pipeline", "distance north".
func measured(f *figure.Figure, named string) string {
	if f.Unit == "magnitude" {
		return f.Unit
	}
	scale, ok := f.Scale()
	if !ok {
		return string(f.Kind) + of(f, named)
	}
	if compass[f.Noun] && scale.Dimension == "length" {
		return "distance " + f.Noun
	}
	bare := *f
	if f.Noun == f.Unit {
		bare.Noun = ""
	}
	return scale.Dimension + of(&bare, named)
}

// fuller returns the figure whose slot says more.
func fuller(a, b *figure.Figure) *figure.Figure {
	if said(b) > said(a) {
		return b
	}
	return a
}

func said(f *figure.Figure) int {
	n := len(f.Entity)
	if f.Noun != "" {
		n += 10
	}
	if f.Class != "" {
		n += 20
	}
	return n
}

func moment(what string, f *figure.Figure, named string) string {
	switch {
	case named != "":
		return what + " (" + named + ")"
	case f.Predicate != "":
		return what + " (" + f.Predicate + ")"
	}
	return what
}

var amounts = wordLists.Set("amount")

func of(f *figure.Figure, named string) string {
	var out string
	if f.Noun != "" && f.Kind != figure.Duration && !amounts[f.Noun] && f.Noun != f.Class {
		out = " of " + f.Noun
	}
	if named != "" && (out == "" || f.Predicate != f.Noun) {
		out += " " + named
	}
	if f.Entity != "" {
		out += ", " + title(f.Entity)
	}
	return out
}

// placed names a figure by its place where it has one.
func placed(f *figure.Figure) *figure.Figure {
	if f.Place == "" {
		return f
	}
	there := *f
	there.Entity = f.Place
	return &there
}

func whose(f *figure.Figure) string {
	if f.Entity != "" {
		return title(f.Entity)
	}
	if f.Noun != "" {
		return "the " + f.Noun
	}
	return "a person"
}

// title capitalises the words of a name.
func title(s string) string {
	words := strings.Fields(s)
	for i, w := range words {
		if strings.Trim(w, "i") == "" {
			words[i] = strings.ToUpper(w) // "Milo Varga III"
			continue
		}
		words[i] = strings.ToUpper(w[:1]) + w[1:]
	}
	return strings.Join(words, " ")
}

var irregular = wordLists.Table("plural")

func plural(noun string) string {
	if noun == "" {
		return ""
	}
	if p, ok := irregular[noun]; ok {
		return p
	}
	for _, ending := range []string{"ss", "x", "ch", "sh"} {
		if strings.HasSuffix(noun, ending) {
			return noun + "es"
		}
	}
	if strings.HasSuffix(noun, "s") {
		return noun
	}
	if n := len(noun); n > 2 && noun[n-1] == 'y' && !strings.ContainsRune("aeiou", rune(noun[n-2])) {
		return noun[:n-1] + "ies"
	}
	return noun + "s"
}
