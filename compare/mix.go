package compare

import (
	"strings"

	"github.com/seed17055106/dedupe/figure"
)

// A mix is how a group of people is made up: "two men and one woman".
type mix struct {
	parts map[string]float64 // by class of noun
	total float64
}

// sexes are the classes of people that make up a mix.
var sexes = wordLists.Set("sex")

// mixes finds the lists of people by sex in a source, by the index of each figure of a list.
func mixes(s *Source) map[int]*mix {
	out := map[int]*mix{}
	for first := 0; first < len(s.Figures); first++ {
		last := first
		for last+1 < len(s.Figures) && ofSex(&s.Figures[last]) && ofSex(&s.Figures[last+1]) && listed(s, &s.Figures[last], &s.Figures[last+1]) {
			last++
		}
		if last == first {
			continue
		}
		one := &mix{parts: map[string]float64{}}
		for k := first; k <= last; k++ {
			f := &s.Figures[k]
			one.parts[f.NounClass] += f.Stated
			one.total += f.Stated
			out[k] = one
		}
		first = last
	}
	return out
}

func ofSex(f *figure.Figure) bool {
	return f.Kind == figure.Count && sexes[f.NounClass] && f.Interval.Exact() && f.Stated > 0
}

// listed reports whether nothing but a comma and "and" stands between two figures.
func listed(s *Source, a, b *figure.Figure) bool {
	if a.Field != b.Field || a.Sentence != b.Sentence || a.Span.End > b.Span.Start {
		return false
	}
	body := s.Text
	if a.Field == "title" {
		body = s.Title
	}
	switch strings.Trim(body[a.Span.End:b.Span.Start], ", ") {
	case "", "and", "&":
		return true
	}
	return false
}

// otherMix reports whether two groups are of one size and of the same kinds of people, and yet made up in another way.
func otherMix(a, b *mix) bool {
	if a == nil || b == nil || a.total != b.total || len(a.parts) != len(b.parts) || len(a.parts) < 2 {
		return false
	}
	differ := false
	for class, n := range a.parts {
		other, ok := b.parts[class]
		if !ok {
			return false
		}
		differ = differ || n != other
	}
	return differ
}
