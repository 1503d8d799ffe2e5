package compare

import "strings"

// A scale turns a unit into the base unit of its dimension: base = value*factor + offset.
type scale struct {
	dimension string
	factor    float64
	offset    float64
}

// The common units of news. Factors are exact by definition (International Yard and Pound Agreement, 1959; SI Brochure, 9th edition).
var scales = map[string]scale{
	"metre": {"length", 1, 0}, "kilometre": {"length", 1000, 0}, "centimetre": {"length", .01, 0}, "millimetre": {"length", .001, 0},
	"mile": {"length", 1609.344, 0}, "yard": {"length", .9144, 0}, "foot": {"length", .3048, 0}, "inch": {"length", .0254, 0}, "nautical mile": {"length", 1852, 0},
	"square metre": {"area", 1, 0}, "square kilometre": {"area", 1e6, 0}, "hectare": {"area", 1e4, 0}, "acre": {"area", 4046.8564224, 0},
	"square mile": {"area", 2589988.110336, 0}, "square foot": {"area", .09290304, 0},
	"kilogram": {"mass", 1, 0}, "gram": {"mass", .001, 0}, "milligram": {"mass", 1e-6, 0}, "tonne": {"mass", 1000, 0}, "ton": {"mass", 1000, 0},
	"pound": {"mass", .45359237, 0}, "ounce": {"mass", .028349523125, 0}, "stone": {"mass", 6.35029318, 0},
	"litre": {"volume", .001, 0}, "millilitre": {"volume", 1e-6, 0}, "gallon": {"volume", .003785411784, 0}, "barrel": {"volume", .158987294928, 0},
	"cubic metre":        {"volume", 1, 0},
	"kilometre per hour": {"speed", 1 / 3.6, 0}, "mile per hour": {"speed", .44704, 0}, "metre per second": {"speed", 1, 0}, "knot": {"speed", 1852. / 3600, 0},
	"degree celsius": {"temperature", 1, 0}, "celsius": {"temperature", 1, 0}, "degree fahrenheit": {"temperature", 5. / 9, -160. / 9}, "fahrenheit": {"temperature", 5. / 9, -160. / 9},
	"watt": {"power", 1, 0}, "kilowatt": {"power", 1e3, 0}, "megawatt": {"power", 1e6, 0}, "gigawatt": {"power", 1e9, 0},
	"second": {"time", 1, 0}, "minute": {"time", 60, 0}, "hour": {"time", 3600, 0}, "day": {"time", 86400, 0}, "week": {"time", 604800, 0},
	"month": {"time", 2629746, 0}, "year": {"time", 31556952, 0}, "decade": {"time", 315569520, 0},
}

var unitAliases = map[string]string{
	"m": "metre", "km": "kilometre", "cm": "centimetre", "mm": "millimetre", "mi": "mile", "ft": "foot", "yd": "yard", "in": "inch", "kg": "kilogram", "g": "gram",
	"mg": "milligram", "t": "tonne", "lb": "pound", "oz": "ounce", "l": "litre", "ml": "millilitre", "ha": "hectare", "mph": "mile per hour", "km/h": "kilometre per hour",
	"kph": "kilometre per hour", "m/s": "metre per second", "kn": "knot", "c": "degree celsius", "°c": "degree celsius", "f": "degree fahrenheit", "°f": "degree fahrenheit",
	"kw": "kilowatt", "mw": "megawatt", "gw": "gigawatt", "w": "watt", "s": "second", "min": "minute", "h": "hour", "d": "day", "feet": "foot", "inches": "inch",
	"m2": "square metre", "km2": "square kilometre", "m²": "square metre", "km²": "square kilometre", "pound-mass": "pound",
}

func scaleOf(unit string) (scale, bool) {
	u := strings.ToLower(unit)
	if full := unitAliases[u]; full != "" {
		u = full
	}
	u = strings.ReplaceAll(strings.ReplaceAll(u, "meter", "metre"), "liter", "litre")
	if s, ok := scales[u]; ok {
		return s, true
	}
	s, ok := scales[strings.TrimSuffix(u, "s")]
	return s, ok
}
