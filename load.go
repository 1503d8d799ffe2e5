package dedupe

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/seed17055106/dedupe/corpus"
	"github.com/seed17055106/dedupe/figure"
	"github.com/seed17055106/dedupe/lsh"
	"github.com/seed17055106/dedupe/text"
)

// document is a corpus.Document with what the analysis keeps of it.
type document struct {
	*corpus.Document
	language  string // as found, or as the input states it
	words     int
	furniture []text.Span
	features  *lsh.Features
	figures   []figure.Figure // of the title, then of the text
	delivered bool            // to be checked against the others
	recalled  bool            // from a saved index, as it was analysed then; its figures are read when they are asked for
}

// loaded is the corpus in memory, sorted by document id.
type loaded struct {
	docs     []*document
	problems []*corpus.Problem
	figures  *figure.Extractor
	delivery bool          // some documents were delivered, and only they are of interest
	frame    *lsh.Frame    // what saved indexes know beyond the documents at hand; nil where there is none
	saved    []*savedIndex // what documents are checked against without being read
}

// load reads and analyses the corpus. Furniture is decided over the whole corpus, so that all of it is read before any of it is analysed.
func load(ctx context.Context, opt *Options) (*loaded, error) {
	c, err := newLoaded(opt)
	if err != nil {
		return nil, err
	}
	if err := c.read(ctx, opt, opt.Paths); err != nil {
		return nil, err
	}
	return c, c.analyse(ctx, opt)
}

// read adds the documents under paths.
func (c *loaded) read(ctx context.Context, opt *Options, paths []string) error {
	for d, p := range corpus.Read(ctx, paths, opt.Corpus) {
		if p != nil {
			c.problems = append(c.problems, p)
			continue
		}
		c.docs = append(c.docs, &document{Document: d})
		if len(c.docs)%100 == 0 {
			opt.Progress("read", len(c.docs), 0)
		}
	}
	return ctx.Err()
}

func (c *loaded) analyse(ctx context.Context, opt *Options) error {
	skims, known, err := c.furniture(ctx, opt)
	if err != nil {
		return err
	}
	return c.describe(ctx, opt, skims, known)
}

func byID(a, b *document) int { return strings.Compare(a.ID, b.ID) }

// furniture skims the documents, sorts them by id, and decides what in them recurs: among themselves, and in the documents of
// saved indexes.
func (c *loaded) furniture(ctx context.Context, opt *Options) ([]text.Skim, *text.Furniture, error) {
	var builder text.FurnitureBuilder
	slices.SortFunc(c.docs, byID)
	skims := make([]text.Skim, len(c.docs))
	each(ctx, opt, "language", len(c.docs), func(i int) { c.docs[i].language = text.LanguageOf(c.docs[i].Text, c.docs[i].Language) })
	assumeLanguage(c.docs)
	each(ctx, opt, "furniture", len(c.docs), func(i int) {
		d := c.docs[i]
		skims[i] = text.NewSkim(d.Text, d.language)
		builder.Add(d.Outlet, &skims[i])
	})
	before := text.NewFurniture(nil)
	for _, s := range c.saved {
		known, err := s.known()
		if err == nil {
			err = s.recurring(&builder, skims, known)
		}
		if err != nil {
			return nil, nil, err
		}
		before.Join(known)
	}
	known := builder.Build(opt.Workers)
	known.Join(before)
	return skims, known, ctx.Err()
}

// describe analyses the documents.
func (c *loaded) describe(ctx context.Context, opt *Options, skims []text.Skim, known *text.Furniture) error {
	each(ctx, opt, "analyse", len(c.docs), func(i int) {
		d := c.docs[i]
		if opt.Find.onlyCopies() && known.Clean(d.Outlet, &skims[i]) {
			d.words = skims[i].Words // all that copies need of an analysis
		} else {
			d.analyse(known, opt.Find, c.figures)
		}
	})
	return ctx.Err()
}

// briefText is the length in bytes up to which a text may be too short to tell its language.
const briefText = 600

