package main

import (
	"os"
	"runtime/debug"
	"syscall"
)

// firstPiece is the smallest piece of what is advised; each is twice as large as the one before. The runtime clears a piece that holds
// memory which was in use before, and so has the system back all of it: only the first can.
const firstPiece = 4 << 20

// hugePages has the system back the heap, up to size bytes of it, by huge pages as it is first used. A run fills
// hundreds of megabytes once, and with pages of 4 KiB a third of its time may go into having them mapped. The runtime takes
// the lowest addresses that are free, so that what is advised here and given back is what it fills next.
// It is advice: where the system has no huge pages to give, nothing changes.
func hugePages(size int) {
	usual := debug.SetGCPercent(-1) // so large an allocation would start a collection of its own
	var held [][]byte
	for piece := firstPiece; piece < size; piece *= 2 {
		held = append(held, make([]byte, piece))
		advise(held[len(held)-1])
	}
	debug.SetGCPercent(usual)
	debug.FreeOSMemory()
}

func advise(heap []byte) {
	whole := len(heap) &^ (os.Getpagesize() - 1)
	_ = syscall.Madvise(heap[:whole], syscall.MADV_HUGEPAGE)
}
