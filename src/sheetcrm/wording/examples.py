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
        sheet="Opportunities\n| ID | Client  | Stage | Value | Probability | Created    | Expected close |\n| D1 | Rossi   | Offer | 1000  | -0.2        | 2026-11-01 | 2026-12-15     |\n| D2 | Bianchi | Lead  | 500   | 0.1         | 2026-11-01 | 2026-12-20     |",
        messages={
            "en": "A probability of -20% lies outside 0 to 100 %.",
            "it": "Una probabilità di -20% è fuori da 0–100 %.",
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
    "unknown-stage": Example(
        severity=Severity.ERROR,
        cell="Opportunities!C2",
        sheet="Opportunities\n| ID | Client  | Stage | Value | Expected close |\n| D1 | Rossi   | Ofer  | 1000  | 2026-12-15     |\n| D2 | Bianchi | Lead  | 500   | 2026-12-20     |",
        messages={
            "en": "The stage “Ofer” is not in the list of stages.",
            "it": "La fase «Ofer» non è nell'elenco delle fasi.",
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
