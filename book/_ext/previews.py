"""Previews of the targets of links: the meaning of a word, an equation, a theorem.

Why: a reader who looks up a word should not lose the place. The script `reader.js` shows the preview; if the target
lies on another page, a copy of it is put into this page here, as a `<template>` element, since a page from the disk
(file://) may not fetch another. The copy has no ids, which would occur twice, and no links.

Second, a page that shows parts of other pages changes when they do, although its own source does not. So it is written
anew after others were read: a page with links to words after a glossary, likewise for equations and theorems, and a
page with `shows_others` in its metadata (the cover with its times, the status) after any.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from posixpath import dirname, join, normpath
from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

HEADER_LINK = re.compile(r'<a class="headerlink".*?</a>')
LEFT_OUT = re.compile(r' id="[^"]*"| tabindex="0"|</?a\b[^>]*>|</?d[dt]\b[^>]*>')


def outside_links(doctree: nodes.document, docname: str, suffix: str) -> Iterator[tuple[str, str, str]]:
    """Yield the link, the page and the id of each reference to a part of another page, each link once."""
    seen = set()
    for reference in doctree.findall(nodes.reference):
        link = reference.get("refuri", "")
        path, _, anchor = link.partition("#")
        if reference.get("internal") and path.endswith(suffix) and anchor and link not in seen:
            seen.add(link)
            yield link, normpath(join(dirname(docname), path.removesuffix(suffix))), anchor


def shown(target: nodes.Element) -> nodes.Element | None:
    """Return the node that the preview of a target shows: a definition, an equation or a theorem, else None."""
    if isinstance(target, nodes.term):
        return target.parent.next_node(nodes.definition)
    if isinstance(target, nodes.math_block) or "proof" in target.get("classes", []):
        return target
    return None


def targets_of(app: Sphinx, docname: str) -> tuple[nodes.document, dict[str, nodes.Element]]:
    """Return a page with all its links resolved, and its nodes by id; kept for each page, since this takes seconds."""
    if docname not in app.preview_targets:
        doctree = app.env.get_and_resolve_doctree(docname, app.builder)
        found: dict[str, nodes.Element] = {}
        for node in doctree.findall(nodes.Element):
            for anchor in node.get("ids", []):
                found.setdefault(anchor, node)
        app.preview_targets[docname] = doctree, found
    return app.preview_targets[docname]


def render(app: Sphinx, docname: str, anchor: str) -> str:
    """Return the HTML of a target on another page, without ids and links; empty if it has no preview."""
    doctree, targets = targets_of(app, docname)
    found = targets.get(anchor)
    node = shown(found) if found is not None else None
    if node is None:
        return ""
    # otherwise theorems would be numbered as on the page that is being written
    before, app.builder.fignumbers = app.builder.fignumbers, app.env.toc_fignumbers.get(docname, {})
    try:
        # not builder.render_partial, whose transforms do not know theorems
        page = doctree.copy()
        page.settings = app.builder.docsettings
        page += node.deepcopy()
        translator = app.builder.create_translator(page, app.builder)
        page.walkabout(translator)
        html = "".join(translator.fragment)
    finally:
        app.builder.fignumbers = before
    title = f'<p class="preview-title">{escape(found.astext())}</p>' if isinstance(found, nodes.term) else ""
    return title + LEFT_OUT.sub("", HEADER_LINK.sub("", html)).strip()


def add_previews(app: Sphinx, pagename: str, templatename: str, context: dict, doctree: nodes.document | None) -> None:
    """Append the previews to the body of a page."""
    if doctree is None or app.builder.name != "html":
        return
    cache = app.previews
    for link, docname, anchor in outside_links(doctree, pagename, app.builder.out_suffix):
        # Resolving the bibliography once more would print all its entries twice.
        if docname not in app.env.found_docs or not app.env.metadata[docname].get("has_kinds"):
            continue
        if (docname, anchor) not in cache:
            cache[docname, anchor] = render(app, docname, anchor)
        if html := cache[docname, anchor]:
            context["body"] += f'<template data-preview="{link}">{html}</template>\n'


def note_reading(app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
    """Record which pages are read in this build, and forget earlier previews."""
    app.were_read = set(docnames)
    app.previews = {}
    app.preview_targets = {}


def note_kinds(app: Sphinx, doctree: nodes.document) -> None:
    """Record which kinds of targets a page has, and to which kinds it links."""
    has = {
        kind
        for kind, found in {
            "term": doctree.findall(addnodes.glossary),
            "eq": doctree.findall(nodes.math_block),
            "ref": doctree.findall(lambda node: isinstance(node, nodes.Element) and "proof" in node.get("classes", [])),
        }.items()
        if any(True for _ in found)
    }
    links = {link.get("reftype") for link in doctree.findall(addnodes.pending_xref)} & {"term", "eq", "ref"}
    app.env.metadata[app.env.docname] |= {"has_kinds": has, "links_to_kinds": links}


def also_write(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Return the pages that show parts of those that were read."""
    new = set().union(*(env.metadata[name].get("has_kinds", ()) for name in app.were_read))
    return sorted(
        name
        for name in (env.found_docs - app.were_read if app.were_read else ())
        if env.metadata[name].get("shows_others") or new & env.metadata[name].get("links_to_kinds", set())
    )


def setup(app: Sphinx) -> dict[str, Any]:
    """Connect the functions to Sphinx's events."""
    app.connect("env-before-read-docs", note_reading)
    app.connect("doctree-read", note_kinds)
    app.connect("env-updated", also_write)
    app.connect("html-page-context", add_previews)
    return {"version": "1", "env_version": 1, "parallel_read_safe": True, "parallel_write_safe": False}
