package lsh

import (
	"cmp"
	"slices"
)

// A Survey compares documents with those of a corpus that is looked up piece by piece, as [FindStories] compares the documents
// that it is given: it finds their neighbours and the level of their surroundings.
type Survey struct {
	census   *Census
	rarities [kinds]rarity
	weights  [censusKinds]map[uint32]float64 // of the keys that have been asked for, by what they are counted as
}

// NewSurvey surveys a corpus of which the census holds the totals. The counts of the keys of a document are to be in it before
// the document is looked at: see Unknown.
func NewSurvey(c *Census) *Survey {
	s := &Survey{census: c, rarities: c.rarities()}
	for counted := range s.weights {
		s.weights[counted] = map[uint32]float64{}
	}
	for k := range s.rarities {
		s.rarities[k].weights = s.weights[countedAs[k]]
	}
	return s
}

// Unknown gives the keys of documents whose counts in the corpus have not been asked for yet, kind by kind, ascending. Once they
// are in the census, Know is to be called.
func (s *Survey) Unknown(docs []*Features) (keys [censusKinds][]uint32) {
	for _, f := range docs {
		for k, terms := range f.Terms {
			counted := countedAs[k]
			for _, t := range terms {
				if _, asked := s.weights[counted][t.Key]; !asked {
					s.weights[counted][t.Key] = 0
					keys[counted] = append(keys[counted], t.Key)
				}
			}
		}
	}
	for k := range keys {
		slices.Sort(keys[k])
	}
	return keys
}

// Know weighs the keys that Unknown gave.
func (s *Survey) Know(keys [censusKinds][]uint32) {
	for counted, list := range keys {
		r := s.census.rarity(counted)
		for _, key := range list {
			s.weights[counted][key] = r.of(key)
		}
	}
}

// Profile weighs the terms of a document.
func (s *Survey) Profile(f *Features) *Profile {
	return &Profile{weigh(f, &s.rarities), f.Day, f.Calendar}
}

// SurveyTerms visits the terms by which a document is looked up, each once.
func (f *Features) SurveyTerms(visit func(key uint32)) {
	f.eachCount(func(kind int, key uint32) {
		if kind == censusTerms {
			visit(key)
		}
	})
}

// surveyNeighbours is how many documents one is compared with in full: more than [FindStories] takes, since a lookup does not tell
// what weight a term has in a document. With half of them a tenth of the pairs of a story were strangers to each other by FindStories.
const surveyNeighbours = 2 * maxNeighbours

// A Lookup appends the numbers of documents that hold a term: those nearest in time to a day of publication, on either side
// about so many as it is asked for. Removed documents are not among them.
type Lookup func(to []uint32, term uint32, day, window int) ([]uint32, error)

// Candidates gives the documents that are worth comparing with one, the likeliest first.
// score has room for the number of every document; it is all zeros, before and after.
func (s *Survey) Candidates(f *Features, score []float32, lookup Lookup) (near []uint32, err error) {
	var list, met []uint32
	budget := maxMeetings
	for _, t := range s.probes(f) {
		if list, err = lookup(list[:0], t.Key, f.Day, postingWindow); err != nil {
			break
		}
		if budget -= len(list); budget < 0 {
			break
		}
		for _, d := range list {
			if score[d] == 0 {
				met = append(met, d)
			}
			score[d] += t.Weight
		}
	}
	likely := slices.DeleteFunc(slices.Clone(met), func(d uint32) bool { return score[d] < minMeeting })
	slices.SortFunc(likely, func(a, b uint32) int { return cmp.Or(cmp.Compare(score[b], score[a]), cmp.Compare(a, b)) })
	for _, d := range met {
		score[d] = 0
	}
	return likely[:min(surveyNeighbours, len(likely))], err
}

// probes lists the terms of a document that are not common, the rarest first. Their weights are what a document of
// average length that holds them has in common with it.
func (s *Survey) probes(f *Features) []Term {
	v := weigh(f, &s.rarities)
	common := int32(max(commonNodes, s.census.Documents/commonShare))
	var out []Term
	for _, t := range v.spoken() {
		if n := s.census.Counts[censusTerms][t.Key]; n >= 2 && n <= common {
			out = append(out, Term{t.Key, t.Weight * t.Weight})
		}
	}
	slices.SortFunc(out, func(a, b Term) int {
		return cmp.Or(cmp.Compare(s.census.Counts[censusTerms][a.Key], s.census.Counts[censusTerms][b.Key]), cmp.Compare(a.Key, b.Key))
	})
	return out
}

// Level is the level of the surroundings of a document, by its similarities to the documents near it.
func Level(near []float64) float64 {
	near = slices.DeleteFunc(slices.Clone(near), func(s float64) bool { return s < minEdge })
	slices.SortFunc(near, func(a, b float64) int { return cmp.Compare(b, a) })
	return surroundings(1, len(near), func(k int) (int, float64) { return 1, near[k] })
}

// Linked reports whether two documents of a similarity, in surroundings of so much, may be of one event.
func Linked(similarity, level, other float64) bool {
	return similarity-surroundWeight*(level+other)/2 >= StoryThreshold
}
