package dedupe

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/seed17055106/dedupe/corpus"
	"github.com/seed17055106/dedupe/figure"
	"github.com/seed17055106/dedupe/internal/slab"
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

	skim   *text.Skim // until it is analysed
	sketch int        // in loaded.sketches, 0: none

	keeper textKeeper // what holds the text, nil: Text does
	at     int64
	size   int
}

// loaded is the corpus in memory, sorted by document id.
type loaded struct {
	docs     []*document
	problems []*corpus.Problem
	figures  *figure.Extractor // nil where no figures are read
	sketches *lsh.Sketches
	texts    *textRoom
	delivery bool          // some documents were delivered, and only they are of interest
	frame    *lsh.Frame    // what saved indexes know beyond the documents at hand; nil where there is none
	saved    []*savedIndex // what documents are checked against without being read
}

func newLoaded(opt *Options) (*loaded, error) {
	c := &loaded{sketches: new(lsh.Sketches), texts: newTextRoom(opt)}
	if opt.Find.Conflicts || len(opt.Lexicon) > 0 {
		var err error
		if c.figures, err = OpenLexicon(opt.Lexicon); err != nil {
			return nil, err
		}
	}
	if c.texts.spool != nil {
		c.sketches.SpillTo(c.texts.spool, int(opt.Memory/anchorShare))
	}
	return c, nil
}

// load reads and analyses the corpus. Furniture is decided over the whole corpus, so that all of it is read before any of it is analysed.
func load(ctx context.Context, opt *Options) (*loaded, error) {
	c, err := newLoaded(opt)
	if err != nil {
		return nil, err
	}
	err = c.read(ctx, opt, opt.Paths)
	if err == nil {
		err = c.analyse(ctx, opt)
	}
	if err != nil {
		return nil, errors.Join(err, c.texts.Close())
	}
	return c, nil
}

// read adds the documents under paths.
func (c *loaded) read(ctx context.Context, opt *Options, paths []string) error {
	opt.Progress("read", 0, 0)
	how := opt.Corpus
	how.Each = func(d *corpus.Document) any { return c.skim(d) }
	if how.Open == nil && c.texts.spool != nil {
		how.Open = c.texts.open
	}
	for d, p := range corpus.Read(ctx, paths, how) {
		if p != nil {
			c.problems = append(c.problems, p)
			continue
		}
		c.docs = append(c.docs, d.Value.(*document))
		d.Value = nil
		if len(c.docs)%100 == 0 {
			opt.Progress("read", len(c.docs), 0)
		}
	}
	return ctx.Err()
}

// A reader is what a goroutine that looks at texts keeps for the next one.
type reader struct {
	runs      text.Runs
	skimmer   text.Skimmer
	shingler  lsh.Shingler
	documents slab.Slab[document]
	skims     slab.Slab[text.Skim]
	room      []byte // for a text that is not in memory
}

var readers = sync.Pool{New: func() any { return new(reader) }}

// skim does what can be done with a text before all others are known, while it is in the caches of a processor.
func (c *loaded) skim(source *corpus.Document) *document {
	r := readers.Get().(*reader)
	defer readers.Put(r)
	r.runs.Read(source.Text)
	d := r.documents.New()
	d.Document, d.language = source, text.LanguageOfRuns(source.Text, source.Language, &r.runs)
	if !d.assumesLanguage() {
		d.skim = r.skims.New()
		*d.skim = r.skimmer.Skim(d.Text, d.language, &r.runs)
	}
	d.sketch = c.sketches.Add(&r.shingler, d.Text, nil, &r.runs)
	if !d.assumesLanguage() {
		c.texts.keep(d)
	}
	return d
}

// sketchOf sketches a text without its furniture.
func (c *loaded) sketchOf(d *document) int {
	r := readers.Get().(*reader)
	defer readers.Put(r)
	return c.sketches.Add(&r.shingler, d.Content(), d.furniture, nil)
}

