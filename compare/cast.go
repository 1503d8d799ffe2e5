package compare

import (
	"github.com/seed17055106/dedupe/figure"
)

// parts in an event: what befell a person, by the class of the verb.
var parts = wordLists.Table("part")

// other is the part of those who are not compared: more and more suspects come to light.
const other = "other"

// A person is the age that a source gives of someone with a part in the event.
type person struct {
	item int
	sex  string // class of the noun; "" unknown
}

// casts lists the people of each source by their part, each once. An age without a verb of its own has the part of the one before it in its
// sentence.
func casts(items []item) []map[string][]person {
	var out []map[string][]person
	part := ""
	for i := range items {
		it := &items[i]
		if it.index >= len(out) {
			for len(out) <= it.index {
				out = append(out, map[string][]person{})
			}
			part = ""
		} else if p := items[i-1].fig; p.Sentence != it.fig.Sentence || p.Field != it.fig.Field {
			part = ""
		}
		if own := parts[it.class.As]; own != "" {
			part = own
		}
		if it.kind != figure.Age || it.fig.Elsewhere || it.fig.Period == "then" || part == "" || part == other {
			continue
		}
		if one := (person{item: i, sex: sexOf(it.fig)}); !known(items, out[it.index][part], i) {
			out[it.index][part] = append(out[it.index][part], one)
		}
	}
	return out
}

func sexOf(f *figure.Figure) string {
	if sexes[f.NounClass] && f.NounClass != "child" {
		return f.NounClass
	}
	return ""
}

// known reports whether a person is listed: by name, or, without one, by the age.
func known(items []item, list []person, i int) bool {
	for _, p := range list {
		same, named := samePerson(items[p.item].entity, items[i].entity)
		if same || !named && sameValue(items[p.item].fig, items[i].fig) {
			return true
		}
	}
	return false
}

// leftOver finds the pairs of ages that are left over where two sources list the people of one part and all others agree.
func leftOver(items []item) map[[2]int]bool {
	out := map[[2]int]bool{}
	all := casts(items)
	for a := range all {
		for b := a + 1; b < len(all); b++ {
			for part, left := range all[a] {
				if x, y, ok := odd(items, left, all[b][part]); ok {
					out[[2]int{min(x, y), max(x, y)}] = true
				}
			}
		}
	}
	return out
}

// odd gives the one person of each list who fits no one of the other; ok is false unless others fit, and the two may be one person.
func odd(items []item, left, right []person) (x, y int, ok bool) {
	if len(left) < 2 || len(right) < 2 {
		return 0, 0, false
	}
	p, n := unmatched(items, left, right)
	q, k := unmatched(items, right, left)
	if n != 1 || k != 1 || p.sex != "" && q.sex != "" && p.sex != q.sex {
		return 0, 0, false
	}
	a, b := &items[p.item], &items[q.item]
	_, named := samePerson(a.entity, b.entity)
	return p.item, q.item, !named && yearsBetween(a.fig.Interval, b.fig.Interval) <= mostYears && beside(items, left, right, p, q)
}

// beside reports whether both stand in a sentence with someone who is in both lists.
func beside(items []item, left, right []person, p, q person) bool {
	for _, x := range left {
		for _, y := range right {
			if x.item != p.item && y.item != q.item && fit(items, x, y) && sameSentence(&items[x.item], &items[p.item]) && sameSentence(&items[y.item], &items[q.item]) {
				return true
			}
		}
	}
	return false
}

func sameSentence(a, b *item) bool {
	return a.fig.Field == b.fig.Field && a.fig.Sentence == b.fig.Sentence
}

// mostYears is how far apart two ages of one person may be: more is no slip, but another person.
const mostYears = 10

func yearsBetween(a, b figure.Interval) float64 { return max(a.Low-b.High, b.Low-a.High) }

// unmatched counts the people of a list whose age fits no one of the other list, and gives the last of them.
func unmatched(items []item, list, other []person) (last person, n int) {
	for _, p := range list {
		fits := false
		for _, q := range other {
			fits = fits || fit(items, p, q)
		}
		if !fits {
			last, n = p, n+1
		}
	}
	return last, n
}

func fit(items []item, p, q person) bool {
	a, b := items[p.item].fig, items[q.item].fig
	same, named := samePerson(items[p.item].entity, items[q.item].entity)
	return (same || !named) && overlap(a.Interval, b.Interval) && (p.sex == "" || q.sex == "" || p.sex == q.sex)
}
