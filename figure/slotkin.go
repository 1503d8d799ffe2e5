package figure

import "strings"

var parents = slotWords("parent")

// setKin reads numbers of persons that count no one to whom the verb happened: the age in "dies in prison at 77", the children in "a father of
// three was killed", and the house in "Milo Varga, 18, of 76 Mill Road".
func (v *view) setKin(f *Figure, g group) {
	i := g.first - 1
	if i <= g.sentence.First {
		return
	}
	switch before, w := v.Words[i-1], v.Words[i].Norm; {
	case f.Kind == Count && w == "at" && f.Noun == "" && f.Class == "die" && f.Stated > 1 && f.Stated <= maxAge:
		f.Kind, f.Unit, f.NounClass = Age, ageUnit, ""
	case f.Kind == Count && w == "of" && parents[before.Norm]:
		f.Noun, f.NounClass, f.Predicate, f.Class, f.Role, f.Part = "child", "child", "", "", "", true
	case f.Kind == Address && w == "of" && (before.Number || v.nameAt[i-1] > 0 && strings.Contains(v.between(i), ",")):
		f.Predicate, f.Class, f.Role = Residence, Residence, "object"
	}
}

// Residence is the class of the address where someone lives.
const Residence = "live"
