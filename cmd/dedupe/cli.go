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

// cli is the command line: one field a command.
type cli struct {
	Run     runCmd     `cmd:"" help:"Group the reports of a corpus, compare their figures, write the report into a folder."`
	Compare compareCmd `cmd:"" help:"Compare two documents, or many pairs of texts: their overlap, and each pair of figures with its verdict."`
	Figures figuresCmd `cmd:"" help:"Print every figure found, one JSON line each."`
	Explain explainCmd `cmd:"" help:"Say why a finding, a group or a pair of documents is (not) in the results, or print a rule."`
	Version versionCmd `cmd:"" help:"Print the version and the revision it was built from."`
}

const description = `dedupe finds near-duplicates and contradictions across sources: it groups the reports
that overlap, and shows where their figures disagree.

  dedupe run reports/ --out out       the report is out/report.html
  dedupe compare a.txt b.txt          two documents, figure by figure
  dedupe explain --in out f-3a1b...   why a finding is there`

// streams is what a command reads and writes.
type streams struct {
	ctx    context.Context
	stdin  io.Reader
	stdout io.Writer
	stderr io.Writer
}

// run is the program without the process: it returns the exit code.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	ctx, stop := withSignals(context.Background())
	defer stop()
	exited := -1
	var c cli
	parser, err := kong.New(&c,
		kong.Name("dedupe"), kong.Description(description), kong.UsageOnError(), kong.Writers(stdout, stderr),
		kong.Exit(func(code int) { exited = code; panic(errExit) }),
		kong.Help(helpWithExitCodes), kong.ConfigureHelp(kong.HelpOptions{Compact: true, WrapUpperBound: 100}),
		kong.Bind(&streams{ctx, stdin, stdout, stderr}))
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
		code = execute(parser, args, stderr)
	}()
	select {
	case <-done:
	case <-ctx.Done():
		// Nothing that a command writes is in place before it is whole, so that leaving at any moment is safe.
		select {
		case <-done:
		case <-time.After(grace):
		}
		return interrupted(ctx, stderr)
	}
	return code
}

// grace is how long an interrupted command may take to clean up.
const grace = 700 * time.Millisecond

var errExit = errors.New("exit")

func execute(parser *kong.Kong, args []string, stderr io.Writer) int {
	if len(args) == 0 {
		args = []string{"--help"}
	}
	k, err := parser.Parse(args)
	if err != nil {
		fmt.Fprintf(stderr, "dedupe: %v\n", err)
		fmt.Fprintf(stderr, "hint: %s\n", usageHint(err))
		return exitUsage
	}
	return exitCode(k.Run(), stderr)
}

func usageHint(err error) string {
	var p *kong.ParseError
	if errors.As(err, &p) && p.Context != nil && p.Context.Selected() != nil {
		return "dedupe " + p.Context.Selected().Name + " --help"
	}
	return "dedupe --help"
}

// A signalError is the cause of a context that a signal ended.
type signalError struct{ signal os.Signal }

func (e signalError) Error() string { return e.signal.String() }

func withSignals(parent context.Context) (context.Context, func()) {
	ctx, cancel := context.WithCancelCause(parent)
	ch := make(chan os.Signal, 1)
	signal.Notify(ch, os.Interrupt, syscall.SIGTERM)
	go func() {
		select {
		case s := <-ch:
			cancel(signalError{s})
		case <-ctx.Done():
		}
	}()
	return ctx, func() { signal.Stop(ch); cancel(nil) }
}

func interrupted(ctx context.Context, stderr io.Writer) int {
	var s signalError
	if !errors.As(context.Cause(ctx), &s) {
		return exitUsage
	}
	fmt.Fprintln(stderr, "dedupe: stopped; nothing was written")
	if s.signal == syscall.SIGTERM {
		return 128 + int(syscall.SIGTERM)
	}
	return 128 + int(syscall.SIGINT)
}
