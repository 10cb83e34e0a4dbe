"""Figures for publication: a small YAML file in a case, drawn as SVG, PDF and PNG with a footnote on every line.

specification.py    the file, read and checked         kinds/          what each kind of figure asks the graph
facts.py            what a figure says                 notes.py        footnotes and sources
marks.py, svg.py    the picture                        elk.py          the layout of nodes and lines
sheet.py            title, picture, legend, notes      typeset.py      PDF and PNG
signing.py          who signed off which facts         drawn.py        from a case and a file's name to bytes
"""
