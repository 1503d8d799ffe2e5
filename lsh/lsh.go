// Package lsh groups overlapping documents: copies by MinHash over word shingles, reports of one event by weighted
// MinHash over the content words of passages, stories by average linkage on the sparse graph of candidates.
package lsh
