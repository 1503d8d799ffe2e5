package lsh

// A voteCount counts votes for pairs of texts up to enough: a table with open addressing, so that it takes memory for pairs that
// differ, however many votes they have.
type voteCount struct {
	slots []uint64 // the lesser text in the upper half, the greater in the lower, and elected; 0: free
	pairs int
}

const (
	elected      = 1 << 63 // a pair of enough votes
	leastVotes   = 1 << 10 // slots
	mostOccupied = 2       // slots for each pair, at least
)

// vote adds one vote for a pair, which gives it enough with the second.
func (v *voteCount) vote(pair uint64) {
	if slot := v.slot(pair); *slot == 0 {
		*slot = pair
	} else {
		*slot |= elected
	}
}

// elect gives a pair enough votes.
func (v *voteCount) elect(pair uint64) { *v.slot(pair) = pair | elected }

// slot is where a pair stands; where it did not, there is a slot for it from now on.
func (v *voteCount) slot(pair uint64) *uint64 {
	if mostOccupied*(v.pairs+1) > len(v.slots) {
		v.grow()
	}
	slot := v.find(pair)
	if *slot == 0 {
		v.pairs++
	}
	return slot
}

func (v *voteCount) find(pair uint64) *uint64 {
	mask := uint64(len(v.slots) - 1)
	for i := scramble(pair) & mask; ; i = (i + 1) & mask {
		if s := v.slots[i] &^ elected; s == 0 || s == pair {
			return &v.slots[i]
		}
	}
}

func (v *voteCount) grow() {
	old := v.slots
	v.slots = make([]uint64, max(leastVotes, 2*len(old)))
	for _, s := range old {
		if s != 0 {
			*v.find(s &^ elected) = s
		}
	}
}

// elected gives the pairs of enough votes.
func (v *voteCount) elected() (pairs []uint64) {
	for _, s := range v.slots {
		if s&elected != 0 {
			pairs = append(pairs, s&^elected)
		}
	}
	return pairs
}
