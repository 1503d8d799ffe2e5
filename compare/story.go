package compare

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/seed17055106/dedupe/figure"
)

// maxSkipped is how many look-alike pairs that were not compared a story tells of.
const maxSkipped = 200

// Story compares all documents of one story. The result does not depend on the order of sources.
//
// Every pair of figures of one kind in two documents is judged; the pairs that fill one slot are joined to slots by average linkage, so
// that no chain of half-likenesses runs two questions together; each slot of at least two documents is a Finding.
func Story(sources []*Source) (findings []Finding, skipped []Skipped) {
	ordered := slices.Clone(sources)
	slices.SortFunc(ordered, func(a, b *Source) int {
		return cmp.Or(cmp.Compare(a.Document, b.Document), cmp.Compare(a.Text, b.Text))
	})
	items, words := newItems(ordered)
	m := &matcher{words: words, limit: maxFigures, odd: leftOver(items)}
	edges, skipped := m.judgeAll(items)
	m.addUp(items, edges)
	movedOn(items, edges)
	explain(items, edges)
	partRivals(items, edges)
	groups := slots(items, edges)
	for g, inside := range edgesOf(groups, len(items), edges) {
		if f, ok := newFinding(items, inside, groups[g]); ok {
			findings = append(findings, f)
		}
	}
	slices.SortStableFunc(findings, func(a, b Finding) int {
		return cmp.Or(cmp.Compare(b.Verdict.Strength(), a.Verdict.Strength()), cmp.Compare(b.Confidence, a.Confidence))
	})
	return findings, skipped
}

// judgeAll judges every pair of items of one kind in two documents.
func (m *matcher) judgeAll(items []item) (edges []edge, skipped []Skipped) {
	kinds := map[figure.Kind][]int{}
	for i := range items {
		kinds[items[i].kind] = append(kinds[items[i].kind], i)
	}
	names := make([]figure.Kind, 0, len(kinds))
	for k := range kinds {
		names = append(names, k)
	}
	slices.Sort(names)
	for _, k := range names {
		list := kinds[k]
		if len(list) > m.limit {
			skipped = append(skipped, m.cut(items, list))
			list = list[:m.limit]
		}
		for n, i := range list {
			for _, j := range list[n+1:] {
				if items[i].index == items[j].index {
					continue
				}
				e := m.judge(items, i, j)
				if e.verdict != Incomparable || eventRules[e.rule] {
					edges = append(edges, e)
				}
				if e.verdict != Incomparable {
					continue
				}
				if len(skipped) < maxSkipped && tempting(&items[i], &items[j]) {
					skipped = append(skipped, Skipped{claim(&items[i]), claim(&items[j]), e.rule, why(&items[i], &items[j], e)})
				}
			}
		}
	}
	return edges, skipped
}

// eventRules are those by which two whole reports are of two events. That says nothing of the slot.
var eventRules = map[string]bool{"days": true, "scenes": true}

// maxFigures is how many figures of one kind a story compares: 40 of each of a hundred reports. Their pairs take about a second.
const maxFigures = 4000

// cut says which figures are beyond the limit: the last one compared beside the first one that is not.
func (m *matcher) cut(items []item, list []int) Skipped {
	last, first := &items[list[m.limit-1]], &items[list[m.limit]]
	why := strings.NewReplacer("{count}", strconv.Itoa(len(list)), "{kind}", string(first.kind), "{limit}", strconv.Itoa(m.limit)).Replace(why(last, first, edge{rule: "cap"}))
	return Skipped{Left: claim(last), Right: claim(first), Rule: "cap", Why: why}
}

// tempting reports whether a reader would ask why two figures were not compared: the same noun or unit, another number.
func tempting(a, b *item) bool {
	return a.fig.Stated != b.fig.Stated && a.fig.Unit == b.fig.Unit && a.fig.Noun == b.fig.Noun && (a.fig.Noun != "" || a.fig.Unit != "")
}

func claim(it *item) Claim {
	q := it.fig.Quote
	text := it.source.Text
	if it.fig.Field == "title" {
		text = it.source.Title
	}
	if q.End <= q.Start || q.End > len(text) {
		return Claim{Source: it.source, Figure: it.fig, Quote: it.fig.Surface, QuoteStart: it.fig.Span.Start}
	}
	return Claim{Source: it.source, Figure: it.fig, Quote: text[q.Start:q.End], QuoteStart: q.Start}
}

// linkage is the share of the pairs between two groups of figures that must fill one slot before the groups are joined.
const linkage = .5

