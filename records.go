package dedupe

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/seed17055106/dedupe/compare"
	"github.com/seed17055106/dedupe/figure"
	"github.com/seed17055106/dedupe/lsh"
	"github.com/seed17055106/dedupe/report"
	"github.com/seed17055106/dedupe/text"
)

// records turns what was found into the files of a run.
func records(ctx context.Context, opt *Options, c *loaded, g *grouping, groups groupSet, found *compared) *report.Results {
	r := &report.Results{Run: report.Run{
		Schema: report.SchemaVersion, Tool: "dedupe", Version: Version(),
		Options: map[string]string{
			"find":           opt.Find.String(),
			"min_confidence": strconv.FormatFloat(opt.MinConfidence, 'g', -1, 64),
			"outlet_from":    cmp.Or(opt.Corpus.OutletFrom, "url"),
		},
		Counts: report.Counts{Findings: map[string]int{}, Languages: map[string]int{}},
	}}
	for field, column := range opt.Corpus.Fields {
		r.Run.Options["field."+field] = column
	}
	r.Documents = documentRecords(ctx, opt, c, g)
	r.Pairs = pairRecords(opt, c, g)
	r.Groups = groups.all
	if opt.Find.Conflicts {
		r.Figures = join(found.figures, func(of *[]report.Figure) *[]report.Figure { return of })
		left := 0
		r.Findings, r.Comparisons, left = joinFindings(found.stories)
		if left > 0 {
			r.Run.Cuts = append(r.Run.Cuts, fmt.Sprintf("%d findings of confidence under %g are left out (--min-confidence 0 keeps them)", left, opt.MinConfidence))
		}
	}
	r.Candidates = candidateRecords(c, g)
	rows, bands := lsh.Banding()
	r.Run.Banding = &report.Banding{Rows: rows, Bands: bands}
	for _, p := range c.problems {
		r.Run.Skipped = append(r.Run.Skipped, report.Skipped{Path: p.Path, Line: p.Line, Record: p.Record, Reason: p.Reason, Hint: p.Hint, LeftOut: p.LeftOut})
	}
	slices.SortFunc(r.Run.Skipped, func(a, b report.Skipped) int {
		return cmp.Or(cmp.Compare(a.Path, b.Path), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Record, b.Record), cmp.Compare(a.Reason, b.Reason))
	})
	count(r, c, g)
	return r
}

func count(r *report.Results, c *loaded, g *grouping) {
	n := &r.Run.Counts
	n.Read, n.Skipped, n.Pairs, n.Figures = len(c.docs), len(c.problems), len(r.Pairs), len(r.Figures)
	n.Copies, n.Stories, n.Passages = len(g.copies.Groups), len(g.stories.Groups), len(g.passages.Groups)
	n.Lineages = len(c.docs)
	for _, members := range g.copies.Groups {
		n.Lineages -= len(members) - 1
	}
	outlets := map[string]bool{}
	for _, d := range c.docs {
		if d.Outlet != "" {
			outlets[d.Outlet] = true
		}
		if len(d.Repairs) > 0 {
			n.Repaired++
		}
		n.Languages[cmp.Or(d.language, "unknown")]++
	}
	n.Outlets = len(outlets)
	for _, f := range r.Findings {
		n.Findings[f.Verdict]++
	}
	for _, members := range g.stories.Groups {
		n.Compared += len(members) * (len(members) - 1) / 2
	}
	for _, l := range slices.Sorted(maps.Keys(n.Languages)) {
		if !text.Analysed(l) {
			r.Run.Notes = append(r.Run.Notes, fmt.Sprintf("%d documents in language %q: no stemmer, words are compared as written", n.Languages[l], l))
		}
	}
}

