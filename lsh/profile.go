package lsh

// A Profile is a document as others are compared with it: its terms weighed by their rarity, and its days.
type Profile struct {
	vector
	day      int
	calendar Calendar
}

// Similarity is how alike two documents are, before what their surroundings are alike is taken off.
func (p *Profile) Similarity(q *Profile) float64 {
	c := factors(p.day, q.day, &p.calendar, &q.calendar)
	for k := range c.kinds {
		c.kinds[k] = dot(p.of(k), q.of(k))
	}
	return c.similarity()
}
