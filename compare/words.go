package compare

import (
	_ "embed"
	"strconv"

	"github.com/seed17055106/dedupe/internal/wordlist"
)

//go:embed words.txt
var wordsFile string

var wordLists = wordlist.Parse(wordsFile)

// numbered is a table whose values are numbers.
func numbered(name string) map[string]int {
	out := map[string]int{}
	for w, value := range wordLists.Table(name) {
		n, err := strconv.Atoi(value)
		if err != nil {
			panic(err) // the file is part of the program
		}
		out[w] = n
	}
	return out
}