func documentRecords(ctx context.Context, opt *Options, c *loaded, g *grouping) []report.Document {
	out := make([]report.Document, len(c.docs))
	each(ctx, opt, "records", len(c.docs), func(i int) {
		d := c.docs[i]
		out[i] = report.Document{
			ID: d.ID, Outlet: d.Outlet, Title: d.Title, Published: d.Published.String(), Language: d.language, URL: d.URL, Path: d.Path, New: d.delivered, Indexed: d.recalled,
			Words: d.words, Lineage: c.docs[g.lineage[i]].ID, Text: d.Text, Repairs: d.Repairs,
		}
		if d.keeper != nil {
			out[i].Source = d
		}
		if l := g.latest[i]; l != i {
			out[i].RevisionOf = c.docs[l].ID
		}
		for _, s := range d.furniture {
			out[i].Furniture = append(out[i].Furniture, [2]int{s.Start, s.End})
		}
	})
	return out
}

// locate notes where in its file each document's record is. Only a check does: the lines of a corpus may be in any order.
func locate(documents []report.Document, c *loaded) {
	line := make(map[string]int, len(c.docs))
	for _, d := range c.docs {
		line[d.ID] = fileLine(d)
	}
	for i := range documents {
		documents[i].Line = line[documents[i].ID]
	}
}

// fileLine is the line of a record in its file; standard input is no file to look into.
func fileLine(d *document) int {
	if d.Path == "-" {
		return 0
	}
	return d.Line
}

// pairRecords lists copies and excerpts as verified, and as overlap every other pair of documents that shares a passage.
func pairRecords(opt *Options, c *loaded, g *grouping) []report.Pair {
	out := make([]report.Pair, 0, len(g.copies.Pairs))
	for _, p := range g.copies.Pairs {
		out = append(out, report.Pair{Left: c.docs[p.Left].ID, Right: c.docs[p.Right].ID, Relation: p.Relation, Jaccard: round(p.Jaccard), Containment: round(p.Containment), Spans: p.Spans})
	}
	overlap := map[[2]int][][4]int{}
	for _, p := range g.passages.Pairs {
		l, r := p.Left, p.Right
		if l.Document > r.Document {
			l, r = r, l
		}
		key := [2]int{l.Document, r.Document}
		if _, copied := slices.BinarySearchFunc(g.copies.Pairs, key, func(p lsh.Pair, key [2]int) int { // documents and pairs are in the order of ids
			return cmp.Or(cmp.Compare(p.Left, key[0]), cmp.Compare(p.Right, key[1]))
		}); !copied {
			overlap[key] = append(overlap[key], [4]int{l.Start, l.End, r.Start, r.End})
		}
	}
	keys := slices.Collect(maps.Keys(overlap))
	var copyDocs []lsh.CopyDoc
	if len(keys) > 0 {
		copyDocs = c.copyDocs()
	}
	for k, s := range lsh.CompareAll(copyDocs, keys, opt.Workers) {
		spans := overlap[keys[k]]
		slices.SortFunc(spans, func(a, b [4]int) int { return slices.Compare(a[:], b[:]) })
		out = append(out, report.Pair{
			Left: c.docs[keys[k][0]].ID, Right: c.docs[keys[k][1]].ID, Relation: lsh.Overlap,
			Jaccard: round(s.Jaccard), Containment: round(s.Containment), Spans: spans,
		})
	}
	slices.SortFunc(out, func(a, b report.Pair) int { return cmp.Or(cmp.Compare(a.Left, b.Left), cmp.Compare(a.Right, b.Right)) })
	return out
}

// groupSet is the records of groups, those of copies first; stories and passages are parts of all, each in the order of the groups that it comes from.
type groupSet struct{ all, stories, passages []report.Group }

