package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/term"

	"github.com/seed17055106/dedupe"
	"github.com/seed17055106/dedupe/internal/gate"
	"github.com/seed17055106/dedupe/report"
)

type runCmd struct {
	input
	lexicon
	configured
	profile
	Out           string   `required:"" help:"The folder to write; one that an earlier run wrote is replaced." placeholder:"DIR"`
	Find          string   `help:"The parts of the job to do: copies, stories, conflicts." default:"copies,stories,conflicts" placeholder:"LIST"`
	MinConfidence float64  `help:"Leave out findings below this confidence, from 0 to 1." default:"0.5" placeholder:"X"`
	FailOn        []string `help:"Exit 1 on: contradict[:low|medium|high], update, copy, excerpt; or none." default:"none" placeholder:"LIST"`
	NoText        bool     `help:"Leave the documents' texts out of the files."`
	Excerpts      bool     `help:"Leave the documents' texts out of the report: figures, their sentences and the claims matrices remain."`
	Kept          string   `help:"Write the corpus without its copies to FILE, and the dropped documents to FILE.dropped.jsonl." placeholder:"FILE"`
	Memory        size     `help:"What a run with --find copies is to hold in memory, such as 512MiB or 1GiB: tables beyond it, and texts that cannot be read again where they stand, go to a temporary file beside DIR. A run with stories or conflicts holds all of them and only tidies up sooner. (default: a quarter of the machine's)" placeholder:"SIZE"`
	Verbose       bool     `short:"v" help:"Say how long each stage took, and how much memory."`
	Keep          string   `help:"Which document of a lineage is kept: first, longest or newest." enum:"first,longest,newest" default:"first"`
}

// heapAdvised is how much of the heap is to be of huge pages.
const heapAdvised = 1 << 30

func (c *runCmd) Run(s *streams) error {
	stop, err := c.profile.start()
	if err != nil {
		return err
	}
	hugePages(heapAdvised)
	return errors.Join(c.run(s), stop())
}

func (c *runCmd) run(s *streams) error {
	find, err := dedupe.ParseFind(c.Find)
	if err != nil {
		return &exitError{exitUsage, err.Error()}
	}
	policy, err := parsePolicy(c.FailOn)
	if err != nil {
		return err
	}
	if !(c.MinConfidence >= 0 && c.MinConfidence <= 1) { // NaN too
		return &exitError{exitUsage, fmt.Sprintf("--min-confidence %g: a confidence is from 0 to 1", c.MinConfidence)}
	}
	opt, err := c.corpus(s)
	if err != nil {
		return err
	}
	boilerplate, err := c.boilerplate()
	if err != nil {
		return err
	}
	if err := report.Writable(c.Out); err != nil {
		return err
	}
	var kept *kept
	if c.Kept != "" {
		if kept, err = openKept(c.Kept, c.Out, c.Paths); err != nil {
			return err
		}
		defer kept.discard()
	}
	results, err := c.work(s, kept, dedupe.Options{
		Paths: c.Paths, Corpus: opt, Lexicon: c.Lexicon, Boilerplate: boilerplate, Find: find, MinConfidence: c.MinConfidence, Workers: c.Workers,
		Memory: c.Memory.bound(find), Spool: spoolFolder(c.Out),
	})
	if err != nil {
		return err
	}
	if !c.Quiet {
		if err := report.Summary(s.stdout, results, terminalWidth(s.stdout)); err != nil {
			return err
		}
		fmt.Fprintf(s.stdout, "\nThe report is %s\n", filepath.Join(c.Out, "report.html"))
	}
	return c.verdict(s, results, policy)
}

// work does the job and writes what came of it.
func (c *runCmd) work(s *streams, kept *kept, opt dedupe.Options) (*report.Results, error) {
	progress := newProgress(s.stderr, c.Quiet)
	defer progress.stop()
	stages := &stopwatch{next: progress.report, w: io.Discard}
	if c.Verbose {
		stages.w = s.stderr
	}
	defer stages.lap()
	opt.Progress = stages.report
	results, err := dedupe.Run(s.ctx, opt)
	if err != nil {
		return nil, err
	}
	stages.report("write", 0, 0)
	results.Run.Excerpts = c.Excerpts
	err = report.Save(s.ctx, c.Out, results, !c.NoText)
	if err == nil && kept != nil {
		err = kept.write(results, dedupe.Keep(c.Keep))
	}
	return results, errors.Join(err, results.Close())
}

// verdict is the exit code of a run that was written: what was not looked at weighs more than what was found.
func (c *runCmd) verdict(s *streams, r *report.Results, policy gate.FailOn) error {
	strict := c.skipped(s.log, problemsOf(r), fmt.Sprintf(" (all of them are in %s)", filepath.Join(c.Out, "run.json")))
	if r.Run.Counts.Read < 2 {
		return &exitError{exitNothing, fmt.Sprintf("nothing was compared: %s", countOf(r.Run.Counts.Read, "document"))}
	}
	if list := broken(policy, r); len(list) > 0 {
		return &exitError{exitPolicy, "the policy failed: " + strings.Join(list, ", ")}
	}
	return strict
}

func countOf(n int, noun string) string {
	switch n {
	case 0:
		return "no " + noun + "s"
	case 1:
		return "one " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// terminalWidth is the number of columns of w, 0 when it is no terminal.
func terminalWidth(w io.Writer) int {
	f, ok := w.(*os.File)
	if !ok {
		return 0
	}
	width, _, err := term.GetSize(int(f.Fd()))
	if err != nil {
		return 0
	}
	return width
}
