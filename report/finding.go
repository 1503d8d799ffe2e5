package report

import (
	"cmp"
	"fmt"
	"html/template"
	"slices"
)

// A badge names a verdict by a word and a sign, never by colour alone.
type badge struct{ Class, Sign, Word string }

var badges = map[string]badge{
	"contradict":   {"contradict", "≠", "Contradiction"},
	"update":       {"update", "→", "Update"},
	"compatible":   {"compatible", "≈", "Compatible"},
	"agree":        {"agree", "=", "Agreement"},
	"incomparable": {"incomparable", "·", "Not comparable"},
}

func badgeOf(verdict string) badge {
	if b, ok := badges[verdict]; ok {
		return b
	}
	return badge{"incomparable", "·", verdict}
}

// A card is a finding as the page shows it.
type card struct {
	ID, Href, Question, Kind, Severity, Confidence string
	badge
	Sides     []side
	Join      string // between the sides: "against" of a contradiction, "then" of an update
	SidesCut  string
	Tally     string // "4 documents, 3 outlets, 2 sources"
	Rows      []claimRow
	RowsCut   string
	Reprints  []claimRow
	MoreCut   string
	Pairs     []pairRow
	MorePairs []pairRow // folded
	PairsCut  string
	Steps     *steps
	Plot      bool
	AxisFirst string
	AxisLast  string
	AxisLog   bool
	Story     link
	facts
}

// A link leads to another place of the report.
type link struct{ Href, Label string }

// A claimRow is one claim in the table of a card.
type claimRow struct {
	Doc      *docRef
	Letter   string // of its source; documents of one text share it
	Quote    []segment
	Surface  string // where the quote does not hold it
	Value    string
	Plot     bool // the table has a column for strips
	Strip    template.HTML
	Claimant string
	AsOf     string
	Title    bool // the figure stands in the headline
}

// A pairRow is a verdict on two claims.
type pairRow struct {
	Left, Right             *docRef
	LeftLetter, RightLetter string // of their sources
	LeftValue, RightValue   string
	badge
	Rule, Why string
}

func (b *builder) card(f *Finding) *card {
	c := b.head(f)
	idx := b.sorted(f)
	letter := sourceLetters(f, idx)
	b.rows(c, f, idx, letter)
	b.pairs(c, f, idx, letter)
	c.Steps = b.steps(f, letter)
	return c
}

// head is a card without its claims and pairs.
func (b *builder) head(f *Finding) *card {
	c := &card{
		ID: anchor("f", f.ID), Href: b.findingHref(f), Question: cmp.Or(f.Question, f.Slot), Kind: f.Kind, Severity: f.Severity,
		Confidence: fmt.Sprintf("%.2f", f.Confidence), badge: badgeOf(f.Verdict), Join: "against", Story: b.groupLink(f.Group),
	}
	switch f.Verdict {
	case "update":
		c.Join = "then"
	case "agree", "compatible":
		c.Join = "and"
	}
	idx := b.sorted(f)
	c.Sides, c.SidesCut = b.sides(f, idx)
	c.Tally = tally(f.Claims)
	c.facts = b.facts(f)
	return c
}

// sorted gives the claims in the order in which they are read: an update by time, all else by value, then by time.
func (b *builder) sorted(f *Finding) []int {
	idx := make([]int, len(f.Claims))
	for i := range idx {
		idx[i] = i
	}
	slices.SortStableFunc(idx, func(i, j int) int {
		x, y := f.Claims[i], f.Claims[j]
		value := cmp.Or(cmp.Compare(unknown(x), unknown(y)), compareEnds(x.Low, y.Low, -1), compareEnds(x.High, y.High, 1))
		time := b.compareTime(x.Document, y.Document)
		if f.Verdict == "update" {
			return cmp.Or(time, value)
		}
		return cmp.Or(value, time)
	})
	return idx
}

// unknown is 1 for a claim whose value has no place on an axis, which comes last; else 0.
func unknown(c Claim) int {
	_, low := position(c.Low)
	_, high := position(c.High)
	if low || high {
		return 0
	}
	return 1
}

// compareEnds orders ends of intervals; an open end lies outside, on the side that open says (-1 low, 1 high).
func compareEnds(a, b any, open int) int {
	x, okA := position(a)
	y, okB := position(b)
	switch {
	case okA && okB:
		return cmp.Compare(x, y)
	case okA:
		return -open
	case okB:
		return open
	}
	return 0
}

// claimValue is the value of a claim, normalised; as it is written where its interval has no end.
func claimValue(c Claim) string {
	if formatEnd(c.Low) == "" && formatEnd(c.High) == "" {
		return oneLine(c.Surface)
	}
	return formatInterval(c.Low, c.High, c.Unit)
}

