package lsh_test

import (
	"fmt"

	"github.com/seed17055106/dedupe/lsh"
	"github.com/seed17055106/dedupe/text"
)

func Example_stories() {
	reports := []struct{ id, title, body string }{
		{"gazette", "Bridge of Orle closed", "Cracks in two pillars closed the bridge of Orle on Monday.\n\nEngineer Ana Kos said that 18,000 cars a day must take the ferry at Brod."},
		{"herald", "Ferries replace Orle bridge", "Some 18,000 cars a day are to cross by the ferry at Brod, said Ana Kos, an engineer, after cracks were found in two pillars of the bridge of Orle."},
		{"post", "Lions win the cup", "The Lions beat the Harbour Eleven by three goals to one in the final on Saturday."},
	}
	var docs []*lsh.Features
	lineage := []int{0, 1, 2} // no copies
	for _, r := range reports {
		title, body := text.Analyse(r.title, text.Options{Language: "en"}), text.Analyse(r.body, text.Options{Language: "en"})
		docs = append(docs, lsh.Describe(r.id, title, body, 0))
	}
	passages := lsh.FindPassages(docs, lineage, nil, 1)
	for _, group := range passages.Groups {
		for _, p := range group {
			fmt.Println(reports[p.Document].id, p.Start, p.End)
		}
	}
	stories := lsh.FindStories(docs, lineage, passages, nil, 1)
	fmt.Println(stories.Groups, stories.Labels)
	// Output:
	// gazette 60 133
	// herald 0 146
	// gazette 0 58
	// herald 0 146
	// [[0 1]] [Bridge of Orle closed]
}
