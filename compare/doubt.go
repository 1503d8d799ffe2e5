package compare

import "github.com/seed17055106/dedupe/figure"

// sureness is the evidence of a conflict less what speaks against it although the slot is one: it bears on the confidence alone. Counters that
// move, and those of suspects, may be far apart.
func sureness(items []item, e edge) float64 {
	a, b := &items[e.left], &items[e.right]
	if e.by != "" || a.kind != figure.Count || a.class.Moves || b.class.Moves || sought[a.class.As] || sought[b.class.As] {
		return e.evidence
	}
	return e.evidence * apartness(a, b, e)
}

// apartness is what is left of the evidence that two counts are at odds. Two that are far apart are seldom of one question, least of all those of
// people. An update needs something that speaks of it: words, or a day between the reports.
func apartness(a, b *item, e edge) float64 {
	left := 1.
	switch g := gap(a.fig.Interval, b.fig.Interval); {
	case a.fig.Negative != b.fig.Negative, a.fig.Kind == figure.Ordinal, b.fig.Kind == figure.Ordinal: // "no one", "a second victim died"
	case g >= .5 && (a.class.People || b.class.People):
		left = .7
	case g >= .5:
		left = .8
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
