"""The verbs that bring files in and write them out."""

import argparse

from relapp.cli.opening import open_book, require_tags, write_json
from relapp.cli.terminal import say, say_left_out
from relapp.errors import UserError
from relapp.i18n import _, ngettext


def run_export(options: argparse.Namespace) -> int:
    """Write clients to a file."""
    from relapp.book.client_list import ClientFilter
    from relapp.exporting import Format, export, format_of, left_out

    form = format_of(options.file)
    if options.vcard and form is not Format.VCARD_4:
        raise UserError(
            _("{file} is no vCard. Leave --vcard out, or choose a file that ends with .vcf.").format(file=options.file)
        )
    wanted = ClientFilter(text=options.search, tag=options.tag, importance=options.importance)
    with open_book(options, turn=False) as book:
        require_tags(book, [options.tag])
        ids = None if wanted == ClientFilter() else book.list.ids(wanted, limit=None)
        form = Format.VCARD_3 if options.vcard == "3" else form
        count = export(book, form, options.file, ids, everybody=options.everybody)
        apart = 0 if options.everybody else len(left_out(book, form, ids))
    say(ngettext("{file}: {count} client", "{file}: {count} clients", count).format(file=options.file, count=count))
    say_left_out(apart)
    return 0


def run_duplicates(options: argparse.Namespace) -> int:
    """Say who may be in the book twice, and why."""
    from relapp import shapes
    from relapp.wording import alike

    with open_book(options) as book:
        found = book.duplicates.find()
        names = book.agenda.names({each for pair in found for each in (pair.first_id, pair.second_id)})
    if options.json:
        return write_json(shapes.duplicates(found, names))
    for pair in found:
        first, second = names[pair.first_id], names[pair.second_id]
        certainty = _("sure") if pair.likeness.is_sure else _("maybe")
        say(f"{first.id:>6}  {first.name}", f"{second.id:>6}  {second.name}", certainty, alike.likeness(pair.likeness), sep="  ")
    say(ngettext("{count} pair", "{count} pairs", len(found)).format(count=len(found)))
    return 0