func groupRecords(ctx context.Context, opt *Options, c *loaded, g *grouping) groupSet {
	copies, stories := len(g.copies.Groups), len(g.stories.Groups)
	all := make([]report.Group, copies+stories, copies+stories+len(g.passages.Groups))
	group := func(kind string, members []int, name string) report.Group {
		docs := make([]string, len(members))
		for k, m := range members {
			docs[k] = c.docs[m].ID
		}
		if name == "" {
			name = label(c.docs[members[0]])
		}
		return report.Group{ID: groupID(kind, docs), Kind: kind, Documents: docs, Label: name}
	}
	each(ctx, opt, "groups", len(all), func(k int) {
		if k < copies {
			all[k] = group("copy", g.copies.Groups[k], "")
		} else {
			all[k] = group("story", g.stories.Groups[k-copies], g.stories.Labels[k-copies])
		}
	})
	for _, refs := range g.passages.Groups {
		group := report.Group{Kind: "passage"}
		var key []string
		for _, ref := range refs {
			d := c.docs[ref.Document]
			group.Passages = append(group.Passages, report.Passage{Document: d.ID, Start: ref.Start, End: ref.End})
			key = append(key, d.ID, strconv.Itoa(ref.Start), strconv.Itoa(ref.End))
			if !slices.Contains(group.Documents, d.ID) {
				group.Documents = append(group.Documents, d.ID)
			}
		}
		slices.Sort(group.Documents)
		group.ID, group.Label = groupID("passage", key), shorten(c.docs[refs[0].Document].Text[refs[0].Start:refs[0].End], 80)
		all = append(all, group)
	}
	return groupSet{all, slices.Clip(all[copies:][:stories]), all[copies+stories:]}
}

// passagesOfDocuments lists the passage groups of each document.
func passagesOfDocuments(c *loaded, g *grouping) [][]int {
	of := make([][]int, len(c.docs))
	for k, refs := range g.passages.Groups {
		for _, ref := range refs {
			if s := of[ref.Document]; len(s) == 0 || s[len(s)-1] != k {
				of[ref.Document] = append(s, k)
			}
		}
	}
	return of
}

// figureRecords gives the records of the figures of document i, which some passage groups hold.
func figureRecords(d *document, i int, g *grouping, groups groupSet, passages []int) []report.Figure {
	out := make([]report.Figure, 0, len(d.figures))
	for k := range d.figures {
		f := &d.figures[k]
		rec := figureRecord(d.ID, f)
		for _, p := range passages {
			if f.Field == "text" && slices.ContainsFunc(g.passages.Groups[p], func(ref lsh.PassageRef) bool {
				return ref.Document == i && ref.Start <= f.Span.Start && f.Span.End <= ref.End
			}) {
				rec.Passages = append(rec.Passages, groups.passages[p].ID)
			}
		}
		out = append(out, rec)
		if f.Alternate != nil {
			out = append(out, alternateRecord(d.ID, f))
		}
	}
	return out
}

// alternateRecord is the record of what a text gives in other units beside a figure: "32 miles (52 km)".
func alternateRecord(document string, f *figure.Figure) report.Figure {
	rec := figureRecord(document, f.Alternate)
	rec.AlternateOf = []int{f.Span.Start, f.Span.End}
	return rec
}

func figureRecord(document string, f *figure.Figure) report.Figure {
	rec := report.Figure{
		Document: document, Field: f.Field, Start: f.Span.Start, End: f.Span.End, Surface: f.Surface, Kind: string(f.Kind),
		Unit: unit(f), Per: f.Per, Noun: f.Noun, Hedge: f.Hedge, Slot: compare.SlotName(f), Predicate: f.Predicate, Modality: f.Modality,
		Claimant: displayName(f.Claimant), Entity: displayName(f.Entity), Place: f.Place, AsOf: f.AsOf.String(),
	}
	rec.Value, rec.Low, rec.High = values(f)
	return rec
}

