"""Turns what a terminal would show (standard input) into an SVG (standard output): whole findings, as many as fit."""

import html
import re
import sys
import unicodedata

LINES, COLUMNS = 40, 116
CELL, LINE, MARGIN, SIZE = 7.83, 18, 18, 13
BACKGROUND, FOREGROUND = "#1c1f26", "#d5d9e0"
COLOURS = ["#5c6370", "#ef6b73", "#98c379", "#e5c07b", "#61afef", "#c678dd", "#56b6c2", "#d5d9e0"]


def chosen(text):
    """The first findings and the last line, which sums up."""
    blocks = [block for block in re.split(r"\n[ \t]*\n", text.strip("\n")) if block.strip()]
    findings, summary = blocks[:-1], blocks[-1]
    lines = []
    for finding in findings:
        piece = drawn(finding) + [[]]
        if lines and len(lines) + len(piece) + 1 > LINES:
            break
        lines += piece
    if sum(1 for line in lines if not line) < len(findings):
        lines += drawn("…") + [[]]
    return drawn("\x1b[2m$\x1b[0m career-ls check examples") + [[]] + lines + drawn(summary)


def drawn(text):
    return [line for row in text.split("\n") for line in wrapped(styled(row))]


def styled(line):
    """Runs of equal style: (text, colour, bold, dim)."""
    colour, bold, dim = None, False, False
    for index, piece in enumerate(re.split(r"\x1b\[([0-9;]*)m", line)):
        if index % 2 == 0:
            if piece:
                yield piece, colour, bold, dim
            continue
        codes = [int(code or 0) for code in piece.split(";")]
        while codes:
            code = codes.pop(0)
            if code == 0:
                colour, bold, dim = None, False, False
            elif code == 1:
                bold = True
            elif code == 2:
                dim = True
            elif code == 22:
                bold = dim = False
            elif 30 <= code <= 37:
                colour = COLOURS[code - 30]
            elif 90 <= code <= 97:
                colour = COLOURS[code - 90]
            elif code == 39:
                colour = None
            elif code == 38 and codes[:1] == [5]:
                number = codes[1]
                colour = COLOURS[number % 8] if number < 16 else FOREGROUND
                codes = codes[2:]


def width(text):
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text if not unicodedata.combining(c))


def wrapped(runs):
    """Lines of runs: a long one goes on below, under its first words."""
    words, plain = [], ""
    for text, *style in runs:
        words += [(word, style) for word in re.findall(r" +|[^ ]+", text)]
        plain += text
    start = re.match(r" *= \w+: | *", plain).end()
    line, column, lines = [], 0, []
    for word, style in words:
        if column + width(word) > COLUMNS and column > start:
            lines.append(line)
            line, column = [(" " * start, [None, False, False])], start
            word = word.lstrip(" ")
        line.append((word, style))
        column += width(word)
    return lines + [line]


def joined(line):
    """The words of a line, those of one style in one piece."""
    out = []
    for word, style in line:
        if out and out[-1][1] == style:
            out[-1] = (out[-1][0] + word, style)
        else:
            out.append((word, style))
    return out


def main():
    lines = chosen(sys.stdin.read())
    columns = max(sum(width(word) for word, _ in line) for line in lines)
    across, down = columns * CELL + 2 * MARGIN, len(lines) * LINE + 2 * MARGIN
    print(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {across:.0f} {down}" width="{across:.0f}" '
        f'height="{down}" font-family="ui-monospace, Menlo, Consolas, \'DejaVu Sans Mono\', monospace" '
        f'font-size="{SIZE}" role="img">'
    )
    print("<title>What career-ls finds in the example case</title>")
    print(f'<rect width="100%" height="100%" rx="8" fill="{BACKGROUND}"/>')
    for number, line in enumerate(lines):
        column, spans = 0, []
        for text, (colour, bold, dim) in joined(line):
            style = f' fill="{colour}"' if colour else ""
            style += ' font-weight="bold"' if bold else ""
            style += ' opacity="0.6"' if dim else ""
            cells = width(text)
            # The length is told, so that columns stand under each other in any font.
            told = f' textLength="{cells * CELL:.1f}" lengthAdjust="spacingAndGlyphs"' if text.strip() else ""
            spans.append(f'<tspan x="{MARGIN + column * CELL:.1f}"{told}{style}>{html.escape(text)}</tspan>')
            column += cells
        if spans:
            y = MARGIN + number * LINE + SIZE
            print(f'<text y="{y}" fill="{FOREGROUND}" xml:space="preserve">{"".join(spans)}</text>')
    print("</svg>")


main()
