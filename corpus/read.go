package corpus

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"iter"
	"os"
	"runtime"
	"slices"
	"strings"
)

const (
	defaultMaxDocument = 32 << 20
	defaultMaxExpanded = 64 << 30
)

// An item is what Read yields at once: a document or a problem.
type item struct {
	doc     *Document
	problem *Problem
}

// A task turns bytes already read into items; tasks run in parallel, their items come in the order of the tasks.
type task func() []item

// A job is a task and where its items go.
type job struct {
	run  task
	done chan []item
}

// A reader holds what is the same for all files of one call of Read.
type reader struct {
	ctx     context.Context
	opt     Options
	columns columns
	hint    string // where the text of a record is looked for
	buffers buffers
	jobs    chan job         // to the workers
	order   chan chan []item // to the consumer
}

// Read yields the documents under paths: files, folders (recursive, sorted) and "-", in a fixed order whatever the machine and
// whatever the order of paths. A bad record comes as a Problem, with a nil Document, and reading goes on; it ends early only
// when ctx is done. After an early end, what reads in the background stops at its next record.
func Read(ctx context.Context, paths []string, opt Options) iter.Seq2[*Document, *Problem] {
	return func(yield func(*Document, *Problem) bool) {
		inner, cancel := context.WithCancel(ctx)
		defer cancel()
		ids := new(idSet)
		for items := range start(inner, paths, opt) {
			dropRepeated(ids, items)
			for _, it := range items {
				if !yield(it.doc, it.problem) || ctx.Err() != nil {
					return
				}
			}
		}
	}
}

// start sets one goroutine to read bytes and the others to make documents of them; it yields their items in order.
func start(ctx context.Context, paths []string, opt Options) iter.Seq[[]item] {
	workers := runtime.GOMAXPROCS(0)
	columns := usualColumns.withFields(opt.Fields)
	r := &reader{
		ctx: ctx, opt: opt.withDefaults(), columns: columns, hint: columns.textHint(),
		jobs: make(chan job), order: make(chan chan []item, 2*workers),
	}
	for range workers {
		go func() {
			for j := range r.jobs {
				j.done <- j.run()
			}
		}()
	}
	go func() {
		defer close(r.order)
		defer close(r.jobs)
		r.readAll(paths)
	}()
	return r.results
}

// results yields the items of each task in the order in which they were emitted.
func (r *reader) results(yield func([]item) bool) {
	for {
		var next chan []item
		select {
		case <-r.ctx.Done():
			return
		case done, ok := <-r.order:
			if !ok {
				return
			}
			next = done
		}
		select {
		case <-r.ctx.Done():
			return
		case items := <-next:
			if !yield(items) {
				return
			}
		}
	}
}

// readAll reads one file after the other and emits tasks.
func (r *reader) readAll(paths []string) {
	files, problems := expand(r.ctx, paths, r.opt.Open)
	excluded := map[string]bool{}
	for _, name := range r.opt.Exclude {
		excluded[RealPath(name)] = true
	}
	files = slices.DeleteFunc(files, func(f file) bool { return excluded[f.real] })
	problems = slices.DeleteFunc(problems, func(p *Problem) bool { return excluded[RealPath(p.Path)] })
	for _, p := range problems {
		if !r.emitProblem(p) {
			return
		}
	}
	for _, f := range files {
		if !r.file(f) {
			return
		}
	}
}

// emit hands a task to the workers; false once reading has to end.
func (r *reader) emit(run task) bool {
	j := job{run, make(chan []item, 1)}
	select {
	case <-r.ctx.Done():
		return false
	case r.order <- j.done:
	}
	select {
	case <-r.ctx.Done():
		return false
	case r.jobs <- j:
		return true
	}
}

func (r *reader) emitProblem(p *Problem) bool {
	return r.emit(func() []item { return []item{{problem: p}} })
}

// withDefaults fills what the caller left out.
func (opt Options) withDefaults() Options {
	opt.MaxDocument = cmp.Or(opt.MaxDocument, defaultMaxDocument)
	opt.MaxExpanded = cmp.Or(opt.MaxExpanded, defaultMaxExpanded)
	if opt.Stdin == nil {
		opt.Stdin = os.Stdin
	}
	if opt.Open == nil {
		opt.Open = func(name string) (io.ReadCloser, error) { return os.Open(name) }
	}
	return opt
}

// dropRepeated makes problems of the documents whose ids were seen before. Those that are left then no longer share the bytes that were
// read with them, so that a few new ones do not keep a file in memory.
func dropRepeated(ids *idSet, items []item) {
	repeated := false
	for i, it := range items {
		if it.doc != nil {
			if items[i] = firstOfID(ids, it.doc); items[i].doc == nil {
				repeated, *it.doc = true, Document{} // it lies beside others, and would hold what its text is a part of
			}
		}
	}
	for _, it := range items {
		if repeated && it.doc != nil {
			it.doc.Text = strings.Clone(it.doc.Text)
		}
	}
}

// firstOfID passes a document on unless its id was seen before.
func firstOfID(ids *idSet, doc *Document) item {
	if first, repeated := ids.add(doc); repeated {
		return item{problem: &Problem{
			Path: doc.Path, Line: doc.Line, Record: doc.Record,
			Reason: fmt.Sprintf("the id %q was seen before, at %v: this document is skipped", clip(doc.ID, 80), first),
			Hint:   "give each document an id of its own, or remove one of the two",
		}}
	}
	return item{doc: doc}
}
