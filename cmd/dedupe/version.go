package main

import (
	"fmt"
	"runtime"

	"github.com/seed17055106/dedupe"
)

type versionCmd struct{}

func (versionCmd) Run(s *streams) error {
	commit := dedupe.Commit()
	if commit == "" {
		commit = "unknown revision"
	}
	_, err := fmt.Fprintf(s.stdout, "dedupe %s (%s, %s %s/%s)\n", dedupe.Version(), commit, runtime.Version(), runtime.GOOS, runtime.GOARCH)
	return err
}
