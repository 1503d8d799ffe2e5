// Package report writes what a run found. It arranges, ranks for display and cuts; it computes no verdict.
//
//   - [Save] writes the record files and the page into a folder, all or nothing; [Load] reads the records back, strictly.
//   - [HTML] writes the page: one file, no network, readable without its script.
//   - [Summary] writes the table that ends a run on a terminal.
//
// All of them are functions of [Results] alone: the same results give the same bytes.
package report

// SchemaVersion is raised when a field changes its meaning; added fields leave it.
const SchemaVersion = 1

// Results is everything that a run saves.
type Results struct {
	Run         Run
	Documents   []Document
	Pairs       []Pair
	Groups      []Group
	Figures     []Figure
	Findings    []Finding
	Comparisons []Comparison
	Candidates  []Candidate
	Texts       Texts // what keeps the texts of documents that are not in memory; nil where all are
}

// Texts keeps the texts of documents outside memory.
type Texts interface {
	Err() error // what has failed, so that some text was not to be had
	Close() error
}

// Err tells that some text was not to be had.
func (r *Results) Err() error {
	if r.Texts == nil {
		return nil
	}
	return r.Texts.Err()
}

// Close gives up the texts that are not in memory.
func (r *Results) Close() error {
	if r.Texts == nil {
		return nil
	}
	return r.Texts.Close()
}

// Run describes the run: what bears on the result, never times, paths of the machine or worker counts.
type Run struct {
	Schema  int               `json:"schema"`
	Tool    string            `json:"tool"`
	Version string            `json:"version"`
	Options map[string]string `json:"options"`
	Counts  Counts            `json:"counts"`
	Skipped []Skipped         `json:"skipped"`
	Cuts    []string          `json:"cuts"`              // every list that was capped, in words
	Notes   []string          `json:"notes"`             // languages not analysed and the like
	Banding *Banding          `json:"banding,omitempty"` // nil in results of versions that did not say
	NoText  bool              `json:"no_text,omitempty"` // the texts of the documents were left out

	Excerpts bool `json:"excerpts,omitempty"` // they are left out of the pages only: figures, their sentences and the matrices remain
}

// Banding is how signatures are cut into bands: two texts of Jaccard similarity s share one with probability 1-(1-s^Rows)^Bands.
type Banding struct {
	Rows  int `json:"rows"`
	Bands int `json:"bands"`
}

// Counts are the numbers of the first screen.
type Counts struct {
	Read      int            `json:"read"`
	Skipped   int            `json:"skipped"`
	Repaired  int            `json:"repaired"`
	Outlets   int            `json:"outlets"`
	Lineages  int            `json:"lineages"`
	Stories   int            `json:"stories"`
	Copies    int            `json:"copies"` // copy groups
	Passages  int            `json:"passages"`
	Pairs     int            `json:"pairs"`
	Figures   int            `json:"figures"`
	Findings  map[string]int `json:"findings"` // by verdict
	Languages map[string]int `json:"languages"`
	Compared  int            `json:"compared"`           // pairs of documents compared
	New       int            `json:"new,omitempty"`      // of a check: documents delivered
	Possible  int            `json:"possible,omitempty"` // of a check: pairs of documents in its scope
}

// A Skipped is an input that was not read, or read in part.
type Skipped struct {
	Path   string `json:"path"`
	Line   int    `json:"line,omitempty"`
	Record int    `json:"record,omitempty"`
	Reason string `json:"reason"`
	Hint   string `json:"hint,omitempty"`

	LeftOut bool `json:"left_out,omitempty"` // by rule: hidden, or written by this program
}

// A Document is a line of documents.jsonl.
type Document struct {
	ID        string   `json:"id"`
	Outlet    string   `json:"outlet"`
	Title     string   `json:"title"`
	Published string   `json:"published"`
	Language  string   `json:"language"`
	URL       string   `json:"url"`
	Path      string   `json:"path"`
	Line      int      `json:"line,omitempty"`    // of the record in its file; 0 where the file is the document
	New       bool     `json:"new,omitempty"`     // delivered, where a check compared it with what was there
	Indexed   bool     `json:"indexed,omitempty"` // from a saved index: its file was not looked at, and may be gone
	Words     int      `json:"words"`
	Lineage   string   `json:"lineage"`
	Text      string   `json:"text"`
	Furniture [][2]int `json:"furniture,omitempty"` // byte spans of text that took no part
	Repairs   []string `json:"repairs,omitempty"`

	RevisionOf string `json:"revision_of,omitempty"` // the latest revision of this text, where it is another document

	Source Source `json:"-"` // gives the text where it is not in memory; nil: Text is it
}

// A Source gives the text of a document.
type Source interface{ Content() string }

// Content is the text, wherever it is.
func (d *Document) Content() string {
	if d.Source != nil {
		return d.Source.Content()
	}
	return d.Text
}