// claimLabel is the value of a claim for a head: normalised where it is exact, else as it is written ("about 40 people").
func claimLabel(c Claim) string {
	if formatEnd(c.Low) == formatEnd(c.High) || c.Surface == "" {
		return claimValue(c)
	}
	return oneLine(c.Surface)
}

// tally counts who speaks: "4 documents, 3 outlets, 2 sources".
func tally(claims []Claim) string {
	docs, outlets := map[string]bool{}, map[string]bool{}
	for _, c := range claims {
		docs[c.Document] = true
		outlets[cmp.Or(c.Outlet, "document "+c.Document)] = true
	}
	return plural(len(docs), "document", "documents") + ", " + plural(len(outlets), "outlet", "outlets") + ", " +
		plural(sources(claims), "source", "sources")
}

// sourceLetters names the sources of a finding A, B, C in the order in which its claims are read.
func sourceLetters(f *Finding, idx []int) map[string]string {
	letter := map[string]string{}
	for _, i := range idx {
		if source := lineageOf(f.Claims[i]); letter[source] == "" {
			letter[source] = letters(len(letter))
		}
	}
	return letter
}

// rows fills the table of claims: one row for each source and value, then the reprints that say the same again.
func (b *builder) rows(c *card, f *Finding, idx []int, letter map[string]string) {
	scale, plot := newScale(f.Claims)
	plot = plot && f.Verdict != "agree"
	if plot {
		c.Plot, c.AxisLog = true, scale.log
		c.AxisFirst, c.AxisLast = formatEnd(scale.first), formatEnd(scale.last)
	}
	seen := map[[2]string]bool{}
	var first, again []claimRow
	for _, i := range idx {
		claim := f.Claims[i]
		source := lineageOf(claim)
		row := b.claimRow(claim)
		row.Letter = letter[source]
		if plot {
			row.Plot = true
			row.Strip = scale.strip(claim.Low, claim.High)
		}
		if key := [2]string{source, row.Value}; seen[key] {
			again = append(again, row)
		} else {
			seen[key] = true
			first = append(first, row)
		}
	}
	c.Rows, c.RowsCut = limitEach(b, first, maxRows, "claims of one finding")
	c.Reprints, c.MoreCut = limitEach(b, again, maxReprints, "further claims of one finding")
}

func (b *builder) claimRow(c Claim) claimRow {
	row := claimRow{Doc: b.doc(c.Document, c.Outlet), Value: claimValue(c), Claimant: c.Claimant, AsOf: c.AsOf, Title: c.Field == "title"}
	row.Quote, row.Surface = quote(c)
	return row
}

// quote marks the figure of a claim inside its sentence. The surface comes beside it where the sentence does not hold it.
func quote(c Claim) (segs []segment, surface string) {
	start, end := c.Start-c.QuoteStart, c.End-c.QuoteStart
	h := highlight{start: start, end: end, mark: "figure"}
	if start < 0 || end > len(c.Quote) || start >= end || c.Quote[start:end] != c.Surface {
		h, surface = highlight{}, c.Surface
	}
	text, from := window(c.Quote, h.start, h.end, maxQuoteBytes)
	return ellipses(segments(text, from, []highlight{h}), from > 0, from+len(text) < len(c.Quote)), surface
}

// pairs lists the verdicts on pairs of claims, strongest first, each pair of sources and values once, the claim that is
// read first on the left.
func (b *builder) pairs(c *card, f *Finding, idx []int, letter map[string]string) {
	conflicts := slices.Clone(f.Conflicts)
	slices.SortStableFunc(conflicts, func(x, y Conflict) int {
		return cmp.Compare(order(verdictOrder, x.Verdict), order(verdictOrder, y.Verdict))
	})
	place := make([]int, len(idx))
	for n, i := range idx {
		place[i] = n
	}
	seen := map[[6]string]bool{}
	var out []pairRow
	for _, p := range conflicts {
		if !inRange(f, p) {
			continue
		}
		if place[p.Left] > place[p.Right] {
			p.Left, p.Right = p.Right, p.Left
		}
		l, r := f.Claims[p.Left], f.Claims[p.Right]
		row := pairRow{Left: b.doc(l.Document, l.Outlet), Right: b.doc(r.Document, r.Outlet), LeftValue: claimValue(l), RightValue: claimValue(r),
			LeftLetter: letter[lineageOf(l)], RightLetter: letter[lineageOf(r)], badge: badgeOf(p.Verdict), Rule: p.Rule, Why: p.Why}
		key := [6]string{lineageOf(l), row.LeftValue, lineageOf(r), row.RightValue, p.Verdict, p.Rule}
		if !seen[key] {
			seen[key] = true
			out = append(out, row)
		}
	}
	out, c.PairsCut = limitEach(b, out, maxPairs, "compared pairs of one finding")
	c.Pairs = out[:min(len(out), maxOpenPairs)]
	c.MorePairs = out[len(c.Pairs):]
}
