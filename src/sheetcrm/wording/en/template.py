"""Texts of the ready workbook: its sheets, its headings, the lists it starts with, the page that explains it."""

SHEETS: dict[str, str] = {
    "guide": "How to",
    "opportunities": "Opportunities",
    "activities": "Activities",
    "lists": "Lists",
}
OPPORTUNITY: dict[str, str] = {
    "id": "ID",
    "client": "Client",
    "title": "Title",
    "owner": "Owner",
    "product": "Product",
    "stage": "Stage",
    "value": "Value",
    "currency": "Currency",
    "probability": "Probability",
    "category": "Forecast category",
    "created": "Created",
    "expected_close": "Expected close",
    "next_step": "Next step",
    "source": "Source",
    "client_type": "Client type",
    "project": "Project definition",
    "offer_date": "Offer date",
    "offer_ref": "Offer number",
    "offer_value": "Offer value",
    "closed": "Closed",
    "awarded": "Awarded value",
    "loss_reason": "Loss reason",
    "competitor": "Competitor",
    "last_stage": "Last stage",
    "order_ref": "Order number",
    "start": "Contract start",
    "term_months": "Term (months)",
    "recurring": "Recurring per month",
    "credit_of": "Credit of",
    "notes": "Notes",
}
ACTIVITY: dict[str, str] = {
    "id": "Activity ID",
    "opportunity": "Opportunity ID",
    "type": "Activity type",
    "date": "Date",
    "owner": "Owner",
    "status": "Status",
    "outcome": "Outcome",
    "notes": "Notes",
}
LISTS: dict[str, str] = {
    "stages": "Stages",
    "products": "Products",
    "loss_reasons": "Loss reasons",
    "activity_types": "Activity types",
    "owners": "Owners",
    "targets": "Targets",
    "rates": "Exchange rates",
    "playbook": "Playbook rules",
    "settings": "Settings",
}
COLUMNS: dict[str, str] = {
    "stages.name": "Stage",
    "stages.order": "Order",
    "stages.probability": "Probability",
    "stages.outcome": "Outcome",
    "stages.category": "Forecast category",
    "stages.stale_days": "Stale after (days)",
    "stages.offer": "Offer out",
    "products.name": "Product",
    "loss_reasons.name": "Loss reason",
    "activity_types.name": "Activity type",
    "owners.name": "Owner",
    "targets.period": "Period",
    "targets.value": "Target",
    "targets.owner": "Owner",
    "targets.product": "Product",
    "rates.currency": "Currency",
    "rates.rate": "Exchange rate",
    "rates.date": "From",
    "rates.source": "Source",
    "playbook.first": "Activities",
    "playbook.at_least": "At least",
    "playbook.before": "Before the first",
    "playbook.since": "Since",
    "settings.name": "Setting",
    "settings.value": "Value",
}
CHOICES: dict[str, str] = {
    "open": "Open",
    "won": "Won",
    "lost": "Lost",
    "omitted": "Omitted",
    "pipeline": "Pipeline",
    "best_case": "Best case",
    "commit": "Commit",
    "closed": "Closed",
    "planned": "Planned",
    "done": "Done",
    "yes": "Yes",
    "no": "No",
}
STAGES: dict[str, str] = {
    "lead": "Lead",
    "qualified": "Qualified",
    "solution": "Solution agreed",
    "offer": "Offer sent",
    "negotiation": "Negotiation",
    "won": "Won",
    "lost": "Lost",
}
STARTERS: dict[str, tuple[str, ...]] = {
    "products": ("Product A", "Product B", "Service A"),
    "loss_reasons": ("Price", "Competitor", "No budget", "No decision", "Timing", "Missing feature", "Other"),
    "activity_types": ("Call", "Visit", "Demonstration", "Offer", "E-mail", "Meeting"),
    "owners": ("Owner 1", "Owner 2"),
}
SETTINGS: dict[str, str] = {
    "currency": "Currency",
    "fiscal_year_start": "Fiscal year starts in month",
}
MESSAGES: dict[str, str] = {
    "list": "Please choose a value of the list. New values go on the sheet Lists.",
    "date": "Please type a date.",
    "money": "Please type an amount, without a currency sign. Negative amounts are for credits only.",
    "share": "Please type a probability between 0% and 100%.",
    "count": "Please type a whole number.",
    "unique": "This ID is taken already. Please give every row its own.",
    "known": "No opportunity has this ID yet. Please write the opportunity first.",
}
GUIDE: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "Your opportunities, in this workbook",
        ("One row a deal, one row an activity. Everything else is counted for you.",),
    ),
    (
        "1. Lists",
        (
            "Write your own stages, products, loss reasons, activity types and owners on the sheet Lists: the cells of the other sheets offer what is there.",
            "A stage has a probability, an outcome (Open, Won, Lost), a forecast category, and the number of days a deal may rest in it.",
            "Targets are by year (2026), quarter (2026-Q4) or month (2026-11). An exchange rate says what one unit is worth in your own currency, from a day on.",
        ),
    ),
    (
        "2. Opportunities",
        (
            "On opening: ID, client, product, stage, value (net of VAT), created, expected close.",
            "With the offer: its date, its number, its value.",
            "On winning: stage Won, the day it closed, the awarded value. On losing: stage Lost, the day it closed, the reason.",
            "Probability may stay empty: the one of the stage counts then.",
        ),
    ),
    (
        "3. Activities",
        (
            "Calls, visits, demonstrations and offers, each with the ID of its opportunity, its date, and whether it is planned or done.",
        ),
    ),
    (
        "4. Refresh",
        (
            "Save and close the workbook, then run: sheetcrm refresh deals.xlsx (with your own file's name).",
            "The tabs Forecast, Forecast Detail, Win-Loss, Closed Won, Playbook and Problems are written into this workbook; nothing else in it changes.",
            "The tab Problems lists what is missing or does not agree, each with a link to its cell.",
        ),
    ),
)
