package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"
	"time"

	"github.com/alecthomas/kong"
)

// cli is the command line: one field a command, then the flags of all.
type cli struct {
	Run     runCmd     `cmd:"" help:"Group the reports of a corpus, compare their figures, write the report into a folder."`
	Check   checkCmd   `cmd:"" help:"Hold a delivery against itself and a corpus: fail when it contradicts what is there."`
	Index   indexCmd   `cmd:"" help:"Make, change or look at a saved index, which check takes for what was there before."`
	Compare compareCmd `cmd:"" help:"Compare two documents, or many pairs of texts: their overlap, and each pair of figures with its verdict."`
	Figures figuresCmd `cmd:"" help:"Print every figure found, one JSON line each."`
	Explain explainCmd `cmd:"" help:"Say why a finding, a group or a pair of documents is (not) in the results, or print a rule."`
	Render  renderCmd  `cmd:"" help:"Write any format again from the folder of a run or check."`
	Review  reviewCmd  `cmd:"" help:"Take decisions made in the report into the baseline and the suppressions."`
	Config  configCmd  `cmd:"" help:"Print, check or begin a .dedupe.yaml."`
	Version versionCmd `cmd:"" help:"Print the version and the revision it was built from."`

	Completion completionCmd `cmd:"" help:"Print the completion script of a shell."`

	Timeout   time.Duration `help:"Stop after this time, such as 10m, with exit 2; 0 is never." default:"0" placeholder:"D"`
	LogFormat string        `help:"How errors and warnings are written to standard error: text, or json for one object a line." enum:"text,json" default:"text" placeholder:"FORMAT"`
}

const description = `dedupe finds near-duplicates and contradictions across sources: it groups the reports
that overlap, and shows where their figures disagree.

  dedupe run reports/ --out out       the report is out/report.html
  dedupe check new/ --against old/    the gate for a delivery
  dedupe compare a.txt b.txt          two documents, figure by figure
  dedupe explain --in out f-3a1b...   why a finding is there`

// streams is what a command reads and writes.
type streams struct {
	ctx    context.Context
	stdin  io.Reader
	stdout io.Writer
	stderr io.Writer
	log    *logger
}

// run is the program without the process: it returns the exit code.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	ctx, cancel, stop := withSignals(context.Background())
	defer stop()
	log := &logger{w: stderr, json: asksForJSON(args)}
	exited := -1
	var c cli
	parser, err := kong.New(&c,
		kong.Name("dedupe"), kong.Description(description), kong.UsageOnError(), kong.Writers(stdout, stderr),
		kong.Exit(func(code int) { exited = code; panic(errExit) }),
		kong.Help(helpWithExitCodes), kong.ConfigureHelp(kong.HelpOptions{Compact: true, WrapUpperBound: 100}),
		kong.Bind(&streams{ctx, stdin, stdout, stderr, log}))
	if err != nil {
		panic(err) // the struct tags above are wrong
	}
	code, done := 0, make(chan struct{})
	go func() {
		defer close(done)
		defer func() {
			if r := recover(); r == errExit {
				code = exited
			} else if r != nil {
				panic(r)
			}
		}()
		code = execute(parser, args, log, func() {
			if c.Timeout > 0 {
				time.AfterFunc(c.Timeout, func() { cancel(timeoutError{c.Timeout}) })
			}
		})
	}()
	select {
	case <-done:
	case <-ctx.Done():
		// Nothing that a command writes is in place before it is whole, so that leaving at any moment is safe.
		select {
		case <-done:
		case <-time.After(grace):
		}
		return interrupted(ctx, log)
	}
	return code
}

// grace is how long an interrupted command may take to clean up.
const grace = 900 * time.Millisecond

var errExit = errors.New("exit")

// execute parses and runs; begin is called between the two.
func execute(parser *kong.Kong, args []string, log *logger, begin func()) int {
	switch {
	case len(args) == 0:
		args = []string{"--help"}
	case args[0] == "help": // what many other programs take
		args = append(args[1:], "--help")
	case len(args) == 1 && args[0] == "--version":
		args = []string{"version"}
	}
	k, err := parser.Parse(args)
	if err != nil {
		log.say("error", err.Error(), usageHint(err), exitUsage)
		return exitUsage
	}
	begin()
	return exitCode(k.Run(), log)
}

func usageHint(err error) string {
	var p *kong.ParseError
	if errors.As(err, &p) && p.Context != nil && p.Context.Selected() != nil {
		return p.Context.Selected().FullPath() + " --help"
	}
	return "dedupe --help"
}

// A signalError is the cause of a context that a signal ended.
type signalError struct{ signal os.Signal }

func (e signalError) Error() string { return e.signal.String() }

// A timeoutError is the cause of a context whose time is over.
type timeoutError struct{ after time.Duration }

func (e timeoutError) Error() string { return fmt.Sprintf("not done after %v", e.after) }

func withSignals(parent context.Context) (ctx context.Context, cancel context.CancelCauseFunc, stop func()) {
	ctx, cancel = context.WithCancelCause(parent)
	ch := make(chan os.Signal, 1)
	signal.Notify(ch, os.Interrupt, syscall.SIGTERM)
	go func() {
		select {
		case s := <-ch:
			cancel(signalError{s})
		case <-ctx.Done():
		}
	}()
	return ctx, cancel, func() { signal.Stop(ch); cancel(nil) }
}

func interrupted(ctx context.Context, log *logger) int {
	var late timeoutError
	if errors.As(context.Cause(ctx), &late) {
		log.say("error", late.Error()+": stopped", "allow it more with --timeout, or give it fewer documents", exitUsage)
		return exitUsage
	}
	var s signalError
	if !errors.As(context.Cause(ctx), &s) {
		return exitUsage
	}
	code := 128 + int(syscall.SIGINT)
	if s.signal == syscall.SIGTERM {
		code = 128 + int(syscall.SIGTERM)
	}
	log.say("error", "stopped; nothing was written", "", code)
	return code
}
