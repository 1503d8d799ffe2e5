package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// A family is a way of running the command and of scoring its output.
type family struct {
	Title string
	Input string                          // the file of the set that is read
	Run   func(s set, in string) []string // arguments of dedupe; the output goes to outDir or to standard output
	Pred  string                          // the file of outDir that is scored; "" for standard output
	Score func(dir, pred string) []string // arguments of the scorer

	Confidence bool // what it finds bears a confidence, which is held against what was right
}

// outDir stands for the folder of a run among the arguments of a command.
const outDir = "OUT"

func runAll(s set, in string) []string {
	return []string{"run", in, "--out", outDir, "--find", s.Find, "-q"}
}

var families = map[string]family{
	"copies": {
		Title: "Copies: pairs of documents that share text", Input: "docs.jsonl", Run: runAll, Pred: "pairs.jsonl",
		Score: func(dir, pred string) []string {
			return []string{"pairs", "--truth", filepath.Join(dir, "pairs.csv"), "--pred", pred}
		},
	},
	"lineages": {
		Title: "Lineages: groups of copies", Input: "docs.jsonl", Run: runAll, Pred: "groups.jsonl",
		Score: func(dir, pred string) []string {
			return []string{"groups", "--kind", "copy", "--truth", filepath.Join(dir, "truth.csv"), "--pred", pred}
		},
	},
	"stories": {
		Title: "Stories: reports of one event", Input: "docs.jsonl", Run: runAll, Pred: "groups.jsonl",
		Score: func(dir, pred string) []string {
			return []string{"groups", "--kind", "story", "--truth", filepath.Join(dir, "truth.csv"), "--pred", pred}
		},
	},
	"conflicts": {
		Title: "Conflicts: findings between the reports of an event", Input: "docs.jsonl", Run: runAll, Pred: "findings.jsonl", Confidence: true,
		Score: func(dir, pred string) []string {
			return []string{"findings", "--gold", filepath.Join(dir, "slots.jsonl"), "--docs", filepath.Join(dir, "docs.jsonl"),
				"--traps", filepath.Join(dir, "traps.jsonl"), "--pred", pred}
		},
	},
	"figures": {
		Title: "Figures found in a text", Input: "quantities.jsonl",
		Run: func(_ set, in string) []string { return []string{"figures", in} },
		Score: func(dir, pred string) []string {
			return []string{"figures", "--gold", filepath.Join(dir, "quantities.jsonl"), "--pred", pred}
		},
	},
	"verdicts": {
		Title: "Verdicts on pairs of texts", Input: "pairs.jsonl",
		Run: func(_ set, in string) []string { return []string{"compare", "--pairs", in} },
		Score: func(dir, pred string) []string {
			return []string{"verdicts", "--gold", filepath.Join(dir, "pairs.jsonl"), "--pred", pred}
		},
	},
}

// A bench holds the places that measuring needs.
type bench struct {
	Data   string // folder of the sets
	Scorer string // the program that scores
	Work   string // temporary folder
}

func (b *bench) binary() string { return filepath.Join(b.Work, "dedupe") }

// build compiles the command that is measured.
func (b *bench) build() error {
	_, err := command("go", "build", "-o", b.binary(), "./cmd/dedupe")
	return err
}

// measure runs the command on one set and scores its output.
func (b *bench) measure(s set) (score, error) {
	f := families[s.Family]
	dir := filepath.Join(b.Data, s.Name)
	out := filepath.Join(b.Work, s.Name)
	args := f.Run(s, filepath.Join(dir, f.Input))
	for i := range args {
		args[i] = strings.Replace(args[i], outDir, out, 1)
	}
	printed, err := command(b.binary(), args...)
	if err != nil {
		return nil, err
	}
	pred := filepath.Join(out, f.Pred)
	if f.Pred == "" {
		pred = out + ".jsonl"
		if err := os.WriteFile(pred, printed, 0o600); err != nil {
			return nil, err
		}
	}
	return b.score(f, dir, pred)
}

// score runs the scorer on a file.
func (b *bench) score(f family, dir, pred string) (score, error) {
	scored, err := command("python3", append([]string{b.Scorer, "--json"}, f.Score(dir, pred)...)...)
	if err != nil {
		return nil, err
	}
	return parseScore(scored)
}

// command runs a program and gives what it printed; an error ends with what it said on standard error.
func command(name string, args ...string) ([]byte, error) {
	var stdout, stderr bytes.Buffer
	c := exec.Command(name, args...)
	c.Stdout, c.Stderr = &stdout, &stderr
	if err := c.Run(); err != nil {
		return nil, fmt.Errorf("%s: %w\n%s", c, err, bytes.TrimSpace(stderr.Bytes()))
	}
	return stdout.Bytes(), nil
}
