package dedupe

import (
	"context"
	"errors"
	"maps"
	"slices"
	"sort"
	"sync"

	"github.com/seed17055106/dedupe/lsh"
	"github.com/seed17055106/dedupe/store"
)

// A survey looks in saved indexes for the reports of the events that delivered documents are about. It numbers the documents of
// all indexes from 0 on.
type survey struct {
	saved     []*savedIndex
	parts     []part
	numbers   int
	opt       *Options
	census    *lsh.Census
	survey    *lsh.Survey
	cache     map[uint32]portrait
	features  map[uint32]*lsh.Features // of the documents found
	levels    map[uint32]float64       // of their surroundings
	beside    map[uint32][]float64     // of each document met, the delivered ones that are like it, by their similarity
	delivered map[string]float64       // the same of the delivered documents, by id
	scores    sync.Pool                // of *[]float32, one a number
}

// A part is a segment of an index and the number of its first document.
type part struct {
	index   int
	segment uint32
	first   int
}

// A portrait is a document of an index as it is compared.
type portrait struct {
	features *lsh.Features
	profile  *lsh.Profile
}

const (
	// surveyRounds is how far the survey goes: to the reports that may be of one event with a delivered one, and to those that may
	// be of one with these. Whether reports are of one event depends on the surroundings of each. Held against the check of the
	// same files, without an index, on two tenths of 3,031 reports, all of 70 conflicts were found, and one more; with one round fewer.
	surveyRounds = 2

	surveyChunk = 32   // documents whose surroundings are at hand at a time
	surveyCache = 8192 // portraits kept from one chunk to the next
)

// survey surveys the surroundings of the delivered documents.
func (c *loaded) survey(ctx context.Context, opt *Options, delivered []*document) (*survey, error) {
	v := &survey{
		saved: c.saved, opt: opt, census: lsh.NewCensus(), cache: map[uint32]portrait{},
		features: map[uint32]*lsh.Features{}, levels: map[uint32]float64{}, beside: map[uint32][]float64{}, delivered: map[string]float64{},
	}
	for n, s := range c.saved {
		for segment, documents := range s.Spans() {
			v.parts = append(v.parts, part{n, uint32(segment), v.numbers})
			v.numbers += documents
		}
	}
	v.scores.New = func() any { score := make([]float32, v.numbers); return &score }
	for _, d := range c.docs {
		v.census.Add(d.features)
	}
	if err := v.total(); err != nil {
		return nil, err
	}
	v.survey = lsh.NewSurvey(v.census)
	features := make([]*lsh.Features, len(delivered))
	for i, d := range delivered {
		features[i] = d.features
	}
	return v, v.rounds(ctx, features)
}

// find gives the document of a number.
func (v *survey) find(number uint32) (index int, r store.Ref) {
	p := v.parts[sort.Search(len(v.parts), func(i int) bool { return v.parts[i].first > int(number) })-1]
	return p.index, store.Ref{Segment: p.segment, Document: number - uint32(p.first)}
}

