package report

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"sync"
)

// pagesDir is the folder of the pages of a report that is too large for one.
const pagesDir = "report"

// isLarge reports whether the report is an index with a page for each story: where not all conflicts, with their
// stories, stand on one page.
func isLarge(r *Results) bool {
	n, stories := 0, map[string]bool{}
	for i := range r.Findings {
		if f := &r.Findings[i]; isConflict(f.Verdict) {
			n++
			stories[f.Group] = true
		}
	}
	return n > maxConflicts || len(stories) > maxStories
}

// isPages reports whether a name in the folder of a run is that of its pages.
func isPages(dir, name string) bool {
	if name != pagesDir {
		return false
	}
	_, err := os.Stat(filepath.Join(dir, name, "style.css"))
	return err == nil
}

// storyFile is the page of a story, from the index.
func storyFile(id string) string {
	name := anchor("g", id)
	if len(name) > 100 {
		sum := sha256.Sum256([]byte(id))
		name = "g-x" + hex.EncodeToString(sum[:])
	}
	return pagesDir + "/" + name + ".html"
}

// writePages writes the page of every story and what the pages share into a folder inside dir.
func writePages(ctx context.Context, dir string, r *Results) error {
	if err := os.Mkdir(filepath.Join(dir, pagesDir), 0o777); err != nil {
		return err
	}
	err := errors.Join(
		os.WriteFile(filepath.Join(dir, pagesDir, "style.css"), []byte(assets().Style), 0o666),
		os.WriteFile(filepath.Join(dir, pagesDir, "script.js"), []byte(assets().Script), 0o666),
	)
	if err != nil {
		return err
	}
	all := splitStories(r)
	failed := make([]error, runtime.GOMAXPROCS(0))
	var wg sync.WaitGroup
	for w := range failed {
		wg.Go(func() {
			for i := w; i < len(all.stories) && failed[w] == nil; i += len(failed) {
				story := all.story(i)
				failed[w] = writePage(ctx, filepath.Join(dir, storyFile(story.Groups[0].ID)), story)
			}
		})
	}
	wg.Wait()
	return errors.Join(failed...)
}

// writePage writes one page. It does not wait for the disk: there are thousands, and the folder can be made again.
func writePage(ctx context.Context, path string, r *Results) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	return errors.Join(writeStory(whileWanted{ctx, f}, r), f.Close())
}

func writeStory(w io.Writer, r *Results) error {
	p := newPage(r)
	p.Up = "../" + htmlFile
	p.Policy = linkedPolicy
	return execute(w, "page.html", p)
}

// A split says which records of a report belong to which of its stories, by their places, so that the records of a story
// are put together where its page is written, and those of all stories never stand in memory twice.
type split struct {
	r       *Results
	stories []parts
}

// parts are the records of one story; its own group comes first.
type parts struct{ groups, documents, pairs, figures, findings, comparisons []int32 }

func splitStories(r *Results) *split {
	s := &split{r: r}
	stories := map[string]int{} // by the id of the story
	of := map[string]int{}      // by the id of each document
	for i, g := range r.Groups {
		if g.Kind == "story" {
			for _, id := range g.Documents {
				of[id] = len(s.stories)
			}
			stories[g.ID] = len(s.stories)
			s.stories = append(s.stories, parts{groups: []int32{int32(i)}})
		}
	}
	add := func(to func(*parts) *[]int32, record int, story int, in bool) {
		if in {
			list := to(&s.stories[story])
			*list = append(*list, int32(record))
		}
	}
	for i, d := range r.Documents {
		story, in := of[d.ID]
		add(func(p *parts) *[]int32 { return &p.documents }, i, story, in)
	}
	for i, p := range r.Pairs {
		story, in := together(of, []string{p.Left, p.Right})
		add(func(p *parts) *[]int32 { return &p.pairs }, i, story, in)
	}
	for i, g := range r.Groups {
		story, in := together(of, g.Documents)
		add(func(p *parts) *[]int32 { return &p.groups }, i, story, in && g.Kind != "story")
	}
	for i, f := range r.Figures {
		story, in := of[f.Document]
		add(func(p *parts) *[]int32 { return &p.figures }, i, story, in)
	}
	for i, f := range r.Findings {
		story, in := stories[f.Group]
		add(func(p *parts) *[]int32 { return &p.findings }, i, story, in)
	}
	for i, c := range r.Comparisons {
		story, in := stories[c.Group]
		add(func(p *parts) *[]int32 { return &p.comparisons }, i, story, in)
	}
	return s
}

