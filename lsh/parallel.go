package lsh

import (
	"sync"
	"sync/atomic"
)

// parallel calls do(0) ... do(n-1) on workers goroutines.
func parallel(n, workers int, do func(i int)) {
	next := make(chan int)
	var wait sync.WaitGroup
	for range max(1, min(workers, n)) {
		wait.Go(func() {
			for i := range next {
				do(i)
			}
		})
	}
	for i := range n {
		next <- i
	}
	close(next)
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
