package main

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"text/tabwriter"

	"github.com/seed17055106/dedupe"
	"github.com/seed17055106/dedupe/store"
)

type indexCmd struct {
	Build  indexBuildCmd  `cmd:"" help:"Read documents into a new index; one that is there is replaced once the new one is whole."`
	Add    indexAddCmd    `cmd:"" help:"Add documents to an index."`
	Remove indexRemoveCmd `cmd:"" help:"Remove documents from an index, by the files they were read from or by id."`
	Stat   indexStatCmd   `cmd:"" help:"Say what an index holds."`
	Verify indexVerifyCmd `cmd:"" help:"Read every byte of an index and say what is damaged."`
}

// Help is what --help says beside the flags.
func (indexCmd) Help() string {
	return `An index is a folder that holds documents with what finds them again, so that a delivery is checked against a large
corpus without reading the corpus:

  dedupe index build corpus.index corpus/
  dedupe check new/ --against corpus.index
  dedupe index add corpus.index new/

It is in the old or in the new state at any moment, whatever interrupts a change. Any number of checks may read it while one
command changes it.`
}

type indexBuildCmd struct {
	Index string `arg:"" help:"The folder of the index."`
	indexInput
	profile
	Find string `help:"What the index is to serve: copies alone is smaller and faster; conflicts need stories, and stories copies." default:"copies,stories,conflicts" placeholder:"LIST"`
}

func (c *indexBuildCmd) Run(s *streams) error {
	find, err := dedupe.ParseFind(c.Find)
	if err != nil {
		return &exitError{exitUsage, err.Error()}
	}
	hugePages(heapAdvised)
	stop, err := c.profile.start()
	if err != nil {
		return err
	}
	return errors.Join(c.change(s, c.Index, find, dedupe.BuildIndex), stop())
}

type indexAddCmd struct {
	Index string `arg:"" help:"The folder of the index."`
	indexInput
}

func (c *indexAddCmd) Run(s *streams) error {
	return c.change(s, c.Index, dedupe.Find{}, dedupe.AddToIndex)
}

// indexInput is the flags of the commands that read documents into an index.
type indexInput struct {
	input
	configured
}

// An indexChange is a call that reads documents into an index.
type indexChange func(ctx context.Context, dir string, opt dedupe.Options) (*dedupe.IndexChange, error)

// change reads documents into an index and says what came of it.
func (in *indexInput) change(s *streams, index string, find dedupe.Find, do indexChange) error {
	opt, err := in.corpus(s)
	if err != nil {
		return err
	}
	boilerplate, err := in.boilerplate()
	if err != nil {
		return err
	}
	progress := newProgress(s.stderr, in.Quiet)
	change, err := do(s.ctx, index, dedupe.Options{Paths: in.Paths, Corpus: opt, Boilerplate: boilerplate, Find: find, Workers: in.Workers, Progress: progress.report})
	progress.stop()
	if err != nil {
		return err
	}
	if change.Documents == 0 {
		_ = in.skipped(s.log, change.Problems, "")
		return &exitError{exitNothing, index + ": no document was read, and nothing was changed"}
	}
	if !in.Quiet {
		fmt.Fprintf(s.stdout, "%s: %s added, %s in all\n", index, countOf(change.Added, "document"), countOf(change.Documents, "document"))
	}
	return in.skipped(s.log, change.Problems, "")
}

type indexRemoveCmd struct {
	Index string   `arg:"" help:"The folder of the index."`
	Paths []string `arg:"" optional:"" name:"path" help:"Files and folders that documents were read from, as they were named then; they need not exist."`
	ID    []string `help:"The id of a document to remove. Repeatable." placeholder:"ID" sep:"none"`
	Quiet bool     `short:"q" help:"Say nothing but errors."`
}

func (c *indexRemoveCmd) Run(s *streams) error {
	if len(c.Paths)+len(c.ID) == 0 {
		return &exitError{exitUsage, "index remove takes the files or folders of the documents to remove, or --id"}
	}
	change, err := dedupe.RemoveFromIndex(s.ctx, c.Index, c.Paths, c.ID)
	if err != nil {
		return err
	}
	if !c.Quiet {
		fmt.Fprintf(s.stdout, "%s: %s removed, %s left\n", c.Index, countOf(change.Removed, "document"), countOf(change.Documents, "document"))
	}
	for _, p := range change.Problems {
		s.log.warn(p.Error(), p.Hint)
	}
	if len(change.Problems) > 0 {
		return &exitError{exitUsage, countOf(len(change.Problems), "name") + " not met in the index"}
	}
	return nil
}

type indexStatCmd struct {
	Index string `arg:"" help:"The folder of the index."`
}

func (c *indexStatCmd) Run(s *streams) error {
	ix, err := store.Open(c.Index)
	if err != nil {
		return err
	}
	defer ix.Close()
	sections, total := ix.Sizes()
	n := int64(max(1, ix.Len()))
	fmt.Fprintf(s.stdout, "%s: %s, %d removed, in %s\n", c.Index, countOf(ix.Len(), "document"), ix.Removed(), countOf(ix.Segments(), "segment"))
	for _, key := range slices.Sorted(maps.Keys(ix.Parameters())) {
		fmt.Fprintf(s.stdout, "  %s: %s\n", key, ix.Parameters()[key])
	}
	w := tabwriter.NewWriter(s.stdout, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintf(w, "part\tbytes\ta document\t\n")
	for _, name := range slices.Sorted(maps.Keys(sections)) {
		fmt.Fprintf(w, "%s\t%d\t%d\t\n", name, sections[name], sections[name]/n)
	}
	fmt.Fprintf(w, "all\t%d\t%d\t\n", total, total/n)
	return w.Flush()
}

type indexVerifyCmd struct {
	Index string `arg:"" help:"The folder of the index."`
}

func (c *indexVerifyCmd) Run(s *streams) error {
	faults, err := store.Verify(c.Index)
	if err != nil {
		return err
	}
	if len(faults) > 0 {
		for _, f := range faults[1:] {
			s.log.say("error", f.Error(), hint(f), exitUsage)
		}
		return faults[0]
	}
	ix, err := store.Open(c.Index)
	if err != nil {
		return err
	}
	defer ix.Close()
	fmt.Fprintf(s.stdout, "%s: whole, %s\n", c.Index, countOf(ix.Len(), "document"))
	return nil
}