// assumeLanguage gives brief documents that do not tell their language that of most others; English where none tells.
func assumeLanguage(docs []*document) {
	count := map[string]int{}
	for _, d := range docs {
		if d.language != "" {
			count[d.language]++
		}
	}
	most := "en"
	for language, n := range count {
		if n > count[most] || n == count[most] && language < most {
			most = language
		}
	}
	for _, d := range docs {
		if d.language == "" && len(d.Text) <= briefText {
			d.language = most
		}
	}
}

func (d *document) analyse(known *text.Furniture, find Find, figures *figure.Extractor) {
	d.language = text.LanguageOf(d.Text, cmp.Or(d.language, d.Language))
	body := text.Analyse(d.Text, text.Options{Language: d.language, Outlet: d.Outlet, Furniture: known})
	d.words = len(body.Words)
	for _, s := range body.Sentences {
		if s.Furniture == "" {
			continue
		}
		if n := len(d.furniture); n > 0 && strings.TrimSpace(d.Text[d.furniture[n-1].End:s.Start]) == "" {
			d.furniture[n-1].End = s.End
		} else {
			d.furniture = append(d.furniture, s.Span)
		}
	}
	if find.onlyCopies() {
		return
	}
	title := headline(d.Title, body.Language)
	d.features = lsh.Describe(d.ID, title, body, d.day())
	if find.Conflicts {
		d.extract(figures, title, body)
	}
}

func (d *document) extract(figures *figure.Extractor, title, body *text.Text) {
	d.figures = append(figures.Extract(title, figure.Context{Field: "title", Published: d.published()}),
		figures.Extract(body, figure.Context{Field: "text", Published: d.published()})...)
}

// readFigures reads the figures of a document that was analysed before.
func (d *document) readFigures(figures *figure.Extractor) {
	body := text.Analyse(d.Text, text.Options{Language: d.language, Outlet: d.Outlet})
	markFurniture(body, d.furniture)
	d.extract(figures, headline(d.Title, body.Language), body)
}

// headline analyses a title. What would be furniture in a text ("Watch: ...") is the title's own words.
func headline(s, language string) *text.Text {
	t := text.Analyse(s, text.Options{Language: language})
	for i := range t.Sentences {
		t.Sentences[i].Furniture = ""
	}
	for i := range t.Paragraphs {
		t.Paragraphs[i].Furniture = ""
	}
	return t
}

// published is the publication time as figures use it: the clock of the place, since zones of readers' days do not matter.
func (d *document) published() figure.When {
	switch {
	case d.Published.IsZero():
		return figure.When{}
	case d.Published.HasClock:
		return figure.When{Start: d.Published.Time, Grain: "minute"}
	}
	return figure.When{Start: d.Published.Time, Grain: "day"}
}

// day is that of publication, counted from 1970-01-01; 0 when unknown.
func (d *document) day() int {
	if d.Published.IsZero() {
		return 0
	}
	return int(d.Published.Unix() / 86400)
}

func (d *document) copyDoc() lsh.CopyDoc {
	c := lsh.CopyDoc{ID: d.ID, Outlet: d.Outlet, Text: d.Text, Furniture: d.furniture}
	if !d.Published.IsZero() {
		c.Published = d.Published.Unix()
	}
	return c
}

// each calls do(0..n-1) from opt.Workers goroutines, and stops early when ctx is done.
func each(ctx context.Context, opt *Options, stage string, n int, do func(i int)) {
	batch := max(1, min(16, n/(4*opt.Workers))) // units a worker takes at a time
	var next atomic.Int64
	var wg sync.WaitGroup
	var mu sync.Mutex
	done := 0
	for range min(opt.Workers, n) {
		wg.Go(func() {
			for ctx.Err() == nil {
				end := int(next.Add(int64(batch)))
				start := end - batch
				if start >= n {
					return
				}
				end = min(end, n)
				for i := start; i < end; i++ {
					do(i)
				}
				mu.Lock()
				done += end - start
				opt.Progress(stage, done, n)
				mu.Unlock()
			}
		})
	}
	wg.Wait()
}
