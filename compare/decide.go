package compare

import (
	"math"
	"slices"
	"strings"

	"github.com/seed17055106/dedupe/figure"
)

// values decides what the values of two figures of one slot say: a verdict and its rule.
func values(a, b *item) (Verdict, string) {
	switch a.kind {
	case figure.Date:
		rule, comparable := relateDates(a, b)
		if !comparable {
			return Incomparable, "unit"
		}
		return apart(a, b, rule)
	case figure.Time:
		return apart(a, b, relateClocks(a.fig, b.fig))
	}
	x, y, converted, same := commonUnits(a.fig, b.fig)
	if !same {
		return Incomparable, "unit"
	}
	if doerOf(a.fig, b.fig) || doerOf(b.fig, a.fig) || withDoer(a, b) {
		return Compatible, "sum"
	}
	rule := relate(x, y, converted)
	if (rule == "rounding" || rule == "truncation") && a.class.ID == "sentence" && b.class.ID == "sentence" {
		rule = "" // a judge does not round
	}
	if rule != "" && otherAgainst(a.fig, b.fig) {
		rule = ""
	}
	return apart(a, b, rule)
}

// otherAgainst reports whether two scores differ in their second number.
func otherAgainst(a, b *figure.Figure) bool {
	return a.Kind == figure.Score && a.PartOf != nil && b.PartOf != nil && *a.PartOf != *b.PartOf
}

// doerOf reports whether two counts differ by whoever did it alone: "seven, including the gunman" and "six".
func doerOf(with, without *figure.Figure) bool {
	return with.Kind == figure.Count && with.Doer && !without.Doer && with.Interval.Exact() && without.Interval.Exact() && with.Stated == without.Stated+1
}

// withDoer reports whether two counts of the dead differ by one, and a report says that whoever did it died too.
func withDoer(a, b *item) bool {
	if a.kind != figure.Count || a.class.As != "kill" || b.class.As != "kill" || !a.facts.doer && !b.facts.doer {
		return false
	}
	return a.fig.Interval.Exact() && b.fig.Interval.Exact() && math.Abs(a.fig.Stated-b.fig.Stated) == 1 && min(a.fig.Stated, b.fig.Stated) > 0
}

// apart turns the id of a reconciling rule into a verdict, and asks about time where there is none.
func apart(a, b *item, rule string) (Verdict, string) {
	switch rule {
	case "equal":
		return Agree, rule
	case "":
		return elapsed(a, b)
	}
	return Compatible, rule
}

// elapsed asks whether time explains the difference: a correction, a birthday, a counter that moved.
func elapsed(a, b *item) (Verdict, string) {
	if a.source.latest() == b.source.latest() {
		return Update, "revised"
	}
	if a.fig.Revision != b.fig.Revision && a.kind != figure.Date && a.kind != figure.Time && a.kind != figure.Address {
		return Update, "revision"
	}
	sign, between, known := order(a, b)
	switch a.fig.Kind {
	case figure.Age:
		if known && birthday(a.fig.Stated, b.fig.Stated, sign, between.Hours()/24) {
			return Update, "birthday"
		}
		return Contradict, "disjoint"
	case figure.Date, figure.Time, figure.Address, figure.Duration, figure.Score:
		return Contradict, "disjoint"
	}
	class := a.class
	if class.ID == "" {
		class = b.class
	}
	if class.Moves {
		if same, stated := sameMoment(a, b); stated && same {
			return Contradict, "disjoint"
		} else if stated {
			return Update, "moves"
		}
	}
	if known && sign != 0 {
		rising := (a.fig.Stated < b.fig.Stated) == (sign < 0)
		switch {
		case rising && (a.fig.Level || b.fig.Level) && a.kind == figure.Count:
			return Update, "grows"
		case class.Falls && (!rising || between <= firstReports):
			return Update, "moves"
		case class.Moves, a.fig.Kind == figure.Money && class.ID == "offer":
			return Update, "moves"
		case a.kind == figure.Money: // a sum that a charge or a verdict names does not run on
		case class.Grows && rising:
			return Update, "grows"
		case class.Grows:
			return Contradict, "shrinks"
		}
	}
	if counter := class.Grows || class.Moves || class.Falls; !known && counter && timed(a.fig, b.fig) && !(class.Grows && shrunk(a.fig, b.fig)) || known && sign == 0 && counter && class.People {
		return Update, "running"
	}
	if !known && a.fig.Change == "to" && b.fig.Change == "to" {
		return Update, "level"
	}
	if differ(strings.Fields(a.fig.Claimant), strings.Fields(b.fig.Claimant)) && a.kind == figure.Count {
		return Contradict, "attributed"
	}
	if a.fig.Negative != b.fig.Negative {
		return Contradict, "zero"
	}
	return Contradict, "disjoint"
}

// timed reports whether the wording puts two counts at two times: different dates, or one of them "so far".
func timed(a, b *figure.Figure) bool {
	if a.AsOf.Known() && b.AsOf.Known() {
		return !meet(a.AsOf, b.AsOf)
	}
	return a.Running || b.Running || a.Level || b.Level || increment(a) && increment(b)
}

// shrunk reports whether the one that says "now" is the lower count.
func shrunk(a, b *figure.Figure) bool {
	return a.Now != b.Now && (a.Stated < b.Stated) == a.Now
}

// increment reports whether a count is what was added of late: "five more people", "22 new cases".
func increment(f *figure.Figure) bool { return f.Additional || slices.Contains(f.Modifiers, "new") }

// firstReports is how long the count of the hurt may still rise.
const firstReports = day

// birthday reports whether the later age is greater by as many years as may have passed. Within two months a birthday is unlikely.
func birthday(a, b float64, sign int, days float64) bool {
	older := b - a
	if sign > 0 {
		older = -older
	}
	return older > 0 && days > 60 && older <= math.Ceil(days/365.25)
}

// sameStreet compares two street names without their directions.
func sameStreet(a, b string) bool { return bareStreet(a) == bareStreet(b) && bareStreet(a) != "" }

var directions = wordLists.Set("direction")

func bareStreet(s string) string {
	var out []string
	for _, w := range strings.Fields(s) {
		if !directions[w] {
			out = append(out, w)
		}
	}
	return strings.Join(out, " ")
}
