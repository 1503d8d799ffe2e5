package corpus_test

import (
	"context"
	"fmt"
	"strings"

	"github.com/seed17055106/dedupe/corpus"
)

func ExampleRead() {
	lines := strings.NewReader(`{"id":"a","source":"Harbour Post","date":"20 March 2023","body":"The bridge is closed."}
{"id":"b","title":"No text"}`)
	for doc, problem := range corpus.Read(context.Background(), []string{"-"}, corpus.Options{Stdin: lines}) {
		if problem != nil {
			fmt.Println(problem)
			continue
		}
		fmt.Printf("%s: %s, %s: %s\n", doc.ID, doc.Outlet, doc.Published, doc.Text)
	}
	// Output:
	// a: Harbour Post, 2023-03-20: The bridge is closed.
	// -:2: no text in this record
}

func ExampleValidateFields() {
	fmt.Println(corpus.ValidateFields(map[string]string{"txt": "story"}))
	// Output:
	// a document has no field "txt"; did you mean "text"?
	// hint: the fields are id, language, outlet, published, text, title, url
}
