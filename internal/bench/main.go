//go:build linux

// Command bench measures dedupe on workloads that it makes itself, next to the plain use of a known library in the same
// run, so that the ratios hold whatever the machine is doing. It prints tables and, with -write, puts them into
// docs/benchmarks.md. See docs/benchmarks.md for what is measured.
package main

import (
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

func main() {
	log.SetFlags(0)
	log.SetPrefix("bench: ")
	if len(os.Args) > 1 { // a part of the measurement that needs a process of its own
		if part, ok := parts[os.Args[1]]; ok {
			if err := part(os.Args[2:]); err != nil {
				log.Fatal(err)
			}
			return
		}
	}
	var b bench
	flag.IntVar(&b.documents, "n", 100000, "documents of the largest workload of copies")
	flag.IntVar(&b.large, "large", 0, "documents of the workload of a run with bounded memory; 0: none")
	sizes := flag.String("sizes", "10000,30000,100000,300000", "documents of the runs of the cost curve")
	flag.IntVar(&b.stories, "stories", 100000, "documents of the largest search for stories of the cost curve, which takes ten minutes of 300000")
	flag.IntVar(&b.repeats, "repeats", 5, "runs of each program; medians are printed")
	flag.StringVar(&b.only, "only", "", "measure one of copies, burst, memory, curve, corpus, index")
	flag.StringVar(&b.corpus, "corpus", "", "file or folder of real reports, to measure the stages of the whole job on")
	flag.StringVar(&b.dir, "dir", filepath.Join(os.TempDir(), "dedupe-bench"), "folder for workloads and outputs")
	write := flag.String("write", "", "file to write the tables to")
	flag.Parse()
	var err error
	if b.sizes, err = parseSizes(*sizes); err != nil {
		log.Fatal(err)
	}
	if err := b.run(); err != nil {
		log.Fatal(err)
	}
	fmt.Print(b.report())
	if *write != "" {
		if err := os.WriteFile(*write, []byte(b.page()), 0o644); err != nil {
			log.Fatal(err)
		}
	}
}

// parts are the programs that the measurement starts as processes, each with its arguments. Workloads are made in processes
// of their own too, since the system counts the memory of a process that starts another as the other's.
var parts = map[string]func(args []string) error{
	"baseline": func(args []string) error { return baseline(args[0], args[1]) },
	"bound":    func(args []string) error { return bound(args[0]) },
	"plain":    func(args []string) error { return plain(args[0], args[1]) },
	"texts": func(args []string) error {
		w := synthetic{words: 300, vocabulary: 50000, duplicates: 0.1, related: 0.1}
		if _, err := fmt.Sscan(strings.Join(args[1:], " "), &w.documents, &w.story); err != nil {
			return err
		}
		return w.write(args[0])
	},
	"news": func(args []string) error {
		n, err := strconv.Atoi(args[1])
		if err != nil {
			return err
		}
		return writeNews(args[0], n)
	},
}
