package lsh

import "sync"

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
