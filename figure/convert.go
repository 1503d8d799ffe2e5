package figure

// A conversion turns values of a unit into the base unit of its dimension: value*factor + offset.
type conversion struct {
	dimension      string
	factor, offset float64
}

// conversionsOf collects the units of all languages.
func conversionsOf(languages map[string]*language) map[string]conversion {
	table := map[string]conversion{}
	for _, code := range append(lexiconLanguages, "") {
		for _, e := range languages[code].entries {
			for k := range e.phrases {
				if m := &e.phrases[k]; m.role == unitRole {
					dimension, name := unitName(m)
					table[name] = conversion{dimension, m.value[0], m.value[1]}
				}
			}
		}
	}
	for unit, factor := range map[string]float64{"year": 31556952, "month": 2629746, "week": 604800, "day": 86400} {
		table[unit+" of age"] = conversion{"age", factor, 0}
	}
	return table
}

// Base gives the interval of a figure in the base unit of its dimension ("length" in metres, "time" and "age" in seconds, "temperature" in
// kelvins), so that a front of 32 miles can be set against one of 52 km. ok is false for a unit that has no conversion: money, percentages,
// plain counts.
func (f *Figure) Base() (base Interval, dimension string, ok bool) {
	units := f.units
	if units == nil {
		units = standard().units
	}
	c, ok := units[f.Unit]
	if !ok {
		return f.Interval, "", false
	}
	base = f.Interval
	base.Low, base.High = base.Low*c.factor+c.offset, base.High*c.factor+c.offset
	return base, c.dimension, true
}
