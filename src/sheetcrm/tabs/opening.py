"""What every tab opens with."""

from sheetcrm.analyses.results import Results
from sheetcrm.report import Block, Tab
from sheetcrm.wording import Words


def opening(key: str, results: Results, words: Words, blocks: tuple[Block, ...]) -> Tab:
    """A tab with its line on top: what it is, the as-of date, the currency."""
    book = results.book
    about = words.text(f"{key}_about") + " " + words.text("as_of", as_of=results.options.as_of, currency=book.currency)
    stamp, pages = words.text("stamp", when="{when}"), words.text("pages", page="{page}", pages="{pages}")
    return Tab(key, words.tab(key), about, blocks, book.currency, words.language, stamp, pages)
