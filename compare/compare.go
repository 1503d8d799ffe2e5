package compare

import (
	"github.com/seed17055106/dedupe/figure"
)

// A Verdict is the relation of two figures.
type Verdict string

// The verdicts, weakest first.
const (
	Incomparable Verdict = "incomparable"
	Agree        Verdict = "agree"
	Compatible   Verdict = "compatible"
	Update       Verdict = "update"
	Contradict   Verdict = "contradict"
)

// Strength orders verdicts: contradict > update > compatible > agree > incomparable.
func (v Verdict) Strength() int {
	switch v {
	case Contradict:
		return 4
	case Update:
		return 3
	case Compatible:
		return 2
	case Agree:
		return 1
	}
	return 0
}

// A Source is one document of a story with its figures (those of title and text).
type Source struct {
	Document   string // id
	Outlet     string
	Lineage    string // copy group, or the document's id: one lineage is one witness
	RevisionOf string // id of the latest revision of this text; "" where this is the latest
	Published  figure.When
	Title      string
	Text       string
	Figures    []figure.Figure
}

// latest is the id of the latest revision of a document.
func (s *Source) latest() string {
	if s.RevisionOf != "" {
		return s.RevisionOf
	}
	return s.Document
}

// superseded reports whether one of two texts was replaced by a later revision that is not the other.
func superseded(a, b *Source) bool {
	return (a.RevisionOf != "" || b.RevisionOf != "") && a.latest() != b.latest()
}

// A Comparison is the verdict on two figures, with the rule that gave it.
type Comparison struct {
	Left, Right *figure.Figure
	Verdict     Verdict
	Rule        string  // id of a Rule
	Why         string  // one sentence for a reader
	Slot        string  // name of the slot where both fill one
	Confidence  float64 // 0..1 that the verdict is right
}

// A Claim is what one document says of a slot.
type Claim struct {
	Source     *Source
	Figure     *figure.Figure
	Quote      string // the sentence, cut to what a reader needs
	QuoteStart int    // byte offset of Quote in the figure's field
}

// A Conflict is the verdict on two claims of a finding.
type Conflict struct {
	Left, Right int // indices into Claims
	Verdict     Verdict
	Rule        string
	Why         string
}

// A Finding is one slot on which documents were compared.
type Finding struct {
	Slot       string // as a reader would name it: "people killed"
	Question   string // "How many people were killed?"
	Kind       figure.Kind
	Verdict    Verdict // the strongest of its conflicts
	Severity   string  // "high", "medium", "low"
	Confidence float64
	Claims     []Claim
	Conflicts  []Conflict // pairs that agree, are compatible, update or contradict
}

// A Skipped is a pair of look-alike figures that were not compared, and why.
type Skipped struct {
	Left, Right Claim
	Rule, Why   string
}
