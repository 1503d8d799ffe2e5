package lsh

import (
	_ "embed"
	"math"
	"strconv"
	"strings"
	"sync"

	"github.com/kljensen/snowball"
)

//go:embed background.txt
var backgroundText string

// background maps the key of a stem to the share of news reports that hold it.
var background = sync.OnceValue(func() map[uint32]float64 { return parseBackground(backgroundText) })

// unlistedShare is the background share of a word that is not listed.
const unlistedShare = 1.0 / 1000

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

// A rarity is the inverse document frequency of keys over the units of a corpus (reports or passages), smoothed by the
// background: it counts as prior units, of which a share scale*p holds a word that a share p of reports holds. In a
// corpus of two reports the background decides, in one of ten thousand hardly at all.
type rarity struct {
	frequency    map[uint32]int32
	units        int
	prior, scale float64
	weights      map[uint32]float64 // what of gives for keys that it is known for; may be nil
}

// of returns ln((N+K) / (n+K*s*p)): N units of which n hold the key, K prior units of which a share s*p does.
func (r *rarity) of(k uint32) float64 {
	if w, weighed := r.weights[k]; weighed {
		return w
	}
	p, listed := background()[k]
	if !listed {
		p = unlistedShare
	}
	return math.Log((float64(r.units) + r.prior) / (float64(r.frequency[k]) + r.prior*r.scale*p))
}

// countedAs is what a Census counts each kind of terms as. A word here may be a name there.
var countedAs = [kinds]int{words: censusTerms, names: censusTerms, numbers: censusNumbers, phrases: censusPhrases, opening: censusTerms}

// rarities are those of the kinds of terms of documents.
func (c *Census) rarities() (out [kinds]rarity) {
	for k, counted := range countedAs {
		out[k] = c.rarity(counted)
	}
	return out
}

// rarity is that among documents of what is counted as one of the kinds of a census.
func (c *Census) rarity(counted int) rarity {
	return rarity{frequency: c.Counts[counted], units: c.Documents, prior: priorDocuments, scale: 1}
}

// priorDocuments is the number of reports that the background counts for.
const priorDocuments = 400
