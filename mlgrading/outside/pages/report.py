"""The class report: one self-contained page on how an exercise went, made from the results and nothing else.

`feedback_page` in the module of that name makes the page of one student.
"""

from collections import Counter
from itertools import combinations
from statistics import mean, median
from urllib.parse import quote

from mlgrading.outside.pages.base import (
    PATTERNS,
    bins,
    clean,
    count,
    duration,
    finite,
    histogram,
    name,
    natural,
    number,
    page,
    percent,
    prose,
    scrolling_table,
    stack,
    swatch,
    text,
)
from mlgrading.outside.pages.feedback import as_dict, feedback_page
from mlgrading.wire import Result

__all__ = ["class_report", "feedback_page", "identical_answers", "identical_text"]

KINDS = ["right", "mistake", "wrong", "blank", "lost"]
WORDS = {"right": "Right", "mistake": "Known mistake", "wrong": "Other wrong", "blank": "Blank", "lost": "Lost"}
FLAGS = {
    "tampering": "Tampering with the kernel",
    "reference": "Reference implementation",
    "identical": "Identical answers",
    "limits": "Limits",
}
MANY_NAMES = 12  # listed in one sentence

STYLE = """
nav ul{display:flex;flex-wrap:wrap;gap:.15rem 1.1rem;list-style:none;margin:1rem 0 0;padding:0;font-size:.9375rem}
.figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(7.5rem,1fr));gap:1rem;margin:2rem 0 1.25rem}
.figures div{display:flex;flex-direction:column-reverse;border-top:2px solid var(--text);padding-top:.4rem}
.figures dt{color:var(--muted);font-size:.9375rem}
.figures dd{margin:0;font-size:1.75rem;font-weight:650;line-height:1.2;letter-spacing:-.01em}
.short{max-width:44rem;padding-inline-start:1.2rem}
.short li{margin:.35rem 0;overflow-wrap:anywhere}
svg{display:block}
svg text{fill:var(--text);paint-order:stroke;stroke:var(--bg);stroke-width:4px;font-size:.8125rem}
svg text.dim{fill:var(--muted)}
.axis{stroke:var(--muted)} .middle{stroke:var(--text);stroke-dasharray:4 4}
.right{fill:var(--right)} .mistake{fill:url(#of-mistake)} .wrong{fill:url(#of-wrong)}
.blank{fill:var(--bg);stroke:var(--muted)} .lost{fill:url(#of-lost)}
.key{display:flex;flex-wrap:wrap;gap:.1rem 1.1rem;list-style:none;margin:.4rem 0 0;padding:0;font-size:.9375rem}
.key li{display:flex;align-items:center;gap:.4rem}
.key .none,.ok{color:var(--muted)}
.by{margin:1.6rem 0}
.by h3{margin:0 0 .4rem;display:flex;flex-wrap:wrap;gap:0 1rem;justify-content:space-between;align-items:baseline}
.by h3 span{font-weight:400;color:var(--muted);font-size:.9375rem}
.made{list-style:none;counter-reset:made;margin:0;padding:0}
.made li{counter-increment:made;display:grid;grid-template-columns:1.4rem 5.5rem 7rem 1fr;gap:0 .9rem;padding:.45rem 0;
border-bottom:1px solid var(--line);align-items:baseline}
.made li::before{content:counter(made) ".";color:var(--muted);font-size:.9375rem}
.made svg{align-self:start;margin-top:.5rem;border-inline-start:1px solid var(--muted)}
.made .message{line-height:1.5}
details{margin:.75rem 0}
summary{cursor:pointer;color:var(--link)}
table{border-collapse:collapse;min-width:min(100%,24rem);font-size:.9375rem}
:is(th,td){padding:.35rem .9rem .35rem 0;text-align:start;vertical-align:top;border-bottom:1px solid var(--line)}
thead th{color:var(--muted);font-weight:600;border-bottom-color:var(--muted);vertical-align:bottom}
tbody th{font-weight:500;min-width:7rem;max-width:18rem;overflow-wrap:anywhere}
.n{text-align:end;font-variant-numeric:tabular-nums;white-space:nowrap}
td.words{min-width:14rem;max-width:40rem;overflow-wrap:anywhere;white-space:pre-line}
#students~.scroll :is(th,td){font-size:.875rem;padding-inline-end:.7rem;min-width:0}
#students~.scroll td{white-space:nowrap}
@media (max-width:40rem){.made li{grid-template-columns:1.4rem 5.5rem 1fr} .made .message{grid-column:2/-1}
svg .odd{display:none}}
"""


