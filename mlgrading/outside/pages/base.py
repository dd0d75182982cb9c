"""The common parts of all pages: how a template becomes a page, and how numbers, times and addresses are written.

A page is one file without scripts or requests, light or dark as the reader's system is. The HTML is in `templates/`,
the style in `styles/`. Jinja escapes every value there; only `notebook.py` makes values that pass as HTML.
"""

import io
import re
from pathlib import Path
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

# Escaping disarms hostile text; should it ever fail, this policy still keeps the browser from running or fetching it.
POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"

_FOLDER = Path(__file__).parent
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def clean(value: object) -> str:
    """Return a value as text for a page, without control characters and halves of surrogate pairs.

    >>> clean("a\\x00b\\r\\nc")
    'ab\\nc'
    """
    return _CONTROL.sub("", str(value).replace("\r\n", "\n").replace("\r", "\n"))


def quoted(message: str) -> list[str]:
    """Return the parts of a message, of which every second one stood in `backticks`.

    >>> quoted("replace `w` by `v`")
    ['replace ', 'w', ' by ', 'v', '']
    """
    return re.split(r"`([^`\n]+)`", message)


def number(value: float) -> str:
    """Return a number without needless digits.

    >>> number(2.0), number(0.126), number(-0.001)
    ('2', '0.13', '0')
    """
    shown = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if shown == "-0" else shown


def counted(n: int, what: str, plural: str = "") -> str:
    """Return a number with its noun.

    >>> counted(1, "task"), counted(3, "task")
    ('1 task', '3 tasks')
    """
    return f"{n:,} {what if n == 1 else plural or what + 's'}"


def duration(seconds: float) -> str:
    """Return a time in words.

    >>> duration(0.41), duration(125)
    ('0.4 s', '2 min 5 s')
    """
    if round(seconds, 1) < 60:
        return f"{seconds:.1f} s"
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest} s" if minutes < 60 else f"{minutes // 60} h {minutes % 60} min"


def percent(part: float, whole: float) -> str:
    """Return a share in words.

    >>> percent(1, 3), percent(0, 0)
    ('33%', '0%')
    """
    return f"{100 * part / whole:.0f}%" if whole else "0%"


def natural(name: str) -> list:
    """Return a key that sorts "s2" before "s10" and differs between different names.

    >>> sorted(["s10", "s2"], key=natural)
    ['s2', 's10']
    """
    parts = re.split(r"([0-9]+)", name)
    return [[(len(p.lstrip("0")), p.lstrip("0")) if i % 2 else (0, p.casefold()) for i, p in enumerate(parts)], parts]


def feedback_address(student: str, exercise: str) -> str:
    """Return the address of a student's page relative to the folder of reports; "" for names that no folder has.

    >>> feedback_address("a/b", "perceptron")
    '../feedback/a%2Fb/perceptron/perceptron.html'
    """
    if {student, exercise} & {"", ".", ".."}:
        return ""
    student, exercise = (quote(clean(part), safe="") for part in (student, exercise))
    return f"../feedback/{student}/{exercise}/{exercise}.html"


def report_address(exercise: str) -> str:
    """Return the address of the report of an exercise relative to the folder of reports.

    >>> report_address("a b")
    './a%20b.html'
    """
    return f"./{quote(clean(exercise), safe='')}.html"


def _written(value: object) -> object:
    """Return a value as a template writes it; text loses its control characters here, and is escaped next."""
    return value if isinstance(value, Markup) else clean(value)


ENVIRONMENT = Environment(
    loader=FileSystemLoader([_FOLDER / "templates", _FOLDER / "styles"]),
    autoescape=True,
    undefined=StrictUndefined,
    finalize=_written,
    trim_blocks=True,
    lstrip_blocks=True,
    keep_trailing_newline=True,
    auto_reload=False,
)
ENVIRONMENT.filters |= {
    "quoted": quoted,
    "number": number,
    "counted": counted,
    "duration": duration,
    "percent": percent,
}
ENVIRONMENT.globals["policy"] = Markup(POLICY)


def render(template: str, **values: object) -> str:
    """Return the page that a template makes from values; a name that the template uses but is not given is an error."""
    page = io.BytesIO()  # piece by piece: those of a large class's page together are many times the page
    for piece in ENVIRONMENT.get_template(template).generate(values):
        page.write(piece.encode())
    return page.getvalue().decode()
