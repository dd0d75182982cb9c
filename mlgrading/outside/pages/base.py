"""What the class report and a student's page share: the frame, the style, and the escaping of everything.

A page is one file: no script, no request, light or dark as the reader's system is.
"""

import re
from collections import Counter
from html import escape

MANY_BARS = 20  # of a histogram, before scores share one
# Escaping keeps hostile text dead; should that fail one day, the browser still runs and fetches nothing.
POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"

STYLE = """
:root{--bg:#fff;--soft:#f4f5f7;--text:#222832;--muted:#48566b;--line:#d1d5da;--link:#1259c3;
--right:#0072b2;--mistake:#e69f00;--wrong:#d55e00;--lost:#6b7788;--good:#006b34;--bad:#a3360b;
--key:#7a2390;--string:#0b6339;--number:#8f3a06;--name:#0a4fa8;--comment:#56616f}
@media (prefers-color-scheme:dark){:root{--bg:#121417;--soft:#1c2026;--text:#dbe1e7;--muted:#a5afbb;--line:#3d4856;
--link:#79b0f5;--right:#56b4e9;--mistake:#f0b429;--wrong:#f0803c;--lost:#8b96a5;--good:#6cc496;--bad:#f39a6b;
--key:#d7aefb;--string:#92d3a4;--number:#f7b27e;--name:#86bfff;--comment:#a0a9b4}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;color-scheme:light dark}
body{margin:0;background:var(--bg);color:var(--text);font:1rem/1.6 -apple-system,"Segoe UI",Roboto,"Helvetica Neue",
Arial,sans-serif;overflow-wrap:break-word}
header,main,footer,nav{max-width:56rem;margin:0 auto;padding:0 1.25rem}
header{padding-top:2.5rem}
footer{padding-top:1rem;padding-bottom:2.5rem;color:var(--muted);font-size:.875rem}
h1,h2,h3,h4,h5,h6{line-height:1.25;overflow-wrap:anywhere}
h1{font-size:1.9rem;margin:0;letter-spacing:-.01em}
h2{font-size:1.3rem;margin:3rem 0 .75rem;padding-top:1.1rem;border-top:1px solid var(--line)}
h3{font-size:1.05rem;margin:1.5rem 0 .4rem}
h4,h5,h6{font-size:1rem;margin:1rem 0 .25rem}
p{margin:.5rem 0}
a{color:var(--link);text-underline-offset:.15em}
:is(a,summary,[tabindex]):focus-visible{outline:3px solid var(--link);outline-offset:2px}
code,pre{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;font-size:.85em}
code{overflow-wrap:anywhere}
.muted{color:var(--muted)}
.lead{color:var(--muted);margin:.25rem 0 0;overflow-wrap:anywhere}
.num{font-variant-numeric:tabular-nums}
.vh{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.message{white-space:pre-line;overflow-wrap:anywhere;max-width:44rem}
.scroll{overflow-x:auto;margin:.75rem 0}
.note{border-inline-start:.25rem solid var(--mistake);padding:.1rem 0 .1rem .9rem;margin:1rem 0}
"""

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def clean(value: object) -> str:
    """Return a value as text that every page can hold: no control characters, no halves of characters.

    >>> clean("a\\x00b\\r\\nc")
    'ab\\nc'
    """
    return _CONTROL.sub("", str(value).replace("\r\n", "\n").replace("\r", "\n"))


def text(value: object) -> str:
    """Return a value as escaped text, for the inside of an element or of a quoted attribute.

    >>> text('<b onclick="x">')
    '&lt;b onclick=&quot;x&quot;&gt;'
    """
    return escape(clean(value))


def prose(value: object) -> str:
    """Return a message as escaped text, with what stands in `backticks` as code.

    >>> prose("replace `w < 0`")
    'replace <code>w &lt; 0</code>'
    """
    return re.sub(r"`([^`\n]+)`", r"<code>\1</code>", text(value))


def name(value: object) -> str:
    """Return the name of a person as escaped text whose direction of writing stays inside."""
    return f"<bdi>{text(value)}</bdi>"


def number(value: object) -> str:
    """Return a number without needless digits; what is no finite number counts as 0.

    >>> number(2.0), number(0.126), number(float("nan"))
    ('2', '0.13', '0')
    """
    shown = f"{finite(value):.2f}".rstrip("0").rstrip(".")
    return "0" if shown == "-0" else shown


def finite(value: object) -> float:
    """Return a value as a float, 0 for what is no finite number."""
    if isinstance(value, int | float) and -1e15 < value < 1e15:  # false for NaN too
        return float(value)
    return 0.0


def count(n: int, what: str, plural: str = "") -> str:
    """Return a number with its noun.

    >>> count(1, "task"), count(3, "task")
    ('1 task', '3 tasks')
    """
    return f"{n:,} {what if n == 1 else plural or what + 's'}"


def duration(seconds: float) -> str:
    """Return a time in words.

    >>> duration(0.41), duration(125)
    ('0.4 s', '2 min 5 s')
    """
    if seconds < 60:
        return f"{seconds:.1f} s"
    minutes, seconds = divmod(round(seconds), 60)
    return f"{minutes} min {seconds} s" if minutes < 60 else f"{minutes // 60} h {minutes % 60} min"


def percent(part: int, whole: int) -> str:
    """Return a share in words."""
    return f"{100 * part / whole:.0f}%" if whole else "0%"


def natural(value: object) -> list:
    """Return a key that sorts "s2" before "s10", and is different for different names."""
    parts = re.split(r"([0-9]+)", str(value))
    return [[(len(p.lstrip("0")), p.lstrip("0")) if i % 2 else (0, p.casefold()) for i, p in enumerate(parts)], parts]


