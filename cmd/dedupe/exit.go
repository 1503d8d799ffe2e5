package main

import (
	"errors"
	"fmt"
	"io"

	"github.com/alecthomas/kong"
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
  4    nothing was compared: no documents, or no pair possible
  130  interrupted (143: terminated)
`
)

// An exitError ends a command with a code of its own. An empty message says nothing: the command has said it.
type exitError struct {
	code int
	msg  string
}

func (e *exitError) Error() string { return e.msg }

// A hinter is an error that knows what the user can do about it.
type hinter interface{ Hint() string }

// exitCode says an error to the user and maps it to the exit code.
func exitCode(err error, stderr io.Writer) int {
	if err == nil {
		return 0
	}
	code := exitUsage
	var e *exitError
	if errors.As(err, &e) {
		code = e.code
	}
	if err.Error() != "" {
		fmt.Fprintf(stderr, "dedupe: %v\n", err)
	}
	var h hinter
	if errors.As(err, &h) && h.Hint() != "" {
		fmt.Fprintf(stderr, "hint: %s\n", h.Hint())
	}
	return code
}

func helpWithExitCodes(options kong.HelpOptions, ctx *kong.Context) error {
	if err := kong.DefaultHelpPrinter(options, ctx); err != nil {
		return err
	}
	_, err := io.WriteString(ctx.Stdout, exitCodeHelp)
	return err
}
