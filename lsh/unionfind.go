package lsh

// unionFind keeps disjoint sets of 0..n-1; the root of a set is its least member.
type unionFind []int32

func newUnionFind(n int) unionFind {
	u := make(unionFind, n)
	for i := range u {
		u[i] = int32(i)
	}
	return u
}

func (u unionFind) root(i int32) int32 {
	for u[i] != i {
		u[i] = u[u[i]]
		i = u[i]
	}
	return i
}

func (u unionFind) join(i, j int32) {
	i, j = u.root(i), u.root(j)
	u[max(i, j)] = min(i, j)
}
