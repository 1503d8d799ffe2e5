package lsh

import (
	"cmp"
	"slices"
	"strings"
)

// A StoryPair is two documents and why they are, or nearly are, in one story.
type StoryPair struct {
	Left, Right int
	Similarity  float64
	Parts       map[string]float64 // "words", "names", "numbers", "days"
}

// Stories is the outcome of the story tier.
type Stories struct {
	Groups [][]int // two and more documents, sorted by ID
	Labels []string
	Near   []StoryPair // documents of different stories just under the threshold, nearest first, capped
}

// StoryThreshold is the similarity at which average linkage stops.
const StoryThreshold = 0.1

// maxNear bounds Stories.Near.
const maxNear = 200

// FindStories partitions docs into events.
func FindStories(docs []*Features, lineage []int, passages *Passages, workers int) *Stories {
	first := firsts(docs, lineage)
	v := newVectors(docs, first, workers)
	edges := v.edges(workers)
	cluster := averageLinkage(len(first), edges, StoryThreshold)

	s := &Stories{}
	members := make([][]int, len(first))
	node := make(map[int]int32, len(first))
	for i, d := range first {
		node[d] = int32(i)
	}
	for d := range docs {
		c := cluster[node[lineage[d]]]
		members[c] = append(members[c], d)
	}
	for c, m := range members {
		if len(m) < 2 {
			continue
		}
		slices.SortFunc(m, func(a, b int) int { return cmp.Compare(docs[a].ID, docs[b].ID) })
		s.Groups = append(s.Groups, m)
		s.Labels = append(s.Labels, label(docs, m, v, node, lineage))
		_ = c
	}
	s.Near = v.near(docs, first, edges, cluster)
	return s
}

// near lists the pairs just under the threshold, of different stories.
func (v *vectors) near(docs []*Features, first []int, edges []edge, cluster []int32) []StoryPair {
	var under []edge
	for _, e := range edges {
		if cluster[e.i] != cluster[e.j] && e.similarity < StoryThreshold {
			under = append(under, e)
		}
	}
	slices.SortFunc(under, func(x, y edge) int {
		return cmp.Or(cmp.Compare(y.similarity, x.similarity), cmp.Compare(x.i, y.i), cmp.Compare(x.j, y.j))
	})
	var out []StoryPair
	for _, e := range under[:min(maxNear, len(under))] {
		p := v.compare(e.i, e.j)
		out = append(out, StoryPair{first[e.i], first[e.j], p.similarity(), p.byName()})
	}
	return out
}

// label names a story: the title of its most typical document, else its most prominent names.
func label(docs []*Features, members []int, v *vectors, node map[int]int32, lineage []int) string {
	best, title := -1.0, ""
	for _, d := range members {
		if docs[d].Title == "" {
			continue
		}
		sum := 0.0
		for _, o := range members {
			if o != d {
				sum += v.compare(node[lineage[d]], node[lineage[o]]).similarity()
			}
		}
		if sum > best {
			best, title = sum, docs[d].Title
		}
	}
	if title != "" {
		return title
	}
	var forms []string
	for _, d := range members {
		for _, f := range docs[d].Forms {
			if len(forms) < 4 && !slices.Contains(forms, f) {
				forms = append(forms, f)
			}
		}
	}
	return strings.Join(forms, ", ")
}
