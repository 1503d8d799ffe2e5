// Quality measures the command against labelled data and writes docs/quality.md.
//
// The data and its scorer are not part of the repository: -data names the folder of the sets, -score the program that
// scores. With -sets only some sets are measured, and the report goes to standard output. Run it from the root of the
// module, as make quality does.
//
// Exit status: 0 measured, whatever the bars say; 2 wrong use, data missing, or a command that failed.
package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"
)

const reportFile = "docs/quality.md"

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

func run(args []string, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("quality", flag.ContinueOnError)
	flags.SetOutput(stderr)
	data := flags.String("data", "../shared/data", "folder of the labelled sets")
	scorer := flags.String("score", "", "the scorer (default DATA/../tools/score.py)")
	names := flags.String("sets", "", "comma-separated sets to measure and print, instead of rewriting "+reportFile)
	if flags.Parse(args) != nil {
		return 2
	}
	if *scorer == "" {
		*scorer = filepath.Join(*data, "..", "tools", "score.py")
	}
	if err := quality(&bench{Data: *data, Scorer: *scorer}, *names, stdout, stderr); err != nil {
		fmt.Fprintln(stderr, "quality:", err)
		return 2
	}
	return 0
}

func quality(b *bench, names string, stdout, stderr io.Writer) (err error) {
	all, err := parseSets(setsText)
	if err != nil {
		return err
	}
	bars, err := parseBars(barsText)
	if err != nil {
		return err
	}
	sets, err := choose(all, names)
	if err != nil {
		return err
	}
	for _, path := range []string{b.Data, b.Scorer} {
		if _, err := os.Stat(path); err != nil {
			return fmt.Errorf("no labelled data to measure with: %w\nhint: name its folder with make quality DATA=FOLDER", err)
		}
	}
	if b.Work, err = os.MkdirTemp("", "dedupe-quality-"); err != nil {
		return err
	}
	defer os.RemoveAll(b.Work)
	if err := b.build(); err != nil {
		return err
	}
	var results []result
	for _, s := range sets {
		start := time.Now()
		scored, err := b.measure(s)
		if err != nil {
			return err
		}
		one := result{Set: s, Score: scored}
		if families[s.Family].Confidence {
			tenths, err := b.calibrate(s)
			if err != nil {
				return err
			}
			one.Tenths = &tenths
		}
		fmt.Fprintf(stderr, "%-28s %6.1f s\n", s.Name, time.Since(start).Seconds())
		results = append(results, one)
	}
	if names != "" {
		return write(stdout, results, bars)
	}
	f, err := os.Create(reportFile)
	if err != nil {
		return err
	}
	if err := write(f, results, bars); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}
