package report

import (
	"cmp"
	"maps"
	"slices"
	"strings"
)

// A storyView is a story: its documents in order of time, what each says of each question, and the passages they share.
type storyView struct {
	ID, Label   string
	Group       string // the id as the files have it
	Tally       string
	Docs        []storyDoc
	DocsCut     string
	Matrix      *matrix
	Timeline    *timeline
	Graph       *graph
	Histogram   *histogram
	Passages    []*passageView
	PassagesCut string

	tallyOf
}

// A tallyOf counts the conflicts of a story.
type tallyOf struct{ contradictions, updates int }

// A storyDoc is a document in the list of a story.
type storyDoc struct {
	ID     string
	Doc    *docRef
	Words  string
	Copies link // of the copy group that it belongs to
}

// A matrix shows what each outlet says of each question of a story.
type matrix struct {
	Outlets []string
	Rows    []matrixRow
	Cut     string
	RowsCut string
}

// A matrixRow is a question with a cell for each outlet.
type matrixRow struct {
	Question link
	badge
	Cells []matrixCell
}

// A matrixCell is what one outlet says. Values is empty when it does not state a figure.
type matrixCell struct {
	badge  // of the worst verdict that a claim of the cell takes part in
	Values []string
	More   bool // and other values
}

// storyGroups gives the stories, those with the most contradictions and updates first, and what is found in each.
func (b *builder) storyGroups() ([]*Group, map[string]*tallyOf) {
	found := map[string]*tallyOf{}
	var groups []*Group
	for i := range b.r.Groups {
		if g := &b.r.Groups[i]; g.Kind == "story" {
			groups = append(groups, g)
			found[g.ID] = &tallyOf{}
		}
	}
	for i := range b.r.Findings {
		if n := found[b.r.Findings[i].Group]; n != nil {
			n.count(b.r.Findings[i].Verdict)
		}
	}
	slices.SortStableFunc(groups, func(x, y *Group) int {
		m, n := found[x.ID], found[y.ID]
		return cmp.Or(cmp.Compare(n.contradictions, m.contradictions), cmp.Compare(n.updates, m.updates), cmp.Compare(len(y.Documents), len(x.Documents)))
	})
	return groups, found
}

// stories shows stories.
func (b *builder) stories(groups []*Group, found map[string]*tallyOf, passages map[string][]*passageView) []*storyView {
	if len(groups) > 0 {
		b.copyOf = groupsOf(b.r, "copy")
	}
	findings := map[string][]*Finding{}
	for _, f := range ranked(b.r.Findings, func(*Finding) bool { return true }) {
		findings[f.Group] = append(findings[f.Group], f)
	}
	views := make([]*storyView, len(groups))
	for i, g := range groups {
		views[i] = b.story(g, findings[g.ID], passages[g.ID])
		views[i].tallyOf = *found[g.ID]
	}
	return views
}

// passages gives the passage groups of each story ("" for those of none), those with findings first, and apart from
// them those that some tell with a number and others without.
func (b *builder) passages() (byStory map[string][]*passageView, oneSided []*passageView) {
	byStory = map[string][]*passageView{}
	for i := range b.r.Groups {
		g := &b.r.Groups[i]
		if g.Kind != "passage" || len(g.Passages) == 0 {
			continue
		}
		v := b.passage(g)
		if v.oneSided {
			oneSided = append(oneSided, v)
			continue
		}
		story := b.storyOf[g.Passages[0].Document]
		byStory[story] = append(byStory[story], v)
	}
	for _, views := range byStory {
		slices.SortStableFunc(views, func(x, y *passageView) int { return cmp.Compare(y.claims, x.claims) })
	}
	return byStory, oneSided
}

