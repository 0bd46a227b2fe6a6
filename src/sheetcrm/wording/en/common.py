"""Texts that several tabs share."""

TABS: dict[str, str] = {
    "forecast": "Forecast",
    "deals": "Forecast Detail",
    "win_loss": "Win-Loss",
    "closed_won": "Closed Won",
    "playbook": "Playbook",
    "problems": "Problems",
}
TABLES: dict[str, str] = {"problems": "Problems"}
COLUMNS: dict[str, str] = {
    "id": "ID",
    "client": "Client",
    "owner": "Owner",
    "product": "Product",
    "stage": "Stage",
    "source": "Source",
    "value": "Value",
    "cell": "Cell",
    "period": "Period",
    "start": "From",
    "end": "Before",
    "count": "Deals",
    "group": "Group",
    "metric": "Figure",
    "severity": "Severity",
    "code": "Code",
    "message": "What was found",
    "hint": "What to do",
}
VALUES: dict[str, str] = {
    "error": "error",
    "warning": "warning",
    "hint": "hint",
    "open": "open",
    "won": "won",
    "lost": "lost",
    "none": "(none)",
    "total": "Total",
}
TEXTS: dict[str, str] = {
    "stamp": "Written {when}.",
    "pages": "Page {page} of {pages}",
    "as_of": "As of {as_of}, in {currency}.",
    "problems_about": "Everything found in the cells, each with a link to it; nobody is at fault, every line is a question.",
    "no_problems": "Nothing found: every row could be read and agrees with the others.",
    "problems_note": "Errors keep a value out of the totals until they are mended; warnings ask for a confirmation; hints help.",
}
