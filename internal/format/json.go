package format

import (
	"encoding/json"
	"io"

	"github.com/seed17055106/dedupe/internal/gate"
	"github.com/seed17055106/dedupe/report"
)

// jsonFormat is the whole outcome as docs/check.schema.json describes it.
type jsonFormat struct{}

// jsonSchema is raised when a field changes its meaning; added fields leave it.
const jsonSchema = 1

type jsonOutcome struct {
	Schema  int              `json:"schema"`
	Tool    string           `json:"tool"`
	Version string           `json:"version"`
	Passed  bool             `json:"passed"`
	Nothing string           `json:"nothing,omitempty"`
	Failed  []string         `json:"failed"`
	Counts  gate.Counts      `json:"counts"`
	Looked  jsonLooked       `json:"looked"`
	Alerts  []jsonAlert      `json:"alerts"`
	Notes   []string         `json:"notes"`
	Skipped []report.Skipped `json:"skipped"`
}

// jsonLooked says what was looked at, so that a check of nothing cannot be taken for a clean one.
type jsonLooked struct {
	Read     int `json:"read"`
	New      int `json:"new"`
	Skipped  int `json:"skipped"`
	Possible int `json:"possible"`
	Compared int `json:"compared"`
}

type jsonAlert struct {
	ID         string      `json:"id"`
	Kind       string      `json:"kind"`
	Status     gate.Status `json:"status"`
	Fails      bool        `json:"fails"`
	Severity   string      `json:"severity"`
	Confidence float64     `json:"confidence"`
	Finding    string      `json:"finding"`
	Slot       string      `json:"slot"`
	Question   string      `json:"question"`
	Rule       string      `json:"rule"`
	Why        string      `json:"why"`
	Pairs      []jsonPair  `json:"pairs"`
}

type jsonPair struct {
	Fingerprint string      `json:"fingerprint"`
	Status      gate.Status `json:"status"`
	Reason      string      `json:"reason,omitempty"`
	Left        jsonSide    `json:"left"`
	Right       jsonSide    `json:"right"`
}

type jsonSide struct {
	Document  string  `json:"document"`
	Outlet    string  `json:"outlet"`
	Path      string  `json:"path"`
	Line      int     `json:"line"`
	Column    int     `json:"column,omitempty"`
	EndLine   int     `json:"end_line"`
	EndColumn int     `json:"end_column,omitempty"`
	New       bool    `json:"new"`
	Title     string  `json:"title,omitempty"`
	Quote     string  `json:"quote,omitempty"`
	Surface   string  `json:"surface,omitempty"`
	Low       any     `json:"low"`
	High      any     `json:"high"`
	Unit      *string `json:"unit"`
}

func (jsonFormat) Write(w io.Writer, o *gate.Outcome) error {
	n := o.Results.Run.Counts
	out := jsonOutcome{
		Schema: jsonSchema, Tool: "dedupe", Version: o.Results.Run.Version, Passed: o.Passed(), Nothing: o.Nothing, Failed: list(o.Failed), Counts: o.Counts(),
		Looked: jsonLooked{n.Read, n.New, n.Skipped, n.Possible, n.Compared},
		Alerts: make([]jsonAlert, len(o.Alerts)), Notes: list(o.Notes), Skipped: list(o.Results.Run.Skipped),
	}
	for i := range o.Alerts {
		out.Alerts[i] = toJSON(&o.Alerts[i])
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(out)
}

func toJSON(a *gate.Alert) jsonAlert {
	j := jsonAlert{
		ID: a.ID(), Kind: a.Kind, Status: a.Status(), Fails: a.Fails, Severity: a.Severity, Confidence: a.Confidence, Finding: a.Finding,
		Slot: a.Slot, Question: a.Question, Rule: a.Rule, Why: a.Why,
	}
	for _, p := range a.Pairs {
		j.Pairs = append(j.Pairs, jsonPair{p.Fingerprint, p.Status, p.Reason, sideJSON(&p.Left), sideJSON(&p.Right)})
	}
	return j
}

func sideJSON(s *gate.Side) jsonSide {
	return jsonSide{
		s.Document, s.Outlet, s.Path, s.Line, s.Column, s.EndLine, s.EndColumn, s.New, s.Title, s.Quote, s.Surface, s.Low, s.High, s.Unit,
	}
}

func list[T any](s []T) []T {
	if s == nil {
		return []T{}
	}
	return s
}
