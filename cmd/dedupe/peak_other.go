//go:build !unix

package main

import "runtime"

// peakMemory is what the process has taken from the system so far, in bytes.
func peakMemory() int64 {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.Sys)
}
