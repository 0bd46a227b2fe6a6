"""Problems of reading: cells and headings that do not say one thing."""

from sheetcrm.wording.entry import Entry

PROBLEMS: dict[str, Entry] = {
    "unreadable-date": Entry(
        message="“{value}” could not be read as a date.",
        hint="Type it as a date (such as 2026-11-23), or leave the cell blank.",
        meaning="A cell of a date column holds something that is not a date.",
        why="A date that is guessed would put the deal into the wrong period.",
        fix="Type the date again so that the spreadsheet itself takes it as a date.",
    ),
    "unreadable-number": Entry(
        message="“{value}” could not be read as a number.",
        hint="Type the number alone, or leave the cell blank.",
        meaning="A cell of a column of numbers holds something that is not a number.",
        why="An amount that is guessed would make every total wrong.",
        fix="Type the amount again as a number, with words such as a currency in a column of their own.",
    ),
}
