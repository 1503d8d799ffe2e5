package dedupe

import (
	"context"
	"iter"

	"github.com/seed17055106/dedupe/compare"
	"github.com/seed17055106/dedupe/corpus"
	"github.com/seed17055106/dedupe/figure"
	"github.com/seed17055106/dedupe/lsh"
	"github.com/seed17055106/dedupe/report"
	"github.com/seed17055106/dedupe/text"
)

// Figures yields every figure of the corpus, sorted by document id, title before text, then by position; and what could not be read.
func Figures(ctx context.Context, opt Options) (iter.Seq[report.Figure], []*corpus.Problem, error) {
	opt.Find = Find{Conflicts: true}
	opt.setDefaults()
	c, err := load(ctx, &opt)
	if err != nil {
		return nil, nil, err
	}
	each(ctx, &opt, "figures", len(c.docs), func(i int) { c.docs[i].readFigures(&opt, c.figures) })
	if err := ctx.Err(); err != nil {
		return nil, nil, err
	}
	return func(yield func(report.Figure) bool) {
		for _, d := range c.docs {
			for k := range d.figures {
				f := &d.figures[k]
				if !yield(figureRecord(d.ID, f)) || f.Alternate != nil && !yield(alternateRecord(d.ID, f)) {
					return
				}
			}
		}
	}, c.problems, nil
}

// A Pair is what two documents have in common.
type Pair struct {
	Overlap     lsh.Similarity
	Relation    string // "copy", "excerpt" or ""
	Left, Right []report.Figure
	Verdict     string // the strongest of Comparisons, "none" where nothing was comparable
	Comparisons []PairComparison
}

// A PairComparison is the verdict on two figures of a pair.
type PairComparison struct {
	Left    report.Figure `json:"left"`
	Right   report.Figure `json:"right"`
	Verdict string        `json:"verdict"`
	Rule    string        `json:"rule"`
	Why     string        `json:"why"`
}

// ComparePair compares two documents by themselves, without a corpus around them.
func ComparePair(left, right *corpus.Document) Pair {
	return ComparePairWith(figure.Standard(), left, right)
}

// ComparePairWith is [ComparePair] with figures as an Extractor finds them.
func ComparePairWith(figures *figure.Extractor, left, right *corpus.Document) Pair {
	a, b := &document{Document: left}, &document{Document: right}
	for _, d := range []*document{a, b} {
		d.language = text.LanguageOf(d.Text, d.Language)
	}
	assumeLanguage([]*document{a, b})
	for _, d := range []*document{a, b} {
		title, body := d.analyse(nil, &Options{Find: Find{Conflicts: true}})
		d.extract(figures, title, body)
	}
	out := Pair{Overlap: lsh.Compare(a.copyDoc(), b.copyDoc()), Relation: "", Verdict: "none"}
	for k := range a.figures {
		out.Left = append(out.Left, figureRecord(left.ID, &a.figures[k]))
	}
	for k := range b.figures {
		out.Right = append(out.Right, figureRecord(right.ID, &b.figures[k]))
	}
	best := 0
	for _, c := range compare.Pair(a.source(left.ID), b.source(right.ID)) {
		out.Comparisons = append(out.Comparisons, PairComparison{
			Left: figureRecord(left.ID, c.Left), Right: figureRecord(right.ID, c.Right), Verdict: string(c.Verdict), Rule: c.Rule, Why: c.Why,
		})
		if s := c.Verdict.Strength(); s > best {
			best, out.Verdict = s, string(c.Verdict)
		}
	}
	return out
}

// Explain looks again at two saved documents as the search for copies did.
func Explain(left, right *report.Document) lsh.Evidence {
	return lsh.Explain(savedCopyDoc(left), savedCopyDoc(right))
}

// Overlap measures again what two saved documents share.
func Overlap(left, right *report.Document) lsh.Similarity {
	return lsh.Compare(savedCopyDoc(left), savedCopyDoc(right))
}

func savedCopyDoc(d *report.Document) lsh.CopyDoc {
	c := lsh.CopyDoc{ID: d.ID, Outlet: d.Outlet, Source: d}
	for _, f := range d.Furniture {
		c.Furniture = append(c.Furniture, text.Span{Start: f[0], End: f[1]})
	}
	return c
}
