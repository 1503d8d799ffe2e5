package report

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// A page is everything that the template shows.
type page struct {
	pageAssets
	Up            string // the index that the page belongs to; "" where it stands alone
	Run           Run
	Headline, Sub string
	Totals        totals
	Counts        []entry
	Options       []entry
	Top           []*card
	TopMore       int
	Conflicts     []*card
	ConflictsCut  string
	Agreements    []*card
	AgreementsCut string
	OneSided      []*passageView
	OneSidedCut   string
	Stories       []*storyView
	StoriesCut    string
	Alone         int            // documents in no story
	Other         []*passageView // passages of documents that share no story
	OtherCut      string
	Copies        []*copyView
	CopiesCut     string
	Comparisons   []comparisonRow
	ComparisonsBy []entry // how many of each rule
	ComparisonCut string
	Candidates    []candidateRow
	CandidatesCut string
	Recall        *recallView
	Skipped       []Skipped
	SkippedCut    string
	Notes         []string
	Cuts          []string
	Overview      *overview
	Facets        []entry // field and label
}

// totals are the lengths of the lists before any cut.
type totals struct{ Conflicts, Agreements, OneSided, Stories, Copies, Comparisons, Candidates, Skipped int }

// An entry is a name with its value.
type entry struct{ Name, Value string }

// A comparisonRow is a pair of figures that were not compared.
type comparisonRow struct {
	Left, Right claimRow
	Rule, Why   string
}

// A candidateRow is a pair of documents just under a threshold.
type candidateRow struct {
	Tier, Similarity, Threshold, Parts string
	Left, Right                        *docRef
}

func newPage(r *Results) *page {
	if r.Run.Excerpts {
		r = withoutText(r)
	}
	b := newBuilder(r)
	p := &page{Totals: totals{Comparisons: len(r.Comparisons), Candidates: len(r.Candidates), Skipped: len(r.Run.Skipped)},
		Run: r.Run, Headline: headline(r), Sub: subline(r.Run.Counts), Counts: counts(r), Options: options(r.Run), Facets: facets}
	p.pageAssets = assets()
	stories, found := b.storyGroups()
	copies := b.copyGroups()
	leaveOut(b, stories, maxStories, groupAnchor)
	leaveOut(b, copies, maxCopies, groupAnchor)
	b.findings(p)
	p.Overview = newOverview(p.Conflicts)
	passages, oneSided := b.passages()
	p.Totals.OneSided, p.Totals.Stories, p.Totals.Copies = len(oneSided), len(stories), len(copies)
	p.OneSided, p.OneSidedCut = limitNoted(b, oneSided, maxOneSided, "passages with a number on one side only")
	p.Alone = len(r.Documents) - len(b.storyOf)
	stories, p.StoriesCut = limitNoted(b, stories, maxStories, "stories")
	p.Stories = b.stories(stories, found, passages)
	p.Other, p.OtherCut = limitNoted(b, passages[""], maxOneSided, "shared passages of documents in no common story")
	copies, p.CopiesCut = limitNoted(b, copies, maxCopies, "copy groups")
	p.Copies = b.copies(copies)
	b.comparisons(p)
	b.candidates(p)
	p.Recall = b.recall()
	b.skipped(p)
	p.Notes = r.Run.Notes
	p.Cuts = slices.Concat(r.Run.Cuts, b.cuts)
	return p
}

func groupAnchor(g *Group) string     { return anchor("g", g.ID) }
func findingAnchor(f *Finding) string { return anchor("f", f.ID) }

// findings fills both lists of findings.
func (b *builder) findings(p *page) {
	conflicts := ranked(b.r.Findings, func(f *Finding) bool { return isConflict(f.Verdict) })
	rest := ranked(b.r.Findings, func(f *Finding) bool { return !isConflict(f.Verdict) })
	p.Totals.Conflicts, p.Totals.Agreements = len(conflicts), len(rest)
	leaveOut(b, conflicts, maxConflicts, findingAnchor)
	leaveOut(b, rest, maxAgreements, findingAnchor)
	conflicts, p.ConflictsCut = limitNoted(b, conflicts, maxConflicts, "contradictions and updates, the worst")
	rest, p.AgreementsCut = limitNoted(b, rest, maxAgreements, "findings that agree or are compatible")
	for _, f := range conflicts {
		p.Conflicts = append(p.Conflicts, b.card(f))
	}
	for _, f := range rest {
		p.Agreements = append(p.Agreements, b.card(f))
	}
	p.Top = p.Conflicts[:min(maxTop, len(p.Conflicts))]
	p.TopMore = p.Totals.Conflicts - len(p.Top)
}

// headline is the verdict of the run in one sentence.
func headline(r *Results) string {
	n, stories := map[string]int{}, map[string]bool{}
	for _, f := range r.Findings {
		n[f.Verdict]++
		if isConflict(f.Verdict) {
			stories[f.Group] = true
		}
	}
	c := r.Run.Counts
	switch {
	case len(r.Documents) == 0:
		return "No documents were read, so nothing was compared."
	case r.Run.Options["find"] != "" && !strings.Contains(r.Run.Options["find"], "conflicts"):
		return plural(c.Copies, "copy group", "copy groups") + " and " + plural(c.Stories, "story", "stories") + " were found; figures were not asked for."
	case len(r.Findings) == 0 && c.Compared == 0:
		return "No two documents were found to report the same event."
	case n["contradict"]+n["update"] == 0:
		return "No contradictions and no updates were found."
	}
	var parts []string
	if n["contradict"] > 0 {
		parts = append(parts, plural(n["contradict"], "contradiction", "contradictions"))
	}
	if n["update"] > 0 {
		parts = append(parts, plural(n["update"], "update", "updates"))
	}
	return strings.Join(parts, " and ") + " in " + plural(len(stories), "story", "stories") + newSince(r) + "."
}

