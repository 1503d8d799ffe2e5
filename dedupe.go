// Package dedupe finds near-duplicates and contradictions across sources: it groups the reports of a corpus that overlap,
// compares the figures that they give for the same thing, and returns what an editor needs to see side by side.
//
// # Pipeline
//
// [Run] is the whole job. Its steps, with the type that each one gives:
//
//  1. read: [corpus.Read] gives [corpus.Document] values, and a [corpus.Problem] for what it could not read
//  2. analyse: [text.Analyse] gives a [text.Text] with words, sentences, paragraphs, and page furniture marked
//  3. copies: [lsh.FindCopies] gives copy groups; each group is one lineage, one witness
//  4. passages and stories: [lsh.FindPassages] and [lsh.FindStories] group the reports of one event
//  5. figures: [figure.Extract] gives a [figure.Figure] for every quantity, with the slot that it fills
//  6. compare: [compare.Story] gives a [compare.Finding] for every slot of a story that two documents fill
//  7. records: the result as [report.Results], which [report.Save] writes and [report.HTML] shows
//
// The same input gives the same result, whatever the number of workers and the order of paths.
package dedupe

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"strings"

	"github.com/seed17055106/dedupe/corpus"
	"github.com/seed17055106/dedupe/lsh"
	"github.com/seed17055106/dedupe/report"
	"github.com/seed17055106/dedupe/text"
)

// Find says which parts of the job to do.
type Find struct{ Copies, Stories, Conflicts bool }

// FindAll is the whole job.
var FindAll = Find{Copies: true, Stories: true, Conflicts: true}

// ParseFind reads a comma-separated list of "copies", "stories" and "conflicts".
func ParseFind(s string) (Find, error) {
	var f Find
	for part := range strings.SplitSeq(s, ",") {
		switch strings.TrimSpace(part) {
		case "copies":
			f.Copies = true
		case "stories":
			f.Stories = true
		case "conflicts":
			f.Conflicts = true
		default:
			return f, fmt.Errorf("unknown part %q of the job: copies, stories and conflicts are known", part)
		}
	}
	return f, nil
}

// String is the list that ParseFind reads.
func (f Find) String() string {
	var parts []string
	for _, p := range []struct {
		on   bool
		name string
	}{{f.Copies, "copies"}, {f.Stories, "stories"}, {f.Conflicts, "conflicts"}} {
		if p.on {
			parts = append(parts, p.name)
		}
	}
	return strings.Join(parts, ",")
}

func (f Find) onlyCopies() bool { return !f.Stories && !f.Conflicts }

// DefaultMinConfidence is the confidence from which a finding is shown: more likely right than not.
const DefaultMinConfidence = 0.5

// Options says what to read and what to look for.
type Options struct {
	Paths         []string          // files, folders, "-" for JSON lines on standard input
	Corpus        corpus.Options    // how to read them
	Lexicon       []string          // files that add to the lexicon of figures; docs/lexicon.md describes them
	Find          Find              // the zero value is FindAll
	Boilerplate   *text.Boilerplate // phrases of furniture beside the built-in ones; nil: none
	MinConfidence float64           // findings below are left out
	Workers       int               // 0: one a processor
	Memory        int64             // bytes that a run with Find.Copies alone is to hold, as far as they grow with texts; 0: no bound
	Spool         string            // the folder for what has no room in it; "": that for temporary files

	// Progress, when set, is told of each stage's advance; total is 0 while unknown. Calls come from one goroutine at a time.
	Progress func(stage string, done, total int)
}

func (o *Options) setDefaults() {
	if o.Find == (Find{}) {
		o.Find = FindAll
	}
	if o.Workers <= 0 {
		o.Workers = runtime.GOMAXPROCS(0)
	}
	if o.Progress == nil {
		o.Progress = func(string, int, int) {}
	}
}

// Run does the whole job, in memory unless opt bounds it. The error is ctx's, or, of a bounded run, that of its temporary file or of a
// file that was written to while its texts were needed: bad input is listed in the result, never fatal. The result of a bounded run is to be closed.
func Run(ctx context.Context, opt Options) (*report.Results, error) {
	opt.setDefaults()
	c, err := load(ctx, &opt)
	if err != nil {
		return nil, err
	}
	r, _, err := groupAndCompare(ctx, &opt, c, nil)
	if err != nil {
		return nil, errors.Join(err, c.texts.Close())
	}
	if c.texts.spool != nil {
		r.Texts = c.texts
	}
	if err := r.Err(); err != nil {
		return nil, errors.Join(err, r.Close())
	}
	return r, nil
}

// groupAndCompare gives the records of what is found among the documents; keep is for compareStories.
func groupAndCompare(ctx context.Context, opt *Options, c *loaded, keep func(storyFindings) storyFindings) (*report.Results, *grouping, error) {
	g, err := group(ctx, opt, c)
	if err != nil {
		return nil, nil, err
	}
	groups, found := groupRecords(ctx, opt, c, g), &compared{}
	if opt.Find.Conflicts {
		if found, err = compareStories(ctx, opt, c, g, groups, keep); err != nil {
			return nil, nil, err
		}
	}
	return records(ctx, opt, c, g, groups, found), g, ctx.Err()
}

// grouping is the outcome of the three tiers of lsh.
type grouping struct {
	copies   *lsh.Copies
	passages *lsh.Passages
	stories  *lsh.Stories
	lineage  []int // index of the earliest document of each document's copy group
	latest   []int // index of the latest revision of each document
}

func group(ctx context.Context, opt *Options, c *loaded) (*grouping, error) {
	g := &grouping{copies: &lsh.Copies{}, passages: &lsh.Passages{}, stories: &lsh.Stories{}, lineage: make([]int, len(c.docs))}
	for i := range g.lineage {
		g.lineage[i] = i
	}
	opt.Progress("copies", 0, 0)
	g.copies = c.sketches.FindCopies(c.copyDocs(), opt.Workers)
	c.sketches = nil // they have served, and take memory
	for _, members := range g.copies.Groups {
		for _, i := range members {
			g.lineage[i] = members[0]
		}
	}
	g.latest = revisions(c, g.copies)
	if opt.Find.onlyCopies() {
		return g, ctx.Err()
	}
	features := make([]*lsh.Features, len(c.docs))
	for i, d := range c.docs {
		features[i] = d.features
	}
	opt.Progress("passages", 0, 0)
	g.passages = lsh.FindPassages(features, g.lineage, c.frame, opt.Workers)
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	opt.Progress("stories", 0, 0)
	g.stories = lsh.FindStories(features, g.lineage, g.passages, c.frame, opt.Workers)
	g.passages = &lsh.Passages{Pairs: g.passages.Pairs, Groups: g.passages.Groups} // the rest was for the stories
	for _, d := range c.docs {
		d.features = nil
	}
	return g, ctx.Err()
}