// contentIn gives the text until room is used again, where its source knows how to spare a string for it.
func (d *Document) contentIn(room *[]byte) string {
	if s, ok := d.Source.(interface{ ContentIn(room *[]byte) string }); ok {
		return s.ContentIn(room)
	}
	return d.Content()
}

// A Pair is a line of pairs.jsonl.
type Pair struct {
	Left        string   `json:"left"`
	Right       string   `json:"right"`
	Relation    string   `json:"relation"`
	Jaccard     float64  `json:"jaccard"`
	Containment float64  `json:"containment"`
	Spans       [][4]int `json:"spans"`
}

// A Group is a line of groups.jsonl.
type Group struct {
	ID        string    `json:"id"`
	Kind      string    `json:"kind"` // copy, story, passage
	Documents []string  `json:"documents"`
	Passages  []Passage `json:"passages,omitempty"`
	Label     string    `json:"label"`
	Findings  []string  `json:"-"`
}

// A Passage is a stretch of a document's text.
type Passage struct {
	Document string `json:"document"`
	Start    int    `json:"start"`
	End      int    `json:"end"`
}

// A Figure is a line of figures.jsonl. Value, Low and High are numbers, or ISO 8601 strings for dates and times, or null.
type Figure struct {
	Document  string   `json:"document"`
	Field     string   `json:"field"`
	Start     int      `json:"start"`
	End       int      `json:"end"`
	Surface   string   `json:"surface"`
	Kind      string   `json:"kind"`
	Value     any      `json:"value"`
	Low       any      `json:"low"`
	High      any      `json:"high"`
	Unit      *string  `json:"unit"`
	Per       string   `json:"per,omitempty"`
	Noun      string   `json:"noun"`
	Hedge     string   `json:"hedge"`
	Slot      string   `json:"slot"`
	Predicate string   `json:"predicate,omitempty"`
	Modality  string   `json:"modality,omitempty"`
	Claimant  string   `json:"claimant"`
	Entity    string   `json:"entity,omitempty"`
	Place     string   `json:"place"`
	AsOf      string   `json:"as_of"`
	Passages  []string `json:"passages,omitempty"` // passage groups that the figure stands in

	AlternateOf []int `json:"alternate_of,omitempty"` // start and end of the figure that this one gives in other units
}

// A Claim is what one document says of a slot.
type Claim struct {
	Document   string  `json:"document"`
	Outlet     string  `json:"outlet"`
	Lineage    string  `json:"lineage"`
	Field      string  `json:"field"`
	Start      int     `json:"start"`
	End        int     `json:"end"`
	Quote      string  `json:"quote"`
	QuoteStart int     `json:"quote_start"` // byte offset of the quote in the field
	Surface    string  `json:"surface"`
	Low        any     `json:"low"`
	High       any     `json:"high"`
	Unit       *string `json:"unit"`
	Claimant   string  `json:"claimant"`
	AsOf       string  `json:"as_of"`
	Place      *Place  `json:"place,omitempty"` // of the figure in its file, where a check found it
}

// A Place is where something stands in a file: lines and columns from 1, columns in code points, the end behind the last one.
// Columns are 0 where only the line is known.
type Place struct {
	Line      int `json:"line"`
	Column    int `json:"column"`
	EndLine   int `json:"end_line"`
	EndColumn int `json:"end_column"`
}

// A Conflict is the verdict on two claims of a finding.
type Conflict struct {
	Left     int    `json:"left"`
	Right    int    `json:"right"`
	Verdict  string `json:"verdict"`
	Severity string `json:"severity,omitempty"` // of what contradicts or was updated
	Rule     string `json:"rule"`
	Why      string `json:"why"`
}

// A Finding is a line of findings.jsonl.
type Finding struct {
	ID         string     `json:"id"`
	Group      string     `json:"group"`
	Slot       string     `json:"slot"`
	Question   string     `json:"question"`
	Kind       string     `json:"kind"`
	Verdict    string     `json:"verdict"`
	Severity   string     `json:"severity"`
	Confidence float64    `json:"confidence"`
	Status     string     `json:"status,omitempty"` // "new" or "known" against a baseline; "" where there is none
	Claims     []Claim    `json:"claims"`
	Conflicts  []Conflict `json:"conflicts"`
}

// A Comparison is a line of comparisons.jsonl: two figures that look alike and were not compared, and why.
type Comparison struct {
	Group string `json:"group"`
	Left  Claim  `json:"left"`
	Right Claim  `json:"right"`
	Rule  string `json:"rule"`
	Why   string `json:"why"`
}

// A Candidate is a line of candidates.jsonl: a pair of documents just under a threshold.
type Candidate struct {
	Tier        string             `json:"tier"` // "copy" or "story"
	Left        string             `json:"left"`
	Right       string             `json:"right"`
	Similarity  float64            `json:"similarity"`
	Threshold   float64            `json:"threshold"`
	Jaccard     float64            `json:"jaccard,omitempty"`
	Containment float64            `json:"containment,omitempty"`
	Parts       map[string]float64 `json:"parts,omitempty"`
}
