package lsh

import (
	"slices"
	"strings"
)

const (
	labelSample = 32 // documents of a story that are compared for its label
	labelForms  = 4
)

// label names a story: by the title of the document that is most alike to the others, else by its most prominent names.
func (g *documentGraph) label(docs []*Features, nodes []int32) string {
	nodes = nodes[:min(labelSample, len(nodes))]
	best, title := -1.0, ""
	for _, i := range nodes {
		t := strings.TrimSpace(docs[g.first[i]].Title)
		if t == "" {
			continue
		}
		sum := 0.0
		for _, j := range nodes {
			if i != j {
				p := g.compare(min(i, j), max(i, j))
				sum += p.similarity()
			}
		}
		if sum > best {
			best, title = sum, t
		}
	}
	if title != "" {
		return title
	}
	return strings.Join(commonForms(docs, g.first, nodes), ", ")
}

// commonForms lists the names that most of the documents hold, the most common and prominent first.
func commonForms(docs []*Features, first []int, nodes []int32) []string {
	score := map[string]int{}
	var forms []string
	for _, i := range nodes {
		f := docs[first[i]].Forms
		for rank, s := range f {
			if score[s] == 0 {
				forms = append(forms, s)
			}
			score[s] += maxForms - rank + 1
		}
	}
	slices.SortStableFunc(forms, func(a, b string) int { return score[b] - score[a] })
	return forms[:min(labelForms, len(forms))]
}
