//go:build !linux

package main

// machineMemory is what is assumed where the system is not asked.
func machineMemory() int64 { return assumedMemory }