def class_report(
    exercise: str,
    results: list[Result],
    missing: list[str],
    *,
    title: str = "",
    seed: int | None = None,
    catalogue: dict[str, list[str]] | None = None,
    not_graded: dict[str, str] | None = None,
) -> str:
    """Return the HTML page about a class: `results` as the grader writes them, `missing` who handed in nothing.

    `catalogue` has the messages of the known mistakes by task, in the order in which a result counts them; without
    it the messages come from the results. Equal arguments give equal pages, in whatever order the results come.

    >>> "Nobody has handed in" in class_report("perceptron", [], ["ada"])
    True
    """
    results = sorted(map(as_dict, results), key=lambda r: natural(r.get("student", "")))
    graded = [r for r in results if r.get("status") != "refused"]
    refused = [r for r in results if r.get("status") == "refused"]
    tasks = _tasks([*graded, *refused])
    mistakes = {task: _mistakes(task, graded, (catalogue or {}).get(task, [])) for task in tasks}
    groups = identical_answers(results)
    flagged = {s for _, students in groups for s in students} | {r["student"] for r in results if r.get("flags")}
    sections = [
        ("scores", "Scores", _scores(graded, tasks)),
        ("tasks", "Success by task", _success(graded, tasks, mistakes)),
        ("mistakes", "Known mistakes", _misconceptions(graded, tasks, mistakes)),
        ("review", "For review", _review(results, groups, tasks)),
        ("refused", "Refused", _refused(refused)),
        ("time", "Time spent", _time(results)),
        ("students", "All students", _students(exercise, results, missing, tasks, mistakes, flagged)),
    ]
    heading = title or f"Class report: {exercise}"
    drawn = f" · seed {text(seed)}" if seed is not None else ""
    header = (
        f"<h1>{text(heading)}</h1>\n"
        f'<p class="lead">Exercise {text(exercise)} · {count(len(results) + len(missing), "student")}{drawn}</p>'
    )
    links = "".join(f'<li><a href="#{key}">{words}</a></li>' for key, words, _ in sections)
    nav = f'<nav aria-label="On this page"><ul>{links}</ul></nav>\n'
    main = [PATTERNS, _figures(graded, refused, missing, flagged), _in_short(graded, tasks, mistakes)]
    main += [f'<section>\n<h2 id="{key}">{words}</h2>\n{inside}\n</section>' for key, words, inside in sections]
    footer = "<p>Refused and missing work counts in no score, share or picture on this page; flags change no mark.</p>"
    return page(heading, STYLE, header, "\n".join(main), footer, nav)


# --- identical answers ----------------------------------------------------------------------------------


