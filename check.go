package dedupe

import (
	"context"
	"fmt"
	"strconv"

	"github.com/seed17055106/dedupe/compare"
	"github.com/seed17055106/dedupe/corpus"
	"github.com/seed17055106/dedupe/report"
)

// CheckOptions says what was delivered and what it is checked against.
type CheckOptions struct {
	Options                             // Paths is the delivery
	Against      []string               // files and folders of what was there before; a file of the delivery among them counts as delivered
	WithinOutlet bool                   // compare documents of one outlet too
	Delivered    func(path string) bool // when set, the documents under Paths that it does not take were there before
}

// Check compares what was delivered with itself and with what was there before; what was there is never compared with itself.
//
// The result is that of [Run], of only what a delivered document takes part in: the delivered documents and those they share a
// pair, group or finding with, the pairs of documents and the verdicts of findings in which one side was delivered, and between
// outlets only unless WithinOutlet. A finding has the verdict and severity of what is left of it.
func Check(ctx context.Context, opt CheckOptions) (*report.Results, error) {
	opt.setDefaults()
	opt.Memory = 0 // which bounds a run
	c, err := newLoaded(&opt.Options)
	if err != nil {
		return nil, err
	}
	defer c.close()
	if err := opt.load(ctx, c); err != nil {
		return nil, err
	}
	s := newScope(c, opt.WithinOutlet)
	if err := s.countSaved(); err != nil {
		return nil, err
	}
	r, g, err := groupAndCompare(ctx, &opt.Options, c, s.story)
	if err != nil {
		return nil, err
	}
	r.Run.Options["within_outlet"] = strconv.FormatBool(opt.WithinOutlet)
	newScopeFilter(s, r).apply(r)
	locate(r.Documents, c)
	r.Run.Counts.Compared = 0
	for _, members := range g.stories.Groups {
		for k, i := range members {
			for _, j := range members[k+1:] {
				if s.allows(c.docs[i], c.docs[j]) {
					r.Run.Counts.Compared++
				}
			}
		}
	}
	r.Run.Counts.New, r.Run.Counts.Possible = s.count()
	r.Run.Counts.Read += s.unread
	return r, nil
}

// load reads the delivery, then what it is checked against. Of two documents with one id the delivered one is kept.
func (opt *CheckOptions) load(ctx context.Context, c *loaded) error {
	c.delivery = true
	paths, err := c.openIndexes(opt.Against, opt.Find)
	if err != nil {
		return err
	}
	if err := c.read(ctx, &opt.Options, opt.Paths); err != nil {
		return err
	}
	files, ids := map[string]bool{}, map[string]*document{}
	for _, d := range c.docs {
		d.delivered = opt.Delivered == nil || opt.Delivered(d.Path)
		files[corpus.RealPath(d.Path)], ids[d.ID] = true, d
	}
	for _, p := range c.problems {
		files[corpus.RealPath(p.Path)] = true
	}
	old := &loaded{sketches: c.sketches, texts: c.texts}
	if err := old.read(ctx, &opt.Options, paths); err != nil {
		return err
	}
	for _, d := range old.docs {
		first, twice := ids[d.ID]
		switch {
		case files[corpus.RealPath(d.Path)]:
		case twice:
			c.problems = append(c.problems, &corpus.Problem{
				Path: d.Path, Line: d.Line, Record: d.Record,
				Reason: fmt.Sprintf("the id %q is that of a delivered document, in %s: this one is skipped", d.ID, first.Path),
				Hint:   "give each document an id of its own",
			})
		default:
			c.docs = append(c.docs, d)
		}
	}
	for _, p := range old.problems {
		if !files[corpus.RealPath(p.Path)] {
			c.problems = append(c.problems, p)
		}
	}
	if err := c.analyse(ctx, &opt.Options); err != nil {
		return err
	}
	return c.recall(ctx, &opt.Options)
}

// scope says which pairs of documents a check looks at.
type scope struct {
	c      *loaded
	within bool
	byID   map[string]*document
	saved  tally          // documents of saved indexes
	of     map[string]int // the same by outlet, of the outlets that delivered
	unread int            // documents of saved indexes that were not recalled
}

