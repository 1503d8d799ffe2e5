package main

import (
	"cmp"
	"context"
	"errors"
	"io"
	"strings"

	"github.com/alecthomas/kong"

	"github.com/seed17055106/dedupe/corpus"
	"github.com/seed17055106/dedupe/report"
	"github.com/seed17055106/dedupe/store"
)

// The exit codes, as --help prints them.
const (
	exitPolicy   = 1
	exitUsage    = 2
	exitSkipped  = 3
	exitNothing  = 4
	exitCodeHelp = `
Exit status:
  0    clean
  1    the policy failed: findings that --fail-on names
  2    wrong use, bad configuration, input or output
  3    inputs were skipped, and --strict was given
  4    nothing was compared: no documents, or no pair possible (check passes it with --allow-empty)
  130  interrupted (143: terminated)
`
)

// An exitError ends a command with a code of its own. An empty message says nothing: the command has said it.
type exitError struct {
	code int
	msg  string
}

func (e *exitError) Error() string { return e.msg }

// exitCode says an error to the user and maps it to the exit code.
func exitCode(err error, log *logger) int {
	if err == nil {
		return 0
	}
	code := exitUsage
	var e *exitError
	if errors.As(err, &e) {
		code = e.code
	}
	// A command that was stopped is told of where the signal or the time is known.
	if err.Error() != "" && !errors.Is(err, context.Canceled) {
		message, said, _ := strings.Cut(err.Error(), "\nhint: ")
		log.say("error", message, cmp.Or(hint(err), said), code)
	}
	return code
}

// hint is what the user can do about an error, "" when it does not say.
func hint(err error) string {
	var problem *corpus.Problem
	if errors.As(err, &problem) {
		return problem.Hint
	}
	var refused *report.Error
	if errors.As(err, &refused) {
		return refused.Hint
	}
	var index *store.Error
	if errors.As(err, &index) {
		return index.Hint
	}
	return ""
}

func helpWithExitCodes(options kong.HelpOptions, ctx *kong.Context) error {
	if err := kong.DefaultHelpPrinter(options, ctx); err != nil {
		return err
	}
	_, err := io.WriteString(ctx.Stdout, exitCodeHelp)
	return err
}
