package dedupe

import (
	"context"
	"errors"
	"maps"
	"slices"

	"github.com/seed17055106/dedupe/lsh"
	"github.com/seed17055106/dedupe/store"
)

// A survey looks in saved indexes for the reports of the events that delivered documents are about.
type survey struct {
	c         *loaded
	opt       *Options
	census    *lsh.Census
	known     [len(lsh.CensusKinds)]map[uint32]struct{} // keys that the census has been asked for
	features  map[savedRef]*lsh.Features
	levels    map[savedRef]float64 // of the documents found, the level of their surroundings
	delivered map[string]float64   // the same of the delivered documents, by id
}

// A savedRef is a document of one of several saved indexes.
type savedRef struct {
	index int
	ref   store.Ref
}

func (r savedRef) number() uint64 {
	return uint64(r.index)<<56 | uint64(r.ref.Segment)<<32 | uint64(r.ref.Document)
}

func savedRefOf(number uint64) savedRef {
	return savedRef{int(number >> 56), store.Ref{Segment: uint32(number>>32) & (1<<24 - 1), Document: uint32(number)}}
}

const (
	// surveyRounds is how far the survey goes: to the reports that may be of one event with a delivered one, and to those that may
	// be of one with these. Whether reports are of one event depends on the surroundings of each.
	surveyRounds = 2

	surveyChunk = 32 // documents whose surroundings are at hand at a time
)

// survey surveys the surroundings of the delivered documents.
func (c *loaded) survey(ctx context.Context, opt *Options, delivered []*document) (*survey, error) {
	v := &survey{
		c: c, opt: opt, census: lsh.NewCensus(), features: map[savedRef]*lsh.Features{}, levels: map[savedRef]float64{}, delivered: map[string]float64{},
	}
	for k := range v.known {
		v.known[k] = map[uint32]struct{}{}
	}
	features := make([]*lsh.Features, len(delivered))
	for i, d := range delivered {
		features[i] = d.features
	}
	for _, d := range c.docs {
		v.census.Add(d.features)
	}
	if err := v.total(); err != nil {
		return nil, err
	}
	return v, v.rounds(ctx, features)
}

