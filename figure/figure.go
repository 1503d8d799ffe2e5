// Package figure finds the quantities of a report and says what each one counts.
package figure

import (
	"math"

	"github.com/seed17055106/dedupe/text"
)

// A Kind is the dimension family of a figure. Figures of different kinds are never compared.
type Kind string

// The kinds of contract.
const (
	Count    Kind = "count"
	Money    Kind = "money"
	Percent  Kind = "percent"
	Points   Kind = "points"
	Ratio    Kind = "ratio"
	Measure  Kind = "measure"
	Duration Kind = "duration"
	Age      Kind = "age"
	Rate     Kind = "rate"
	Factor   Kind = "factor"
	Change   Kind = "change"
	Ordinal  Kind = "ordinal"
	Date     Kind = "date"
	Time     Kind = "time"
	Score    Kind = "score"
	Address  Kind = "address"
)

// An Interval is the set of values that a figure allows. Infinite ends are open.
type Interval struct {
	Low, High         float64
	LowOpen, HighOpen bool // the end itself is excluded ("more than 100": LowOpen)
}

// Point is the interval that holds v alone.
func Point(v float64) Interval { return Interval{Low: v, High: v} }

// Exact reports whether the interval is one value.
func (i Interval) Exact() bool { return i.Low == i.High && !math.IsInf(i.Low, 0) }

// Hedges, normalised: how a figure is bounded or blurred.
const (
	HedgeNone    = ""
	HedgeAbout   = "about"    // about, around, some, roughly, an estimated
	HedgeNearly  = "nearly"   // nearly, almost, close to
	HedgeAtLeast = "at least" // [N, inf)
	HedgeAtMost  = "at most"  // up to, as many as: (-inf, N]
	HedgeMore    = "more than"
	HedgeLess    = "less than"
	HedgeVague   = "vague" // dozens, hundreds, several
	HedgeRange   = "range" // 10 to 15
)

// A Figure is a quantity as written, its interval, and the slot that it fills.
type Figure struct {
	Field     string    // "text" or "title": the field that the offsets are in
	Span      text.Span // the figure and its unit or noun, at most 120 bytes
	Number    text.Span // the number alone, inside Span
	Surface   string    // exactly Source[Span.Start:Span.End]
	Sentence  int       // index into Text.Sentences
	Kind      Kind
	Interval          // in Unit; for dates and times in seconds since 1970-01-01 or since midnight
	Stated    float64 // the number as written, before hedges ("about 40": 40)
	Precision float64 // half a unit of the last significant digit: 0 for what is exact as written
	Hedge     string
	Unit      string           // ISO 4217, "percent", SI or common English name; "" for a plain count
	Per       string           // of a rate: the unit below the line ("day")
	Alternate *Figure          // the same quantity in other units: "(50 km)"
	When      When             // of kinds date and time
	units     map[string]Scale // those of its Extractor; nil for the built-in ones
	news      *newsWords       // likewise

	Slot // what it counts
}

// A Slot is what a figure answers: one question with one true answer. Empty parts are unknown.
type Slot struct {
	Noun       string    // lemma of the head noun counted
	NounClass  string    // class in the lexicon ("person", "drone", "building", ...)
	Modifiers  []string  // stems that narrow the noun
	Predicate  string    // lemma of the governing verb or participle
	Class      string    // class of the predicate ("kill", "wound", "launch", "shoot down", ...)
	Role       string    // "agent" or "object" of the predicate
	Negative   bool      // the number is a zero written as "no", "none"
	Modality   string    // "" done, "planned", "forecast", "maximum", "possible"
	Change     string    // "", "from", "to", "by"
	PartOf     *Interval // "10 of the 15": the whole
	Additional bool      // "another 20", "20 more"
	Besides    bool      // "four others": those named elsewhere are not among them
	Doer       bool      // "seven people, including the gunman": whoever did it is among them
	DoerDied   bool      // of a count of the dead: its text says that whoever did it died too
	Part       bool      // "two of the victims": a part of what is counted elsewhere
	Revision   string    // "earlier" for what was first given ("initially said"), "later" for what replaces it
	Statistic  string    // "mean" or "median"
	Toward     string    // of a date or clock time: "before", "after", "just before", "shortly after", "until"; of a span of time: "for", "of"
	Bound      bool      // of a date: it stands with its event, "Sunday's shooting", "was shot on Sunday"
	Running    bool      // a count as of now: "so far", "now"
	Now        bool      // that says "now": no earlier count is higher where counts only grow
	Moved      bool      // the sentence says that counts moved: "later died", "initial reports"
	Level      bool      // the level of a counter: "the toll rose to 14"
	Measured   bool      // of a date, clock time or span: it says only when, or over what, something else was counted
	Elsewhere  bool      // the sentence speaks of another event, or of a statistic
	Earlier    bool      // the sentence dates what it tells by a month or a year alone: "In February a quake killed 40"
	Entity     string    // person or body that it belongs to, normalised
	Place      string
	Claimant   string
	AsOf       When
	AsOfText   string   // the date that AsOf comes from, as written
	Period     string   // "day", "week", "since ...": the span counted over, where it is stated
	Before     string   // stem of the last content word before it, in its clause
	After      string   // stem of the first content word after it and its unit or noun, in its clause
	Context    []string // stems of the content words of the clause without the number
	Around     []string // stems of the content words of the sentence without the number
	Clause     text.Span
	Quote      text.Span // the sentence
}

// Context is what a document says of all its figures.
type Context struct {
	Field     string
	Published When // publication time: relative dates are resolved against it
}
