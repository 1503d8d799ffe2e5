package main

import (
	"os"
	"runtime/debug"
	"syscall"
)

// hugePages has the system back the heap, up to size bytes of it, by huge pages as it is first used. A run fills
// hundreds of megabytes once, and with pages of 4 KiB a third of its time may go into having them mapped. The runtime takes
// the lowest addresses that are free, so that what is advised here and given back is what it fills next.
// It is advice: where the system has no huge pages to give, nothing changes.
func hugePages(size int) {
	usual := debug.SetGCPercent(-1) // so large an allocation would start a collection of its own
	advise(make([]byte, size))
	debug.SetGCPercent(usual)
	debug.FreeOSMemory()
}

func advise(heap []byte) {
	whole := len(heap) &^ (os.Getpagesize() - 1)
	_ = syscall.Madvise(heap[:whole], syscall.MADV_HUGEPAGE)
}
