package main

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"
)

// A logger says what is not the result of a command: errors, warnings, and what to do about them.
type logger struct {
	w    io.Writer
	json bool
}

// asksForJSON looks for --log-format json before the arguments are parsed, since what is wrong with them is said in that format too.
func asksForJSON(args []string) bool {
	if slices.Contains(args, "--log-format=json") {
		return true
	}
	i := slices.Index(args, "--log-format")
	return i >= 0 && i+1 < len(args) && args[i+1] == "json"
}

// A logLine is what say writes for programs. Code is the exit code that an error leads to.
type logLine struct {
	Level   string `json:"level"`
	Message string `json:"message"`
	Hint    string `json:"hint,omitempty"`
	Code    int    `json:"code,omitempty"`
}

// say writes one message; level is "error", "warning" or "note", hint may be empty. What it cannot write nobody can be told.
func (l *logger) say(level, message, hint string, code int) {
	if l.json {
		enc := json.NewEncoder(l.w)
		enc.SetEscapeHTML(false)
		_ = enc.Encode(logLine{level, message, hint, code})
		return
	}
	fmt.Fprintf(l.w, "dedupe: %s\n", printable(message))
	if hint != "" {
		fmt.Fprintf(l.w, "hint: %s\n", printable(hint))
	}
}

func (l *logger) warn(message, hint string) { l.say("warning", message, hint, 0) }
