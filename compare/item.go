package compare

import (
	"math"
	"slices"
	"sort"
	"strings"

	"github.com/seed17055106/dedupe/figure"
)

// An item is a figure made ready to be compared with many others.
type item struct {
	fig     *figure.Figure
	kind    figure.Kind // that of the figure; an ordinal of people is a count ("a third victim died": at least three)
	source  *Source
	seat    int // its own index
	index   int // of the source
	facts   *facts
	street  string // of the address in its sentence
	class   figure.Class
	entity  []string // its words
	place   []string
	mix     *mix // the group that it is a part of
	implied bool // made by impliedCount
	lone    bool // its document gives no other value of that kind for that verb; of a count, for that noun
	only    bool // a count of people: its document gives no other for that verb
	chief   bool // the greatest magnitude of its document: that of the earthquake itself, not of an aftershock
	clause  bag
	around  bag
}

// A bag is a set of word numbers, sorted, with the sum of their weights.
type bag struct {
	words []int32
	total float64
}

// A vocabulary numbers the context words of a story and weighs them: a word in every clause says nothing of the slot.
type vocabulary struct {
	ids    map[string]int32
	counts []int32
	weight []float64
}

// newItems makes the items of all sources. brief: the texts are short and given as being about one thing, so that every word weighs alike.
func newItems(sources []*Source) (items []item, words *vocabulary) {
	words = &vocabulary{ids: map[string]int32{}}
	n := 0
	for _, s := range sources {
		n += len(s.Figures)
	}
	items = make([]item, 0, n)
	for i, s := range sources {
		counted, facts, mixes := countedClasses(s), newFacts(s), mixes(s)
		first := len(items)
		for k := range s.Figures {
			f := &s.Figures[k]
			class := f.Verb()
			items = append(items, words.item(f, s, i, class))
			items[len(items)-1].mix = mixes[k]
			if implied := impliedCount(f, class, s); implied != nil && !counted[class.As] {
				items = append(items, words.item(implied, s, i, class))
				items[len(items)-1].implied = true
			}
		}
		for k := first; k < len(items); k++ {
			items[k].facts = facts
			items[k].street = facts.streets[place{items[k].fig.Field, items[k].fig.Sentence}]
		}
	}
	for i := range items {
		items[i].seat = i
		for _, w := range items[i].around.words {
			words.counts[w]++
		}
	}
	setLone(items)
	setChief(items)
	words.weigh(len(items))
	for i := range items {
		words.sum(&items[i].clause)
		words.sum(&items[i].around)
	}
	return items, words
}

func (v *vocabulary) item(f *figure.Figure, s *Source, index int, class figure.Class) item {
	return item{fig: f, kind: kindOf(f, class), source: s, index: index, class: class, entity: strings.Fields(f.Entity), place: strings.Fields(f.Place),
		clause: bag{words: v.number(f.Context)}, around: bag{words: v.number(f.Around)}}
}

// setLone marks the figures that are the only ones of their kind that their document gives for what happened; counts, for their noun, and
// those of people for what befell them as well.
func setLone(items []item) {
	single(items, func(it *item) string {
		if it.kind == figure.Count {
			return it.fig.Noun
		}
		return it.class.When
	}, func(it *item) { it.lone = true })
	single(items, func(it *item) string {
		if it.kind == figure.Count && it.class.People && people[it.fig.NounClass] {
			return it.class.As
		}
		return ""
	}, func(it *item) { it.only = true })
}

// single marks the figures that are the only value that their document gives, in their kind, for what they are of.
func single(items []item, of func(*item) string, mark func(*item)) {
	type key struct {
		source int
		kind   figure.Kind
		what   string
	}
	first, several := map[key]*figure.Figure{}, map[key]bool{}
	for pass := 0; pass < 2; pass++ {
		for i := range items {
			it := &items[i]
			what := of(it)
			if what == "" || it.fig.Elsewhere || it.fig.Part {
				continue
			}
			k := key{it.index, it.kind, what}
			switch f := first[k]; {
			case pass == 1 && !several[k]:
				mark(it)
			case pass == 0 && f == nil:
				first[k] = it.fig
			case pass == 0 && !sameValue(f, it.fig):
				several[k] = true
			}
		}
	}
}

