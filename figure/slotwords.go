package figure

import (
	_ "embed"
	"strings"
)

//go:embed lexicon/slots.txt
var slotFile string

var slotSets = parseSlotSets(slotFile)

// parseSlotSets reads the sections of slots.txt: a head "[name]", then words.
func parseSlotSets(source string) map[string]map[string]bool {
	sets := map[string]map[string]bool{}
	name := ""
	for line := range strings.Lines(source) {
		line, _, _ = strings.Cut(line, "#")
		line = strings.TrimSpace(line)
		if strings.HasPrefix(line, "[") {
			name = strings.Trim(line, "[]")
			sets[name] = map[string]bool{}
			continue
		}
		for _, w := range strings.Fields(line) {
			sets[name][w] = true
		}
	}
	return sets
}

// slotWords is a set of slots.txt, which is part of the program.
func slotWords(name string) map[string]bool {
	set, ok := slotSets[name]
	if !ok {
		panic("slots.txt has no section " + name)
	}
	return set
}

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
