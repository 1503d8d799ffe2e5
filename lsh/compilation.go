package lsh

import "maps"

const (
	compilationSize    = 1.5  // how many times as long as its part a text must be to be made of several
	relatedContainment = 0.05 // of two parts that are of one source: a phrase in common says nothing
)

// compiled finds the pairs, by index, that a round-up joins: a text that holds several others, of which some share no wording, descends
// from the one that makes up most of it. With the rest it shares text, but they are no witnesses of one source.
func (c *copySearch) compiled() map[int]bool {
	parts := map[int32][]int{} // pairs of a text with those that it holds
	for i, p := range c.pairs {
		if p.Containment < CopyThreshold {
			continue
		}
		switch l, r := float64(p.Left), float64(p.Right); {
		case l >= compilationSize*r:
			parts[p.left] = append(parts[p.left], i)
		case r >= compilationSize*l:
			parts[p.right] = append(parts[p.right], i)
		}
	}
	maps.DeleteFunc(parts, func(_ int32, pairs []int) bool { return len(pairs) < 2 })
	near := c.related(parts)
	out := map[int]bool{}
	for whole, pairs := range parts {
		index := make(map[int32]int32, len(pairs)) // of a part in pairs
		most := 0
		for k, i := range pairs {
			index[c.pairs[i].other(whole)] = int32(k)
			if c.pairs[i].Shared > c.pairs[pairs[most]].Shared {
				most = k
			}
		}
		related := newUnionFind(len(pairs))
		for part, k := range index {
			for _, t := range near[part] {
				if j, ok := index[t]; ok {
					related.join(k, j)
				}
			}
		}
		for k, i := range pairs {
			if related.root(int32(k)) != related.root(int32(most)) {
				out[i] = true
			}
		}
	}
	return out
}

// related gives for each text that is one of parts, the pairs of texts with those that they hold, the others that share wording with it.
func (c *copySearch) related(parts map[int32][]int) map[int32][]int32 {
	near := map[int32][]int32{}
	for whole, pairs := range parts {
		for _, i := range pairs {
			near[c.pairs[i].other(whole)] = nil
		}
	}
	for _, p := range c.pairs {
		if len(near) == 0 || p.Containment < relatedContainment {
			continue
		}
		_, left := near[p.left]
		_, right := near[p.right]
		if left && right {
			near[p.left], near[p.right] = append(near[p.left], p.right), append(near[p.right], p.left)
		}
	}
	return near
}

func (p *textPair) other(t int32) int32 {
	if p.left == t {
		return p.right
	}
	return p.left
}
