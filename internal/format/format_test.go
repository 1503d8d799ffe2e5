package format

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
	"unicode"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/seed17055106/dedupe/internal/gate"
	"github.com/seed17055106/dedupe/internal/schematest"
	"github.com/seed17055106/dedupe/report"
)

var update = flag.Bool("update", false, "rewrite testdata")

// sample is a check with one alert of each kind, and one of each status.
func sample() *gate.Outcome { return outcome("police said.", "lake.example") }

// outcome is a check in which a text and the name of an outlet are as given.
func outcome(words, outlet string) *gate.Outcome {
	unit := "percent"
	claim := func(doc, outlet, surface string, low float64) report.Claim {
		quote := fmt.Sprintf("The ferry carried %s, %s", surface, words)
		return report.Claim{Document: doc, Outlet: outlet, Lineage: doc, Field: "text", Start: 18, End: 18 + len(surface), Quote: quote, Surface: surface, Low: low, High: low}
	}
	text := "The ferry carried 74 people, " + words
	share := claim("d.jsonl#1", "wire.example", "12 percent", 12)
	share.Unit = &unit
	r := &report.Results{
		Run: report.Run{Version: "0.1.0", Options: map[string]string{"within_outlet": "false"}, Counts: report.Counts{Read: 4, New: 2, Skipped: 1, Possible: 5, Compared: 4},
			Skipped: []report.Skipped{{Path: "new/x.pdf", Reason: "this is a PDF file, not text", Hint: "extract its text first"}}},
		Documents: []report.Document{
			{ID: "a.txt", Outlet: outlet, Path: "old/a.txt", Text: "The ferry carried 92 people, " + words},
			{ID: "b.txt", Path: "new/b.txt", New: true, Text: "Später.\n" + text},
			{ID: "c.txt", Path: "old/c.txt", Text: text},
			{ID: "d.jsonl#1", Outlet: "wire.example", Path: "new/d.jsonl", Line: 3, New: true, Text: text},
		},
		Findings: []report.Finding{
			{ID: "f-1", Slot: "people on board", Question: "How many people were on board?", Kind: "count", Verdict: "contradict", Severity: "medium", Confidence: 0.9,
				Claims:    []report.Claim{claim("a.txt", outlet, "92 people", 92), claim("b.txt", "", "74 people", 74), claim("d.jsonl#1", "wire.example", "61 people", 61)},
				Conflicts: []report.Conflict{{Left: 0, Right: 1, Verdict: "contradict", Severity: "medium", Rule: "disjoint", Why: "Both cannot be true."}, {Left: 0, Right: 2, Verdict: "contradict", Severity: "high", Rule: "disjoint", Why: "Both cannot be true."}}},
			{ID: "f-2", Slot: "share", Question: "What share?", Kind: "percent", Verdict: "update", Severity: "low", Confidence: 0.6,
				Claims:    []report.Claim{share, claim("c.txt", "", "11 percent", 11)},
				Conflicts: []report.Conflict{{Left: 0, Right: 1, Verdict: "update", Severity: "low", Rule: "later", Why: "It may have changed."}}},
		},
		Pairs: []report.Pair{{Left: "b.txt", Right: "c.txt", Relation: "copy", Jaccard: 0.9, Containment: 0.97}},
	}
	g := gate.Gate{Policy: gate.Policy{Rule: gate.Rule{FailOn: gate.FailOn{Contradict: "medium"}}}, Today: time.Date(2026, 1, 2, 0, 0, 0, 0, time.UTC)}
	all := g.Judge(r)
	known := gate.NewBaseline()
	for i := range all.Alerts {
		if a := &all.Alerts[i]; a.Kind == gate.Update {
			known.Add(a, a.Lead())
		}
	}
	g.Baseline = known
	g.Suppressions = &gate.Suppressions{Name: "aside.yaml", List: []gate.Suppression{{Path: "new/d.jsonl", Rule: "disjoint", Reason: "a typing error", Line: 1}, {Slot: "nothing", Reason: "gone", Line: 4}}}
	return g.Judge(r)
}

func written(t require.TestingT, name string, o *gate.Outcome) []byte {
	var b bytes.Buffer
	require.NoError(t, New(name, Options{Report: "report.html"}).Write(&b, o))
	return b.Bytes()
}

