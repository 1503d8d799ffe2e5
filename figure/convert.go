package figure

// A Scale turns values of a unit into the base unit of its dimension ("length" in metres, "time" and "age" in seconds, "temperature" in
// kelvins): value*Factor + Offset.
type Scale struct {
	Dimension      string
	Factor, Offset float64
}

// conversionsOf collects the units of all languages.
func conversionsOf(languages map[string]*language) map[string]Scale {
	table := map[string]Scale{}
	for _, code := range append(lexiconLanguages, "") {
		for _, e := range languages[code].entries {
			for k := range e.phrases {
				if m := &e.phrases[k]; m.role == unitRole {
					dimension, name := unitName(m)
					table[name] = Scale{dimension, m.value[0], m.value[1]}
				}
			}
		}
	}
	for unit, factor := range map[string]float64{"year": 31556952, "month": 2629746, "week": 604800, "day": 86400} {
		table[unit+" of age"] = Scale{"age", factor, 0}
	}
	return table
}

// Scale gives that of the unit of a figure; ok is false for a unit that has none: money, percentages, plain counts.
func (f *Figure) Scale() (s Scale, ok bool) {
	units := f.units
	if units == nil {
		units = standard().units
	}
	s, ok = units[f.Unit]
	return s, ok
}

// Base gives the interval of a figure in the base unit of its dimension, so that a front of 32 miles can be set against one of 52 km. ok is
// false for a unit without a scale.
func (f *Figure) Base() (base Interval, dimension string, ok bool) {
	s, ok := f.Scale()
	if !ok {
		return f.Interval, "", false
	}
	base = f.Interval
	base.Low, base.High = base.Low*s.Factor+s.Offset, base.High*s.Factor+s.Offset
	return base, s.Dimension, true
}
