package format

import (
	"encoding/json"
	"fmt"
	"io"
	"net/url"
	"slices"
	"strings"

	"github.com/seed17055106/dedupe/internal/gate"
)

// sarifFormat is the Static Analysis Results Interchange Format 2.1.0 (OASIS). Every alert is a result at its delivered side, with the other
// side as a related location that the message links to. What the baseline knows has baselineState "unchanged", what a person
// set aside has an accepted suppression: neither is dropped, and readers hide them.
//
// GitHub shows at most ten related locations, and asks that columns be counted as columnKind says. Of the fingerprints it knows
// primaryLocationLineHash only, and takes results that have it in common for one: several alerts stand at one claim.
type sarifFormat struct{}

type sarifLog struct {
	Schema  string     `json:"$schema"`
	Version string     `json:"version"`
	Runs    []sarifRun `json:"runs"`
}

type sarifRun struct {
	Tool       sarifTool         `json:"tool"`
	ColumnKind string            `json:"columnKind"`
	Invocation []sarifInvocation `json:"invocations"`
	Results    []sarifResult     `json:"results"`
}

type sarifTool struct {
	Driver sarifDriver `json:"driver"`
}

type sarifDriver struct {
	Name    string      `json:"name"`
	Version string      `json:"version"`
	Rules   []sarifRule `json:"rules"`
}

type sarifRule struct {
	ID               string       `json:"id"`
	Name             string       `json:"name"`
	ShortDescription sarifMessage `json:"shortDescription"`
	FullDescription  sarifMessage `json:"fullDescription"`
	Default          sarifLevel   `json:"defaultConfiguration"`
}

type sarifLevel struct {
	Level string `json:"level"`
}

type sarifMessage struct {
	Text string `json:"text"`
}

// sarifInvocation says whether the check did its work, which is not whether it found anything.
type sarifInvocation struct {
	Successful    bool        `json:"executionSuccessful"`
	Notifications []sarifNote `json:"toolExecutionNotifications,omitempty"`
}

type sarifNote struct {
	Level   string       `json:"level"`
	Message sarifMessage `json:"message"`
}

type sarifResult struct {
	RuleID        string             `json:"ruleId"`
	RuleIndex     int                `json:"ruleIndex"`
	Level         string             `json:"level"`
	Message       sarifMessage       `json:"message"`
	Locations     []sarifLocation    `json:"locations"`
	Related       []sarifLocation    `json:"relatedLocations"`
	Fingerprints  map[string]string  `json:"partialFingerprints"`
	BaselineState string             `json:"baselineState"`
	Suppressions  []sarifSuppression `json:"suppressions,omitempty"`
	Properties    sarifProperties    `json:"properties"`
}

type sarifSuppression struct {
	Kind          string `json:"kind"`
	Status        string `json:"status"`
	Justification string `json:"justification"`
}

type sarifProperties struct {
	Severity   string  `json:"severity"`
	Confidence float64 `json:"confidence"`
	Rule       string  `json:"rule"`
	Fails      bool    `json:"fails"`
	Pairs      int     `json:"pairs"`
}

type sarifLocation struct {
	ID       *int          `json:"id,omitempty"`
	Physical sarifPhysical `json:"physicalLocation"`
	Message  *sarifMessage `json:"message,omitempty"`
}

type sarifPhysical struct {
	Artifact sarifArtifact `json:"artifactLocation"`
	Region   sarifRegion   `json:"region"`
}

type sarifArtifact struct {
	URI string `json:"uri"`
}

type sarifRegion struct {
	StartLine   int `json:"startLine"`
	StartColumn int `json:"startColumn,omitempty"`
	EndLine     int `json:"endLine"`
	EndColumn   int `json:"endColumn,omitempty"`
}

// sarifLevels are the levels of severities.
var sarifLevels = map[string]string{"high": "error", "medium": "warning", "low": "note"}

// sarifRules describe the kinds in the order of gate.Kinds.
var sarifRules = []sarifRule{
	{gate.Contradict, "Contradiction", sarifMessage{"Two reports contradict each other."}, sarifMessage{"Two reports of one event give figures for the same thing that cannot both be true."}, sarifLevel{"warning"}},
	{gate.Update, "Update", sarifMessage{"A later report updates a figure."}, sarifMessage{"Two reports of one event give different figures for the same thing, as such figures change with time."}, sarifLevel{"note"}},
	{gate.Copy, "Copy", sarifMessage{"A report is a copy of another."}, sarifMessage{"Most of the text of one report is the text of another."}, sarifLevel{"note"}},
	{gate.Excerpt, "Excerpt", sarifMessage{"A report holds an excerpt of another."}, sarifMessage{"A substantial part of one report is in another."}, sarifLevel{"note"}},
}