// TestGolden holds every format but the page, which package report tests, against a file.
func TestGolden(t *testing.T) {
	for _, name := range Names {
		if name == "html" {
			continue
		}
		file := filepath.Join("testdata", "sample."+name)
		got := written(t, name, sample())
		if *update {
			require.NoError(t, os.WriteFile(file, got, 0o666))
		}
		want, err := os.ReadFile(file)
		require.NoError(t, err)
		require.Equal(t, string(want), string(got), name)
	}
}

func TestHTMLIsTheReport(t *testing.T) {
	require.Contains(t, string(written(t, "html", sample())), "How many people were on board?")
}

func fits(t *testing.T, schema string, document []byte) {
	t.Helper()
	rules, err := os.ReadFile(schema)
	require.NoError(t, err)
	require.NoError(t, schematest.JSON(rules, document))
}

// docs/dependencies.md says where the schemas come from.
func TestSchemas(t *testing.T) {
	junit, err := os.ReadFile("testdata/jenkins-junit.xsd")
	require.NoError(t, err)
	for _, o := range []*gate.Outcome{sample(), hostile(), nothing()} {
		fits(t, "../../docs/check.schema.json", written(t, "json", o))
		fits(t, "testdata/sarif-2.1.0-rtm.5.json", written(t, "sarif", o))
		fits(t, "testdata/gitlab.schema.json", written(t, "gitlab", o))
		faults, err := schematest.XML(junit, written(t, "junit", o))
		require.NoError(t, err)
		require.Empty(t, faults)
	}
}

// Section 3.27.6 of SARIF has ruleIndex point to the rule of ruleId; 3.11.6 has links of messages point to ids of related locations.
func TestSarifReferences(t *testing.T) {
	var log sarifLog
	require.NoError(t, json.Unmarshal(written(t, "sarif", sample()), &log))
	run := log.Runs[0]
	states := map[string]int{}
	for _, r := range run.Results {
		require.Equal(t, r.RuleID, run.Tool.Driver.Rules[r.RuleIndex].ID)
		for _, m := range regexp.MustCompile(`[^\\]\]\((\d+)\)`).FindAllStringSubmatch(r.Message.Text, -1) {
			require.Equal(t, "1", m[1])
			require.Equal(t, 1, *r.Related[0].ID)
		}
		require.Contains(t, r.Message.Text, "](1)")
		states[r.BaselineState] += 1
		if len(r.Suppressions) > 0 {
			states["suppressed"]++
		}
	}
	require.Equal(t, map[string]int{"new": 3, "unchanged": 1, "suppressed": 1}, states, "nothing is dropped")

	o := sample()
	o.Alerts = append(o.Alerts, o.Alerts[0])
	require.NoError(t, json.Unmarshal(written(t, "sarif", o), &log))
	seen := map[string]bool{}
	for _, r := range log.Runs[0].Results {
		seen[r.Fingerprints["primaryLocationLineHash"]] = true
	}
	require.Len(t, seen, len(o.Alerts), "GitHub takes results of one hash for one")
}

func TestJUnitCountsItsCases(t *testing.T) {
	for _, o := range []*gate.Outcome{sample(), hostile()} {
		var all junitSuites
		require.NoError(t, xml.Unmarshal(written(t, "junit", o), &all))
		var tests, failures, skipped int
		for _, s := range all.Suites {
			tests, failures, skipped = tests+len(s.Cases), failures+s.Failures, skipped+s.Skipped
			require.Len(t, s.Cases, s.Tests)
		}
		require.Equal(t, []int{tests, failures}, []int{all.Tests, all.Failures})
		require.Equal(t, 1, failures)
		require.Equal(t, 2, skipped)
	}
}

func hostile() *gate.Outcome {
	return outcome("]]><script>alert(1)</script> \x1b[31m\u202e\a ::stop-commands::x ##[set-env name=x] \n::error::y\r\n| [a](http://x.example) `b` @all \u2028\ufffe\x00 said.", "=cmd|'/C calc'!A0 [x](1)")
}