// values gives a figure's value and interval as the files have them: numbers, or ISO 8601 strings for dates and times, or nil.
// The value is the one number that the text states, be it approximate ("about 40"), and nil for a bound, a range or a vague word.
func values(f *figure.Figure) (value, low, high any) {
	if f.Kind == figure.Date || f.Kind == figure.Time {
		lo, hi := f.When.String(), f.When.EndString()
		if lo == "" && f.Kind == figure.Time {
			lo, hi = clock(f.Low), clock(f.High)
		}
		if lo == "" {
			return nil, nil, nil
		}
		if lo == hi {
			value = lo
		}
		return value, lo, hi
	}
	number := func(x float64) any {
		if math.IsInf(x, 0) || math.IsNaN(x) {
			return nil
		}
		return x
	}
	if v, ok := f.Value(); ok {
		value = number(v)
	}
	return value, number(f.Low), number(f.High)
}

// clock gives seconds since midnight as ISO 8601, "" when they are out of the day.
func clock(seconds float64) string {
	if !(seconds >= 0 && seconds < 24*60*60) {
		return ""
	}
	return fmt.Sprintf("%02d:%02d", int(seconds)/3600, int(seconds)/60%60)
}

// unit names what a figure is measured in, with what it is a rate of ("USD per share"); nil for a plain count.
func unit(f *figure.Figure) *string {
	u := f.Unit
	switch {
	case u == "":
		return nil
	case f.Per != "":
		u += " per " + f.Per
	}
	return &u
}

// findingRecords gives the records of what was found in a story.
func findingRecords(opt *Options, group string, found storyFindings) (out storyRecords) {
	for i := range found.findings {
		f := &found.findings[i]
		if f.Confidence < opt.MinConfidence {
			out.left++
			continue
		}
		out.findings = append(out.findings, findingRecord(group, f))
	}
	for _, skip := range found.skipped {
		out.comparisons = append(out.comparisons, report.Comparison{Group: group, Left: claimRecord(&skip.Left), Right: claimRecord(&skip.Right), Rule: skip.Rule, Why: skip.Why})
	}
	return out
}

// join puts the records of many parts, each of which has a list of them, into one list. A part is given up as soon as it is copied.
func join[P, R any](parts []P, list func(of *P) *[]R) []R {
	n := 0
	for i := range parts {
		n += len(*list(&parts[i]))
	}
	out := make([]R, 0, n)
	for i := range parts {
		of := list(&parts[i])
		out, *of = append(out, *of...), nil
	}
	return out
}

// joinFindings puts the findings of all stories in order, with ids that no two share; left counts those that were left out.
func joinFindings(stories []storyRecords) (findings []report.Finding, comparisons []report.Comparison, left int) {
	for i := range stories {
		left += stories[i].left
	}
	findings = join(stories, func(s *storyRecords) *[]report.Finding { return &s.findings })
	comparisons = join(stories, func(s *storyRecords) *[]report.Comparison { return &s.comparisons })
	used := map[string]int{}
	for i := range findings {
		f := &findings[i]
		used[f.ID]++
		if n := used[f.ID]; n > 1 {
			f.ID += "-" + strconv.Itoa(n)
		}
	}
	slices.SortStableFunc(findings, func(a, b report.Finding) int {
		return cmp.Or(-cmp.Compare(compare.Verdict(a.Verdict).Strength(), compare.Verdict(b.Verdict).Strength()), cmp.Compare(a.Group, b.Group), cmp.Compare(a.Slot, b.Slot), cmp.Compare(a.ID, b.ID))
	})
	slices.SortStableFunc(comparisons, func(a, b report.Comparison) int { return cmp.Compare(a.Group, b.Group) })
	return findings, comparisons, left
}

func findingRecord(group string, f *compare.Finding) report.Finding {
	rec := report.Finding{
		Group: group, Slot: f.Slot, Question: f.Question, Kind: string(f.Kind), Verdict: string(f.Verdict), Severity: f.Severity, Confidence: math.Round(f.Confidence*100) / 100,
	}
	key := []string{f.Slot, string(f.Kind)}
	for i := range f.Claims {
		claim := claimRecord(&f.Claims[i])
		rec.Claims = append(rec.Claims, claim)
		key = append(key, claim.Document, claim.Surface)
	}
	for _, x := range f.Conflicts {
		rec.Conflicts = append(rec.Conflicts, report.Conflict{Left: x.Left, Right: x.Right, Verdict: string(x.Verdict), Severity: severity(f, x), Rule: x.Rule, Why: x.Why})
	}
	rec.ID = "f-" + fingerprint(key)
	return rec
}

