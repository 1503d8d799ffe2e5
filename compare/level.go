package compare

import "github.com/seed17055106/dedupe/figure"

// movedOn takes the changes that two sentences give for updates where their new levels are: "dropped 2 dollars to 36", "dropped 1 dollar
// to 37".
func movedOn(items []item, edges []edge) {
	type sentences struct {
		left, right *Source
		of          [2]int
	}
	of := func(e *edge) sentences {
		a, b := &items[e.left], &items[e.right]
		return sentences{a.source, b.source, [2]int{a.fig.Sentence, b.fig.Sentence}}
	}
	moved := map[sentences]bool{}
	for k := range edges {
		if edges[k].rule == "level" {
			moved[of(&edges[k])] = true
		}
	}
	for k := range edges {
		e := &edges[k]
		if e.verdict == Contradict && changes[items[e.left].kind] && moved[of(e)] {
			e.verdict, e.rule = Update, "level"
		}
	}
}

// changes are the kinds in which such sentences give the change itself.
var changes = map[figure.Kind]bool{figure.Money: true, figure.Percent: true, figure.Points: true, figure.Measure: true}
