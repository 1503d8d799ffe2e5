package lsh

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// A story that fills all near ranks of its reports is not taken for their surroundings and torn apart, and the small
// stories beside it stay what they are.
func TestLargeStoryStaysTogether(t *testing.T) {
	const large, small = 40, 1200
	random := rand.New(rand.NewPCG(3, 4))
	vocabulary := rand.NewZipf(random, 1.1, 200, 50_000)
	word := func() string { return fmt.Sprintf("w%xo", vocabulary.Uint64()) }
	report := func(own []string, share float64) string {
		var b strings.Builder
		for _, s := range own {
			if random.Float64() < share {
				fmt.Fprintf(&b, "%s %s %s ", word(), s, word())
			}
		}
		for range 30 {
			b.WriteString(word() + " ")
		}
		return b.String() + "."
	}
	ownWords := func(story, n int) (own []string) {
		for i := range n {
			own = append(own, fmt.Sprintf("%s%dx%d", []string{"N", "w"}[i%2], story, i))
		}
		return own
	}
	var docs []*Features
	core := ownWords(0, 25)
	for i := range large {
		docs = append(docs, describe(fmt.Sprintf("large-%03d", i), "", report(core, 0.9), 600+i%5))
	}
	for story := 1; story <= small; story++ {
		own := ownWords(story, 12)
		for i := range 2 {
			docs = append(docs, describe(fmt.Sprintf("small-%04d-%d", story, i), "", report(own, 0.7), 1+story))
		}
	}
	s := FindStories(docs, single(len(docs)), nil, nil, 2)
	biggest, pairs := 0, 0
	for _, g := range s.Groups {
		own := 0
		for _, d := range g {
			if d < large {
				own++
			}
		}
		biggest = max(biggest, own)
		if own == 0 && len(g) == 2 && docs[g[0]].ID[:10] == docs[g[1]].ID[:10] {
			pairs++
		}
	}
	require.Greater(t, biggest, large*8/10)
	require.Greater(t, pairs, small*8/10)
}
