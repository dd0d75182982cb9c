"""The course's overview: every student and every exercise, with links to the reports and to the students' pages."""

from urllib.parse import quote

from mlgrading.outside.pages.base import clean, count, name, natural, number, page, scrolling_table, text

STYLE = """
table{border-collapse:collapse;font-size:.9375rem}
:is(th,td){padding:.35rem .9rem .35rem 0;text-align:start;border-bottom:1px solid var(--line);white-space:nowrap}
tbody th{font-weight:500;max-width:18rem;overflow-wrap:anywhere;white-space:normal}
.n{text-align:end;font-variant-numeric:tabular-nums}
"""


def overview(rows: dict[str, list[dict]], reports: set[str]) -> str:
    """Return the page about a course: `rows` has what `gradebook.grades` returns for each exercise that was graded.

    `reports` are the exercises that have a report of their own. Both kinds of page lie in the same folder.
    """
    exercises = sorted(rows)
    found = {(row["student"], exercise): row for exercise in exercises for row in rows[exercise]}
    students = sorted({student for student, _ in found}, key=natural)
    heads = ["Student", *(_link(f"{e}.html", text(e)) if e in reports else text(e) for e in exercises), "Sum"]
    table = []
    for student in students:
        cells, total = [], 0.0
        for exercise in exercises:
            row = found.get((student, exercise))
            if row is None or row["missing"]:
                cells.append('<span class="muted">missing</span>')
                continue
            total += row["score"]
            address = "/".join(quote(clean(p), safe="") for p in ("..", "feedback", student, exercise))
            shown = f"{number(row['score'])} of {number(row['max_score'])}"
            cells.append(_link(f"{address}/{quote(clean(exercise), safe='')}.html", shown))
        table.append([name(student), *cells, number(total)])
    header = (
        "<h1>Course overview</h1>\n"
        f'<p class="lead">{count(len(exercises), "exercise")} · {count(len(students), "student")}</p>'
    )
    numeric = tuple(range(1, len(heads)))
    main = scrolling_table("Students and exercises", heads, table, numeric) if students else "<p>No students yet.</p>"
    footer = "<p>Points as in the gradebook, late penalties taken off. A link in the first row leads to a report.</p>"
    return page("Course overview", STYLE, header, main, footer)


def _link(address: str, words: str) -> str:
    return f'<a href="{address}">{words}</a>'