def page(title: str, style: str, header: str, main: str, footer: str, nav: str = "") -> str:
    """Return a whole HTML page that needs nothing else and runs nothing; all but the title is HTML already."""
    style = (STYLE + style).strip()
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n<meta name="referrer" content="no-referrer">\n'
        f'<title>{text(title)}</title>\n<link rel="icon" href="data:,">\n<style>\n{style}\n</style>\n</head>\n<body>\n'
        f"<header>\n{header}\n</header>\n{nav}<main>\n{main}\n</main>\n<footer>\n{footer}\n</footer>\n</body>\n</html>\n"
    )


def scrolling_table(
    label: str, heads: list[str], rows: list[list[str]], numeric: tuple[int, ...] = (), words: int = -1
) -> str:
    """Return a table that scrolls by itself where the page is narrow; the first cell of a row is its header.

    All but `label` is HTML already; a cell that starts with "<td" brings its own element.
    """
    kind = [' class="n"' if i in numeric else ' class="words"' if i == words else "" for i in range(len(heads))]
    top = "".join(f'<th scope="col"{kind[i] if i in numeric else ""}>{head}</th>' for i, head in enumerate(heads))
    body = "\n".join(
        f'<tr><th scope="row"{kind[0]}>{row[0]}</th>'
        + "".join(c if c.startswith("<td") else f"<td{kind[i]}>{c}</td>" for i, c in enumerate(row[1:], 1))
        + "</tr>"
        for row in rows
    )
    return (
        f'<div class="scroll" tabindex="0" role="region" aria-label="{text(label)}"><table>\n'
        f"<thead><tr>{top}</tr></thead>\n<tbody>\n{body}\n</tbody></table></div>"
    )


# Stripes, crosses and dots beside the colours: the kinds differ without colour as well.
PATTERNS = (
    '<svg width="0" height="0" aria-hidden="true" style="position:absolute"><defs>'
    '<pattern id="of-mistake" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<rect width="7" height="7" style="fill:var(--mistake)"/>'
    '<rect width="2" height="7" style="fill:var(--bg);opacity:.75"/></pattern>'
    '<pattern id="of-wrong" width="7" height="7" patternUnits="userSpaceOnUse">'
    '<rect width="7" height="7" style="fill:var(--wrong)"/>'
    '<path d="M0 0 7 7M7 0 0 7" style="stroke:var(--bg);opacity:.6"/></pattern>'
    '<pattern id="of-lost" width="5" height="5" patternUnits="userSpaceOnUse">'
    '<rect width="5" height="5" style="fill:var(--bg)"/>'
    '<circle cx="2.5" cy="2.5" r="1.5" style="fill:var(--lost)"/></pattern></defs></svg>'
)


def stack(shares: dict[str, float]) -> str:
    """Return a bar of shares in per cent, by kind; the numbers must stand beside it in words."""
    x, bars = 0.0, []
    for kind, share in shares.items():
        if share:
            bars.append(f'<rect class="{kind}" x="{x:.2f}%" y="1" width="{share:.2f}%" height="20"/>')
        x += share
    return f'<svg width="100%" height="22" aria-hidden="true">{"".join(bars)}</svg>'


def swatch(kind: str) -> str:
    """Return the key to a kind in `stack`."""
    box = f'<rect class="{kind}" x="1" y="1" width="12" height="12"/>'
    return f'<svg width="14" height="14" aria-hidden="true">{box}</svg>'


def bins(scores: list[float], top: float) -> list[tuple[float, float, int]]:
    """Return (from, to, how many): one bar a score where they are few whole numbers, else ten of equal width."""
    top = max([top, *scores])
    if top <= MANY_BARS and all(value == int(value) for value in [top, *scores]):
        return [(k, k, scores.count(k)) for k in range(int(top) + 1)]
    at = Counter(min(int(10 * max(score, 0) / top), 9) for score in scores)
    return [(top * k / 10, top * (k + 1) / 10, at[k]) for k in range(10)]


def histogram(bars: list[tuple[float, float, int]], middle: float, alt: str) -> str:
    """Return bars whose places are percentages, so that they follow the page's width and the letters do not."""
    step, high, base = 100 / len(bars), max(n for *_, n in bars), 190
    whole = bars[0][0] == bars[0][1]
    x = step * (middle + 0.5) if whole else 100 * middle / bars[-1][1]
    parts = [f'<line class="middle" x1="{x:.2f}%" x2="{x:.2f}%" y1="12" y2="{base}"/>']
    for k, (low, _, n) in enumerate(bars):
        centre, height = step * (k + 0.5), round(140 * n / high)
        if n:
            parts.append(
                f'<rect class="right" x="{step * k + step * 0.1:.2f}%" y="{base - height}" width="{step * 0.8:.2f}%" '
                f'height="{height}"/><text x="{centre:.2f}%" y="{base - height - 6}" text-anchor="middle">{n}</text>'
            )
        place, anchor = (centre, "middle") if whole else (step * k, "middle" if k else "start")
        odd = " odd" if k % 2 and len(bars) > 10 else ""  # these are hidden where there is no room for them
        parts.append(
            f'<text class="dim{odd}" x="{place:.2f}%" y="{base + 19}" text-anchor="{anchor}">{number(low)}</text>'
        )
    if not whole:
        parts.append(f'<text class="dim" x="100%" y="{base + 19}" text-anchor="end">{number(bars[-1][1])}</text>')
    parts.append(f'<line class="axis" x1="0" x2="100%" y1="{base}" y2="{base}"/>')
    return f'<svg role="img" aria-label="{text(alt)}" width="100%" height="{base + 26}">{"".join(parts)}</svg>'