func newScope(c *loaded, within bool) *scope {
	s := &scope{c: c, within: within, byID: make(map[string]*document, len(c.docs))}
	for _, d := range c.docs {
		s.byID[d.ID] = d
	}
	return s
}

// A tally counts documents.
type tally struct{ delivered, old int }

// countSaved counts the documents of saved indexes, most of which were not recalled.
func (s *scope) countSaved() error {
	outlets := map[string]bool{}
	for _, d := range s.c.docs {
		if d.delivered && d.Outlet != "" {
			outlets[d.Outlet] = true
		}
		if d.recalled {
			s.unread--
		}
	}
	s.of = map[string]int{}
	for _, saved := range s.c.saved {
		all, of, err := saved.tally(outlets)
		if err != nil {
			return err
		}
		s.saved.old += all
		s.unread += all
		for outlet, n := range of {
			s.of[outlet] += n
		}
	}
	return nil
}

func (s *scope) allows(a, b *document) bool {
	return (a.delivered || b.delivered) && (s.within || a.Outlet == "" || a.Outlet != b.Outlet)
}

func (s *scope) allowsIDs(a, b string) bool { return s.allows(s.byID[a], s.byID[b]) }

// count gives the number of delivered documents, and of pairs in scope.
func (s *scope) count() (delivered, pairs int) {
	all, outlets := s.saved, map[string]tally{}
	for outlet, n := range s.of {
		outlets[outlet] = tally{old: n}
	}
	for _, d := range s.c.docs {
		o := outlets[d.Outlet]
		switch {
		case d.delivered:
			all.delivered++
			o.delivered++
		case !d.recalled:
			all.old++
			o.old++
		}
		outlets[d.Outlet] = o
	}
	of := func(t tally) int { return t.delivered*(t.delivered-1)/2 + t.delivered*t.old }
	pairs = of(all)
	for outlet, t := range outlets {
		if outlet != "" && !s.within {
			pairs -= of(t)
		}
	}
	return all.delivered, pairs
}

// story keeps of a story's findings what is in scope.
func (s *scope) story(f storyFindings) (out storyFindings) {
	for _, finding := range f.findings {
		if finding, ok := s.finding(finding); ok {
			out.findings = append(out.findings, finding)
		}
	}
	for _, skip := range f.skipped {
		if s.allowsIDs(skip.Left.Source.Document, skip.Right.Source.Document) {
			out.skipped = append(out.skipped, skip)
		}
	}
	return out
}

// finding keeps the conflicts in scope and the claims that take part in them; ok is false when none is left.
func (s *scope) finding(f compare.Finding) (kept compare.Finding, ok bool) {
	kept = f
	kept.Claims, kept.Conflicts, kept.Verdict = nil, nil, compare.Incomparable
	used := make([]bool, len(f.Claims))
	for _, x := range f.Conflicts {
		if s.allowsIDs(f.Claims[x.Left].Source.Document, f.Claims[x.Right].Source.Document) {
			kept.Conflicts = append(kept.Conflicts, x)
			used[x.Left], used[x.Right] = true, true
			if x.Verdict.Strength() > kept.Verdict.Strength() {
				kept.Verdict = x.Verdict
			}
		}
	}
	place := make([]int, len(f.Claims))
	for i, claim := range f.Claims {
		if used[i] {
			place[i] = len(kept.Claims)
			kept.Claims = append(kept.Claims, claim)
		}
	}
	kept.Severity = compare.Low
	for i := range kept.Conflicts {
		x := &kept.Conflicts[i]
		x.Left, x.Right = place[x.Left], place[x.Right]
		if x.Verdict == kept.Verdict {
			kept.Severity = graver(kept.Severity, compare.SeverityOf(kept.Claims[x.Left].Figure, kept.Claims[x.Right].Figure, x.Verdict))
		}
	}
	return kept, len(kept.Conflicts) > 0
}

func graver(a, b string) string {
	for _, s := range []string{compare.High, compare.Medium} {
		if a == s || b == s {
			return s
		}
	}
	return compare.Low
}
