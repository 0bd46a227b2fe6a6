"""Books of any size for the benchmark, streamed to disk: N opportunities with four activities each, as Excel keeps them
(shared strings, styles for dates and money, cells of every kind that the ready workbook has)."""

import datetime as dt
import zipfile
from collections.abc import Iterator
from pathlib import Path
from random import Random
from xml.sax.saxutils import escape

from sheetcrm.core.cells import column_letters
from sheetcrm.starter import headings

AS_OF = dt.date(2026, 11, 23)
EPOCH = dt.date(1899, 12, 30)
ACTIVITIES = 4
STAGES = (
    ("Lead", 1, 0.1, "Open", "Pipeline", 21),
    ("Qualified", 2, 0.25, "Open", "Pipeline", 30),
    ("Offer sent", 3, 0.5, "Open", "Best case", 30),
    ("Negotiation", 4, 0.75, "Open", "Commit", 14),
    ("Won", 5, 1.0, "Won", "Closed", None),
    ("Lost", 6, 0.0, "Lost", "Omitted", None),
)
WEIGHTS = (6, 5, 4, 3, 12, 14)
PRODUCTS = tuple(f"Product {letter}" for letter in "ABCDEFGH")
OWNERS = tuple(f"Owner {number}" for number in range(1, 41))
SOURCES = ("Referral", "Web site", "Trade fair", "Cold call")
REASONS = ("Price", "Competitor", "No budget", "No decision", "Other")
TYPES = ("Call", "Visit", "Demonstration", "Offer", "Meeting")
DATE, MONEY, SHARE = 1, 2, 3
COLUMNS = (
    "id", "client", "title", "owner", "product", "stage", "value", "probability", "created", "expected_close", "source",
    "offer_date", "offer_ref", "offer_value", "closed", "awarded", "loss_reason", "next_step", "notes",
)  # fmt: skip
ACTIVITY_COLUMNS = ("id", "opportunity", "type", "date", "owner", "status")
Cell = str | int | float | dt.date | None

