package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os/exec"
	"path/filepath"
	"strings"

	"github.com/seed17055106/dedupe/corpus"
)

// changedSince asks git which files differ from a revision, or in a range, and gives a test for them. Against the working tree, files that
// git does not know yet count as changed; a file that was only moved counts as new under its new name.
func changedSince(ctx context.Context, rev string) (func(path string) bool, error) {
	switch {
	case rev == "": // a variable that is not set: taking every file for new would bury what is
		return nil, &exitError{exitUsage, "--since: the revision is empty\nhint: leave --since out to take all of PATH for new"}
	case strings.HasPrefix(rev, "-"):
		return nil, &exitError{exitUsage, "--since " + rev + ": this is no revision"}
	}
	top, err := git(ctx, "rev-parse", "--show-toplevel")
	if err != nil {
		return nil, err
	}
	root := strings.TrimSuffix(string(top), "\n")
	list, err := git(ctx, "-C", root, "diff", "--name-only", "-z", "--no-renames", "--diff-filter=d", rev, "--")
	if err != nil {
		if shallow, _ := git(ctx, "rev-parse", "--is-shallow-repository"); string(shallow) == "true\n" {
			err = fmt.Errorf("%w\nhint: this clone is shallow; fetch the whole history (fetch-depth: 0, GIT_DEPTH: \"0\")", err)
		}
		return nil, err
	}
	if !strings.Contains(rev, "..") {
		others, err := git(ctx, "-C", root, "ls-files", "-z", "--others", "--exclude-standard")
		if err != nil {
			return nil, err
		}
		list = append(list, others...)
	}
	changed := map[string]bool{}
	for name := range bytes.SplitSeq(list, []byte{0}) {
		if len(name) > 0 {
			changed[corpus.RealPath(filepath.Join(root, string(name)))] = true
		}
	}
	return func(path string) bool { return changed[corpus.RealPath(path)] }, nil
}

// git runs git and gives what it prints. Its own words say what is wrong with a revision.
func git(ctx context.Context, args ...string) ([]byte, error) {
	cmd := exec.CommandContext(ctx, "git", args...)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	switch {
	case errors.Is(err, exec.ErrNotFound):
		return nil, &exitError{exitUsage, "--since: git is not installed, or not on the PATH"}
	case err != nil:
		return nil, &exitError{exitUsage, "--since: git says: " + printable(strings.TrimSpace(stderr.String()))}
	}
	return out, nil
}
