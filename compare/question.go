package compare

import "github.com/seed17055106/dedupe/figure"

var (
	befallen   = wordLists.Set("befallen")
	loaded     = wordLists.Set("loaded")
	impersonal = wordLists.Set("impersonal")
)

// countedAs names what a count is of, and what befell it: "people", "arrested" for three arrests.
func countedAs(f *figure.Figure, named string) (noun, verb string) {
	class := f.Verb()
	switch {
	case class.People && (f.Noun == "" || befallen[f.Noun] || f.NounClass == "case"):
		return "people", named
	case class.ID == "shoot" && loaded[f.Noun]:
		return plural(f.Noun), "fired"
	case class.People && f.NounClass != "" && !people[f.NounClass], f.NounClass == "case", f.Noun == class.ID:
		return plural(f.Noun), "" // "two shooting scenes", "90 cases": the verb only names the thing
	}
	return plural(f.Noun), named
}

// question asks for the slot of a figure.
func question(f *figure.Figure) string {
	class := f.Verb()
	switch f.Kind {
	case figure.Age:
		return "How old is " + whose(f) + "?"
	case figure.Time:
		return "At what time " + happened(f, class) + "?"
	case figure.Date:
		return "When " + happened(f, class) + "?"
	case figure.Address:
		if f.Noun == figure.Telephone {
			return "What is the telephone number?"
		}
		return "At what number on " + title(f.Entity) + "?"
	case figure.Count, figure.Ordinal:
		return howMany(f, class)
	case figure.Money:
		if class.Named == "" || class.Thin || class.Did != "" {
			return "How much money" + bracket(class.Named) + "?"
		}
		return "How much money was " + class.Named + "?"
	case figure.Duration:
		switch {
		case f.Toward == "left":
			return "How much time was left?"
		case f.Class == "sentence":
			return "How long is the sentence?"
		case class.Lasts, class.People && class.Moves:
			return "How long was someone " + class.Named + "?"
		}
		return "How long" + bracket(class.Named) + "?"
	case figure.Measure:
		return "What is the " + measured(f, class.Named) + "?"
	case figure.Percent, figure.Points, figure.Ratio:
		return "What is the share" + bracket(class.Named) + "?"
	}
	if f.Kind == figure.Score && class.ID == "vote" {
		return "How did they vote?"
	}
	return "What is the " + string(f.Kind) + bracket(class.Named) + "?"
}

// howMany asks for a count: "How many people were killed?", "How many guards arrived?".
func howMany(f *figure.Figure, class figure.Class) string {
	noun, verb := countedAs(f, class.Named)
	switch {
	case f.Noun == "time" && verb != "" && class.Did == "":
		return "How many times was " + subject(class) + " " + verb + "?"
	case noun == "":
		return "How many" + bracket(verb) + "?"
	case verb == "":
		return "How many " + noun + "?"
	case class.Did != "":
		return "How many " + noun + " " + class.Did + "?"
	}
	return "How many " + noun + " were " + verb + "?"
}

// happened asks for a moment: "was someone shot", "was it announced", "did it happen".
func happened(f *figure.Figure, class figure.Class) string {
	switch {
	case class.Named == "" || f.Class == "" || class.Thin:
		return "did it happen" + bracket(f.Predicate)
	case class.Did != "" && impersonal[class.ID]:
		return "did it " + class.ID
	case class.Did != "":
		return "did someone " + class.ID
	}
	return "was " + subject(class) + " " + class.Named
}

// subject is whom or what a verb befalls.
func subject(class figure.Class) string {
	if class.People {
		return "someone"
	}
	return "it"
}

func bracket(named string) string {
	if named == "" {
		return ""
	}
	return " (" + named + ")"
}
