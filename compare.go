package dedupe

import (
	"context"

	"github.com/seed17055106/dedupe/compare"
)

// storyFindings is what the comparison of one group of documents gave.
type storyFindings struct {
	documents []int
	findings  []compare.Finding
	skipped   []compare.Skipped
}

// compareStories compares the figures of each story, in the order of g.stories.Groups. Where documents were delivered, a story
// without one of them is passed over.
func compareStories(ctx context.Context, opt *Options, c *loaded, g *grouping) ([]storyFindings, error) {
	out := make([]storyFindings, len(g.stories.Groups))
	each(ctx, opt, "compare", len(out), func(i int) {
		members := g.stories.Groups[i]
		if c.delivery && !c.delivers(members) {
			return
		}
		sources := make([]*compare.Source, len(members))
		for k, m := range members {
			sources[k] = c.docs[m].source(c.docs[g.lineage[m]].ID)
			if l := g.latest[m]; l != m {
				sources[k].RevisionOf = c.docs[l].ID
			}
		}
		out[i].documents = members
		out[i].findings, out[i].skipped = compare.Story(sources)
	})
	return out, ctx.Err()
}

func (d *document) source(lineage string) *compare.Source {
	return &compare.Source{Document: d.ID, Outlet: d.Outlet, Lineage: lineage, Published: d.published(), Title: d.Title, Text: d.Text, Figures: d.figures}
}