// setChief marks the magnitudes of the earthquakes that the documents report. That of an earlier one is none where its document gives another.
func setChief(items []item) {
	greatest := map[int]*figure.Figure{}
	for i := range items {
		f := items[i].fig
		if f.Unit != "magnitude" || f.Elsewhere {
			continue
		}
		if g := greatest[items[i].index]; g == nil || g.Earlier && !f.Earlier || g.Earlier == f.Earlier && g.Stated < f.Stated {
			greatest[items[i].index] = f
		}
	}
	for i := range items {
		f, g := items[i].fig, greatest[items[i].index]
		items[i].chief = f.Unit == "magnitude" && !f.Elsewhere && f.Earlier == g.Earlier && f.Stated == g.Stated
	}
}

// countedClasses are the classes of people of which a document gives a count of its own.
func countedClasses(s *Source) map[string]bool {
	counted := map[string]bool{}
	for k := range s.Figures {
		f := &s.Figures[k]
		if class := f.Verb(); class.People && f.Stated > 0 && (f.Kind == figure.Count || f.Kind == figure.Ordinal) && people[f.NounClass] {
			counted[class.As] = true
		}
	}
	return counted
}

// impliedCount makes a count of the age of a person whom something befell: "Anna Kern, 52, was arrested" says that at least one was. Its
// span is the clause.
func impliedCount(f *figure.Figure, class figure.Class, s *Source) *figure.Figure {
	if f.Kind != figure.Age || !sought[class.As] || f.Role == "agent" || f.Elsewhere || f.Modality != "" {
		return nil
	}
	body := s.Text
	if f.Field == "title" {
		body = s.Title
	}
	one := *f
	if f.Clause.End-f.Clause.Start <= maxClaim && f.Clause.End <= len(body) && f.Clause.Start < f.Clause.End {
		one.Span = f.Clause
		one.Surface = body[f.Clause.Start:f.Clause.End]
	}
	one.Kind, one.Stated, one.Precision, one.Unit, one.Hedge, one.Entity = figure.Count, 1, 0, "", figure.HedgeAtLeast, ""
	one.Interval = figure.Interval{Low: 1, High: math.Inf(1)}
	one.Noun, one.NounClass = "person", "person"
	return &one
}

// maxClaim is how many bytes a claim may span.
const maxClaim = 120

func kindOf(f *figure.Figure, class figure.Class) figure.Kind {
	if f.Kind == figure.Ordinal && class.People && class.Grows && people[f.NounClass] {
		return figure.Count
	}
	return f.Kind
}

// people are the noun classes of persons.
var people = wordLists.Set("people")

func (v *vocabulary) number(stems []string) []int32 {
	out := make([]int32, 0, len(stems))
	for _, s := range stems {
		id, ok := v.ids[s]
		if !ok {
			id = int32(len(v.counts))
			v.ids[s] = id
			v.counts = append(v.counts, 0)
		}
		out = append(out, id)
	}
	sort.Slice(out, func(i, j int) bool { return out[i] < out[j] })
	return out
}

// fewFigures is the number of figures below which word frequencies say nothing and all words weigh alike.
const fewFigures = 12

func (v *vocabulary) weigh(figures int) {
	v.weight = make([]float64, len(v.counts))
	for i, n := range v.counts {
		v.weight[i] = 1
		if figures >= fewFigures && n > 0 {
			v.weight[i] = math.Log1p(float64(figures)/float64(n)) / math.Log1p(float64(figures)/2)
		}
	}
}

// mentions reports whether a bag holds a word of a name.
func (v *vocabulary) mentions(b bag, name []string) bool {
	for _, w := range name {
		if id, ok := v.ids[w]; ok {
			if _, found := slices.BinarySearch(b.words, id); found {
				return true
			}
		}
	}
	return false
}

// rarity is the weight of a stem, at most 1.
func (v *vocabulary) rarity(stem string) float64 {
	id, ok := v.ids[stem]
	if !ok {
		return 0
	}
	return min(1, v.weight[id])
}

func (v *vocabulary) sum(b *bag) {
	for _, w := range b.words {
		b.total += v.weight[w]
	}
}

// similarity is the cosine of two bags: the weight that they share over the geometric mean of their weights, 0..1.
func (v *vocabulary) similarity(a, b bag) (cosine, shared float64) {
	for i, j := 0, 0; i < len(a.words) && j < len(b.words); {
		switch {
		case a.words[i] < b.words[j]:
			i++
		case a.words[i] > b.words[j]:
			j++
		default:
			shared += v.weight[a.words[i]]
			i++
			j++
		}
	}
	if shared == 0 {
		return 0, 0
	}
	return shared / math.Sqrt(a.total*b.total), shared
}
