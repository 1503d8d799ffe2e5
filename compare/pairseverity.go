package compare

import "github.com/seed17055106/dedupe/figure"

// SeverityOf gives the severity of one verdict on two figures; a finding has that of the gravest of its strongest verdicts.
func SeverityOf(a, b *figure.Figure, v Verdict) string {
	return edgeSeverity(&item{fig: a}, &item{fig: b}, edge{verdict: v})
}
