package lsh

import (
	_ "embed"
	"math"
	"strconv"
	"strings"

	"github.com/kljensen/snowball"
)

//go:embed background.txt
var backgroundText string

// background maps the key of a stem to the share of news reports that hold it.
var background = parseBackground(backgroundText)

const (
	// priorDocuments is the number of reports that the background counts for: in a corpus of two it decides, in one of
	// ten thousand hardly at all.
	priorDocuments = 400
	// unlistedShare is the background share of a word that is not listed.
	unlistedShare = 1.0 / 1000
)

func parseBackground(s string) map[uint32]float64 {
	shares := map[uint32]float64{}
	for line := range strings.Lines(s) {
		fields := strings.Fields(line)
		if len(fields) == 0 || fields[0] == "#" {
			continue
		}
		share, err := strconv.ParseFloat(fields[0], 64)
		if err != nil {
			panic("background.txt: no share at the start of " + strconv.Quote(line))
		}
		for _, w := range fields[1:] {
			stem, err := snowball.Stem(w, "english", true)
			if err != nil {
				panic("background.txt: " + err.Error())
			}
			k := key(stem)
			shares[k] = max(shares[k], share)
		}
	}
	return shares
}

// rarity is the inverse document frequency of terms over a corpus, smoothed by the background.
type rarity struct {
	frequency map[uint32]int32
	documents int
}

// of returns ln((N+K) / (n+K*p)): N documents of which n hold the term, K prior documents of which a share p does.
func (r *rarity) of(k uint32) float64 {
	p, listed := background[k]
	if !listed {
		p = unlistedShare
	}
	return math.Log((float64(r.documents) + priorDocuments) / (float64(r.frequency[k]) + priorDocuments*p))
}