// total adds the totals of the indexes to the census.
func (v *survey) total() error {
	for _, s := range v.c.saved {
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

// learn asks the indexes for the counts of what docs hold.
func (v *survey) learn(docs []*lsh.Features) error {
	for k, keys := range lsh.CensusKeys(docs) {
		keys = slices.DeleteFunc(keys, func(key uint32) bool { _, known := v.known[k][key]; return known })
		for _, key := range keys {
			v.known[k][key] = struct{}{}
		}
		for _, s := range v.c.saved {
			if err := s.Counts(sumCensus+lsh.CensusKinds[k], keys, func(key, n uint32) { v.census.Counts[k][key] += int32(n) }); err != nil {
				return err
			}
		}
	}
	return nil
}

// rounds surveys documents, those that may be of one event with them, and so on.
func (v *survey) rounds(ctx context.Context, docs []*lsh.Features) error {
	var refs []savedRef // of docs; none in the first round, which is that of the delivered ones
	for round := range surveyRounds {
		var next []savedRef
		for from := 0; from < len(docs); from += surveyChunk {
			to := min(from+surveyChunk, len(docs))
			around, err := v.look(ctx, docs[from:to])
			if err != nil {
				return err
			}
			for i, a := range around {
				if round == 0 {
					v.delivered[docs[from+i].ID] = a.level
				} else {
					v.levels[refs[from+i]] = a.level
				}
				for _, n := range a.near {
					if _, met := v.levels[n.ref]; !met && lsh.Linked(n.similarity, a.level, a.level) {
						v.levels[n.ref], v.features[n.ref] = a.level, n.features // until it is looked at itself
						next = append(next, n.ref)
					}
				}
			}
		}
		docs, refs = nil, next
		for _, r := range next {
			docs = append(docs, v.features[r])
		}
	}
	return nil
}

// A vicinity is what is around a document.
type vicinity struct {
	near  []nearby
	level float64
}

// A nearby document is one that another is like.
type nearby struct {
	ref        savedRef
	features   *lsh.Features
	similarity float64
}

// look finds what is around documents.
func (v *survey) look(ctx context.Context, docs []*lsh.Features) ([]vicinity, error) {
	if err := v.learn(docs); err != nil {
		return nil, err
	}
	near, far, errs := make([][]uint64, len(docs)), make([][]uint64, len(docs)), make([]error, len(docs))
	s := lsh.NewSurvey(v.census)
	each(ctx, v.opt, "recall", len(docs), func(i int) { near[i], far[i], errs[i] = s.Candidates(docs[i], v.lookup) })
	if err := errors.Join(append(errs, ctx.Err())...); err != nil {
		return nil, err
	}
	met, err := v.load(ctx, slices.Concat(append(near, far...)...))
	if err != nil {
		return nil, err
	}
	profiles := make([]*lsh.Profile, len(met.numbers))
	each(ctx, v.opt, "recall", len(profiles), func(i int) { profiles[i] = s.Profile(met.features[i]) })
	around := make([]vicinity, len(docs))
	each(ctx, v.opt, "recall", len(docs), func(i int) {
		own := s.Profile(docs[i])
		similar := func(numbers []uint64, take func(at int, similarity float64)) (all []float64) {
			for _, n := range numbers {
				at, _ := slices.BinarySearch(met.numbers, n)
				x := own.Similarity(profiles[at])
				all = append(all, x)
				take(at, x)
			}
			return all
		}
		alike := similar(near[i], func(at int, x float64) {
			around[i].near = append(around[i].near, nearby{savedRefOf(met.numbers[at]), met.features[at], x})
		})
		around[i].level = lsh.Level(alike, similar(far[i], func(int, float64) {}))
	})
	return around, ctx.Err()
}

// A crowd is documents of indexes by ascending number.
type crowd struct {
	numbers  []uint64
	features []*lsh.Features
}

// load loads documents, and asks for the counts of what they hold.
func (v *survey) load(ctx context.Context, numbers []uint64) (crowd, error) {
	slices.Sort(numbers)
	c := crowd{numbers: slices.Compact(numbers)}
	c.features = make([]*lsh.Features, len(c.numbers))
	errs := make([]error, len(c.numbers))
	each(ctx, v.opt, "recall", len(c.numbers), func(i int) {
		r := savedRefOf(c.numbers[i])
		c.features[i], errs[i] = v.c.saved[r.index].features(r.ref)
	})
	if err := errors.Join(append(errs, ctx.Err())...); err != nil {
		return c, err
	}
	return c, v.learn(c.features)
}

// frame is what the indexes know beyond the documents at hand.
func (v *survey) frame(docs []*document) (*lsh.Frame, error) {
	f := &lsh.Frame{Census: v.census, Levels: make([]float64, len(docs))}
	levels := maps.Clone(v.delivered)
	for r, level := range v.levels {
		levels[v.features[r].ID] = level
	}
	features := make([]*lsh.Features, len(docs))
	for i, d := range docs {
		features[i] = d.features
		var known bool
		if f.Levels[i], known = levels[d.ID]; !known {
			f.Levels[i] = -1
		}
	}
	return f, v.learn(features)
}

// lookup gives the documents of all indexes that hold a term, nearest in time to a day.
func (v *survey) lookup(term uint32, day, window int) ([]uint64, error) {
	var out []uint64
	for n, s := range v.c.saved {
		lists, err := s.Lists(tableTerms, term)
		if err != nil {
			return nil, err
		}
		rank, err := s.Rank(int64(day))
		if err != nil {
			return nil, err
		}
		reach := max(leastReach, window/max(1, s.Segments()))
		for _, l := range lists {
			at, err := l.Search(rank[l.Segment])
			if err != nil {
				return nil, err
			}
			documents, err := l.Documents(max(0, at-reach), min(l.Len(), at+reach))
			if err != nil {
				return nil, err
			}
			for _, d := range documents {
				r := store.Ref{Segment: l.Segment, Document: d}
				if _, left := s.out[r]; !left && !s.Gone(r) {
					out = append(out, savedRef{n, r}.number())
				}
			}
		}
	}
	return out, nil
}

const leastReach = 64 // documents on either side in a segment
