package compare

import (
	"fmt"
	"testing"
)

// BenchmarkStory compares 20 reports of some 40 figures each: a large story.
func BenchmarkStory(b *testing.B) {
	var sources []*Source
	size := 0
	for i := range 20 {
		body := ""
		for k := range 8 {
			body += fmt.Sprintf("Police said %d people were killed and %d wounded in district %c. Maria Lopez, %d, was arrested at %d:30 p.m. near %d Mill Road. ",
				8+i%3+k, 20+i%5+k, 'A'+rune(k), 30+i%2, 1+k, 40+k)
		}
		s := report(fmt.Sprintf("d%02d", i), body)
		sources = append(sources, s)
		size += len(body)
	}
	b.SetBytes(int64(size))
	for b.Loop() {
		Story(sources)
	}
}
