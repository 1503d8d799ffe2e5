package lsh

import (
	"sync"
	"sync/atomic"
)

// parallel calls do(0) ... do(n-1) on workers goroutines.
func parallel(n, workers int, do func(i int)) {
	parallelWith(n, workers, func(_ *struct{}, i int) { do(i) })
}

// parallelWith does the same, with scratch space for each goroutine.
func parallelWith[S any](n, workers int, do func(scratch *S, i int)) {
	var next atomic.Int64
	var wait sync.WaitGroup
	for range max(1, min(workers, n)) {
		wait.Go(func() {
			scratch := new(S)
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				do(scratch, i)
			}
		})
	}
	wait.Wait()
}

// parallelChunks calls do for consecutive ranges that cover 0..n-1, on workers goroutines.
func parallelChunks(n, workers int, do func(first, end int)) {
	chunksWith(n, workers, func(_ *struct{}, first, end int) { do(first, end) })
}

// chunksWith does the same, with scratch space for each goroutine.
func chunksWith[S any](n, workers int, do func(scratch *S, first, end int)) {
	const chunk = 64
	var next atomic.Int64
	var wait sync.WaitGroup
	for range min(workers, (n+chunk-1)/chunk) {
		wait.Go(func() {
			scratch := new(S)
			for {
				first := int(next.Add(chunk)) - chunk
				if first >= n {
					return
				}
				do(scratch, first, min(n, first+chunk))
			}
		})
	}
	wait.Wait()
}