// slots joins the items that fill one slot, nearest first. The groups come in order of their first item.
func slots(items []item, edges []edge) [][]int {
	order := make([]int, 0, len(edges))
	linked := make([][]int, len(items))    // by item: the later items that fill its slot, ascending
	withdrawn := make([][]int, len(items)) // by item: those whose conflict is accounted for, or of other days, which says nothing of the slot
	rivals := make([][]int, len(items))    // by item: those that fill another slot
	for k := range edges {
		if e := &edges[k]; e.verdict != Incomparable {
			order = append(order, k)
			linked[e.left] = append(linked[e.left], e.right)
		} else if e.rival {
			rivals[e.left] = append(rivals[e.left], e.right)
		} else if e.rule == "both" || eventRules[e.rule] {
			withdrawn[e.left] = append(withdrawn[e.left], e.right)
		}
	}
	slices.SortStableFunc(order, func(x, y int) int { return cmp.Compare(edges[y].nearness(items), edges[x].nearness(items)) })
	group := make([]int, len(items))
	members := make([][]int, len(items))
	for i := range group {
		group[i], members[i] = i, []int{i}
	}
	for _, k := range order {
		g, h := group[edges[k].left], group[edges[k].right]
		if g == h || !mayJoin(items, members[g], members[h], linked, withdrawn, rivals) {
			continue
		}
		for _, i := range members[h] {
			group[i] = g
		}
		members[g] = append(members[g], members[h]...)
		members[h] = nil
	}
	var out [][]int
	for _, m := range members {
		if len(m) > 1 {
			slices.Sort(m)
			out = append(out, m)
		}
	}
	slices.SortFunc(out, func(a, b []int) int { return cmp.Compare(a[0], b[0]) })
	return out
}

// edgesOf gives each group the edges between its items.
func edgesOf(groups [][]int, n int, edges []edge) [][]edge {
	groupOf := make([]int, n)
	for i := range groupOf {
		groupOf[i] = -1
	}
	for g, members := range groups {
		for _, i := range members {
			groupOf[i] = g
		}
	}
	out := make([][]edge, len(groups))
	for _, e := range edges {
		if g := groupOf[e.left]; g >= 0 && g == groupOf[e.right] && e.verdict != Incomparable {
			out[g] = append(out[g], e)
		}
	}
	return out
}

func mayJoin(items []item, a, b []int, linked, withdrawn, rivals [][]int) bool {
	pairs, links := 0, 0
	for _, i := range a {
		for _, j := range b {
			if items[i].index == items[j].index || superseded(items[i].source, items[j].source) {
				continue
			}
			if _, ok := slices.BinarySearch(rivals[min(i, j)], max(i, j)); ok {
				return false
			}
			if _, ok := slices.BinarySearch(withdrawn[min(i, j)], max(i, j)); ok {
				continue
			}
			pairs++
			if _, ok := slices.BinarySearch(linked[min(i, j)], max(i, j)); ok {
				links++
			}
		}
	}
	return float64(links) >= linkage*float64(pairs)
}

// newFinding makes the finding of one slot: one claim for each value of each document, and the verdicts between documents.
func newFinding(items []item, edges []edge, members []int) (Finding, bool) {
	claimOf := map[int]int{}
	var claims []Claim
	var first []int // the item of each claim
	for _, i := range members {
		found := -1
		for c, k := range first {
			if items[k].index == items[i].index && sameValue(items[k].fig, items[i].fig) {
				found = c
				break
			}
		}
		if found < 0 {
			found = len(claims)
			claims, first = append(claims, claim(&items[i])), append(first, i)
		}
		claimOf[i] = found
		if better(items[i].fig, items[first[found]].fig) {
			claims[found], first[found] = claim(&items[i]), i
		}
	}
	best := map[[2]int]edge{}
	for _, e := range edges {
		l, r := claimOf[e.left], claimOf[e.right]
		key := [2]int{min(l, r), max(l, r)}
		if old, ok := best[key]; !ok || e.evidence > old.evidence {
			best[key] = e
		}
	}
	if len(best) == 0 {
		return Finding{}, false
	}
	return finish(items, claims, best), true
}

// better reports whether a figure stands for a claim rather than another of the same value: the text before the headline, then the one whose
// sentence says more.
func better(f, than *figure.Figure) bool {
	if f.Field != than.Field {
		return than.Field == "title"
	}
	return said(f) > said(than)
}

func sameValue(a, b *figure.Figure) bool {
	if a.Kind == figure.Date {
		return a.When == b.When && (a.When.Known() || a.Surface == b.Surface)
	}
	return a.Interval == b.Interval && a.Unit == b.Unit && a.Kind == b.Kind && !otherAgainst(a, b)
}

// finish fills in the conflicts of a finding in order of their claims, and what follows from them.
func finish(items []item, claims []Claim, best map[[2]int]edge) Finding {
	f := Finding{Kind: claims[0].Figure.Kind, Verdict: Incomparable, Claims: claims}
	keys := make([][2]int, 0, len(best))
	for k := range best {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(a, b [2]int) int { return cmp.Or(cmp.Compare(a[0], b[0]), cmp.Compare(a[1], b[1])) })
	var strongest []edge
	for _, k := range keys {
		e := best[k]
		f.Conflicts = append(f.Conflicts, Conflict{k[0], k[1], e.verdict, e.rule, why(&items[e.left], &items[e.right], e)})
		if e.verdict.Strength() > f.Verdict.Strength() {
			f.Verdict, strongest = e.verdict, nil
		}
		if e.verdict == f.Verdict {
			strongest = append(strongest, e)
		}
	}
	named := claims[0].Figure
	for _, c := range claims[1:] {
		named = fuller(named, c.Figure)
	}
	f.Slot, f.Question = SlotName(named), question(named)
	f.Severity = severity(items, strongest)
	f.Confidence = findingConfidence(items, strongest)
	return f
}
