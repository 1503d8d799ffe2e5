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
}

// loaded is the corpus in memory, sorted by document id.
type loaded struct {
	docs     []*document
	problems []*corpus.Problem
	figures  *figure.Extractor
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
	var furniture text.FurnitureBuilder
	slices.SortFunc(c.docs, func(a, b *document) int { return strings.Compare(a.ID, b.ID) })
	skims := make([]text.Skim, len(c.docs))
	each(ctx, opt, "language", len(c.docs), func(i int) { c.docs[i].language = text.LanguageOf(c.docs[i].Text, c.docs[i].Language) })
	assumeLanguage(c.docs)
	each(ctx, opt, "furniture", len(c.docs), func(i int) {
		d := c.docs[i]
		skims[i] = text.NewSkim(d.Text, d.language)
		furniture.Add(d.Outlet, &skims[i])
	})
	known := furniture.Build(opt.Workers)
	each(ctx, opt, "analyse", len(c.docs), func(i int) {
		d := c.docs[i]
		if opt.Find.onlyCopies() && opt.Boilerplate == nil && known.Clean(d.Outlet, &skims[i]) {
			d.words = skims[i].Words // all that copies need of an analysis
		} else {
			d.analyse(known, opt, c.figures)
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

func (d *document) analyse(known *text.Furniture, opt *Options, figures *figure.Extractor) {
	d.language = text.LanguageOf(d.Text, cmp.Or(d.language, d.Language))
	body := text.Analyse(d.Text, text.Options{Language: d.language, Outlet: d.Outlet, Furniture: known, Boilerplate: opt.Boilerplate})
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
	if opt.Find.onlyCopies() {
		return
	}
	title := headline(d.Title, body.Language)
	day := 0
	if !d.Published.IsZero() {
		day = int(d.Published.Unix() / 86400)
	}
	d.features = lsh.Describe(d.ID, title, body, day)
	if opt.Find.Conflicts {
		d.figures = append(figures.Extract(title, figure.Context{Field: "title", Published: d.published()}),
			figures.Extract(body, figure.Context{Field: "text", Published: d.published()})...)
	}
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