// TestHostileText feeds each format what would break out of it.
func TestHostileText(t *testing.T) {
	o := hostile()
	for _, name := range []string{"text", "github", "markdown", "csv", "junit", "sarif", "gitlab"} {
		got := string(written(t, name, o))
		for _, r := range got {
			bad := unicode.IsControl(r) && r != '\n' || unicode.Is(unicode.Bidi_Control, r) || r == '\u2028'
			require.False(t, bad, "%s: %U", name, r)
		}
	}
	for _, line := range strings.Split(string(written(t, "text", o))+string(written(t, "github", o)), "\n") {
		line = strings.TrimSpace(line)
		require.NotContains(t, line, "##[")
		if strings.HasPrefix(line, "::") {
			require.Regexp(t, `^::(error|warning|notice) (file=|title=dedupe)`, line)
		}
	}
	require.NotContains(t, string(written(t, "markdown", o)), "<script")
	require.NotContains(t, string(written(t, "markdown", o)), "](")
	require.NotContains(t, string(written(t, "junit", o)), "<script")
	rows, err := csv.NewReader(bytes.NewReader(written(t, "csv", o))).ReadAll()
	require.NoError(t, err)
	for _, row := range rows {
		for _, cell := range row {
			require.NotRegexp(t, `^[=+@]`, cell)
		}
	}
}

// The runner of GitHub reads commands in any line of the log that begins with two colons, whatever the spaces before them.
func TestNamesAreNoCommands(t *testing.T) {
	o := sample()
	for i := range o.Alerts {
		for k := range o.Alerts[i].Pairs {
			p := &o.Alerts[i].Pairs[k]
			p.Status = gate.New
			for _, s := range []*gate.Side{&p.Left, &p.Right} {
				s.Outlet, s.Path, s.Title, s.Surface, s.Quote = "::error::o", "::error::p", "::error::t", "::error::s", "::error::s"
			}
		}
	}
	for line := range strings.Lines(string(written(t, "text", o))) {
		require.False(t, strings.HasPrefix(strings.TrimSpace(line), "::"), line)
	}
}

func nothing() *gate.Outcome {
	return &gate.Outcome{Results: &report.Results{}, Nothing: "no new documents"}
}

// A check of nothing looks green in no format that has a colour.
func TestNothingIsNotGreen(t *testing.T) {
	o := nothing()
	require.Contains(t, string(written(t, "text", o)), "Nothing was compared: no new documents.")
	require.Contains(t, string(written(t, "markdown", o)), "Nothing was compared")
	require.Contains(t, string(written(t, "github", o)), "::error title=dedupe::Nothing was compared")
	require.Contains(t, string(written(t, "json", o)), `"passed": false`)
	require.Contains(t, string(written(t, "sarif", o)), `"executionSuccessful": false`)
	require.Contains(t, string(written(t, "junit", o)), `errors="4"`)
}

// GitHub drops annotations beyond ten; the last one says so.
func TestGitHubShowsTen(t *testing.T) {
	o := sample()
	for len(o.Alerts) < 30 {
		o.Alerts = append([]gate.Alert{o.Alerts[0]}, o.Alerts...)
	}
	lines := strings.Split(strings.TrimSuffix(string(written(t, "github", o)), "\n"), "\n")
	require.Len(t, lines, maxAnnotations)
	require.Contains(t, lines[9], "more, in report.html")
}

// GitLab takes the second of two issues with one fingerprint for the first.
func TestGitLabFingerprintsDiffer(t *testing.T) {
	o := sample()
	o.Alerts = append([]gate.Alert{o.Alerts[0]}, o.Alerts...)
	var issues []gitlabIssue
	require.NoError(t, json.Unmarshal(written(t, "gitlab", o), &issues))
	seen := map[string]bool{}
	for _, i := range issues {
		require.False(t, seen[i.Fingerprint])
		seen[i.Fingerprint] = true
	}
}

// What is escaped for Markdown holds nothing that Markdown reads as markup, whatever it was.
func TestEscapeMarkdown(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := escapeMarkdown(rapid.String().Draw(t, "text"))
		require.NotRegexp(t, "[\\\\`*_{}\\[\\]<>()+!|~@]", s)
		require.NotRegexp(t, `&[^#]`, s)
	})
}

func TestCellIsNoFormula(t *testing.T) {
	for s, want := range map[string]string{"=1+1": "'=1+1", "@x": "'@x", "-5": "-5", "+5": "+5", "-x": "'-x", "74 people": "74 people", "": ""} {
		require.Equal(t, want, cell(s))
	}
}
