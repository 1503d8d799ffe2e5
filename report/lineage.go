package report

// A lineage draws who may have copied whom: each document hangs from the earlier one that shares most of its text.
type lineage struct {
	Rows   []lineageRow
	Height string
}

// A lineageRow is a document; Path leads from the document that it hangs from.
type lineageRow struct {
	X, Y, TextX string
	Path        string
	Doc         *docRef
	Label       string // how much it shares with that document
}

// The drawing of a lineage.
const (
	lineageRowHeight = 24.0
	lineageIndent    = 22.0
	lineageMaxDepth  = 8
)

// lineage is nil for a pair, which needs no tree. ids are in order of time.
func (b *builder) lineage(ids []string) *lineage {
	if len(ids) < 3 {
		return nil
	}
	ids = ids[:min(len(ids), maxGraph)]
	v := &lineage{Height: pixels(float64(len(ids)) * lineageRowHeight)}
	depth := make([]int, len(ids))
	for i, id := range ids {
		parent, share := -1, -1.0
		for k := range i {
			if p := b.pair(ids[k], id); p != nil && p.Containment > share {
				parent, share = k, p.Containment
			}
		}
		row := lineageRow{Doc: b.doc(id, "")}
		y := (float64(i) + 0.5) * lineageRowHeight
		if parent >= 0 {
			depth[i] = min(depth[parent]+1, lineageMaxDepth)
			row.Label = percent(share) + " shared"
			from := lineageX(depth[parent])
			row.Path = "M" + pixels(from) + " " + pixels((float64(parent)+0.5)*lineageRowHeight) + "V" + pixels(y) + "H" + pixels(lineageX(depth[i]))
		}
		row.X, row.Y, row.TextX = pixels(lineageX(depth[i])), pixels(y), pixels(lineageX(depth[i])+12)
		v.Rows = append(v.Rows, row)
	}
	return v
}

func lineageX(depth int) float64 { return 10 + float64(depth)*lineageIndent }