def identical_answers(results: list[dict]) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Return the groups of students who gave the same answers to two tasks or more, each as (tasks, students).

    Results carry digests of the answers, empty for those too short to tell anything. Every two answers that students
    have in common make a group; a group within another appears only when it shares more tasks.

    >>> same = {"a": "1", "b": "2"}
    >>> identical_answers([{"student": s, "answers": same} for s in ("ada", "bob")])
    [(('a', 'b'), ('ada', 'bob'))]
    """
    results = [as_dict(result) for result in results]
    answers = {r["student"]: {(t, d) for t, d in (r.get("answers") or {}).items() if d} for r in results}
    by_answer = Counter(answer for given in answers.values() for answer in given)
    by_pair: dict[tuple, list[str]] = {}
    for student, given in answers.items():
        for pair in combinations(sorted(a for a in given if by_answer[a] > 1), 2):
            by_pair.setdefault(pair, []).append(student)
    groups = {frozenset(students) for students in by_pair.values() if len(students) > 1}
    found = []
    for students in groups:
        shared = set.intersection(*(answers[s] for s in students))
        found.append((tuple(sorted(task for task, _ in shared)), tuple(sorted(students, key=natural))))
    return sorted(found, key=lambda group: (-len(group[0]), len(group[1]), [natural(s) for s in group[1]], group[0]))


def identical_text(tasks: tuple[str, ...], students: tuple[str, ...]) -> str:
    """Return the sentence for the instructor about one group of `identical_answers`, as plain text.

    >>> identical_text(("a", "b"), ("ada", "bob"))
    '2 students gave the same answers to 2 tasks (a, b): ada, bob.'
    """
    listed = ", ".join(students[:MANY_NAMES])
    more = f" and {len(students) - MANY_NAMES} more" if len(students) > MANY_NAMES else ""
    return (
        f"{count(len(students), 'student')} gave the same answers to {count(len(tasks), 'task')} "
        f"({', '.join(tasks)}): {listed}{more}."
    )


# --- what the results say ----------------------------------------------------------------------------------


def _tasks(results: list[dict]) -> dict[str, dict]:
    """Return the tasks by name, with title and points, in the order of the exercise."""
    tasks: dict[str, dict] = {}
    for result in results:
        for task in result.get("tasks") or []:
            tasks.setdefault(
                task["name"], {"title": task.get("title") or task["name"], "points": finite(task["points"])}
            )
    return tasks


def _marks(task: str, results: list[dict]) -> list[dict]:
    return [t for r in results for t in r.get("tasks") or [] if t["name"] == task]


def _kind(mark: dict) -> str:
    return mark["verdict"] if mark.get("verdict") in KINDS else "wrong"


def _mistakes(task: str, graded: list[dict], known: list[str]) -> list[tuple[object, str, int]]:
    """Return what is known of each mistake that was made: its key, its message and how often, the commonest first."""
    made: dict[object, Counter] = {}
    for mark in _marks(task, graded):
        if _kind(mark) == "mistake":
            made.setdefault(_mistake(mark), Counter())[mark.get("message") or ""] += 1
    found = []
    for key, messages in made.items():
        said = min(messages, key=lambda message: (-messages[message], message))
        message = known[key] if isinstance(key, int) and 0 <= key < len(known) else said
        found.append((key, message, messages.total()))
    return sorted(found, key=lambda mistake: (-mistake[2], str(mistake[1])))


def _mistake(mark: dict) -> object:
    """Return what tells a mistake from others: its number in the task, or its message where it has none."""
    return mark["mistake"] if isinstance(mark.get("mistake"), int) else mark.get("message") or ""


def _score(result: dict) -> float:
    return sum(finite(task.get("score")) for task in result.get("tasks") or [])


# --- the sections of the page -------------------------------------------------------------------------------


def _figures(graded: list, refused: list, missing: list, flagged: set) -> str:
    names = ["handed in", "graded", "refused", "missing", "flagged for review"]
    numbers = [len(graded) + len(refused), *map(len, (graded, refused, missing, flagged))]
    inside = "".join(f"<div><dt>{what}</dt><dd>{n:,}</dd></div>" for what, n in zip(names, numbers, strict=True))
    return f'<dl class="figures num">{inside}</dl>'


def _in_short(graded: list[dict], tasks: dict, mistakes: dict) -> str:
    if not graded or not tasks:
        return "<p>Nobody has handed in work that could be marked yet.</p>" if not graded else "<p>No tasks.</p>"
    n, top = len(graded), sum(task["points"] for task in tasks.values())
    scores = [_score(result) for result in graded]
    full = sum(score == top for score in scores)
    said = [
        f"The median score is {number(median(scores))} of {number(top)} points, the mean {number(mean(scores))}; "
        f"{count(full, 'student has', 'students have')} full marks."
    ]
    right = {task: sum(_kind(mark) == "right" for mark in _marks(task, graded)) for task in tasks}
    hardest = min(right, key=lambda task: right[task])
    if right[hardest] < n:
        said.append(
            f"The hardest task was <em>{text(tasks[hardest]['title'])}</em>: right in {right[hardest]} of {n} "
            f"({percent(right[hardest], n)})."
        )
    commonest = max(((task, *m[1:]) for task in tasks for m in mistakes[task]), key=lambda m: m[2], default=None)
    if commonest:
        task, message, times = commonest
        said.append(
            f"The commonest known mistake, {times} of {n} ({percent(times, n)}), in "
            f"<em>{text(tasks[task]['title'])}</em>: “{prose(message)}”"
        )
    return '<ul class="short">' + "".join(f"<li>{sentence}</li>" for sentence in said) + "</ul>"


def _scores(graded: list[dict], tasks: dict) -> str:
    top = sum(task["points"] for task in tasks.values())
    if not graded or not top:
        return "<p>There are no scores to show.</p>"
    scores = [_score(result) for result in graded]
    bars = bins(scores, top)
    names = [number(low) if low == high else f"{number(low)} to {number(high)}" for low, high, _ in bars]
    most = max(n for *_, n in bars)
    common = [label for label, (*_, n) in zip(names, bars, strict=True) if n == most]
    middle = median(scores)
    alt = (
        f"Histogram of {count(len(scores), 'score')} out of {number(top)} points: from {number(min(scores))} to "
        f"{number(max(scores))}, median {number(middle)}; most frequent {' and '.join(common[:3])} "
        f"({count(most, 'student')}{' each' if len(common) > 1 else ''})."
    )
    rows = [[label, str(n), percent(n, len(scores))] for label, (*_, n) in zip(names, bars, strict=True)]
    table = scrolling_table("Scores and how many students have them", ["Points", "Students", "Share"], rows, (1, 2))
    return (
        f"{histogram(bars, middle, alt)}\n"
        f'<p class="muted">Students by points; the dashed line is the median, {number(middle)}.</p>\n'
        f"<details><summary>The same as a table</summary>{table}</details>"
    )


def _success(graded: list[dict], tasks: dict, mistakes: dict) -> str:
    if not graded or not tasks:
        return "<p>There is nothing to show.</p>"
    blocks = [f'<p class="muted">Of {count(len(graded), "graded submission")}, for each task.</p>']
    for i, (task, about) in enumerate(tasks.items(), 1):
        marks = _marks(task, graded)
        kinds = Counter(map(_kind, marks))
        shares = {kind: 100 * kinds[kind] / max(len(marks), 1) for kind in KINDS}
        key, none = [], ' class="none"'
        for kind, share in shares.items():
            said = f"{WORDS[kind]} {kinds[kind]}" + (f" ({share:.0f}%)" if share else "")
            if kind == "mistake" and mistakes[task]:
                said = f'<a href="#mistakes-{i}">{said}</a>'
            key.append(f"<li{none if not share else ''}>{swatch(kind)}<span>{said}</span></li>")
        points = f"{number(about['points'])} {'point' if about['points'] == 1 else 'points'}"
        blocks.append(
            f'<div class="by" id="task-{i}"><h3>{i}. {text(about["title"])} <span>{points}</span></h3>\n'
            f'{stack(shares)}\n<ul class="key num">{"".join(key)}</ul></div>'
        )
    return "\n".join(blocks)


def _misconceptions(graded: list[dict], tasks: dict, mistakes: dict) -> str:
    if not any(mistakes.values()):
        return "<p>No known mistake was made.</p>"
    n = len(graded)
    blocks = [f'<p class="muted">Shares are of {count(n, "graded submission")}; the student gets the same words.</p>']
    for i, task in enumerate(tasks, 1):
        if not mistakes[task]:
            continue
        items = "\n".join(
            f'<li><span class="num"><b>{times}</b> ({percent(times, n)})</span>'
            f'<svg width="100%" height="10" aria-hidden="true"><rect class="mistake" width="{100 * times / n:.1f}%" '
            f'height="10"/></svg><span class="message">{prose(message)}</span></li>'
            for _, message, times in mistakes[task]
        )
        title = f"{i}. {text(tasks[task]['title'])}"
        blocks.append(f'<div class="by" id="mistakes-{i}"><h3>{title}</h3>\n<ol class="made">\n{items}\n</ol></div>')
    without = [f"{i}" for i, task in enumerate(tasks, 1) if not mistakes[task]]
    if without:
        blocks.append(f'<p class="muted">None in {"task" if len(without) == 1 else "tasks"} {", ".join(without)}.</p>')
    return "\n".join(blocks)


def _review(results: list[dict], groups: list, tasks: dict) -> str:
    grouped = {student for _, students in groups for student in students}
    rows = []
    for result in results:
        for flag in result.get("flags") or []:
            kind = flag.get("kind", "")
            # What the coordinator wrote to each student of a group is said once, for the group.
            if kind != "identical" or result["student"] not in grouped:
                seen = f"<b>{text(FLAGS.get(kind, kind))}.</b> {prose(flag.get('text', ''))}"
                rows.append([name(result["student"]), seen])
    for shared, students in groups:
        titles = [about["title"] for task, about in tasks.items() if task in shared]
        seen = f"<b>{FLAGS['identical']}.</b> {text(identical_text(tuple(titles), students))}"
        who = ", ".join(name(student) for student in students[:3])
        more = f" and {len(students) - 3} more" if len(students) > 3 else ""
        rows.append([who + more, seen])
    if not rows:
        return "<p>Nothing was flagged.</p>"
    return (
        '<p class="muted">Reasons to look, not verdicts: no mark was changed. Short answers may agree by chance.</p>\n'
        + scrolling_table("Submissions flagged for review", ["Student", "What was seen"], rows, words=1)
    )


def _refused(refused: list[dict]) -> str:
    if not refused:
        return "<p>Nothing was refused.</p>"
    rows = [[name(r.get("student", "")), prose(r.get("reason") or "no reason given")] for r in refused]
    return (
        '<p class="muted">These could not be read as a notebook of this exercise; they count 0 points.</p>\n'
        + scrolling_table("Refused submissions", ["Student", "Reason"], rows, words=1)
    )


def _time(results: list[dict]) -> str:
    if not results:
        return "<p>No time was spent.</p>"
    seconds = [max(finite(r.get("seconds")), 0.0) for r in results]
    slowest = sorted(zip(seconds, results, strict=True), key=lambda pair: -pair[0])[:5]  # stable: then by name
    rows = [[name(r.get("student", "")), f"{s:.1f} s"] for s, r in slowest]
    return (
        f'<p class="num">Marking took {duration(sum(seconds))} in all, with a median of '
        f"{duration(median(seconds))} a submission. The slowest:</p>\n"
        + scrolling_table("The slowest submissions", ["Student", "Time"], rows, (1,))
    )


def _students(exercise: str, results: list, missing: list, tasks: dict, mistakes: dict, flagged: set) -> str:
    rows = {}
    ranks = {task: {m[0]: place for place, m in enumerate(mistakes[task], 1)} for task in tasks}
    for result in results:
        student, status = str(result.get("student", "")), result.get("status", "graded")
        path = "/".join(
            quote(clean(part), safe="") for part in ("..", "feedback", student, exercise, f"{exercise}.html")
        )
        who = name(student) if student in ("", ".", "..") else f'<a href="{path}">{name(student)}</a>'
        state = '<a href="#refused">refused</a>' if status == "refused" else "graded"
        state += ', <a href="#review">flagged</a>' if student in flagged else ""
        marks = {mark["name"]: mark for mark in result.get("tasks") or []} if status != "refused" else {}
        cells = [_cell(marks.get(task), ranks[task]) for task in tasks]
        rows[student] = [who, state, number(_score(result)), *cells]
    for student in missing:
        rows.setdefault(str(student), [name(student), "missing", "", *["<td></td>"] * len(tasks)])
    if not rows:
        return "<p>The class is empty.</p>"
    top = sum(task["points"] for task in tasks.values())
    heads = ["Student", "Status", "Points"]
    heads += [f'<a href="#task-{i}" aria-label="Task {i}">{i}</a>' for i in range(1, len(tasks) + 1)]
    ordered = [rows[student] for student in sorted(rows, key=natural)]
    said = f"Points are out of {number(top)}. “Mistake 2” is the second of the known mistakes listed for that task."
    return f'<p class="muted">{said}</p>\n' + scrolling_table("All students", heads, ordered, (2,))


def _cell(mark: dict | None, ranks: dict) -> str:
    if mark is None:
        return "<td></td>"
    kind = _kind(mark)
    words = f"mistake {ranks[_mistake(mark)]}" if kind == "mistake" and _mistake(mark) in ranks else kind
    return f'<td class="ok">{words}</td>' if kind == "right" else f"<td>{words}</td>"
