package format

import "strconv"

func number(n int) string { return strconv.Itoa(n) }

func plural(n int, rest string) string { return number(n) + " " + rest }
