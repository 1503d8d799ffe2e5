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
// accents and punctuation, in sentences that each report words, orders and fills in its own way. The same number gives
// the same bytes, and the reports of a smaller number are the first of a larger one.
func writeNews(dir string, documents int) error {
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return err
	}
	n := newNewsroom()
	return writeFile(filepath.Join(dir, "docs.jsonl"), func(f *bufio.Writer) {
		enc := json.NewEncoder(f)
		enc.SetEscapeHTML(false)
		for written := 0; written < documents; {
			e := n.newEvent(written)
			for range 1 + n.r.IntN(newsReports) {
				own := n.report(e)
				report := n.text(own)
				for _, text := range append([]string{report}, n.reprints(report)...) {
					if written == documents {
						return
					}
					_ = enc.Encode(map[string]string{ // a failure shows when f is flushed
						"id": "r" + strconv.Itoa(written), "outlet": fmt.Sprintf("outlet%d.example", n.r.IntN(400)),
						"title": n.sentence(own, newsLists[e.kind][0]), "published": e.day.Format(time.DateOnly), "text": text,
					})
					written++
				}
			}
		}
	})
}

// A newsroom makes events and reports.
type newsroom struct {
	r            *rand.Rand
	vocabularies map[string]*vocabulary
}

func newNewsroom() *newsroom {
	n := &newsroom{r: rand.New(rand.NewPCG(3, 5)), vocabularies: map[string]*vocabulary{}}
	for _, v := range []struct {
		list, ending       string
		discount, strength float64
	}{
		{"noun", "", 0.55, 200}, {"verb", "ed", 0.45, 100}, {"adjective", "al", 0.5, 100}, // as in reports of local news
		{"name", "", 0.65, 50}, {"family", "", 0.65, 200}, {"company", "", 0.6, 20},
	} {
		n.vocabularies[v.list] = &vocabulary{discount: v.discount, strength: v.strength, known: newsLists[v.list], invent: func(*rand.Rand) string {
			if v.list == "name" || v.list == "family" || v.list == "company" {
				return n.inventName()
			}
			return n.invent() + v.ending
		}}
	}
	return n
}

// reprints gives the copies of a report that other outlets print, shortened by a few sentences.
func (n *newsroom) reprints(report string) []string {
	if n.r.IntN(newsCopies) > 0 {
		return nil
	}
	paragraphs := strings.Split(report, "\n\n")
	return []string{strings.Join(paragraphs[:1+len(paragraphs)/2+n.r.IntN(len(paragraphs)/2)], "\n\n")}
}

// An event is what its reports share: names, places and figures.
type event struct {
	kind    string
	day     time.Time
	fixed   map[string]string
	numbers map[string]int
}

func (n *newsroom) newEvent(number int) *event {
	r := n.r
	e := &event{
		kind: newsEvents[r.IntN(len(newsEvents))], day: time.Date(2024, 1, 1+number/300, 0, 0, 0, 0, time.UTC),
		fixed: map[string]string{"site": n.word("name"), "company": n.word("company")}, numbers: map[string]int{
			"n1": 2 + r.IntN(8), "n2": 11 + r.IntN(80), "n3": 100 + r.IntN(800), "n4": 100 + r.IntN(900),
			"age": 20 + r.IntN(60), "h": 1 + r.IntN(12), "m": 10 + r.IntN(50), "m1": r.IntN(10),
		},
	}
	for _, p := range []string{"p1", "p2", "p3"} {
		e.fixed[p] = n.person()
	}
	for _, o := range []string{"o1", "o2", "o3"} {
		e.fixed[o] = n.word("noun")
	}
	e.fixed["c"], e.fixed["c2"] = n.word("name"), n.word("name")
	e.fixed["street"], e.fixed["building"] = n.word("family")+" "+n.word("way"), n.word("building")
	return e
}

// report is the event as one outlet has it: with people of its own, and at times with figures of its own.
func (n *newsroom) report(e *event) *event {
	own := &event{kind: e.kind, day: e.day, fixed: maps.Clone(e.fixed), numbers: maps.Clone(e.numbers)}
	own.fixed["q1"], own.fixed["q2"] = n.person(), n.person()
	own.numbers["age2"] = 20 + n.r.IntN(60)
	if n.r.IntN(newsFigures) == 0 {
		for _, number := range []string{"n1", "n2", "n3"} {
			own.numbers[number]++
		}
	}
	return own
}

// text writes a report: sentences of the event in their order, some left out, with fillers between.
func (n *newsroom) text(e *event) string {
	var b strings.Builder
	events := newsLists[e.kind]
	sentences := newsSentences/2 + n.r.IntN(newsSentences)
	for i := range sentences {
		if i > 0 {
			b.WriteString([]string{" ", "\n\n"}[i%2])
		}
		if i < len(events) && n.r.IntN(3) > 0 {
			b.WriteString(n.sentence(e, events[i]))
		} else {
			b.WriteString(n.sentence(e, pick(n.r, newsLists["filler"])))
		}
	}
	return b.String()
}

var (
	newsChoice = regexp.MustCompile(`\([^()]*\)`)
	newsSlot   = regexp.MustCompile(`\{[a-z0-9]+\}`)
)

// sentence chooses a wording and fills it.
func (n *newsroom) sentence(e *event, template string) string {
	wording := newsChoice.ReplaceAllStringFunc(template, func(choice string) string {
		return pick(n.r, strings.Split(choice[1:len(choice)-1], "|"))
	})
	return newsSlot.ReplaceAllStringFunc(wording, func(slot string) string {
		slot = slot[1 : len(slot)-1]
		if word, ok := e.fixed[slot]; ok {
			return word
		}
		if number, ok := e.numbers[slot]; ok {
			return strconv.Itoa(number)
		}
		if slot == "d" {
			return e.day.Weekday().String()
		}
		return n.word(slot)
	})
}

// word is the next word of a list.
func (n *newsroom) word(list string) string {
	if v, open := n.vocabularies[list]; open {
		return v.draw(n.r)
	}
	return pick(n.r, newsLists[list])
}

func (n *newsroom) person() string { return n.word("first") + " " + n.word("family") }

// invent makes a word of two to four syllables.
func (n *newsroom) invent() (word string) {
	for range 2 + n.r.IntN(3) {
		word += pick(n.r, newsLists["syllable"])
	}
	return word
}

func (n *newsroom) inventName() string {
	name := []rune(n.invent())
	return strings.ToUpper(string(name[:1])) + string(name[1:])
}

func pick(r *rand.Rand, list []string) string { return list[r.IntN(len(list))] }
