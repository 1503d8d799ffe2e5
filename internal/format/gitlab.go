package format

import (
	"encoding/json"
	"io"
	"strconv"

	"github.com/seed17055106/dedupe/internal/gate"
)

// gitlabFormat is the report of code quality that GitLab shows in a merge request (a subset of the Code Climate format): new alerts only, since
// the format has no way to mark the others. Fingerprints must differ, so that of several alike all but the first have a number.
type gitlabFormat struct{}

type gitlabIssue struct {
	Description string         `json:"description"`
	CheckName   string         `json:"check_name"`
	Fingerprint string         `json:"fingerprint"`
	Severity    string         `json:"severity"`
	Location    gitlabLocation `json:"location"`
}

type gitlabLocation struct {
	Path  string      `json:"path"`
	Lines gitlabLines `json:"lines"`
}

type gitlabLines struct {
	Begin int `json:"begin"`
	End   int `json:"end"`
}

func (gitlabFormat) Write(w io.Writer, o *gate.Outcome) error {
	issues := []gitlabIssue{}
	used := map[string]int{}
	for _, a := range newOnes(o) {
		s := &a.Lead().Left
		fp := a.ID()
		if used[fp]++; used[fp] > 1 {
			fp += "-" + strconv.Itoa(used[fp])
		}
		issues = append(issues, gitlabIssue{message(a), "dedupe." + a.Kind, fp, gitlabSeverity(a), gitlabLocation{fileName(s), gitlabLines{s.Line, s.EndLine}}})
	}
	enc := json.NewEncoder(w)
	enc.SetIndent("", "  ")
	return enc.Encode(issues)
}

// gitlabSeverity is one of info, minor, major, critical and blocker.
func gitlabSeverity(a *gate.Alert) string {
	switch {
	case a.Kind != gate.Contradict:
		return "info"
	case a.Severity == "high":
		return "critical"
	case a.Severity == "medium":
		return "major"
	}
	return "minor"
}
