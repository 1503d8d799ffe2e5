package corpus_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/seed17055106/dedupe/corpus"
)

// benchmarkRead reads content as standard input or as a file of the given name, over and over.
func benchmarkRead(b *testing.B, name, content string, records int) {
	dir := write(b, map[string]string{name: content})
	b.SetBytes(int64(len(content)))
	for b.Loop() {
		n := 0
		for doc := range corpus.Read(context.Background(), []string{dir}, corpus.Options{}) {
			if doc != nil {
				n++
			}
		}
		if n != records {
			b.Fatalf("%d documents of %d", n, records)
		}
	}
	b.ReportMetric(float64(records)*float64(b.N)/b.Elapsed().Seconds(), "docs/s")
}

const paragraph = "The harbour bridge was closed on Monday after a storm, the city’s mayor said, and it will stay closed for at least three days, until engineers have looked at every one of its 120 cables. "

func BenchmarkReadLines(b *testing.B) {
	var lines strings.Builder
	text := strings.Repeat(strings.Repeat(paragraph, 3)+`\n\n`, 3)
	const records = 5000
	for i := range records {
		fmt.Fprintf(&lines, `{"id":"%d","outlet":"harbour.example","title":"Bridge closed","published":"2023-03-20T10:00:00Z","url":"https://harbour.example/%d","text":"%s"}`+"\n", i, i, text)
	}
	benchmarkRead(b, "a.jsonl", lines.String(), records)
}

func BenchmarkReadTable(b *testing.B) {
	const records = 5000
	content := "title,published,text\n" + strings.Repeat(`Bridge closed,2023-03-20,"`+strings.Repeat(paragraph, 9)+"\"\n", records)
	benchmarkRead(b, "a.csv", content, records)
}

func BenchmarkReadPage(b *testing.B) {
	content := "<html><head><title>Bridge closed</title></head><body><nav><a href='/'>Home</a></nav><article>" +
		strings.Repeat("<p>"+strings.Repeat(paragraph, 3)+"</p>", 10) + "</article></body></html>"
	benchmarkRead(b, "a.html", content, 1)
}
