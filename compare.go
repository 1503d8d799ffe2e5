package dedupe

import (
	"context"

	"github.com/seed17055106/dedupe/compare"
	"github.com/seed17055106/dedupe/report"
)

// storyFindings is what the comparison of one group of documents gave.
type storyFindings struct {
	findings []compare.Finding
	skipped  []compare.Skipped
}

// compared is what is kept of figures and findings: records, since what they are made from takes several times as much memory.
type compared struct {
	figures [][]report.Figure // of each document
	stories []storyRecords    // in the order of g.stories.Groups
}

// storyRecords is the records of what was found in one story.
type storyRecords struct {
	findings    []report.Finding
	comparisons []report.Comparison
	left        int // findings of too little confidence
}

// compareStories reads the figures of the documents and compares those of each story. Where documents were delivered, a story
// without one of them is passed over. keep, where it is set, takes from what was found what is not asked for.
func compareStories(ctx context.Context, opt *Options, c *loaded, g *grouping, groups groupSet, keep func(storyFindings) storyFindings) (*compared, error) {
	out := &compared{figures: make([][]report.Figure, len(c.docs)), stories: make([]storyRecords, len(g.stories.Groups))}
	inPassage := passagesOfDocuments(c, g)
	read := func(i int) {
		d := c.docs[i]
		d.readFigures(opt, c.figures)
		out.figures[i] = figureRecords(d, i, g, groups, inPassage[i])
	}
	rest := c.apart(g)
	each(ctx, opt, "compare", len(out.stories)+len(rest), func(n int) {
		if n >= len(out.stories) {
			i := rest[n-len(out.stories)]
			read(i)
			c.docs[i].figures = nil
			return
		}
		members := g.stories.Groups[n]
		if c.delivery && !c.delivers(members) {
			return
		}
		for _, i := range members {
			read(i)
		}
		found := c.compareStory(g, members)
		if keep != nil {
			found = keep(found)
		}
		out.stories[n] = findingRecords(opt, groups.stories[n].ID, found)
		for _, i := range members {
			c.docs[i].figures = nil
		}
	})
	return out, ctx.Err()
}

// apart lists the documents whose figures are read though they are compared with none: not those of an index.
func (c *loaded) apart(g *grouping) (rest []int) {
	in := make([]bool, len(c.docs)) // a story that is compared
	for _, members := range g.stories.Groups {
		if !c.delivery || c.delivers(members) {
			for _, i := range members {
				in[i] = true
			}
		}
	}
	for i, d := range c.docs {
		if !in[i] && !d.recalled {
			rest = append(rest, i)
		}
	}
	return rest
}

func (c *loaded) compareStory(g *grouping, members []int) (found storyFindings) {
	sources := make([]*compare.Source, len(members))
	for k, m := range members {
		sources[k] = c.docs[m].source(c.docs[g.lineage[m]].ID)
		if l := g.latest[m]; l != m {
			sources[k].RevisionOf = c.docs[l].ID
		}
	}
	found.findings, found.skipped = compare.Story(sources)
	return found
}

func (d *document) source(lineage string) *compare.Source {
	return &compare.Source{Document: d.ID, Outlet: d.Outlet, Lineage: lineage, Published: d.published(), Title: d.Title, Text: d.Text, Figures: d.figures}
}
