"""English headings and words. Synonyms stand in order of preference, parted by semicolons."""

_EXPECTED = [
    "expected",
    "estimated",
    "est",
    "projected",
    "proj",
    "anticipated",
    "forecast",
    "forecasted",
    "target",
    "planned",
    "exp",
    "likely",
    "predicted",
    "probable",
    "tentative",
]
_CLOSING = [
    "close",
    "closing",
    "closed",
    "closure",
    "close out",
    "order",
    "award",
    "signing",
    "signature",
    "decision",
    "sign",
    "win",
    "purchase",
]
_EXPECTED_CLOSE = "; ".join(
    f"{expected} {closing}{day}"
    for expected in _EXPECTED
    for closing in _CLOSING
    for day in ("", " date", " month", " on")
)
OPPORTUNITY: dict[str, str] = {
    "id": "id; opportunity id; deal id; opportunity number; deal number; deal no; opp id; lead id; record id; "
    "opportunity no; opportunity ref; deal ref; opportunity code; deal code; ref; no; number; code; key; project id; "
    "pipeline id; opportunity key; quote id; case id; sr no; sl no; s no; id no; ref no; reference number; serial no; reference; reference no; deal reference",
    "client": "client; customer; account; company; account name; customer name; client name; company name; organization; "
    "organisation; client company; customer company; organization name; organisation name; prospect; client account; "
    "business name; buyer; end customer; org; org name",
    "title": "title; opportunity name; deal name; opportunity; deal; opportunity title; deal title; subject; topic; "
    "project name; name; project title; job name; potential name; description; opportunity description; deal description; "
    "lead name",
    "owner": "owner; sales rep; salesperson; sales agent; opportunity owner; deal owner; account manager; sales owner; rep; "
    "account executive; assigned to; agent; account owner; sales manager; deal owner name; seller; "
    "responsible; sales representative; opportunity owner name; owner name; salesman; ae; rep name; handled by; lead owner; "
    "person in charge; bdm; area manager; sales lead; assigned rep; sales rep name; salesperson name; assigned sales rep; rep assigned; lead owner name",
    "product": "product; product or service; product name; service; product service; solution; offering; product line; "
    "product interest; service type; product family; item; package; product category; line of business; "
    "product of interest; service line; business line; plan; services; products; service name; product type; solution type",
    "stage": "stage; deal stage; sales stage; opportunity stage; pipeline stage; stage name; phase; pipeline status; "
    "sales phase; current stage; deal phase; funnel stage; sales step; sales status; lead stage",
    "status": "status; deal status; outcome; result; opportunity status; won lost; win loss; is won; final status; "
    "closed status; deal outcome; deal result; status reason; lead status; project status; won lost open; final outcome",
    "value": "value; deal value; amount; opportunity value; estimated value; deal amount; opportunity amount; sales amount; "
    "potential value; expected revenue; deal size; expected order volume; estimated revenue; est revenue; revenue; "
    "total value; contract value; expected value; total amount; price; deal worth; offer total amount; potential amount; "
    "estimated amount; total contract value; tcv; pipeline value; presumed value; est value; opportunity size; "
    "total price; order value; potential revenue; potential; planned revenue; deal price; total deal value; "
    "estimated deal value; net amount; quoted amount; value of deal; opportunity revenue; project value; "
    "estimated contract value; acv; annual contract value; gross value; estimated sale; estimated sales; total sale; total sales; forecasted amount; forecasted value; sale amount; sale value; potential sale; amount of deal; deal total; total deal size; estimated amount of deal; expected sale; expected amount; opportunity worth; estimated order value; expected order value; quote total",
    "currency": "currency; currency code; curr; ccy; deal currency; opportunity currency; transaction currency; iso currency",
    "probability": "probability; probability of closing; win probability; chance; close probability; likelihood; prob; "
    "confidence; deal probability; success probability; chance of success; closing probability; chance of winning; win chance; "
    "probability to close; win likelihood; confidence level; likelihood to close; probability of success; probability of win; "
    "percent likelihood; pwin; prob of close; close rate; certainty; probability of deal; deal closing probability; percent probability; percent chance; percent close; close percent; win percent; percent win; percent; win rate percent; percent to close; chance to win; chance to close; probability of sale; odds; percent likelihood to close",
    "category": "forecast category; category; forecast; forecast type; forecast category name; forecast status",
    "created": "created; created date; date created; creation date; create date; opened; open date; created on; created at; "
    "created time; engage date; date opened; opening date; start of negotiation; opportunity date; lead date; date added; "
    "entry date; opportunity created; deal created; deal created date; date entered; first contact date; received date; "
    "date received; opportunity created date; added on; inquiry date; date of enquiry; enquiry date; lead created; "
    "lead created date; deal open date; date in; deal creation date; registration date; record created; date of entry; date of initial contact; initial contact; initial contact date; date of first contact; first contact; date of inquiry; start of sales process; date of enquiry received; lead date added; date lead received; date entered pipeline",
    "expected_close": "expected close; expected close date; expected closing; expected closing date; estimated close date; "
    "forecast close date; target close date; est close date; possible close; projected close date; expected close month; "
    "expected order date; planned close date; forecast date; est close; expected decision date; anticipated close date; "
    "estimated closing date; possible closing date; proj close date; target close; forecast close; estimated close; "
    "expected date; due date; expected award date; expected signature; expected date of closure; decision date; eta; "
    "projected close; anticipated close; expected closure; expected closure date; expected sign date; expected win date; anticipated closing date; predicted close date; predicted close; planned closing date; exp close; exp close date; expected closed date; expected month of close; forecasted close date; forecasted close; estimated date of close; close date estimate; close date expected; potential close date; likely close date; proposed close date"
    f"; {_EXPECTED_CLOSE}",
    "project": "project definition; project; scope; requirements; need; client need; project description; customer need; "
    "project scope; use case; needs",
    "offer_date": "offer date; quote date; proposal date; quotation date; date of offer; offer sent; date of quote; "
    "proposal sent date; quote sent; proposal sent; offer sent date; quoted on; quotation sent; quote sent date; "
    "proposal submitted; submission date; date quoted; bid date; tender date",
    "offer_ref": "offer ref; offer reference; quote number; quote ref; proposal number; quotation number; offer number; "
    "quote no; offer no; quotation no; proposal no; quote reference; quotation ref; proposal ref; proposal reference; "
    "quotation reference; offer id; bid number",
    "offer_value": "offer value; quote value; quoted value; proposal value; offer amount; quote amount; proposal amount; "
    "offered value; quotation value; quotation amount; offered amount; bid amount; bid value; proposed amount; offer price",
    "closed": "closed; closed date; actual close date; date closed; closed on; close date actual; won date; date won; "
    "actual closing date; actual close; signature date; award date; order date; close date; closing date; date of closing; "
    "closed at; closed time; date lost; lost date; closure date; deal close date; signed date; contract date; signed on; "
    "close month; closing; decision made; deal closed date; date of award; po date; "
    "contract signed; date signed; won lost date; close; booking date; won on; won time; lost time; date of close; order received; order received date; order confirmed; order confirmation date; confirmed on; confirmation date",
    "awarded": "awarded value; awarded; awarded amount; won value; close value; won amount; actual revenue; signed value; "
    "final value; order amount; contract amount; closed amount; closed value; actual value; booked amount; final amount; "
    "closed won amount; award value; award amount; booking value; bookings; final price; po value; won revenue; po amount; "
    "invoiced amount; signed amount; actual amount; closed won value; agreed value; agreed price; final contract value",
    "loss_reason": "loss reason; lost reason; reason lost; reason for loss; closed lost reason; why lost; reason for losing; "
    "lost because; reason of loss; deal lost reason; reason won lost; close reason; reason; closing reason; lost reason detail; "
    "reason for lost; win loss reason; reason for win or loss; cause of loss; rejection reason; lost cause; loss cause; if lost why; reason if lost; reason for losing deal; lost reason notes",
    "competitor": "competitor; competitors; main competitor; lost to; main competitors; competition; competitor name; rival",
    "source": "source; lead source; opportunity source; origin; channel; original source; deal source; lead origin; "
    "source campaign; how found; referral source; acquisition channel; lead channel; source of lead; original traffic source",
    "client_type": "client type; customer type; account type; segment; type of client; type of customer; client segment; "
    "customer segment; new or existing; customer category; client category; new existing",
    "order_ref": "order ref; order reference; order number; po number; invoice number; contract number; order id; order no; "
    "po no; invoice ref; invoice no; contract ref; sales order; purchase order; contract no; invoice reference; po; job number",
    "start": "start date; start; contract start; project start; service start; begin date; go live; delivery start; "
    "contract start date; project start date; service start date; go live date; term start; start of contract",
    "term_months": "term months; term; contract months; duration months; months; contract length; contract term; "
    "contract duration; contract term months; contract length months; contract duration months; term in months; "
    "duration in months; number of months; no of months",
    "recurring": "mrr; monthly recurring revenue; recurring; recurring amount; monthly fee; monthly amount; recurring revenue; "
    "monthly value; recurring monthly; recurring per month; amount per month; monthly revenue",
    "credit_of": "credit of; credits deal; credit for; adjustment of; credit note for; adjusts deal",
    "last_stage": "last stage; stage before; previous stage; lost in stage; lost at stage; stage when lost; "
    "last stage before lost; stage lost; prior stage; last open stage",
    "next_step": "next step; next steps; next action; to do; next activity; action; next actions; follow up; "
    "next task; action required",
    "notes": "notes; note; comments; comment; remarks; remark; observations; memo; additional notes; internal notes; other notes",
}
ACTIVITY: dict[str, str] = {
    "id": "activity id; id; task id; event id; record id; activity number; activity no; no; number",
    "opportunity": "opportunity; opportunity id; deal; deal id; opportunity ref; deal number; related to; deal name; what id; "
    "related deal; opportunity number; opportunity name; regarding; lead id; associated deal; deal ref; opportunity no; deal no; "
    "linked deal; related opportunity; parent id; opp id; associated deal ids; what; opportunity code",
    "type": "type; activity type; activity; kind; subject; task type; event type; task; action; contact type; action type; "
    "activity name; interaction; interaction type; type of activity; touchpoint; method; engagement type",
    "date": "date; activity date; due date; done on; when; day; date of activity; scheduled date; start date; event date; "
    "due; start; done date; date done; call date; contact date; visit date; activity due date; completed date; timestamp; "
    "interaction date; date of contact; created date; date and time; start time",
    "owner": "owner; sales rep; salesperson; assigned to; done by; by; rep; sales agent; user; activity owner; who; agent; "
    "assigned; responsible; task owner; performed by; assignee",
    "status": "status; done; state; planned or done; completed; activity status; task status; planned done; is closed",
    "outcome": "outcome; result; response; call result; call outcome; feedback; disposition",
    "notes": "notes; note; comments; comment; description; remarks; summary; details; memo; activity notes",
}
OTHER = (
    "modified date; date modified; budget; end date; completion date; score; lead score; deal score; contract end date; renewal date; "
    "phone; email; e mail; city; country; state; region; address; zip; website; industry; sector; contact; contact name; "
    "contact person; weighted; weighted value; weighted amount; weighted revenue; weighted forecast; prorated revenue; age; "
    "days open; days in stage; last modified; last modified date; modified; modified on; last updated; updated; "
    "last update; stage change date; stage date; last stage change; quarter; year; month; fiscal year; fiscal quarter; cost; "
    "costs; margin; profit; discount; tax; vat; commission; quantity; qty; unit price; priority; rating; score; tags; "
    "manager; regional office; office location; team; territory; department; account id; contact id; created by; "
    "created by id; modified by; closing quarter; close quarter; deal age; sales cycle; next step date; employees; "
    "target; quota; gross margin; index; row id; row no; row number; line no; campaign; last contact; last activity; "
    "valid until; sla; payment type; initial amount paid; amount paid; paid; balance; closing quater; close value forecast; "
    "count deals; lead status date; record type; currency rate; exchange rate; forecast month; attachments; "
    "monthly target; annual revenue; company size; company revenue; year established; win rate; conversion rate; "
    "expected margin; hours; volume; expected quantity; job title; first name; last name; mobile; fax; postcode"
)
LISTS = {
    "stages.name": "stage; stages; stage name; sales stage; sales stages; deal stage; deal stages; pipeline stages; "
    "pipeline stage; phase; phases; opportunity stages; opportunity stage",
    "stages.order": "order; no; number; sort order; sequence; step; position; stage order; stage no; id",
    "stages.probability": "probability; default probability; win probability; prob; stage probability; chance; likelihood; "
    "closing probability; weight; weighting; percent",
    "stages.outcome": "outcome; status; result; type; stage type; kind; won lost; state",
    "stages.category": "forecast category; category; forecast",
    "stages.stale_days": "stale after; stale days; stale after days; days; max days; maximum days; days in stage; "
    "rotting days; rotten days; stale; allowed days",
    "stages.offer": "offer out; offer; offer sent; has offer; with offer",
    "products.name": "product; products; product name; product list; service; services; products services; "
    "products and services; product or service",
    "loss_reasons.name": "loss reason; loss reasons; lost reason; lost reasons; reason lost; reasons lost; reasons for loss; "
    "reason for loss; loss reason list; why lost",
    "activity_types.name": "activity type; activity types; types of activity; type of activity; activities types; "
    "task type; task types",
    "owners.name": "owner; owners; sales rep; sales reps; salesperson; salespeople; sales agent; sales agents; reps; "
    "sales team; account managers; account manager; deal owner; deal owners; users; user; sales persons; sales person",
    "targets.period": "period; month; quarter; year; target period",
    "targets.value": "target; targets; quota; goal; target value; budget; target amount; sales target; objective; quota amount",
    "targets.owner": "owner; sales rep; salesperson; sales agent; rep",
    "targets.product": "product; product name; service",
    "rates.currency": "currency; currency code; code; ccy; from currency",
    "rates.rate": "exchange rate; rate; fx rate; conversion rate; rate to base; fx",
    "rates.date": "from; date; valid from; since; rate date; as of; effective date; start date",
    "rates.source": "source; rate source",
    "playbook.first": "activities; activity; first; rule activity; do first; this first",
    "playbook.before": "before the first; before; before first",
    "playbook.at_least": "at least; minimum; min; how many; times",
    "playbook.since": "since; from; valid from",
    "settings.name": "setting; settings; parameter; option; name; key",
    "settings.value": "value; setting value; choice",
}
LIST_SHEETS = (
    "list; lists; setting; settings; setup; config; configuration; definition; definitions; lookup; lookups; reference; "
    "references; ref; parameters; dropdown; dropdowns; drop downs; options; master; master data; validation; data validation; "
    "data lists; stage; stages; product; products; target; targets; rate; rates; exchange rates; owners; sales team; "
    "sales teams; admin; catalog; catalogue; reference data; ref data; quota; quotas; list values; picklists; keys"
)
DEAL_SHEETS = "opportunity; opportunities; deal; deals; pipeline; sales pipeline; opps; sales opportunities; leads"
ACTIVITY_SHEETS = (
    "activity; activities; activity log; task; tasks; call log; calls; visits; events; interactions; meetings"
)
WON = (
    "won; closed won; deal won; win; payment done; paid; payment received; signed; contract signed; order received; "
    "po received; ordered; order; accepted; approved; booked; purchased; sold; success; successful; converted; "
    "closed win; closed success; deal closed won; order placed; order confirmed; order won; awarded; invoiced; "
    "contract; deal done; complete won; agreement signed; sale closed; closed sale"
)
LOST = (
    "lost; closed lost; deal lost; loss; dead; dropped; cancelled; canceled; rejected; declined; abandoned; "
    "no decision; disqualified; not interested; closed loss; refused; unqualified; lost deal; out sold; outsold; "
    "closed dropped; no sale; denied; withdrawn; failed; lost to competitor; no bid; did not buy; not won; "
    "closed no decision; closed cancelled; gone cold; unsuccessful; churned"
)
OPEN = (
    "open; active; in progress; ongoing; new; pending; working; lead; qualified; qualification; proposal; negotiation; "
    "prospecting; prospect; engaging; discovery; demo; contacted; negotiating; proposing; on hold; hold; not started; "
    "quote sent; proposal sent; in process; quoted; analysis; needs analysis; proposal price quote; negotiation review; "
    "value proposition; perception analysis; evaluation; verbal; commit; contract sent; appointment scheduled; "
    "decision maker bought in; presentation scheduled; qualified to buy; meeting; follow up; nurturing; id decision makers; "
    "develop; propose; qualify; identify decision makers; initial contact; interested; waiting for payment; "
    "proposition; contact made; needs defined; proposal made; negotiations started; demo scheduled; proposal price; "
    "offer sent; solution agreed; offer; solution; open deal; open opportunity; to do; waiting; postponed; tender; pilot"
)
ORDER = (
    "lead; new; prospect; prospecting; contacted; contact made; initial contact; appointment scheduled; qualify; qualified; "
    "qualification; discovery; needs analysis; analysis; needs defined; engaging; develop; solution; solution agreed; demo; "
    "demo scheduled; presentation scheduled; evaluation; propose; proposal; proposing; proposition; proposal made; quoted; "
    "quote sent; proposal sent; offer; offer sent; negotiation; negotiating; negotiations started; verbal; commit; "
    "contract sent; waiting for payment"
)
TOTALS = "total; totals; grand total; subtotal; sub total; sum; overall; total amount; total value; average; count"
CATEGORIES = {
    "omitted": "omitted; omit; excluded; none; omitted from forecast",
    "pipeline": "pipeline; pipe; in pipeline",
    "best_case": "best case; upside; bestcase; best",
    "commit": "commit; committed; most likely; forecast; commitment",
    "closed": "closed; won; closed won",
}
PLANNED = (
    "planned; open; scheduled; to do; todo; not started; pending; in progress; upcoming; waiting; overdue; future; no"
)
DONE = "done; completed; complete; closed; held; yes; finished; executed; past; sent; made; performed; x"
YES = "yes; y; true; x; 1"
NO = "no; n; false; 0"
BLANK = "tbd; tba; n a; na; none; null; nil; not available; not applicable; to be defined; to be determined; unknown date; tbc"
LAST = "last; latest; previous"
NEXT = "next; upcoming"
CONTACTS = {
    "": "contact; activity; interaction; contacted; contact date; activity date; contacted on; follow up; followup; "
    "interaction date; touch",
    "Call": "call; call date; phone call; called",
    "Visit": "visit; visit date; site visit; visited",
    "Meeting": "meeting; meeting date; appointment",
    "Demonstration": "demo; demo date; demonstration; demonstration date",
    "E-mail": "email date; e mail date; email sent",
}
MONTHS = (
    "january jan; february feb; march mar; april apr; may; june jun; july jul; august aug; september sep sept; "
    "october oct; november nov; december dec"
)
SETTINGS = {"currency": "currency; default currency; book currency; base currency", "language": "language"}
