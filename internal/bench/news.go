//go:build linux

package main

import (
	"bufio"
	_ "embed"
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"time"
)

//go:embed news.txt
var newsFile string

// newsLists holds the sections of news.txt: sentences of events and fillers, words of the other lists.
var newsLists, newsEvents = func() (map[string][]string, []string) {
	lists, section := map[string][]string{}, ""
	var events []string
	for line := range strings.Lines(newsFile) {
		line = strings.TrimSpace(line)
		switch {
		case line == "" || line[0] == '#':
		case line[0] == '[':
			section = strings.Trim(line, "[]")
			if strings.HasPrefix(section, "event ") {
				events = append(events, section)
			}
		case section == "filler" || strings.HasPrefix(section, "event "):
			lists[section] = append(lists[section], line)
		default:
			lists[section] = append(lists[section], strings.Fields(line)...)
		}
	}
	return lists, events
}()

const (
	newsSentences = 18 // mean of a report, which makes some 300 words
	newsReports   = 6  // most reports of one event
	newsFigures   = 6  // one of so many reports gives figures of its own
	newsCopies    = 4  // one of so many reports is printed again by another outlet, cut
)

// writeNews writes documents reports as JSON lines: events of several reports each, with names, figures, dates, capitals,
// accents and punctuation, in sentences that each report orders and fills in its own way. The same number gives
// the same bytes, and the reports of a smaller number are the first of a larger one.
func writeNews(dir string, documents int) error {
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return err
	}
	r := rand.New(rand.NewPCG(3, 5))
	return writeFile(filepath.Join(dir, "docs.jsonl"), func(f *bufio.Writer) {
		enc := json.NewEncoder(f)
		enc.SetEscapeHTML(false)
		for written := 0; written < documents; {
			e := newEvent(r, written)
			for range 1 + r.IntN(newsReports) {
				report := e.report(r)
				for _, text := range append([]string{report}, reprints(r, report)...) {
					if written == documents {
						return
					}
					_ = enc.Encode(map[string]string{ // a failure shows when f is flushed
						"id": "r" + strconv.Itoa(written), "outlet": fmt.Sprintf("outlet%d.example", r.IntN(400)),
						"title": e.sentence(r, newsLists[e.kind][0]), "published": e.day.Format(time.DateOnly), "text": text,
					})
					written++
				}
			}
		}
	})
}

// reprints gives the copies of a report that other outlets print, shortened by a few sentences.
func reprints(r *rand.Rand, report string) []string {
	if r.IntN(newsCopies) > 0 {
		return nil
	}
	paragraphs := strings.Split(report, "\n\n")
	return []string{strings.Join(paragraphs[:1+len(paragraphs)/2+r.IntN(len(paragraphs)/2)], "\n\n")}
}

// An event is what its reports share: names, places and figures.
type event struct {
	kind    string
	day     time.Time
	fixed   map[string]string
	numbers map[string]int
}

func newEvent(r *rand.Rand, number int) *event {
	e := &event{
		kind: newsEvents[r.IntN(len(newsEvents))], day: time.Date(2024, 1, 1+number/300, 0, 0, 0, 0, time.UTC),
		fixed: map[string]string{}, numbers: map[string]int{
			"n1": 2 + r.IntN(8), "n2": 11 + r.IntN(80), "n3": 100 + r.IntN(800), "n4": 100 + r.IntN(900),
			"age": 20 + r.IntN(60), "h": 1 + r.IntN(12), "m": 10 + r.IntN(50), "m1": r.IntN(10),
		},
	}
	for _, p := range []string{"p1", "p2", "p3"} {
		e.fixed[p] = pick(r, "first") + " " + inventName(r)
	}
	e.fixed["c"], e.fixed["c2"] = inventName(r), inventName(r)
	for _, list := range []string{"building", "company"} {
		e.fixed[list] = pick(r, list)
	}
	return e
}

// report writes one report: sentences of the event in their order, some left out, with fillers between.
func (e *event) report(r *rand.Rand) string {
	var b strings.Builder
	own := e.numbers
	if r.IntN(newsFigures) == 0 {
		e.numbers = maps.Clone(own)
		for _, n := range []string{"n1", "n2", "n3"} {
			e.numbers[n]++
		}
		defer func() { e.numbers = own }()
	}
	events := newsLists[e.kind]
	n := newsSentences/2 + r.IntN(newsSentences)
	for i := range n {
		if i > 0 {
			b.WriteString([]string{" ", "\n\n"}[i%2])
		}
		if i < len(events) && r.IntN(3) > 0 {
			b.WriteString(e.sentence(r, events[i]))
		} else {
			b.WriteString(e.sentence(r, pick(r, "filler")))
		}
	}
	return b.String()
}

var newsSlot = regexp.MustCompile(`\{[a-z0-9]+\}`)

// sentence fills a template.
func (e *event) sentence(r *rand.Rand, template string) string {
	return newsSlot.ReplaceAllStringFunc(template, func(slot string) string {
		slot = slot[1 : len(slot)-1]
		if word, ok := e.fixed[slot]; ok {
			return word
		}
		if n, ok := e.numbers[slot]; ok {
			return strconv.Itoa(n)
		}
		if slot == "d" {
			return e.day.Weekday().String()
		}
		return pick(r, slot)
	})
}

func pick(r *rand.Rand, list string) string { return newsLists[list][r.IntN(len(newsLists[list]))] }

// inventName makes a name of three syllables.
func inventName(r *rand.Rand) string {
	name := []rune(pick(r, "syllable") + pick(r, "syllable") + pick(r, "syllable"))
	return strings.ToUpper(string(name[:1])) + string(name[1:])
}