func (b *builder) story(g *Group, findings []*Finding, passages []*passageView) *storyView {
	v := &storyView{ID: anchor("g", g.ID), Group: g.ID, Label: oneLine(cmp.Or(g.Label, g.ID))}
	outlets, lineages := map[string]bool{}, map[string]bool{}
	ids := b.byTime(g.Documents)
	for _, id := range ids {
		row := storyDoc{ID: id, Doc: b.doc(id, ""), Copies: b.groupLink(b.copyOf[id])}
		lineage := id
		if d := b.docs[id]; d != nil {
			row.Words = plural(d.Words, "word", "words")
			lineage = cmp.Or(d.Lineage, id)
		}
		outlets[row.Doc.Outlet], lineages[lineage] = true, true
		v.Docs = append(v.Docs, row)
	}
	v.Tally = plural(len(v.Docs), "document", "documents") + ", " + plural(len(outlets), "outlet", "outlets") + ", " + plural(len(lineages), "source", "sources")
	v.Docs, v.DocsCut = limitEach(b, v.Docs, maxStoryDocs, "documents of one story")
	v.Matrix = b.matrix(findings)
	v.Timeline, v.Graph = b.timeline(ids), b.graph(ids)
	v.Histogram = newHistogram("Pairs of the documents by containment", b.containments(ids), 1, 0)
	v.Passages, v.PassagesCut = limitEach(b, passages, maxPassages, "shared passages of one story")
	return v
}

// count takes a finding into account.
func (v *tallyOf) count(verdict string) {
	switch verdict {
	case "contradict":
		v.contradictions++
	case "update":
		v.updates++
	}
}

// Conflicts names how many contradictions and updates a story has.
func (v *tallyOf) Conflicts() string {
	var s []string
	if v.contradictions > 0 {
		s = append(s, plural(v.contradictions, "contradiction", "contradictions"))
	}
	if v.updates > 0 {
		s = append(s, plural(v.updates, "update", "updates"))
	}
	return strings.Join(s, ", ")
}

// matrix lays out the findings of a story: a row for each question, a column for each outlet that answers one of them.
func (b *builder) matrix(findings []*Finding) *matrix {
	if len(findings) == 0 {
		return nil
	}
	answers := map[string]int{}
	for _, f := range findings {
		for _, c := range f.Claims {
			answers[b.doc(c.Document, c.Outlet).Outlet]++
		}
	}
	m := &matrix{Outlets: slices.Sorted(maps.Keys(answers))}
	slices.SortStableFunc(m.Outlets, func(x, y string) int { return cmp.Compare(answers[y], answers[x]) })
	m.Outlets, m.Cut = limitEach(b, m.Outlets, maxMatrixCols, "outlets of one claims matrix")
	findings, m.RowsCut = limitEach(b, findings, maxMatrixRows, "questions of one claims matrix")
	for _, f := range findings {
		m.Rows = append(m.Rows, b.matrixRow(f, m.Outlets))
	}
	return m
}

func (b *builder) matrixRow(f *Finding, outlets []string) matrixRow {
	row := matrixRow{Question: link{b.findingHref(f), cmp.Or(f.Slot, f.Question)}, badge: badgeOf(f.Verdict), Cells: make([]matrixCell, len(outlets))}
	// Documents of one text are one witness: what is said of one holds for all that give the same value.
	type witness struct{ source, value string }
	of := func(c Claim) witness { return witness{lineageOf(c), claimValue(c)} }
	worst := map[witness]int{} // place in verdictOrder, from 1
	for _, c := range f.Conflicts {
		if inRange(f, c) {
			v := order(verdictOrder, c.Verdict) + 1
			for _, w := range []witness{of(f.Claims[c.Left]), of(f.Claims[c.Right])} {
				if worst[w] == 0 || v < worst[w] {
					worst[w] = v
				}
			}
		}
	}
	cells := make([]int, len(outlets)) // the same of each cell
	for _, i := range b.sorted(f) {
		c := f.Claims[i]
		col := slices.Index(outlets, b.doc(c.Document, c.Outlet).Outlet)
		if col < 0 {
			continue
		}
		cell := &row.Cells[col]
		switch v := claimLabel(c); {
		case slices.Contains(cell.Values, v):
		case len(cell.Values) < maxSides:
			cell.Values = append(cell.Values, v)
		default:
			cell.More = true
		}
		if v := worst[of(c)]; v > 0 && (cells[col] == 0 || v < cells[col]) {
			cells[col] = v
			cell.badge = badgeOf(verdictOrder[v-1])
		}
	}
	return row
}
