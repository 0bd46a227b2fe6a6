"""Words of the demo workbook; every name in it is invented."""

PRODUCTS: tuple[str, ...] = ("Line monitoring", "Sensor kit", "Maintenance contract", "Training")
SITES: tuple[str, ...] = (
    "main plant",
    "second line",
    "warehouse",
    "headquarters",
    "new site",
    "packaging",
    "laboratory",
)
TITLE = "{product}, {site}"
SOURCES: tuple[str, ...] = ("Referral", "Web site", "Trade fair", "Existing client", "Cold call")
CLIENT_TYPES: tuple[str, ...] = ("New", "Existing")
LOSS_REASONS: tuple[str, ...] = (
    "Price",
    "Competitor",
    "No budget",
    "No decision",
    "Timing",
    "Missing feature",
    "Other",
)
ACTIVITIES: dict[str, str] = {
    "call": "Call",
    "visit": "Visit",
    "demo": "Demonstration",
    "offer": "Offer",
    "meeting": "Meeting",
}
OUTCOMES: tuple[str, ...] = ("Interested", "Asks for details", "To be called again", "Undecided")
PROJECTS: tuple[str, ...] = (
    "Fewer stops on the line",
    "Energy followed by machine",
    "Traceable batches",
    "Alarms in one place",
)
NEXT_STEPS: dict[str, str] = {
    "call": "Call to fix a visit",
    "visit": "Visit on site",
    "demo": "Demonstration with production",
    "offer": "Send the offer",
    "meeting": "Meeting with purchasing",
}
MISSPELT_PRODUCT = "Sensor kitt"
RATE_SOURCE = "Treasury"
CREDIT = "Credit for returned parts"