func (c *loaded) analyse(ctx context.Context, opt *Options) error {
	known, err := c.furniture(ctx, opt)
	if err != nil {
		return err
	}
	return c.describe(ctx, opt, known)
}

func byID(a, b *document) int { return strings.Compare(a.ID, b.ID) }

// furniture sorts the documents by id, and decides what in them recurs: among themselves, and in the documents of saved indexes.
func (c *loaded) furniture(ctx context.Context, opt *Options) (*text.Furniture, error) {
	var builder text.FurnitureBuilder
	slices.SortFunc(c.docs, byID)
	assumeLanguage(c.docs)
	each(ctx, opt, "furniture", len(c.docs), func(i int) {
		d := c.docs[i]
		if d.skim == nil {
			skim := text.NewSkim(d.Text, d.language)
			d.skim = &skim
			c.texts.keep(d)
		}
		builder.Add(d.Outlet, d, d.skim)
	})
	before := text.NewFurniture(nil)
	for _, s := range c.saved {
		known, err := s.known()
		if err == nil {
			err = s.recurring(&builder, c.docs, known)
		}
		if err != nil {
			return nil, err
		}
		before.Join(known)
	}
	known := builder.Build(opt.Workers)
	known.Join(before)
	return known, ctx.Err()
}

// describe analyses the documents.
func (c *loaded) describe(ctx context.Context, opt *Options, known *text.Furniture) error {
	each(ctx, opt, "analyse", len(c.docs), func(i int) {
		d := c.docs[i]
		certain := false
		if opt.Find.onlyCopies() && opt.Boilerplate == nil { // all that copies need of an analysis may be known
			d.furniture, d.words, certain = known.Of(d.Outlet, d.skim)
		}
		if !certain {
			d.analyse(known, opt)
		}
		d.skim = nil
		if len(d.furniture) > 0 {
			d.sketch = c.sketchOf(d)
		}
	})
	return ctx.Err()
}

// briefText is the length in bytes up to which a text may be too short to tell its language.
const briefText = 600

// assumesLanguage tells whether a document is brief and does not tell its language.
func (d *document) assumesLanguage() bool {
	return d.language == "" && d.keeper == nil && len(d.Text) <= briefText
}

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
		if d.assumesLanguage() {
			d.language = most
		}
	}
}

// analyse takes from a document what its figures need not be known for; it gives what it read, which is not kept.
func (d *document) analyse(known *text.Furniture, opt *Options) (title, body *text.Text) {
	content := d.Content()
	d.language = text.LanguageOf(content, cmp.Or(d.language, d.Language))
	body = text.Analyse(content, text.Options{Language: d.language, Outlet: d.Outlet, Furniture: known, Boilerplate: opt.Boilerplate})
	d.words, d.furniture = len(body.Words), body.Furniture()
	if !opt.Find.onlyCopies() {
		title = headline(d.Title, body.Language)
		d.features = lsh.Describe(d.ID, title, body, d.day())
	}
	return title, body
}

func (d *document) extract(figures *figure.Extractor, title, body *text.Text) {
	d.figures = append(figures.Extract(title, figure.Context{Field: "title", Published: d.published()}),
		figures.Extract(body, figure.Context{Field: "text", Published: d.published()})...)
}

// readFigures reads the figures of a document that was analysed before: to analyse it again costs less than to keep words or
// figures of all documents until they are compared.
func (d *document) readFigures(opt *Options, figures *figure.Extractor) {
	body := text.Analyse(d.Text, text.Options{Language: d.language, Outlet: d.Outlet, Boilerplate: opt.Boilerplate})
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
	c := lsh.CopyDoc{ID: d.ID, Outlet: d.Outlet, Source: d, Furniture: d.furniture, Sketch: d.sketch}
	if !d.Published.IsZero() {
		c.Published = d.Published.Unix()
	}
	return c
}

func (c *loaded) copyDocs() []lsh.CopyDoc {
	docs := make([]lsh.CopyDoc, len(c.docs))
	for i, d := range c.docs {
		docs[i] = d.copyDoc()
	}
	return docs
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
