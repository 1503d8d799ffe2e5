// Package compare decides whether figures of several reports of one event agree, differ in slot, update or contradict.
//
// [Pair] compares two documents, [Story] any number. Both work in the same steps:
//
//  1. items: every [figure.Figure] with the words of its clause and sentence, each word weighed by its rarity in the story
//  2. match: do two figures answer one question? The vetoes come first (another event, role, modality, change, period, part), then what
//     each kind asks for: an age its person, an address its street, a moment what happened, a count its noun and verb; what the lexicon
//     does not know is held together by the words around the numbers alone. The answer is an evidence between 0 and 1.
//  3. values: do they fit? Intervals, rounding, truncation, units, sums; the face of a clock; the days of a night.
//  4. time: a correction, a birthday, a counter that moved; else the two contradict.
//  5. explain and assign: a figure that the other side has as well is in no conflict with a third.
//  6. slots (Story): average linkage joins the figures of one slot; each is a [Finding] with its claims, verdicts, severity and a
//     confidence calibrated on labelled news.
//
// The slot comes first and arithmetic later: two different numbers are no conflict until the question is the same. [Rules] lists the
// decision list with a text and an example for each rule; they are kept in rules.txt.
package compare
