package lsh

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/seed17055106/dedupe/text"
)

// benchCorpus makes reports of stories of three, each report half of phrases of its story and half of common ones.
func benchCorpus(n int) (texts []string) {
	random := rand.New(rand.NewPCG(7, 7))
	letters := rand.NewZipf(random, 1.1, 20, 50_000)
	word := func() string { return fmt.Sprintf("w%xo", letters.Uint64()) }
	for len(texts) < n {
		own := make([]string, 40)
		for i := range own {
			own[i] = strings.ToUpper(word()) + " " + word()
		}
		for range 3 {
			var b strings.Builder
			for i := range 150 {
				if random.IntN(2) == 0 {
					b.WriteString(own[random.IntN(len(own))] + " ")
				} else {
					b.WriteString(word() + " " + word() + " ")
				}
				if i%30 == 29 {
					b.WriteString(".\n\n")
				}
			}
			texts = append(texts, b.String())
		}
	}
	return texts[:n]
}

func BenchmarkDescribe(b *testing.B) {
	s := benchCorpus(1)[0]
	body := text.Analyse(s, text.Options{Language: "en"})
	b.SetBytes(int64(len(s)))
	for b.Loop() {
		Describe("a", &text.Text{}, body, 0)
	}
}

func BenchmarkFindStories(b *testing.B) {
	for _, n := range []int{300, 3000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			var docs []*Features
			size := 0
			for i, s := range benchCorpus(n) {
				docs = append(docs, describe(fmt.Sprint(i), "", s, 0))
				size += len(s)
			}
			b.SetBytes(int64(size))
			b.ResetTimer()
			for b.Loop() {
				FindStories(docs, single(n), FindPassages(docs, single(n), nil, 2), nil, 2)
			}
		})
	}
}