// story gives the results of a story for itself.
func (s *split) story(i int) *Results {
	p, run := &s.stories[i], &s.r.Run
	out := &Results{
		Run:    Run{Schema: run.Schema, Tool: run.Tool, Version: run.Version, Options: run.Options, NoText: run.NoText, Excerpts: run.Excerpts},
		Groups: gather(s.r.Groups, p.groups), Documents: gather(s.r.Documents, p.documents), Pairs: gather(s.r.Pairs, p.pairs),
		Figures: gather(s.r.Figures, p.figures), Findings: gather(s.r.Findings, p.findings), Comparisons: gather(s.r.Comparisons, p.comparisons),
	}
	out.Run.Counts = countStory(out)
	return out
}

func gather[T any](records []T, places []int32) []T {
	out := make([]T, len(places))
	for i, at := range places {
		out[i] = records[at]
	}
	return out
}

// together gives the story that all the documents are in; in is false when there is none.
func together(of map[string]int, ids []string) (story int, in bool) {
	for k, id := range ids {
		at, some := of[id]
		if !some || k > 0 && at != story {
			return 0, false
		}
		story, in = at, true
	}
	return story, in
}

// countStory counts what the first screen of a story's page says.
func countStory(r *Results) Counts {
	c := Counts{Read: len(r.Documents), Stories: 1, Pairs: len(r.Pairs), Figures: len(r.Figures), Findings: map[string]int{}, Languages: map[string]int{}}
	outlets, lineages := map[string]bool{}, map[string]bool{}
	for _, d := range r.Documents {
		outlets[cmp.Or(d.Outlet, d.ID)], lineages[cmp.Or(d.Lineage, d.ID)] = true, true
		c.Languages[d.Language]++
	}
	c.Outlets, c.Lineages, c.Compared = len(outlets), len(lineages), len(r.Documents)*(len(r.Documents)-1)/2
	for _, g := range r.Groups {
		switch g.Kind {
		case "copy":
			c.Copies++
		case "passage":
			c.Passages++
		}
	}
	for _, f := range r.Findings {
		c.Findings[f.Verdict]++
	}
	return c
}

// writeIndex writes the page that leads to the pages of the stories.
func writeIndex(w io.Writer, r *Results) error {
	return execute(w, "index.html", newIndex(r))
}

// An index is the first page of a large report: the page without what stands on the pages of its stories.
type index struct {
	*page
	Stories []*indexStory
}

// An indexStory is a row of the list of stories.
type indexStory struct {
	Story link
	Tally string
	Found string // "2 contradictions, 1 update"
}

func newIndex(r *Results) *index {
	b := newBuilder(r)
	b.large = true
	p := &page{pageAssets: assets(), Run: r.Run, Headline: headline(r), Sub: subline(r.Run.Counts), Counts: counts(r), Options: options(r.Run), Facets: facets}
	p.Totals = totals{Candidates: len(r.Candidates), Skipped: len(r.Run.Skipped), Comparisons: len(r.Comparisons)}
	conflicts := ranked(r.Findings, func(f *Finding) bool { return isConflict(f.Verdict) })
	p.Totals.Conflicts = len(conflicts)
	p.Totals.Agreements = len(r.Findings) - len(conflicts)
	shown, cut := limitNoted(b, conflicts, maxIndexRows, "contradictions and updates, the worst; the others are on the pages of their stories")
	p.ConflictsCut = cut
	for _, f := range shown {
		p.Conflicts = append(p.Conflicts, b.head(f))
	}
	p.Top = p.Conflicts[:min(maxTop, len(p.Conflicts))]
	p.TopMore = p.Totals.Conflicts - len(p.Top)
	p.Overview = newOverview(p.Conflicts[:min(maxConflicts, len(p.Conflicts))])
	x := &index{page: p}
	x.Stories, p.StoriesCut = limitNoted(b, b.indexStories(), maxIndexRows, "stories, those with the most conflicts; each has a page in the folder "+pagesDir)
	p.Totals.Stories = r.Run.Counts.Stories
	b.candidates(p)
	p.Recall = b.recall()
	b.skipped(p)
	p.Notes = r.Run.Notes
	p.Cuts = slices.Concat(r.Run.Cuts, b.cuts)
	return x
}

// indexStories lists the stories, those with the most conflicts first.
func (b *builder) indexStories() []*indexStory {
	groups, found := b.storyGroups()
	out := make([]*indexStory, len(groups))
	for i, g := range groups {
		out[i] = &indexStory{Story: b.groupLink(g.ID), Tally: plural(len(g.Documents), "document", "documents"), Found: found[g.ID].Conflicts()}
	}
	return out
}

// linkedPolicy is that of pages which share their style and script as files beside them. Browsers take a page that is
// opened from a disk for an origin of its own, so that file: is named as well.
const linkedPolicy = "default-src 'none'; style-src 'self' file:; script-src 'self' file:; img-src data:; base-uri 'none'; form-action 'none'"
