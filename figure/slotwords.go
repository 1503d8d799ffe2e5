package figure

import (
	_ "embed"

	"github.com/seed17055106/dedupe/internal/wordlist"
)

//go:embed lexicon/slots.txt
var slotFile string

var slotSets = wordlist.Parse(slotFile)

// slotWords is a set of slots.txt.
func slotWords(name string) map[string]bool { return slotSets.Set(name) }

// modals gives each modal word its modality.
func modals(modalities ...string) map[string]string {
	out := map[string]string{}
	for _, m := range modalities {
		for w := range slotWords("modal " + m) {
			out[w] = m
		}
	}
	return out
}
