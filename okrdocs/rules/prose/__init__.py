"""Reading titles as prose: output or outcome, vague, compound, a gap, a number where none belongs.

The way of a title, a module a step; each title is read once for all rules (`reading`):

`lexer`       words with all they can be, numbers, names that are no prose, signs
`numbers`     what the numbers mean: how many, which share, from where to where
`layout`      bullets, labels, brackets and times are set aside, sentences parted
`grammar`     clauses with their predicates: `english*`, `german*`
`activity`    signed evidence from predicates (`orders`, `statements`, `phrases`) and numbers (`measures`)
`vague`, `compound`, `objectives`, `direction`   the other questions, on the same clauses
`placeholder` gaps: literal patterns (`gaps`) and words in the text itself

A language is data, `lang/<language>/<kind>/<role>.txt` (see schema/language.schema.json), and a `Grammar`.
Everything behind the grammar knows roles of words, and no word of any language.
"""
