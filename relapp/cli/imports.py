"""The verbs that bring files in, list what came in, and take it back."""

import argparse
from dataclasses import replace
from typing import TYPE_CHECKING

from relapp.cli.opening import open_book, speak_as_the_book, write_json
from relapp.cli.terminal import say
from relapp.errors import UserError
from relapp.i18n import _, format_day, ngettext

if TYPE_CHECKING:
    from relapp.book.imports.part import ImportLine, Standing
    from relapp.exchange.look import TableChoices


def run_import(options: argparse.Namespace) -> int:
    """Bring files in, one after another; none comes in before all were looked at."""
    from relapp import shapes
    from relapp.importing import bring_in, mapped, open_source, probe

    choices = _choices(options)
    # A file that cannot be used is said before any other comes in, and before a book is made.
    speak_as_the_book(options)
    wanted = []
    for file in options.files:
        source = open_source(file)
        how = probe(source, choices)
        mapping = mapped(source, how, options.map) if options.map else None
        wanted.append((file, source, replace(choices, mapping=mapping)))
    with open_book(options, create=True) as book:
        files = [bring_in(book, *each, dry_run=options.dry_run, bring_back=options.bring_back) for each in wanted]
    result = shapes.imported(files)
    if options.json:
        return write_json(result)
    for problem in result["problems"]:
        say(f"{problem['file']}:{problem['position']}: {problem['message']}")
    say(_("{read} read: {added} added, {merged} merged, {skipped} skipped, {failed} failed").format(**result))
    return 0


def run_imports(options: argparse.Namespace) -> int:
    """List the imports of the book, or take one back."""
    from relapp import shapes

    with open_book(options) as book:
        if options.undo is None:
            lines = book.imports.recent()
        else:
            try:
                standing = book.imports.standing(options.undo)
            except KeyError:
                message = _("There is no import {number}. “relapp imports” lists them.")
                raise UserError(message.format(number=options.undo)) from None
            if standing.is_undone:
                raise UserError(_("Import {number} was undone already. Nothing was changed.").format(number=options.undo))
            book.whole.undo(options.undo)
            return _tell_undone(options, standing)
    if options.json:
        return write_json(shapes.imports(lines))
    if not lines:
        say(_("Nothing was imported yet."))
    for line in lines:
        say(_line(line))
    return 0


def _choices(options: argparse.Namespace) -> "TableChoices":
    from relapp.exchange.days import Order
    from relapp.exchange.look import TableChoices

    order = Order(options.date_order.replace("-", "_")) if options.date_order else None
    return TableChoices(options.encoding or "", options.delimiter or "", options.sheet, order=order)


def _line(line: "ImportLine") -> str:
    counts = {name: getattr(line.counts, name) for name in ("read", "added", "merged", "skipped", "failed")}
    said = _("{read} read: {added} added, {merged} merged, {skipped} skipped, {failed} failed").format(**counts)
    parts = [f"{line.id:>4}", format_day(line.imported_at.astimezone().date()), line.file, said]
    return "  ".join([*parts, _("undone")] if line.undone else parts)


def _tell_undone(options: argparse.Namespace, standing: "Standing") -> int:
    """Say what went, what is as it was, and what stayed because it was changed."""
    from relapp import shapes

    if options.json:
        return write_json(shapes.import_undone(options.undo, standing))
    removed, completed, kept = standing.added, standing.completed, standing.changed_count
    parts = [ngettext("{count} client removed", "{count} clients removed", removed).format(count=removed)]
    if completed:
        said = ngettext("{count} client is as it was before", "{count} clients are as they were before", completed)
        parts.append(said.format(count=completed))
    say(", ".join(parts))
    if kept:
        said = ngettext(
            "{count} client was changed since and stays as it is: {names}",
            "{count} clients were changed since and stay as they are: {names}",
            kept,
        )
        names = ", ".join(standing.changed) + ("…" if kept > len(standing.changed) else "")
        say(said.format(count=kept, names=names))
    return 0
