"""sheetcrm explain"""

import click

from .common import result_stream


@click.command()
@click.argument("code", required=False)
@click.option("--lang", type=click.Choice(["en", "it"]), default="en", show_default=True, help="Language.")
def explain(code: str | None, lang: str) -> None:
    """What a problem's code means, why it matters and how to mend it; all codes where none is named."""
    from sheetcrm.wording import words

    known = words(lang).problems
    stream = result_stream("text")
    if code is None:
        for name in sorted(known):
            click.echo(f"{name}\n    {known[name].meaning}", file=stream)
    elif code in known:
        click.echo(entry_text(code, lang), file=stream)
    else:
        raise click.BadParameter(f"no code {code!r}; {nearest(code, list(known))}", param_hint="CODE")


def entry_text(code: str, language: str) -> str:
    """One entry of the catalogue, with its example, for people to read."""
    from sheetcrm.wording import words
    from sheetcrm.wording.examples import EXAMPLES

    say = words(language)
    entry, example = say.problems[code], EXAMPLES[code]
    severity = say.value(example.severity)
    parts = [f"{code} ({severity})"]
    for key in ("meaning", "why", "fix"):
        parts.append(f"{say.text(f'explain_{key}')}\n{wrapped(getattr(entry, key))}")
    shown = "\n".join(f"  {line}" for line in example.sheet.splitlines())
    found = wrapped(f"{example.cell}: {example.messages[language]}")
    parts.append(f"{say.text('explain_example')}\n{shown}\n\n{found}")
    return "\n\n".join(parts)


def wrapped(text: str) -> str:
    """A paragraph, indented and no wider than is easy to read."""
    return click.wrap_text(text, 78, "  ", "  ")


def nearest(code: str, known: list[str]) -> str:
    """What was perhaps meant."""
    from difflib import get_close_matches

    close = get_close_matches(code, known, n=1)
    return f"did you mean {close[0]}?" if close else "“sheetcrm explain” lists them all."
