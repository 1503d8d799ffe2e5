// Package truth loads what was planted in the corpora of testdata.
package truth

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
)

// A Truth is what a careful reader finds in one corpus.
type Truth struct {
	Stories []Story    `json:"stories"`
	Copies  [][]string `json:"copies"` // document ids of each lineage
	Planted []Pair     `json:"planted"`
	Also    []Pair     `json:"also"` // updates and contradictions that may be reported besides the planted ones
	Traps   []Trap     `json:"traps"`
}

// A Story is the documents of one event, by id.
type Story struct {
	Documents []string `json:"documents"`
	Optional  []string `json:"optional"` // may be in the story, or apart from it
}

// A Claim is the place in a document where it gives a figure.
type Claim struct {
	Document string `json:"document"`
	Quote    string `json:"quote"` // exact; occurs once in title and text
}

// A Pair is two claims on one slot.
type Pair struct {
	Slot    string   `json:"slot"`
	Verdict string   `json:"verdict"` // agree, compatible, update or contradict
	Claims  [2]Claim `json:"claims"`
}

// A Trap is two claims that look alike and fill two slots.
type Trap struct {
	Claims [2]Claim `json:"claims"`
	Why    string   `json:"why"`
}

// Load reads the truth of the named corpus ("odessa", "quake", "court"). testdata is the path of that folder.
func Load(testdata, name string) (*Truth, error) {
	path := filepath.Join(testdata, "truth", name+".json")
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	t := &Truth{}
	d := json.NewDecoder(f)
	d.DisallowUnknownFields()
	if err := d.Decode(t); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return t, nil
}
