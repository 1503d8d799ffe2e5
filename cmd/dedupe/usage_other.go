//go:build !unix

package main

import (
	"runtime"
	"runtime/metrics"
	"time"
)

// usage is about the processor time that the process has taken so far, as of the last collection of garbage, and what it has
// taken from the system, in bytes.
func usage() (cpu time.Duration, memory int64) {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	s := []metrics.Sample{{Name: "/cpu/classes/total:cpu-seconds"}, {Name: "/cpu/classes/idle:cpu-seconds"}}
	metrics.Read(s)
	return time.Duration((s[0].Value.Float64() - s[1].Value.Float64()) * float64(time.Second)), int64(m.Sys)
}
