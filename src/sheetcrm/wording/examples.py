"""One example a code: written by tools/problems.py from tests/problems, and held to them by a test."""

from sheetcrm.core.problem import Severity

from .entry import Example

EXAMPLES: dict[str, Example] = {
    "activity-after-closed": Example(
        severity=Severity.HINT,
        cell="Activities!C3",
        sheet="Opportunities\n| ID | Client | Stage | Value | Awarded value | Created    | Close date | Loss reason |\n| D1 | Rossi  | Won   | 1000  | 950           | 2026-09-10 | 2026-10-15 |             |\n\nActivities\n| Opportunity | Type  | Date       | Status |\n| D1          | Call  | 2026-09-12 | done   |\n| D1          | Visit | 2026-11-02 | done   |",
        messages={
            "en": "This activity is dated Nov 2, 2026, after its deal D1 was closed (Oct 15, 2026).",
            "it": "Questa attività è in data 2 nov 2026, dopo la chiusura della trattativa D1 (15 ott 2026).",
        },
    ),
    "activity-before-created": Example(
        severity=Severity.WARNING,
        cell="Activities!C2",
        sheet="Opportunities\n| ID | Client | Stage | Value | Awarded value | Created    | Close date | Loss reason |\n| D1 | Rossi  | Won   | 1000  | 950           | 2026-09-10 | 2026-10-15 |             |\n\nActivities\n| Opportunity | Type  | Date       | Status |\n| D1          | Call  | 2026-09-01 | done   |\n| D1          | Visit | 2026-09-20 | done   |",
        messages={
            "en": "This activity is dated Sep 1, 2026, before its deal D1 was opened (Sep 10, 2026).",
            "it": "Questa attività è in data 1 set 2026, prima dell'apertura della trattativa D1 (10 set 2026).",
        },
    ),
    "activity-overdue": Example(
        severity=Severity.HINT,
        cell="Activities!C3",
        sheet="Opportunities\n| ID | Client | Stage | Value | Created    | Expected close | Next step |\n| D1 | Rossi  | Lead  | 1000  | 2026-11-10 | 2026-12-15     | Visit     |\n\nActivities\n| Opportunity | Type  | Date       | Status  |\n| D1          | Call  | 2026-11-12 | done    |\n| D1          | Visit | 2026-11-16 | planned |",
        messages={
            "en": "“Visit” for Rossi was planned for Nov 16, 2026, and is still marked as planned.",
            "it": "Per la trattativa Rossi “Visit” era in programma il 16 nov 2026 e risulta ancora da fare.",
        },
    ),
    "activity-without-deal": Example(
        severity=Severity.WARNING,
        cell="Activities!A3",
        sheet="Opportunities\n| ID | Client | Stage | Value | Expected close |\n| D1 | Rossi  | Offer | 1000  | 2026-12-15     |\n\nActivities\n| Opportunity | Type  | Date       | Status |\n| D1          | Call  | 2026-11-12 | done   |\n|             | Visit | 2026-11-20 | done   |",
        messages={
            "en": "Which deal is this activity for?",
            "it": "Di quale trattativa è questa attività?",
        },
    ),
    "ambiguous-date": Example(
        severity=Severity.ERROR,
        cell="Opportunities!E2",
        sheet="Opportunities\n| ID | Client  | Stage | Value | Expected close |\n| D1 | Rossi   | Offer | 1000  | 03/04/2027     |\n| D2 | Bianchi | Lead  | 500   | 2026-12-20     |",
        messages={
            "en": "“03/04/2027” may be Mar 4, 2027 or Apr 3, 2027: the column does not tell which.",
            "it": "«03/04/2027» può essere 4 mar 2027 oppure 3 apr 2027: la colonna non dice quale.",
        },
    ),
    "ambiguous-number": Example(
        severity=Severity.ERROR,
        cell="Opportunities!D2",
        sheet="Opportunities\n| ID | Client  | Stage | Value  | Expected close |\n| D1 | Rossi   | Offer | '1.234 | 2026-12-15     |\n| D2 | Bianchi | Lead  | 500    | 2026-12-20     |",
        messages={
            "en": "“1.234” may be 1.234 or 1,234: the column does not tell which mark is the decimal one.",
            "it": "«1.234» può essere 1,234 oppure 1.234: la colonna non dice quale segno separa i decimali.",
        },
    ),
    "blank-currency": Example(
        severity=Severity.ERROR,
        cell="Opportunities!E3",
        sheet="Opportunities\n| ID | Client  | Stage | Value | Currency | Expected close |\n| D1 | Rossi   | Offer | 1000  | USD      | 2026-12-15     |\n| D2 | Bianchi | Lead  | 500   |          | 2026-12-20     |",
        messages={
            "en": "Which currency is this amount in? Other rows name theirs, and this one does not.",
            "it": "In quale valuta è questo importo? Le altre righe la indicano, questa no.",
        },
    ),
    "closed-before-created": Example(
        severity=Severity.WARNING,
        cell="Opportunities!G2",
        sheet="Opportunities\n| ID | Client  | Stage | Value | Awarded value | Created    | Close date | Loss reason |\n| D1 | Rossi   | Won   | 1000  | 950           | 2026-10-09 | 2026-09-10 |             |\n| D2 | Bianchi | Won   | 500   | 450           | 2026-09-01 | 2026-10-20 |             |",
        messages={
            "en": "Rossi closed on Sep 10, 2026, yet was opened on Oct 9, 2026.",
            "it": "La trattativa Rossi risulta chiusa in data 10 set 2026 e aperta in data 9 ott 2026.",
        },
    ),
    "closed-in-future": Example(
        severity=Severity.WARNING,
        cell="Opportunities!G2",
        sheet="Opportunities\n| ID | Client  | Stage | Value | Awarded value | Created    | Close date | Loss reason |\n| D1 | Rossi   | Won   | 1000  | 950           | 2026-09-01 | 2026-12-01 |             |\n| D2 | Bianchi | Won   | 500   | 450           | 2026-09-01 | 2026-10-20 |             |",
        messages={
            "en": "Rossi is closed on Dec 1, 2026, which is after Nov 23, 2026.",
            "it": "La trattativa Rossi risulta chiusa in data 1 dic 2026, cioè dopo la data di riferimento (23 nov 2026).",
        },
    ),
    "column-left-aside": Example(
        severity=Severity.WARNING,
        cell="Opportunities!E1",
        sheet="Opportunities\n| ID | Client  | Stage | Value | Probability | Expected close |\n| D1 | Rossi   | Offer | 1000  | low         | 2026-12-15     |\n| D2 | Bianchi | Lead  | 500   | high        | 2026-12-20     |",
        messages={
            "en": "The column “Probability” was left aside: its heading says one thing and its cells another.",
            "it": "La colonna «Probability» è stata lasciata da parte: l'intestazione dice una cosa e le celle un'altra.",
        },
    ),
    "credit-without-deal": Example(
        severity=Severity.ERROR,
        cell="Opportunities!G3",
        sheet="Opportunities\n| ID | Client | Stage | Value | Awarded value | Close date | Credit of |\n| D1 | Rossi  | Won   | 1000  | 950           | 2026-10-15 |           |\n| D2 | Rossi  | Won   |       | -100          | 2026-10-20 | D7        |",
        messages={
            "en": "This row is a credit of D7; a credit is a negative award of a deal that was won.",
            "it": "Questa riga rettifica D7; una rettifica è un valore aggiudicato negativo di una trattativa vinta.",
        },
    ),
    "duplicate-id": Example(
        severity=Severity.ERROR,
        cell="Opportunities!A4",
        sheet="Opportunities\n| ID | Client  | Stage | Value | Expected close |\n| D1 | Rossi   | Offer | 1000  | 2026-12-15     |\n| D2 | Bianchi | Lead  | 500   | 2026-12-20     |\n| D1 | Verdi   | Offer | 800   | 2027-01-10     |",
        messages={
            "en": "The id D1 already stands at Opportunities!A2.",
            "it": "L'ID D1 si trova già in Opportunities!A2.",
        },
    ),
    "error-cell": Example(
        severity=Severity.ERROR,
        cell="Opportunities!D2",
        sheet="Opportunities\n| ID | Client  | Stage | Value | Expected close |\n| D1 | Rossi   | Offer | #N/A  | 2026-12-15     |\n| D2 | Bianchi | Lead  | 500   | 2026-12-20     |",
        messages={
            "en": "The cell shows #N/A instead of a value.",
            "it": "La cella mostra #N/A al posto di un valore.",
        },
    ),
    "estimate-far-outside": Example(
        severity=Severity.WARNING,
        cell="Opportunities!D2",
        sheet="Opportunities\n| ID  | Client | Stage | Value  | Awarded value | Expected close | Close date |\n| D1  | Rossi  | Offer | 100000 |               | 2026-12-15     |            |\n| W1  | Neri   | Won   | 920    | 920           |                | 2026-02-11 |\n| W2  | Neri   | Won   | 940    | 940           |                | 2026-03-12 |\n| W3  | Neri   | Won   | 960    | 960           |                | 2026-04-13 |\n| W4  | Neri   | Won   | 980    | 980           |                | 2026-05-14 |\n| W5  | Neri   | Won   | 1000   | 1000          |                | 2026-06-15 |\n| W6  | Neri   | Won   | 1020   | 1020          |                | 2026-07-16 |\n| W7  | Neri   | Won   | 1040   | 1040          |                | 2026-08-17 |\n| W8  | Neri   | Won   | 1060   | 1060          |                | 2026-09-18 |\n| W9  | Neri   | Won   | 1080   | 1080          |                | 2026-01-10 |\n| W10 | Neri   | Won   | 1100   | 1100          |                | 2026-02-11 |\n| W11 | Neri   | Won   | 1120   | 1120          |                | 2026-03-12 |\n| W12 | Neri   | Won   | 1140   | 1140          |                | 2026-04-13 |",
        messages={
            "en": "100,000.00 for Rossi is far from what the team has won so far (typically 1,029.95).",
            "it": "100.000,00 per la trattativa Rossi è lontano da quanto la squadra ha vinto finora (di solito 1.029,95).",
        },
    ),
    "high-probability-when-new": Example(
        severity=Severity.WARNING,
        cell="Opportunities!E2",
        sheet="Opportunities\n| ID | Client  | Stage | Value | Probability | Created    | Expected close |\n| D1 | Rossi   | Lead  | 1000  | 0.95        | 2026-11-19 | 2026-12-15     |\n| D2 | Bianchi | Lead  | 500   | 0.1         | 2026-11-01 | 2026-12-20     |",
        messages={
            "en": "Rossi was opened 4 days ago and already stands at 95%.",
            "it": "La trattativa Rossi è stata aperta 4 giorni fa ed è già al 95%.",
        },
    ),
    "id-lost-digits": Example(
        severity=Severity.WARNING,
        cell="Opportunities!A2",
        sheet="Opportunities\n| ID                  | Client  | Stage | Value | Expected close |\n| 5805028000056864695 | Rossi   | Offer | 1000  | 2026-12-15     |\n| D2                  | Bianchi | Lead  | 500   | 2026-12-20     |",
        messages={
            "en": "The id 5.805028000056865e+18 has lost its last digits: it is kept as a number.",
            "it": "L'ID 5.805028000056865e+18 ha perso le ultime cifre: è conservato come numero.",
        },
    ),
    "lost-without-reason": Example(
        severity=Severity.WARNING,
        cell="Opportunities!H2",
        sheet="Opportunities\n| ID | Client  | Stage | Value | Awarded value | Created    | Close date | Loss reason |\n| D1 | Rossi   | Lost  | 1000  |               | 2026-09-01 | 2026-10-15 |             |\n| D2 | Bianchi | Lost  | 500   |               | 2026-09-01 | 2026-10-20 | Price       |",
        messages={
            "en": "Rossi was lost; is the reason known?",
            "it": "La trattativa Rossi è stata persa: si conosce il motivo?",
        },
    ),
    "missing-client": Example(
        severity=Severity.WARNING,
        cell="Opportunities!B2",
        sheet="Opportunities\n| ID | Client  | Stage | Value | Expected close |\n| D1 |         | Offer | 1000  | 2026-12-15     |\n| D2 | Bianchi | Lead  | 500   | 2026-12-20     |",
        messages={
            "en": "Who is the client of D1?",
            "it": "Chi è il cliente di D1?",
        },
    ),
    "missing-expected-close": Example(
        severity=Severity.WARNING,
        cell="Opportunities!E2",
        sheet="Opportunities\n| ID | Client  | Stage | Value | Expected close |\n| D1 | Rossi   | Offer | 1000  |                |\n| D2 | Bianchi | Lead  | 500   | 2026-12-20     |",
        messages={
            "en": "When might Rossi close?",
            "it": "Quando potrebbe chiudersi la trattativa Rossi?",
        },
    ),
    "missing-rate": Example(
        severity=Severity.ERROR,
        cell="Opportunities!E2",
        sheet="Opportunities\n| ID | Client  | Stage | Value | Currency | Expected close |\n| D1 | Rossi   | Offer | 1000  | USD      | 2026-12-15     |\n| D2 | Bianchi | Lead  | 500   | EUR      | 2026-12-20     |",
        messages={
            "en": "Rossi is in USD, and no exchange rate to EUR is known for Nov 23, 2026.",
            "it": "La trattativa Rossi è in USD e non si conosce un cambio in EUR alla data 23 nov 2026.",
        },
    ),
    "missing-stage": Example(
        severity=Severity.WARNING,
        cell="Opportunities!C3",
        sheet="Opportunities\n| ID | Client  | Stage | Value | Expected close |\n| D1 | Rossi   | Offer | 1000  | 2026-12-15     |\n| D2 | Bianchi |       | 500   | 2026-12-20     |",
        messages={
            "en": "How far is Bianchi? It stands in no stage.",
            "it": "A che punto è la trattativa Bianchi? Non ha una fase.",
        },
    ),
    "missing-value": Example(
        severity=Severity.WARNING,
        cell="Opportunities!D3",
        sheet="Opportunities\n| ID | Client  | Stage | Value | Expected close |\n| D1 | Rossi   | Offer | 1000  | 2026-12-15     |\n| D2 | Bianchi | Lead  |       | 2026-12-20     |",
        messages={
            "en": "Bianchi is open and has no presumed value yet.",
            "it": "La trattativa Bianchi è aperta e non ha ancora un valore presunto.",
        },
    ),
    "mixed-currencies": Example(
        severity=Severity.WARNING,
        cell="Opportunities!A1",
        sheet="Opportunities\n| ID | Client  | Stage | Value  | Expected close |\n| D1 | Rossi   | Offer | € 1000 | 2026-12-15     |\n| D2 | Bianchi | Lead  | $ 500  | 2026-12-20     |",
        messages={
            "en": "The amounts show several currencies (EUR, USD); totals are in EUR.",
            "it": "Gli importi mostrano più valute (EUR, USD); i totali sono in EUR.",
        },
    ),
    "mixed-date-orders": Example(
        severity=Severity.WARNING,
        cell="Opportunities!E1",
        sheet="Opportunities\n| ID | Client  | Stage | Value | Expected close |\n| D1 | Rossi   | Offer | 1000  | 25/01/2027     |\n| D2 | Bianchi | Lead  | 500   | 02-03-2027     |\n| D3 | Verdi   | Lead  | 700   | 04-05-2027     |",
        messages={
            "en": "The dates under “Expected close” are written in more than one way: Opportunities!E2 proves its own order, 2 others leave theirs open.",
            "it": "Le date sotto «Expected close» sono scritte in più modi: Opportunities!E2 prova il proprio ordine, altre 2 lo lasciano aperto.",
        },
    ),
    "negative-value": Example(
        severity=Severity.ERROR,
        cell="Opportunities!D2",
        sheet="Opportunities\n| ID | Client  | Stage | Value | Expected close |\n| D1 | Rossi   | Offer | -1000 | 2026-12-15     |\n| D2 | Bianchi | Lead  | 500   | 2026-12-20     |",
        messages={
            "en": "-1,000.00 for Rossi is below zero.",
            "it": "-1.000,00 per la trattativa Rossi è sotto zero.",
        },
    ),
    "no-next-step": Example(
        severity=Severity.HINT,
        cell="Opportunities!F2",
        sheet="Opportunities\n| ID | Client  | Stage | Value | Expected close | Next step      |\n| D1 | Rossi   | Offer | 1000  | 2026-12-15     |                |\n| D2 | Bianchi | Lead  | 500   | 2026-12-20     | Call on Monday |",
        messages={
            "en": "Nothing is planned for Rossi.",
            "it": "Per la trattativa Rossi non c'è nulla in programma.",
        },
    ),
    "no-value-column": Example(
        severity=Severity.WARNING,
        cell="Opportunities!A1",
        sheet="Opportunities\n| ID | Client  | Stage | Expected close |\n| D1 | Rossi   | Offer | 2026-12-15     |\n| D2 | Bianchi | Lead  | 2026-12-20     |",
        messages={
            "en": "No column of amounts was found in this table.",
            "it": "In questa tabella non si è trovata una colonna di importi.",
        },
    ),
    "offer-stage-without-offer": Example(
        severity=Severity.WARNING,
        cell="Opportunities!F2",
        sheet="Opportunities\n| ID | Client  | Stage | Value | Expected close | Offer date |\n| D1 | Rossi   | Offer | 1000  | 2026-12-15     |            |\n| D2 | Bianchi | Offer | 500   | 2026-12-20     | 2026-11-10 |",
        messages={
            "en": "Rossi stands in “Offer”, and nothing is noted of its offer.",
            "it": "La trattativa Rossi è in «Offer» e dell'offerta non è annotato nulla.",
        },
    ),
    "orphan-activity": Example(
        severity=Severity.ERROR,
        cell="Activities!A3",
        sheet="Opportunities\n| ID | Client | Stage | Value | Awarded value | Created    | Close date | Loss reason |\n| D1 | Rossi  | Won   | 1000  | 950           | 2026-09-10 | 2026-10-15 |             |\n\nActivities\n| Opportunity | Type  | Date       | Status |\n| D1          | Call  | 2026-09-12 | done   |\n| D7          | Visit | 2026-09-20 | done   |",
        messages={
            "en": "This activity belongs to D7, and no deal with that id was found.",
            "it": "Questa attività appartiene a D7, ma non si è trovata una trattativa con questo ID.",
        },
    ),
    "overdue-open": Example(
        severity=Severity.WARNING,
        cell="Opportunities!E2",
        sheet="Opportunities\n| ID | Client  | Stage | Value | Expected close |\n| D1 | Rossi   | Offer | 1000  | 2026-11-10     |\n| D2 | Bianchi | Lead  | 500   | 2026-12-20     |",
        messages={
            "en": "Rossi is open, and its expected close passed 13 days ago (Nov 10, 2026).",
            "it": "La trattativa Rossi è aperta e la chiusura prevista è passata da 13 giorni (10 nov 2026).",
        },
    ),
    "playbook-rule-at-risk": Example(
        severity=Severity.HINT,
        cell="Activities!C3",
        sheet="Opportunities\n| ID | Client  | Stage | Value | Created    | Expected close |\n| D1 | Rossi   | Lead  | 1000  | 2026-11-10 | 2026-12-15     |\n| D2 | Bianchi | Lead  | 800   | 2026-11-10 | 2026-12-15     |\n\nActivities\n| Opportunity | Type  | Date       | Status  |\n| D1          | Visit | 2026-11-16 | done    |\n| D1          | Demo  | 2026-12-03 | planned |\n| D2          | Visit | 2026-11-16 | done    |\n| D2          | Visit | 2026-11-27 | planned |\n| D2          | Demo  | 2026-12-03 | planned |",
        messages={
            "en": "“Demo” is planned for Rossi on Dec 3, 2026; “Visit” is noted 1 time so far, and your playbook asks for 2 before it.",
            "it": "Per la trattativa Rossi è in programma “Demo” il 3 dic 2026; finora “Visit” è annotata 1 volta, e il metodo della squadra ne chiede 2 prima.",
        },
    ),
    "probability-contradicts-stage": Example(
        severity=Severity.WARNING,
        cell="Opportunities!E2",
        sheet="Opportunities\n| ID | Client  | Stage | Value | Probability | Created    | Expected close |\n| D1 | Rossi   | Offer | 1000  | 1           | 2026-11-01 | 2026-12-15     |\n| D2 | Bianchi | Lead  | 500   | 0.1         | 2026-11-01 | 2026-12-20     |",
        messages={
            "en": "Rossi is open, with a probability of 100%.",
            "it": "La trattativa Rossi è aperta, con una probabilità del 100%.",
        },
    ),
    "probability-out-of-range": Example(
        severity=Severity.ERROR,
        cell="Opportunities!E2",
        sheet="Opportunities\n| ID | Client  | Stage | Value | Probability | Created    | Expected close |\n| D1 | Rossi   | Offer | 1000  | 150         | 2026-11-01 | 2026-12-15     |\n| D2 | Bianchi | Lead  | 500   | 10          | 2026-11-01 | 2026-12-20     |",
        messages={
            "en": "A probability of 150% lies outside 0 to 100 %.",
            "it": "Una probabilità di 150% è fuori da 0–100 %.",
        },
    ),
    "rate-without-day": Example(
        severity=Severity.ERROR,
        cell="Opportunities!G2",
        sheet="Opportunities\n| ID | Client  | Stage | Value | Currency | Expected close | Closed     | Loss reason |\n| D1 | Rossi   | Lost  | 1000  | USD      | 2026-10-15     |            | Price       |\n| D2 | Bianchi | Lost  | 500   | USD      | 2026-10-20     | 2026-10-20 | Price       |\n| D3 | Verdi   | Lead  | 500   | EUR      | 2026-12-20     |            |             |\n\nLists\n| Currency | Rate | Date       |\n| USD      | 0.92 | 2026-01-01 |",
        messages={
            "en": "Rossi was lost, and its value is in USD. On which day? The exchange rates to EUR hold from one day on.",
            "it": "La trattativa Rossi è persa e il suo valore è in USD. In che giorno? I cambi in EUR valgono ciascuno da un giorno in poi.",
        },
    ),
    "repeated-list-entry": Example(
        severity=Severity.WARNING,
        cell="Lists!A4",
        sheet="Opportunities\n| ID | Client  | Stage | Value | Expected close |\n| D1 | Rossi   | Offer | 1000  | 2026-12-15     |\n| D2 | Bianchi | Lead  | 500   | 2026-12-20     |\n\nLists\n| Period  | Target |\n| 2026-Q4 | 5000   |\n| 2027-Q1 | 6000   |\n| 2026-Q4 | 777    |",
        messages={
            "en": "“2026-Q4” stands in this list already, at Lists!A2. Which of the two counts?",
            "it": "«2026-Q4» è già in questo elenco, in Lists!A2. Quale dei due vale?",
        },
    ),
    "row-left-aside": Example(
        severity=Severity.HINT,
        cell="Opportunities!3:3",
        sheet="Opportunities\n| ID | Client         | Stage | Value | Expected close |\n| D1 | Rossi          | Offer | 1000  | 2026-12-15     |\n|    | second quarter |       |       |                |\n| D2 | Bianchi        | Lead  | 500   | 2026-12-20     |",
        messages={
            "en": "This row has too little in it to be a deal.",
            "it": "Questa riga contiene troppo poco per essere una trattativa.",
        },
    ),
    "row-may-be-total": Example(
        severity=Severity.WARNING,
        cell="Opportunities!4:4",
        sheet="Opportunities\n| ID | Client  | Stage | Value | Expected close |\n| D1 | Rossi   | Offer | 1000  | 2026-12-15     |\n| D2 | Bianchi | Offer | 500   | 2026-12-20     |\n|    | Total   | Offer | 700   | 2026-12-20     |",
        messages={
            "en": "Is this row a deal, or does it add others up? It stands out of every number.",
            "it": "Questa riga è una trattativa, o è la somma di altre? Resta fuori da ogni numero.",
        },
    ),
    "stage-contradicts-status": Example(
        severity=Severity.WARNING,
        cell="Opportunities!D2",
        sheet="Opportunities\n| ID | Client  | Stage | Status | Value | Awarded value | Close date |\n| D1 | Rossi   | Won   | Lost   | 1000  | 950           | 2026-10-15 |\n| D2 | Bianchi | Won   | Won    | 500   | 450           | 2026-10-20 |",
        messages={
            "en": "Rossi stands in the stage “Won” while its status is lost.",
            "it": "La trattativa Rossi è nella fase «Won» mentre il suo stato è «persa».",
        },
    ),
    "stale-open": Example(
        severity=Severity.HINT,
        cell="Opportunities!C2",
        sheet="Opportunities\n| ID | Client  | Stage | Value | Created    | Expected close |\n| D1 | Rossi   | Offer | 1000  | 2026-09-01 | 2026-12-15     |\n| D2 | Bianchi | Lead  | 500   | 2026-11-01 | 2026-12-20     |",
        messages={
            "en": "Nothing is noted for Rossi since Sep 1, 2026, 83 days ago (usual here: 30).",
            "it": "Per la trattativa Rossi l'ultima traccia è di 83 giorni fa (1 set 2026); di solito qui se ne lasciano passare 30.",
        },
    ),
    "suspicious-date": Example(
        severity=Severity.ERROR,
        cell="Opportunities!E2",
        sheet="Opportunities\n| ID | Client  | Stage | Value | Expected close |\n| D1 | Rossi   | Offer | 1000  | 1900-01-01     |\n| D2 | Bianchi | Lead  | 500   | 2026-12-20     |",
        messages={
            "en": "The date Jan 1, 1900 is hardly meant.",
            "it": "La data 1 gen 1900 è poco credibile.",
        },
    ),
    "uncached-formula": Example(
        severity=Severity.ERROR,
        cell="Opportunities!D2",
        sheet="Opportunities\n| ID | Client  | Stage | Value | Expected close |\n| D1 | Rossi   | Offer | =     | 2026-12-15     |\n| D2 | Bianchi | Lead  | 500   | 2026-12-20     |",
        messages={
            "en": "The formula in this cell has no value in the file.",
            "it": "La formula di questa cella non ha un valore nel file.",
        },
    ),
    "unclear-format-unit": Example(
        severity=Severity.ERROR,
        cell="Opportunities!D1",
        sheet="Opportunities\n| ID | Client  | Stage | Value | Expected close |\n| D1 | Rossi   | Offer | 12    | 2026-12-15     |\n| D2 | Bianchi | Offer | 15    | 2026-12-20     |",
        messages={
            "en": "The number format under “Value” writes “k €” beside numbers that it does not scale. Are 2 amounts in that unit?",
            "it": "Il formato numerico sotto «Value» scrive «k €» accanto a numeri che non riduce. 2 importi sono in quell'unità?",
        },
    ),
    "unclear-stage": Example(
        severity=Severity.WARNING,
        cell="Opportunities!C2",
        sheet="Opportunities\n| ID | Client  | Stage      | Value | Expected close | Close date |\n| D1 | Rossi   | Almost won | 1000  | 2026-12-15     |            |\n| D2 | Bianchi | Won        | 500   |                | 2026-11-10 |",
        messages={
            "en": "Are deals in the stage “Almost won” open, won or lost? Until somebody says, they count as open (1).",
            "it": "Le trattative nella fase «Almost won» sono aperte, vinte o perse? Finché non viene detto, contano come aperte (1).",
        },
    ),
    "unclear-unit": Example(
        severity=Severity.ERROR,
        cell="Opportunities!D3",
        sheet="Opportunities\n| ID | Client  | Stage | Value (k€)  | Expected close |\n| D1 | Rossi   | Offer | 12          | 2026-12-15     |\n| D2 | Bianchi | Offer | 15.000,00 € | 2026-12-20     |",
        messages={
            "en": "Is “15.000,00 €” 15,000 or 15,000,000? Its heading says thousands or millions, the cell looks like an amount in full.",
            "it": "«15.000,00 €» vale 15.000 oppure 15.000.000? L'intestazione dice migliaia o milioni, la cella sembra un importo per intero.",
        },
    ),
    "unknown-category": Example(
        severity=Severity.WARNING,
        cell="Opportunities!F2",
        sheet="Opportunities\n| ID | Client  | Stage | Value | Expected close | Forecast category |\n| D1 | Rossi   | Offer | 1000  | 2026-12-15     | maybe             |\n| D2 | Bianchi | Lead  | 500   | 2026-12-20     | pipeline          |\n| D3 | Verdi   | Lead  | 700   | 2026-12-20     | commit            |",
        messages={
            "en": "“maybe” is no forecast category.",
            "it": "«maybe» non è una categoria di previsione.",
        },
    ),
    "unknown-currency": Example(
        severity=Severity.ERROR,
        cell="Opportunities!E2",
        sheet="Opportunities\n| ID | Client | Stage | Value | Currency | Expected close |\n| D1 | Rossi  | Offer | 1000  | shells   | 2026-12-15     |\n| D2 | Verdi  | Lead  | 500   | EUR      | 2026-12-20     |\n| D3 | Neri   | Lead  | 500   | EUR      | 2026-12-20     |",
        messages={
            "en": "Which currency is “shells”?",
            "it": "Quale valuta è «shells»?",
        },
    ),
    "unknown-loss-reason": Example(
        severity=Severity.WARNING,
        cell="Opportunities!F2",
        sheet="Opportunities\n| ID | Client  | Stage | Value | Close date | Loss reason |\n| D1 | Rossi   | Lost  | 1000  | 2026-10-15 | To dear     |\n| D2 | Bianchi | Lost  | 500   | 2026-10-20 | Too dear    |\n\nLists\n| Loss reasons |\n| Too dear     |\n| Bad timing   |",
        messages={
            "en": "The loss reason “To dear” is not in the list of reasons.",
            "it": "Il motivo «To dear» non è nell'elenco dei motivi di perdita.",
        },
    ),
    "unknown-product": Example(
        severity=Severity.WARNING,
        cell="Opportunities!C2",
        sheet="Opportunities\n| ID | Client  | Product | Stage | Value | Expected close |\n| D1 | Rossi   | Scaner  | Offer | 1000  | 2026-12-15     |\n| D2 | Bianchi | Printer | Lead  | 500   | 2026-12-20     |\n\nLists\n| Products |\n| Scanner  |\n| Printer  |",
        messages={
            "en": "The product “Scaner” is not in the list of products.",
            "it": "Il prodotto «Scaner» non è nell'elenco dei prodotti.",
        },
    ),
    "unknown-stage": Example(
        severity=Severity.ERROR,
        cell="Opportunities!C2",
        sheet="Opportunities\n| ID | Client  | Stage | Value | Expected close |\n| D1 | Rossi   | Ofer  | 1000  | 2026-12-15     |\n| D2 | Bianchi | Lead  | 500   | 2026-12-20     |",
        messages={
            "en": "The stage “Ofer” is not in the list of stages.",
            "it": "La fase «Ofer» non è nell'elenco delle fasi.",
        },
    ),
    "unknown-status": Example(
        severity=Severity.WARNING,
        cell="Opportunities!D2",
        sheet="Opportunities\n| ID | Client | Stage | Status | Value | Expected close |\n| D1 | Rossi  | Offer | purple | 1000  | 2026-12-15     |\n| D2 | Verdi  | Lead  | open   | 500   | 2026-12-20     |\n| D3 | Neri   | Lead  | open   | 500   | 2026-12-20     |",
        messages={
            "en": "What does the status “purple” stand for?",
            "it": "Che cosa significa lo stato «purple»?",
        },
    ),
    "unreadable-date": Example(
        severity=Severity.ERROR,
        cell="Opportunities!E2",
        sheet="Opportunities\n| ID | Client  | Stage | Value | Expected close |\n| D1 | Rossi   | Offer | 1000  | soon           |\n| D2 | Bianchi | Lead  | 500   | 2026-12-20     |",
        messages={
            "en": "“soon” could not be read as a date.",
            "it": "Non si è potuto leggere «soon» come data.",
        },
    ),
    "unreadable-id": Example(
        severity=Severity.ERROR,
        cell="Opportunities!A2",
        sheet="Opportunities\n| ID   | Client | Stage | Value | Expected close |\n| TRUE | Rossi  | Offer | 1000  | 2026-12-15     |\n| D2   | Verdi  | Lead  | 500   | 2026-12-20     |\n| D3   | Neri   | Lead  | 500   | 2026-12-20     |\n| D4   | Gialli | Lead  | 500   | 2026-12-20     |\n| D5   | Bruni  | Lead  | 500   | 2026-12-20     |",
        messages={
            "en": "“True” could not be read as an id.",
            "it": "Non si è potuto leggere «True» come ID.",
        },
    ),
    "unreadable-list-entry": Example(
        severity=Severity.WARNING,
        cell="Lists!B3",
        sheet="Opportunities\n| ID | Client  | Stage | Value | Expected close |\n| D1 | Rossi   | Offer | 1000  | 2026-12-15     |\n| D2 | Bianchi | Lead  | 500   | 2026-12-20     |\n\nLists\n| Currency | Rate      | Date       |\n| USD      | 0.92      | 2026-01-01 |\n| CHF      | about one | 2026-01-01 |",
        messages={
            "en": "“about one” could not be read in this list.",
            "it": "Non si è potuto leggere «about one» in questo elenco.",
        },
    ),
    "unreadable-number": Example(
        severity=Severity.ERROR,
        cell="Opportunities!D2",
        sheet="Opportunities\n| ID | Client  | Stage | Value       | Expected close |\n| D1 | Rossi   | Offer | a good deal | 2026-12-15     |\n| D2 | Bianchi | Lead  | 500         | 2026-12-20     |",
        messages={
            "en": "“a good deal” could not be read as a number.",
            "it": "Non si è potuto leggere «a good deal» come numero.",
        },
    ),
    "won-without-award": Example(
        severity=Severity.ERROR,
        cell="Opportunities!E2",
        sheet="Opportunities\n| ID | Client  | Stage | Value | Awarded value | Created    | Close date | Loss reason |\n| D1 | Rossi   | Won   | 1000  |               | 2026-09-01 | 2026-10-15 |             |\n| D2 | Bianchi | Won   | 500   | 450           | 2026-09-01 | 2026-10-20 |             |",
        messages={
            "en": "Rossi is won; for which amount was it awarded?",
            "it": "La trattativa Rossi è vinta: per quale importo è stata aggiudicata?",
        },
    ),
    "won-without-close-date": Example(
        severity=Severity.ERROR,
        cell="Opportunities!G2",
        sheet="Opportunities\n| ID | Client  | Stage | Value | Awarded value | Created    | Close date | Loss reason |\n| D1 | Rossi   | Won   | 1000  | 950           | 2026-09-01 |            |             |\n| D2 | Bianchi | Won   | 500   | 450           | 2026-09-01 | 2026-10-20 |             |",
        messages={
            "en": "Rossi is won; on which day did it close?",
            "it": "La trattativa Rossi è vinta: in che giorno si è chiusa?",
        },
    ),
}