// total adds the totals of the indexes to the census.
func (v *survey) total() error {
	for _, s := range v.saved {
		err := s.Counts(sumTotals, []uint32{totalDocuments, totalPassages}, func(key, n uint32) {
			if key == totalDocuments {
				v.census.Documents += int(n)
			} else {
				v.census.Passages += int(n)
			}
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// learn asks the indexes for the counts of what docs hold, as far as they are compared by it.
func (v *survey) learn(docs []*lsh.Features) error {
	keys := v.survey.Unknown(docs)
	defer v.survey.Know(keys)
	return v.ask(keys)
}

// ask adds the counts of keys to the census, the kinds at once: each has a map of its own.
func (v *survey) ask(keys [len(lsh.CensusKinds)][]uint32) error {
	var kinds sync.WaitGroup
	errs := make([]error, len(keys))
	for k, list := range keys {
		kinds.Go(func() {
			for _, s := range v.saved {
				err := s.Counts(sumCensus+lsh.CensusKinds[k], list, func(key, n uint32) { v.census.Counts[k][key] += int32(n) })
				errs[k] = errors.Join(errs[k], err)
			}
		})
	}
	kinds.Wait()
	return errors.Join(errs...)
}

// rounds surveys documents, those that may be of one event with them, and so on.
func (v *survey) rounds(ctx context.Context, docs []*lsh.Features) error {
	var numbers []uint32 // of docs; none in the first round, which is that of the delivered ones
	for round := range surveyRounds {
		var next []uint32
		for from := 0; from < len(docs); from += surveyChunk {
			to := min(from+surveyChunk, len(docs))
			around, err := v.look(ctx, docs[from:to], numbers[min(from, len(numbers)):])
			if err != nil {
				return err
			}
			for i, a := range around {
				if round == 0 {
					v.delivered[docs[from+i].ID] = a.level
				} else {
					v.levels[numbers[from+i]] = a.level
				}
				for k, n := range a.near {
					if round == 0 {
						v.beside[n] = append(v.beside[n], a.alike[k])
					}
					if _, met := v.levels[n]; !met && lsh.Linked(a.alike[k], a.level, a.level) {
						v.levels[n], v.features[n] = a.level, v.cache[n].features // the level until it is looked at itself
						next = append(next, n)
					}
				}
			}
		}
		docs, numbers = nil, next
		for _, n := range next {
			docs = append(docs, v.features[n])
		}
	}
	return nil
}

// A vicinity is what is around a document.
type vicinity struct {
	near  []uint32
	alike []float64 // of near
	level float64
}

// look finds what is around documents, which are of the index where they have numbers.
func (v *survey) look(ctx context.Context, docs []*lsh.Features, numbers []uint32) ([]vicinity, error) {
	if err := v.learn(docs); err != nil {
		return nil, err
	}
	around, errs := make([]vicinity, len(docs)), make([]error, len(docs))
	each(ctx, v.opt, "recall", len(docs), func(i int) {
		score := v.scores.Get().(*[]float32)
		defer v.scores.Put(score)
		a := &around[i]
		a.near, errs[i] = v.survey.Candidates(docs[i], *score, v.lookup)
		if i < len(numbers) {
			a.near = slices.DeleteFunc(a.near, func(n uint32) bool { return n == numbers[i] })
		}
	})
	if err := errors.Join(append(errs, ctx.Err())...); err != nil {
		return nil, err
	}
	var met []uint32
	for i := range around {
		met = append(met, around[i].near...)
	}
	if err := v.portray(ctx, met); err != nil {
		return nil, err
	}
	each(ctx, v.opt, "recall", len(docs), func(i int) {
		own, a := v.survey.Profile(docs[i]), &around[i]
		for _, n := range a.near {
			a.alike = append(a.alike, own.Similarity(v.cache[n].profile))
		}
		level := a.alike
		if i < len(numbers) {
			level = slices.Concat(level, v.beside[numbers[i]])
		}
		a.level = lsh.Level(level)
	})
	return around, ctx.Err()
}

// portray puts documents into the cache.
func (v *survey) portray(ctx context.Context, numbers []uint32) error {
	if len(v.cache) > surveyCache {
		clear(v.cache)
	}
	slices.Sort(numbers)
	numbers = slices.DeleteFunc(slices.Compact(numbers), func(n uint32) bool { _, cached := v.cache[n]; return cached })
	features, errs := make([]*lsh.Features, len(numbers)), make([]error, len(numbers))
	each(ctx, v.opt, "recall", len(numbers), func(i int) {
		index, r := v.find(numbers[i])
		features[i], errs[i] = v.saved[index].features(r)
	})
	if err := errors.Join(append(errs, ctx.Err())...); err != nil {
		return err
	}
	if err := v.learn(features); err != nil {
		return err
	}
	profiles := make([]*lsh.Profile, len(numbers))
	each(ctx, v.opt, "recall", len(numbers), func(i int) { profiles[i] = v.survey.Profile(features[i]) })
	for i, n := range numbers {
		v.cache[n] = portrait{features[i], profiles[i]}
	}
	return ctx.Err()
}

// frame is what the indexes know beyond the documents at hand.
func (v *survey) frame(docs []*document) (*lsh.Frame, error) {
	f := &lsh.Frame{Census: v.census, Levels: make([]float64, len(docs))}
	levels := maps.Clone(v.delivered)
	for _, n := range slices.Backward(slices.Sorted(maps.Keys(v.levels))) { // of one id in two indexes the first is kept
		levels[v.features[n].ID] = v.levels[n]
	}
	features := make([]*lsh.Features, len(docs))
	for i, d := range docs {
		features[i] = d.features
		var known bool
		if f.Levels[i], known = levels[d.ID]; !known {
			f.Levels[i] = -1
		}
	}
	if err := v.learn(features); err != nil {
		return nil, err
	}
	return f, v.ask(lsh.PassageKeys(features))
}

// lookup gives the documents of all indexes that hold a term, nearest in time to a day.
func (v *survey) lookup(to []uint32, term uint32, day, window int) ([]uint32, error) {
	var lists []store.List
	var ranks []uint32
	at := 0
	for n, s := range v.saved {
		var err error
		if lists, err = s.Lists(tableTerms, term); err != nil {
			return nil, err
		}
		if ranks, err = s.Rank(int64(day)); err != nil {
			return nil, err
		}
		reach := max(leastReach, window/max(1, s.Segments()))
		for _, l := range lists {
			for v.parts[at].index != n || v.parts[at].segment != l.Segment {
				at++
			}
			middle, err := l.Search(ranks[l.Segment])
			if err != nil {
				return nil, err
			}
			documents, err := l.Documents(max(0, middle-reach), min(l.Len(), middle+reach))
			if err != nil {
				return nil, err
			}
			for _, d := range documents {
				r := store.Ref{Segment: l.Segment, Document: d}
				if _, left := s.out[r]; !left && !s.Gone(r) {
					to = append(to, uint32(v.parts[at].first)+d)
				}
			}
		}
	}
	return to, nil
}

const leastReach = 64 // documents on either side in a segment