// newSince says how many of the contradictions and updates the baseline does not know; "" where there is no baseline.
func newSince(r *Results) string {
	known, fresh := 0, 0
	for _, f := range r.Findings {
		switch {
		case !isConflict(f.Verdict):
		case f.Status == statusNew:
			fresh++
		case f.Status == statusKnown:
			known++
		}
	}
	switch {
	case known+fresh == 0:
		return ""
	case fresh == 0:
		return ", none of them new since the baseline"
	}
	return ", " + thousands(fresh) + " of them new since the baseline"
}

// subline says what was read.
func subline(c Counts) string {
	s := plural(c.Read, "document", "documents")
	if c.Outlets > 0 {
		s += " of " + plural(c.Outlets, "outlet", "outlets")
	}
	if c.Lineages > 0 {
		s += " from " + plural(c.Lineages, "independent source", "independent sources")
	}
	s += ", " + plural(c.Compared, "pair", "pairs") + " of documents compared. "
	if c.Skipped == 0 {
		return s + "No input was skipped."
	}
	return s + plural(c.Skipped, "input was skipped", "inputs were skipped") + "."
}

func counts(r *Results) []entry {
	c := r.Run.Counts
	list := []entry{
		{"Documents read", thousands(c.Read)}, {"Inputs skipped", thousands(c.Skipped)}, {"Documents repaired", thousands(c.Repaired)},
		{"Outlets", thousands(c.Outlets)}, {"Independent sources", thousands(c.Lineages)}, {"Stories", thousands(c.Stories)},
		{"Copy groups", thousands(c.Copies)}, {"Shared passages", thousands(c.Passages)}, {"Figures", thousands(c.Figures)},
	}
	for _, v := range verdictOrder {
		if n, ok := c.Findings[v]; ok {
			list = append(list, entry{"Findings: " + strings.ToLower(badgeOf(v).Word), thousands(n)})
		}
	}
	var languages []string
	for _, l := range slices.Sorted(maps.Keys(c.Languages)) {
		languages = append(languages, fmt.Sprintf("%s %s", cmp.Or(l, "unknown"), thousands(c.Languages[l])))
	}
	if len(languages) > 0 {
		list = append(list, entry{"Languages", strings.Join(languages, ", ")})
	}
	return list
}

func options(run Run) []entry {
	var list []entry
	for _, name := range slices.Sorted(maps.Keys(run.Options)) {
		list = append(list, entry{name, run.Options[name]})
	}
	return list
}

// comparisons lists look-alike figures that were not compared, and counts them by rule.
func (b *builder) comparisons(p *page) {
	n := map[string]int{}
	for _, c := range b.r.Comparisons {
		n[c.Rule]++
	}
	rules := slices.SortedFunc(maps.Keys(n), func(x, y string) int { return cmp.Or(cmp.Compare(n[y], n[x]), cmp.Compare(x, y)) })
	for _, rule := range rules {
		p.ComparisonsBy = append(p.ComparisonsBy, entry{rule, thousands(n[rule])})
	}
	var shown []Comparison
	shown, p.ComparisonCut = limitNoted(b, b.r.Comparisons, maxComparisons, "pairs of figures that were not compared")
	for _, c := range shown {
		p.Comparisons = append(p.Comparisons, comparisonRow{b.claimRow(c.Left), b.claimRow(c.Right), c.Rule, c.Why})
	}
}

// candidates lists the pairs of documents just under a threshold.
func (b *builder) candidates(p *page) {
	var cuts []string
	for _, tier := range []string{"copy", "story"} {
		var all []Candidate
		for _, c := range b.r.Candidates {
			if c.Tier == tier {
				all = append(all, c)
			}
		}
		shown, cut := limitNoted(b, all, maxCandidates, "pairs just under the threshold of "+tier)
		if cut != "" {
			cuts = append(cuts, cut)
		}
		for _, c := range shown {
			var parts []string
			for _, k := range slices.Sorted(maps.Keys(c.Parts)) {
				parts = append(parts, fmt.Sprintf("%s %.2f", k, c.Parts[k]))
			}
			p.Candidates = append(p.Candidates, candidateRow{tier, fmt.Sprintf("%.2f", c.Similarity), fmt.Sprintf("%.2f", c.Threshold),
				strings.Join(parts, ", "), b.doc(c.Left, ""), b.doc(c.Right, "")})
		}
	}
	p.CandidatesCut = strings.Join(cuts, " ")
}

func (b *builder) skipped(p *page) {
	shown, cut := limitNoted(b, b.r.Run.Skipped, maxSkipped, "skipped inputs")
	p.SkippedCut = cut
	for _, s := range shown {
		s.Path, s.Reason, s.Hint = oneLine(s.Path), oneLine(s.Reason), oneLine(s.Hint)
		p.Skipped = append(p.Skipped, s)
	}
}
