package report

import (
	"regexp"
	"strings"
	"unicode"
)

// A passageView is a passage group: the same thing told by several documents, side by side.
type passageView struct {
	ID    string
	Label string
	Sides []passageSide
	Cut   string
	Story link

	oneSided bool // some give a number that is compared with none, others give none
	claims   int  // figures in it that take part in findings
}

// A passageSide is one document's passage with its figures marked.
type passageSide struct {
	Doc      *docRef
	Segments []segment
	Alone    []string // figures that were compared with none of the others
	None     string   // what is said of a passage without a figure
	figures  int      // other than dates, times and ordinals
}

func (b *builder) passage(g *Group) *passageView {
	v := &passageView{ID: anchor("g", g.ID), Label: oneLine(g.Label)}
	if len(g.Documents) > 0 {
		v.Story = b.groupLink(b.storyOf[g.Documents[0]])
	}
	alone, without := 0, 0
	for _, p := range g.Passages {
		side, claims := b.passageSide(p)
		v.Sides = append(v.Sides, side)
		v.claims += claims
		alone += len(side.Alone)
		if side.figures == 0 {
			without++
		}
	}
	v.oneSided = alone > 0 && without > 0
	v.Sides, v.Cut = limitEach(b, v.Sides, maxMembers, "documents of one passage")
	return v
}

// passageSide shows a passage. A figure that is a claim links to its finding; of the others it says that they stand alone.
func (b *builder) passageSide(p Passage) (side passageSide, claims int) {
	side.Doc = b.doc(p.Document, "")
	var marks []highlight
	all := 0
	for _, f := range b.figures[p.Document] {
		if f.Start < p.Start || f.End > p.End {
			continue
		}
		all++
		h := highlight{start: f.Start, end: f.End, mark: "figure"}
		finding := b.claims[claimKey{f.Document, f.Field, f.Start, f.End}]
		quantity := f.Kind != "date" && f.Kind != "time" && f.Kind != "ordinal"
		if quantity {
			side.figures++
		}
		switch {
		case finding != nil:
			claims++
			h.mark, h.link = "figure "+badgeOf(finding.Verdict).Class, b.here(anchor("f", finding.ID))
		case !quantity:
			h.mark = "figure when"
		default:
			h.mark = "figure alone"
			side.Alone = append(side.Alone, oneLine(f.Surface))
		}
		marks = append(marks, h)
	}
	switch {
	case all == 0:
		side.None = "No figure in this passage."
	case side.figures == 0:
		side.None = "No figure in this passage but dates, times or ranks."
	}
	side.Segments = b.passageText(p, marks)
	for i, seg := range side.Segments {
		side.Segments[i].Text = blankLines.ReplaceAllString(seg.Text, "\n")
	}
	return side, claims
}

// blankLines are the gaps between paragraphs, which side by side only take room.
var blankLines = regexp.MustCompile(`\n\s*\n`)

// passageText shows a passage with its marks, and a little of what stands around it.
func (b *builder) passageText(p Passage, marks []highlight) []segment {
	d := b.docs[p.Document]
	if d == nil || b.r.Run.NoText {
		return nil
	}
	start := boundary(d.Text, p.Start)
	whole := slice(d.Text, start, p.End)
	first, last := start, start
	if len(marks) > 0 {
		first, last = marks[0].start, marks[len(marks)-1].end
	}
	text, from := window(whole, first-start, min(last-start, first-start+maxPassageBytes), maxPassageBytes)
	segs := segments(text, start+from, marks)
	end := start + len(whole)
	if from > 0 || from+len(text) < len(whole) {
		return ellipses(segs, from > 0, from+len(text) < len(whole))
	}
	return around(d.Text, start, end, segs)
}

// around puts the text before and after [start, end) beside its segments, cut at words.
func around(text string, start, end int, segs []segment) []segment {
	from, to := boundary(text, start-contextBefore), boundary(text, end+contextAfter)
	before, after := text[from:start], text[end:to]
	if i := strings.IndexFunc(before, unicode.IsSpace); from > 0 && i >= 0 {
		before = "…" + before[i:]
	}
	if i := strings.LastIndexFunc(after, unicode.IsSpace); to < len(text) && i >= 0 {
		after = after[:i] + " …"
	}
	if strings.TrimSpace(before) != "" {
		segs = append([]segment{{Text: before, Mark: "context"}}, segs...)
	}
	if strings.TrimSpace(after) != "" {
		segs = append(segs, segment{Text: after, Mark: "context"})
	}
	return segs
}