func (sarifFormat) Write(w io.Writer, o *gate.Outcome) error {
	run := sarifRun{
		Tool:       sarifTool{sarifDriver{"dedupe", o.Results.Run.Version, sarifRules}},
		ColumnKind: "unicodeCodePoints", Results: []sarifResult{},
	}
	invocation := sarifInvocation{Successful: o.Nothing == ""}
	if o.Nothing != "" {
		invocation.Notifications = append(invocation.Notifications, sarifNote{"error", sarifMessage{verdict(o)}})
	}
	for _, s := range o.Results.Run.Skipped {
		invocation.Notifications = append(invocation.Notifications, sarifNote{"warning", sarifMessage{path(s.Path) + ": skipped: " + line(s.Reason)}})
	}
	for _, n := range o.Notes {
		invocation.Notifications = append(invocation.Notifications, sarifNote{"note", sarifMessage{line(n)}})
	}
	run.Invocation = []sarifInvocation{invocation}
	used := map[string]int{}
	for i := range o.Alerts {
		r := sarifOf(&o.Alerts[i])
		id := o.Alerts[i].ID()
		used[id]++
		r.Fingerprints["primaryLocationLineHash"] = fmt.Sprintf("%s:%d", id, used[id])
		run.Results = append(run.Results, r)
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(sarifLog{"https://json.schemastore.org/sarif-2.1.0.json", "2.1.0", []sarifRun{run}})
}

// maxRelated is how many related locations GitHub shows.
const maxRelated = 10

func sarifOf(a *gate.Alert) sarifResult {
	p := a.Lead()
	r := sarifResult{
		RuleID: a.Kind, RuleIndex: slices.Index(gate.Kinds, a.Kind), Level: sarifLevels[a.Severity], Message: sarifMessage{sarifText(a)},
		Locations:     []sarifLocation{locationOf(&p.Left, 0)},
		Fingerprints:  map[string]string{"dedupeContent/v1": p.Fingerprint},
		BaselineState: "new",
		Properties:    sarifProperties{a.Severity, a.Confidence, a.Rule, a.Fails, len(a.Pairs)},
	}
	for k := range a.Pairs[:min(len(a.Pairs), maxRelated)] {
		l := locationOf(&a.Pairs[k].Right, k+1)
		if text := line(a.Pairs[k].Right.Quote); text != "" {
			l.Message = &sarifMessage{text}
		}
		r.Related = append(r.Related, l)
	}
	switch a.Status() {
	case gate.Baselined:
		r.BaselineState = "unchanged"
	case gate.Suppressed:
		r.Suppressions = []sarifSuppression{{"external", "accepted", line(p.Reason)}}
	}
	return r
}

// sarifText is the message with a link to the first related location. Brackets and backslashes of texts are escaped (section 3.11.6).
func sarifText(a *gate.Alert) string {
	p := a.Lead()
	link := "[" + sarifEscape(name(&p.Right)) + "](1)"
	why := " " + sarifEscape(strings.TrimSpace(line(a.Why)+" "+others(a)))
	switch a.Kind {
	case gate.Copy:
		return "This text is a copy of " + link + "." + why
	case gate.Excerpt:
		return "Of this text a substantial part is in " + link + "." + why
	}
	return sarifEscape(line(a.Question)+" "+quoted(p.Left.Surface)+" here,"+against(a.Kind)+quoted(p.Right.Surface)) + " in " + link + "." + why
}

var sarifEscaper = strings.NewReplacer(`\`, `\\`, `[`, `\[`, `]`, `\]`)

func sarifEscape(s string) string { return sarifEscaper.Replace(s) }

func locationOf(s *gate.Side, id int) sarifLocation {
	l := sarifLocation{Physical: sarifPhysical{sarifArtifact{uri(s)}, sarifRegion{s.Line, s.Column, s.EndLine, s.EndColumn}}}
	if id > 0 {
		l.ID = &id
	}
	return l
}

// uri is the file as a relative or file reference of RFC 3986.
func uri(s *gate.Side) string {
	u := url.URL{Path: fileName(s)}
	if strings.HasPrefix(u.Path, "/") {
		u.Scheme = "file"
	}
	return u.String()
}
