package main

import (
	"bytes"
	"fmt"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"

	"github.com/rogpeppe/go-internal/testscript"
)

var signals = map[string]syscall.Signal{"INT": syscall.SIGINT, "TERM": syscall.SIGTERM}

// signalled runs a command that reads standard input, signals it while it reads, and checks the exit code:
// interrupted INT 130 dedupe run - ...
func signalled(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 3 {
		ts.Fatalf("usage: interrupted SIGNAL CODE COMMAND [ARG...]")
	}
	want, err := strconv.Atoi(args[1])
	ts.Check(err)
	cmd := exec.Command(lookPath(ts, args[2]), args[3:]...)
	cmd.Dir = ts.MkAbs(".")
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	stdin, err := cmd.StdinPipe()
	ts.Check(err)
	ts.Check(cmd.Start())
	// A write larger than a pipe holds returns when the command has begun to read, and so can be signalled.
	for i := range 4000 {
		if _, err := fmt.Fprintf(stdin, "{\"id\":\"%d\",\"text\":%q}\n", i, strings.Repeat("A crane fell. ", 10)); err != nil {
			ts.Fatalf("the command did not read: %v: %s", err, stderr.String())
		}
	}
	ts.Check(cmd.Process.Signal(signals[args[0]]))
	_ = cmd.Wait() // the exit code is what counts
	stdin.Close()
	if got := cmd.ProcessState.ExitCode(); got != want {
		ts.Fatalf("exit code %d, want %d: %s", got, want, stderr.String())
	}
	fmt.Fprint(ts.Stderr(), stderr.String())
}

func lookPath(ts *testscript.TestScript, name string) string {
	for _, dir := range filepath.SplitList(ts.Getenv("PATH")) {
		if path, err := exec.LookPath(filepath.Join(dir, name)); err == nil {
			return path
		}
	}
	ts.Fatalf("no %s in PATH", name)
	return ""
}
