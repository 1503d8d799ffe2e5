//go:build unix

package main

import (
	"runtime"
	"syscall"
	"time"
)

// usage is the processor time that the process has taken so far, and the most memory that it has held, in bytes.
func usage() (cpu time.Duration, memory int64) {
	var u syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &u) != nil {
		return 0, 0
	}
	cpu = time.Duration(u.Utime.Nano() + u.Stime.Nano())
	if runtime.GOOS == "darwin" || runtime.GOOS == "ios" {
		return cpu, int64(u.Maxrss)
	}
	return cpu, int64(u.Maxrss) << 10
}
