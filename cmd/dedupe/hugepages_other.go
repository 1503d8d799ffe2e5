//go:build !linux

package main

// hugePages does nothing where programs have no say in the size of their pages.
func hugePages(int) {}
