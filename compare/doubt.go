package compare

import "github.com/seed17055106/dedupe/figure"

// sureness is the evidence of a conflict less what speaks against it although the slot is one: it bears on the confidence alone.
func sureness(items []item, e edge) float64 {
	a, b := &items[e.left], &items[e.right]
	if e.by == "" && a.kind == figure.Count && a.class.People && !a.class.Moves && !sought[a.class.As] {
		return e.evidence * victims(a, b, e)
	}
	return e.evidence
}

// victims is what is left of the evidence that two counts of victims are at odds. Two that are far apart are seldom of one question. An update
// needs something that speaks of it: words, or a day between the reports.
func victims(a, b *item, e edge) float64 {
	left := 1.
	switch g := gap(a.fig.Interval, b.fig.Interval); {
	case a.fig.Negative != b.fig.Negative, a.fig.Kind == figure.Ordinal, b.fig.Kind == figure.Ordinal: // "no one", "a second victim died"
	case g >= .5:
		left = .7
	case g >= .33 && e.verdict == Update:
		left = .85
	}
	if e.verdict == Update && !moved(a) && !moved(b) {
		left *= .9
		if e.rule == "running" {
			left *= .8
		}
	}
	return left
}

// moved reports whether the wording of a count tells that it is not what it was.
func moved(it *item) bool {
	f := it.fig
	return f.Moved || f.Running || f.Level || f.Revision != "" || f.Kind == figure.Ordinal
}
