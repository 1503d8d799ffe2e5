package lsh

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// A story that fills all near ranks of its reports is not taken for their surroundings and torn apart, and the small
// stories beside it stay what they are.
func TestLargeStoryStaysTogether(t *testing.T) {
	for _, large := range []int{40, 300} {
		t.Run(fmt.Sprint(large), func(t *testing.T) {
			const small = 1200
			docs := newWriter().plant(large, small)
			s := FindStories(docs, single(len(docs)), nil, nil, 2)
			biggest, pairs := 0, 0
			for _, g := range s.Groups {
				own := 0
				for _, d := range g {
					if d < large {
						own++
					}
				}
				if own == 0 && len(g) == 2 && (g[0]-large)/2 == (g[1]-large)/2 {
					pairs++
				}
				if own > biggest {
					biggest = own
					require.Equal(t, own, len(g), "no stranger in it")
				}
			}
			require.Greater(t, biggest, large*19/20)
			require.Greater(t, pairs, small*8/10)

			reversed := slices.Clone(docs)
			slices.Reverse(reversed)
			require.Equal(t, byID(docs, s.Groups), byID(reversed, FindStories(reversed, single(len(docs)), nil, nil, 1).Groups))
		})
	}
}

// A subject is no large story: the small stories that it is made of stand out.
func TestSubjectIsNoStory(t *testing.T) {
	const stories, reports = 30, 3
	w := newWriter()
	subject := w.ownWords(0, 10)
	var docs []*Features
	for story := 1; story <= stories; story++ {
		own := w.ownWords(5000+story, 12)
		for i := range reports {
			body := w.report(subject, 0.7) + w.report(own, 0.9)
			docs = append(docs, describe(fmt.Sprintf("subject-%02d-%d", story, i), "", body, 600))
		}
	}
	docs = append(docs, w.plant(0, 1200)...)
	for _, g := range FindStories(docs, single(len(docs)), nil, nil, 2).Groups {
		require.LessOrEqual(t, len(g), reports)
	}
}

// plant writes a story of large reports, and small stories of two each.
func (w *writer) plant(large, small int) (docs []*Features) {
	core := w.ownWords(0, 25)
	for i := range large {
		docs = append(docs, describe(fmt.Sprintf("large-%04d", i), "", w.report(core, 0.9), 600+i%5))
	}
	for story := 1; story <= small; story++ {
		own := w.ownWords(story, 12)
		for i := range 2 {
			docs = append(docs, describe(fmt.Sprintf("small-%04d-%d", story, i), "", w.report(own, 0.7), 1+story))
		}
	}
	return docs
}

// A writer invents reports: words of a story among others, whose frequencies follow Zipf's law.
type writer struct {
	random     *rand.Rand
	vocabulary *rand.Zipf
}

func newWriter() *writer {
	random := rand.New(rand.NewPCG(3, 4))
	return &writer{random, rand.NewZipf(random, 1.1, 200, 50_000)}
}

func (w *writer) word() string { return fmt.Sprintf("w%xo", w.vocabulary.Uint64()) }

// ownWords invents the n words and names of a story.
func (w *writer) ownWords(story, n int) (own []string) {
	for i := range n {
		own = append(own, fmt.Sprintf("%s%dx%d", []string{"N", "w"}[i%2], story, i))
	}
	return own
}

// report writes a report that takes a share of the words of its story.
func (w *writer) report(own []string, share float64) string {
	var b strings.Builder
	for _, s := range own {
		if w.random.Float64() < share {
			fmt.Fprintf(&b, "%s %s %s ", w.word(), s, w.word())
		}
	}
	for range 30 {
		b.WriteString(w.word() + " ")
	}
	return b.String() + "."
}