STYLES = (
    '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    '<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill>'
    '<patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf xfId="0"/>'
    '<xf numFmtId="14" xfId="0" applyNumberFormat="1"/><xf numFmtId="4" xfId="0" applyNumberFormat="1"/>'
    '<xf numFmtId="9" xfId="0" applyNumberFormat="1"/></cellXfs><cellStyles count="1">'
    '<cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
KINDS = "application/vnd.openxmlformats-officedocument.spreadsheetml."


def write(path: Path, deals: int, seed: int = 1) -> None:
    """Writes the book; the same number and seed give the same cells."""
    chance, strings = Random(seed), Strings()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=4) as package:
        lived: list[tuple[str, int, bool]] = []
        sheets = {
            "Opportunities": opportunities(deals, chance, lived),
            "Activities": activities(lived, chance),
            "Lists": lists(),
        }
        for number, rows in enumerate(sheets.values(), 1):
            with package.open(f"xl/worksheets/sheet{number}.xml", "w", force_zip64=True) as part:
                part.write(f'<worksheet xmlns="{MAIN}"><sheetData>'.encode())
                for text in encode(rows, strings):
                    part.write(text)
                part.write(b"</sheetData></worksheet>")
        for name, text in frame(list(sheets)).items():
            package.writestr(name, f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{text}')
        package.writestr("xl/sharedStrings.xml", strings.part())


class Strings:
    """The shared strings of a book."""

    def __init__(self) -> None:
        self.places: dict[str, int] = {}

    def place(self, text: str) -> int:
        """The number of a string."""
        return self.places.setdefault(text, len(self.places))

    def part(self) -> str:
        """xl/sharedStrings.xml"""
        items = "".join(f"<si><t>{escape(text)}</t></si>" for text in self.places)
        return f'<sst xmlns="{MAIN}" uniqueCount="{len(self.places)}">{items}</sst>'


def encode(rows: Iterator[tuple[Cell, ...]], strings: Strings) -> Iterator[bytes]:
    """Rows as sheet XML."""
    letters = [column_letters(col) for col in range(1, 64)]
    for number, row in enumerate(rows, 1):
        cells = []
        for letter, value in zip(letters, row, strict=False):
            if isinstance(value, str):
                cells.append(f'<c r="{letter}{number}" t="s"><v>{strings.place(value)}</v></c>')
            elif isinstance(value, dt.date):
                cells.append(f'<c r="{letter}{number}" s="{DATE}"><v>{(value - EPOCH).days}</v></c>')
            elif value is not None:
                style = SHARE if 0 <= value <= 1 else MONEY
                cells.append(f'<c r="{letter}{number}" s="{style}"><v>{value!r}</v></c>')
        yield f'<row r="{number}">{"".join(cells)}</row>'.encode()


def opportunities(deals: int, chance: Random, lived: list[tuple[str, int, bool]]) -> Iterator[tuple[Cell, ...]]:
    """The rows of the first sheet; `lived` receives (id, first day, whether it is closed) of each deal."""
    say = headings("opportunities", "en")
    yield tuple(say[name] for name in COLUMNS)
    today = (AS_OF - EPOCH).days
    for number in range(1, deals + 1):
        stage = chance.choices(STAGES, WEIGHTS)[0][0]
        value = round(chance.lognormvariate(9, 1), 2)
        closed = stage in ("Won", "Lost")
        age = chance.randint(30, 900) if closed else chance.randint(1, 150)
        created = EPOCH + dt.timedelta(days=today - age)
        end = created + dt.timedelta(days=chance.randint(10, age)) if closed else None
        offered = closed or stage in ("Offer sent", "Negotiation")
        deal = f"D{number:06d}"
        lived.append((deal, today - age, closed))
        yield (
            deal,
            f"Client {chance.randint(1, max(2, deals // 6))}",
            f"Project {number}",
            chance.choice(OWNERS),
            chance.choice(PRODUCTS),
            stage,
            value,
            None if closed or number % 3 else round(chance.uniform(0.05, 0.9), 2),
            created,
            end or AS_OF + dt.timedelta(days=chance.randint(1, 700)),
            chance.choice(SOURCES),
            created + dt.timedelta(days=chance.randint(0, min(9, age))) if offered else None,
            f"OF-{number}" if offered else None,
            round(value * 1.02, 2) if offered else None,
            end,
            round(value * chance.uniform(0.8, 1), 2) if stage == "Won" else None,
            chance.choice(REASONS) if stage == "Lost" else None,
            None if closed else "Call again",
            None,
        )


def activities(lived: list[tuple[str, int, bool]], chance: Random) -> Iterator[tuple[Cell, ...]]:
    """The rows of the second sheet."""
    say = headings("activities", "en")
    yield tuple(say[name] for name in ACTIVITY_COLUMNS)
    number = 0
    for deal, day, closed in lived:
        for step in range(ACTIVITIES):
            number += 1
            planned = not closed and step == ACTIVITIES - 1
            when = AS_OF + dt.timedelta(days=5) if planned else EPOCH + dt.timedelta(days=day + step * 2)
            yield (
                f"A{number:07d}",
                deal,
                chance.choice(TYPES),
                when if planned else min(when, AS_OF),
                OWNERS[number % len(OWNERS)],
                "Planned" if planned else "Done",
            )


def lists() -> Iterator[tuple[Cell, ...]]:
    """The stages."""
    names = ("name", "order", "probability", "outcome", "category", "stale_days")
    say = headings("stages", "en")
    yield tuple(say[name] for name in names)
    yield from STAGES


def frame(sheets: list[str]) -> dict[str, str]:
    """The parts that make a package of the sheets."""
    numbers = range(1, len(sheets) + 1)
    named = zip(numbers, sheets, strict=True)
    extra = len(sheets) + 1
    return {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
        f'ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="{KINDS}sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{KINDS}styles+xml"/>'
        f'<Override PartName="/xl/sharedStrings.xml" ContentType="{KINDS}sharedStrings+xml"/>'
        + "".join(
            f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{KINDS}worksheet+xml"/>' for n in numbers
        )
        + "</Types>",
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>'
        + "".join(f'<sheet name="{name}" sheetId="{n}" r:id="rId{n}"/>' for n, name in named)
        + "</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
        + "".join(
            f'<Relationship Id="rId{n}" Type="{OFFICE}/worksheet" Target="worksheets/sheet{n}.xml"/>' for n in numbers
        )
        + f'<Relationship Id="rId{extra}" Type="{OFFICE}/styles" Target="styles.xml"/>'
        f'<Relationship Id="rId{extra + 1}" Type="{OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
        "xl/styles.xml": STYLES,
    }