// severity is that of one conflict, "" where there is none to weigh.
func severity(f *compare.Finding, x compare.Conflict) string {
	if x.Verdict != compare.Contradict && x.Verdict != compare.Update {
		return ""
	}
	return compare.SeverityOf(f.Claims[x.Left].Figure, f.Claims[x.Right].Figure, x.Verdict)
}

func claimRecord(c *compare.Claim) report.Claim {
	_, low, high := values(c.Figure)
	return report.Claim{
		Document: c.Source.Document, Outlet: c.Source.Outlet, Lineage: c.Source.Lineage, Field: c.Figure.Field,
		Start: c.Figure.Span.Start, End: c.Figure.Span.End, Quote: c.Quote, QuoteStart: c.QuoteStart, Surface: c.Figure.Surface,
		Low: low, High: high, Unit: unit(c.Figure), Claimant: displayName(c.Figure.Claimant), AsOf: c.Figure.AsOf.String(),
	}
}

func candidateRecords(c *loaded, g *grouping) []report.Candidate {
	var out []report.Candidate
	for _, p := range g.copies.Near {
		out = append(out, report.Candidate{Tier: "copy", Left: c.docs[p.Left].ID, Right: c.docs[p.Right].ID, Similarity: round(p.Containment), Threshold: lsh.CopyThreshold, Jaccard: round(p.Jaccard), Containment: round(p.Containment)})
	}
	for _, p := range g.stories.Near {
		parts := map[string]float64{}
		for k, v := range p.Parts {
			parts[k] = round(v)
		}
		out = append(out, report.Candidate{Tier: "story", Left: c.docs[p.Left].ID, Right: c.docs[p.Right].ID, Similarity: round(p.Similarity), Threshold: lsh.StoryThreshold, Parts: parts})
	}
	return out
}

// groupID is stable: it depends on nothing but the kind and the members.
func groupID(kind string, members []string) string {
	return kind[:1] + "-" + fingerprint(members)
}

func fingerprint(parts []string) string {
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x00")))
	return hex.EncodeToString(sum[:6])
}

// label is a document's title, or how its text begins after what is furniture.
func label(d *document) string {
	if d.Title != "" {
		return d.Title
	}
	r := readers.Get().(*reader)
	defer readers.Put(r)
	start, content := 0, d.ContentIn(&r.room)
	for _, f := range d.furniture {
		if strings.TrimSpace(content[start:f.Start]) != "" {
			break
		}
		start = f.End
	}
	return strings.Clone(shorten(content[start:], 80))
}

// shorten gives the first line of s, cut at a word's end to at most n bytes.
func shorten(s string, n int) string {
	s, _, _ = strings.Cut(strings.TrimSpace(s), "\n")
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	if i := strings.LastIndexByte(s[:n], ' '); i > n/2 {
		n = i
	}
	return s[:n] + "…"
}

// round keeps six decimals: more would only show how a machine adds.
func round(x float64) float64 { return math.Round(x*1e6) / 1e6 }

// displayName writes a name that was normalised to lower case as a reader expects it. A single word may be no name ("police").
func displayName(s string) string {
	words := strings.Fields(s)
	if len(words) < 2 {
		return s
	}
	for i, w := range words {
		r, size := utf8.DecodeRuneInString(w)
		if !smallWords[w] {
			words[i] = string(unicode.ToUpper(r)) + w[size:]
		}
	}
	return strings.Join(words, " ")
}

var smallWords = map[string]bool{"of": true, "the": true, "for": true, "and": true, "de": true, "du": true, "la": true, "y": true}
