package main

import (
	"os"
	"strconv"
	"strings"
	"syscall"
)

// machineMemory is the memory of the machine in bytes, or of the container that the process is in.
func machineMemory() int64 {
	memory := int64(assumedMemory)
	var info syscall.Sysinfo_t
	if syscall.Sysinfo(&info) == nil {
		memory = int64(uint64(info.Totalram) * uint64(info.Unit))
	}
	limit, _ := os.ReadFile("/sys/fs/cgroup/memory.max") // "max", or no such file, where there is none
	if n, err := strconv.ParseInt(strings.TrimSpace(string(limit)), 10, 64); err == nil && n > 0 {
		memory = min(memory, n)
	}
	return memory
}
