package report

import (
	"cmp"
	"runtime"
	"slices"
	"sync"
)

// A copyView is a copy group: documents that descend from one text, in order of time.
type copyView struct {
	ID, Label string
	Group     string // the id as the files have it
	Tally     string
	First     *docRef // the earliest, which the others are compared with
	Lineage   *lineage
	Members   []copyMember
	Cut       string
	Numbers   bool // some member has other numbers than the first
}

// A copyMember is a later document of a copy group.
type copyMember struct {
	ID          string
	Doc         *docRef
	Containment string // share of the shorter text that stands in the other; "" when the pair was not measured
	Jaccard     string
	Diff        wordDiff

	left, right *Document // what Diff is to compare, nil where it cannot
}

// copyGroups gives the copy groups, the largest first.
func (b *builder) copyGroups() []*Group {
	var groups []*Group
	for i := range b.r.Groups {
		if g := &b.r.Groups[i]; g.Kind == "copy" && len(g.Documents) > 0 {
			groups = append(groups, g)
		}
	}
	slices.SortStableFunc(groups, func(x, y *Group) int { return cmp.Compare(len(y.Documents), len(x.Documents)) })
	return groups
}

// copies shows copy groups, those in which numbers changed first.
func (b *builder) copies(groups []*Group) []*copyView {
	views := make([]*copyView, len(groups))
	for i, g := range groups {
		views[i] = b.copyGroup(g)
	}
	b.compareMembers(views)
	slices.SortStableFunc(views, func(x, y *copyView) int {
		switch {
		case x.Numbers == y.Numbers:
			return 0
		case x.Numbers:
			return -1
		}
		return 1
	})
	return views
}

// copyGroup shows a copy group, but for the comparisons of its members.
func (b *builder) copyGroup(g *Group) *copyView {
	ids := b.byTime(g.Documents)
	v := &copyView{ID: anchor("g", g.ID), Group: g.ID, First: b.doc(ids[0], ""), Lineage: b.lineage(ids)}
	outlets := map[string]bool{}
	for _, id := range ids {
		outlets[b.outlet(id, "")] = true
	}
	v.Label = oneLine(cmp.Or(g.Label, v.First.Title))
	v.Tally = plural(len(ids), "document", "documents") + ", " + plural(len(outlets), "outlet", "outlets") + ", 1 source"
	members, cut := limitEach(b, ids[1:], maxCopyDocs, "members of one copy group")
	v.Cut = cut
	for _, id := range members {
		v.Members = append(v.Members, b.copyMember(ids[0], id))
	}
	return v
}

func (b *builder) copyMember(first, id string) copyMember {
	m := copyMember{ID: id, Doc: b.doc(id, "")}
	if p := b.pair(first, id); p != nil {
		m.Containment, m.Jaccard = percent(p.Containment), percent(p.Jaccard)
	}
	left, right := b.docs[first], b.docs[id]
	switch {
	case left == nil || right == nil:
	case b.r.Run.NoText:
		m.Diff.Refused = "The texts were left out of these results."
	default:
		m.left, m.right = left, right
	}
	return m
}

// compareMembers compares each member with the first of its group, on all processors, until the page has no room for more.
func (b *builder) compareMembers(views []*copyView) {
	const atOnce = 64 // of which those are in vain that there is no room for
	room := maxDiffBytes
	var members []*copyMember
	for _, v := range views {
		for i := range v.Members {
			if m := &v.Members[i]; m.left != nil {
				members = append(members, m)
			}
		}
	}
	for some := range slices.Chunk(members, atOnce) {
		var wait sync.WaitGroup
		workers := runtime.GOMAXPROCS(0)
		for w := range workers {
			wait.Go(func() {
				for i := w; i < len(some) && room > 0; i += workers {
					some[i].Diff = compareWords(some[i].left, some[i].right)
				}
			})
		}
		wait.Wait()
		for _, m := range some {
			if room <= 0 {
				m.Diff = wordDiff{Refused: "Not compared word by word here: the page has no room for more."}
				b.note("Later copies are not compared word by word: the page has no room for more.")
			}
			room -= m.Diff.size
		}
	}
	for _, v := range views {
		v.Numbers = slices.ContainsFunc(v.Members, func(m copyMember) bool { return m.Diff.Numbers != "" })
	}
}

// pair is the measured overlap of two documents, nil when it was not kept.
func (b *builder) pair(x, y string) *Pair {
	return b.overlaps[[2]string{min(x, y), max(x, y)}]
}
