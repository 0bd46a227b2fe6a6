"""Nederlandse koppen en woorden."""

OPPORTUNITY: dict[str, str] = {
    "id": "id; nummer; nr; code; verkoopkansnummer; opportunity id; kansnummer; projectnummer; referentie",
    "client": "klant; klantnaam; bedrijf; bedrijfsnaam; organisatie; naam klant; relatie; prospect; opdrachtgever; firma",
    "title": "titel; verkoopkans; opportunity; naam verkoopkans; onderwerp; projectnaam; naam kans; dealnaam; omschrijving",
    "owner": "eigenaar; verkoper; accountmanager; verantwoordelijke; salesmanager; toegewezen aan; vertegenwoordiger; "
    "eigenaar verkoopkans; behandelaar",
    "product": "product; product of dienst; dienst; producten; oplossing; productgroep; productnaam",
    "stage": "fase; stadium; verkoopfase; pijplijnfase; salesfase; dealfase; pipelinefase",
    "status": "status; resultaat; uitkomst; gewonnen verloren; stand",
    "value": "waarde; bedrag; geschatte waarde; omzet; verwachte omzet; orderwaarde; potentiële waarde; verwachte waarde; "
    "geschatte omzet; dealwaarde; geschat bedrag; verwacht bedrag; totaalbedrag; contractwaarde; totale waarde; potentieel",
    "currency": "valuta; munteenheid",
    "probability": "kans van slagen; kans; waarschijnlijkheid; slagingskans; kans percentage; scoringskans; slaagkans; winkans",
    "category": "prognosecategorie; forecastcategorie",
    "created": "aangemaakt; aangemaakt op; aanmaakdatum; datum aangemaakt; startdatum onderhandeling; geopend op; "
    "datum geopend; datum aanvraag; eerste contact; gemaakt op",
    "expected_close": "verwachte sluiting; verwachte sluitingsdatum; verwachte afsluiting; geplande sluiting; "
    "verwachte afsluitdatum; verwachte orderdatum; geschatte sluitingsdatum; verwachte beslisdatum; beslisdatum; streefdatum; verwachte datum",
    "project": "projectdefinitie; behoefte; project; klantbehoefte",
    "offer_date": "offertedatum; datum offerte; offerte verstuurd; offerte verstuurd op",
    "offer_ref": "offertenummer; offertenr",
    "offer_value": "offertewaarde; offertebedrag; bedrag offerte",
    "closed": "gesloten op; sluitingsdatum; datum gesloten; orderdatum; afgesloten op; werkelijke sluitingsdatum; "
    "afsluitdatum; datum order; gewonnen op; tekendatum",
    "awarded": "gewonnen bedrag; gewonnen waarde; definitieve waarde; orderbedrag; werkelijke omzet; definitief bedrag; getekende waarde",
    "loss_reason": "reden verlies; verliesreden; reden; reden van verlies; reden verloren; reden afwijzing",
    "competitor": "concurrent; concurrentie; concurrenten",
    "source": "bron; herkomst; kanaal; leadbron",
    "client_type": "klanttype; segment; type klant; soort klant; klantsegment",
    "order_ref": "ordernummer; contractnummer; factuurnummer; bestelnummer",
    "start": "begindatum; startdatum; start; ingangsdatum; begin contract; startdatum contract; start project",
    "term_months": "looptijd; looptijd maanden; maanden; looptijd in maanden; contractduur; duur in maanden; aantal maanden",
    "recurring": "maandbedrag; terugkerend; mrr; maandelijks bedrag; maandelijkse omzet",
    "last_stage": "laatste fase; vorige fase",
    "next_step": "volgende stap; volgende actie; vervolgstap; actie; volgende stappen; vervolgactie",
    "notes": "notities; opmerkingen; opmerking; toelichting; notitie",
}
ACTIVITY: dict[str, str] = {
    "id": "id; nummer; activiteit id",
    "opportunity": "verkoopkans; opportunity id; verkoopkansnummer; kans; betreft; projectnummer",
    "type": "type; soort; activiteit; type activiteit; soort activiteit; actie; activiteittype; taak",
    "date": "datum; datum activiteit; vervaldatum; contactdatum",
    "owner": "eigenaar; verkoper; uitgevoerd door; toegewezen aan; verantwoordelijke",
    "status": "status; gedaan; afgerond; voltooid",
    "outcome": "resultaat; uitkomst",
    "notes": "notities; opmerkingen; omschrijving; toelichting; verslag",
}
OTHER = (
    "telefoon; email; e mail; plaats; stad; land; adres; postcode; branche; regio; contactpersoon; gewogen waarde; "
    "gewogen bedrag; gewogen omzet; gewijzigd op; laatst gewijzigd; kwartaal; jaar; maand; kosten; marge; korting; btw; "
    "aantal; prioriteit; team; laatste contact; sector; voornaam; achternaam; functie; stukprijs"
)
LISTS = {
    "stages.name": "fase; fasen; fases; verkoopfasen; verkoopfase",
    "stages.order": "volgorde; nr; nummer",
    "stages.probability": "waarschijnlijkheid; kans; percentage",
    "stages.outcome": "uitkomst; resultaat; status; type",
    "stages.stale_days": "dagen; max dagen; maximum dagen",
    "products.name": "product; producten; diensten; productnaam",
    "loss_reasons.name": "verliesreden; verliesredenen; redenen verlies; reden verlies",
    "activity_types.name": "type activiteit; soorten activiteit; activiteittypen; soort activiteit; activiteittype",
    "owners.name": "eigenaar; eigenaren; verkoper; verkopers; accountmanagers",
    "targets.period": "periode; maand; kwartaal; jaar",
    "targets.value": "doel; target; doelstelling; omzetdoel",
    "targets.owner": "verkoper; eigenaar",
    "targets.product": "product",
    "rates.currency": "valuta",
    "rates.rate": "koers; wisselkoers",
    "rates.date": "datum; vanaf; geldig vanaf",
    "settings.name": "instelling; instellingen; parameter",
    "settings.value": "waarde",
}
LIST_SHEETS = "lijst; lijsten; instellingen; stamgegevens; keuzelijsten; parameters; producten; fasen; doelen; waarden"
DEAL_SHEETS = "verkoopkansen; kansen; pijplijn; pipeline; offertes; deals"
ACTIVITY_SHEETS = "activiteiten; taken; bezoeken; gesprekken; acties"
WON = "gewonnen; getekend; order ontvangen; opdracht; akkoord; order; gesloten gewonnen; betaald; opdracht ontvangen"
LOST = "verloren; afgewezen; geannuleerd; afgevallen; vervallen; gesloten verloren; niet gegund; geen interesse"
OPEN = "open; lopend; onderhandeling; offerte; offerte verstuurd; gekwalificeerd; in behandeling; actief; nieuw; in onderhandeling; offerte uitgebracht"
ORDER = "nieuw; gekwalificeerd; offerte; offerte verstuurd; offerte uitgebracht; onderhandeling; in onderhandeling"
TOTALS = "totaal; totalen; eindtotaal; subtotaal; som; gemiddelde"
CATEGORIES = {
    "omitted": "uitgesloten",
    "best_case": "beste geval",
    "commit": "toezegging; toegezegd",
    "closed": "gesloten",
}
PLANNED = "gepland; te doen; openstaand; open; nee"
DONE = "gedaan; afgerond; voltooid; uitgevoerd; ja"
YES = "ja; waar"
NO = "nee; onwaar"
BLANK = "nader te bepalen; nvt; n v t; onbekend; geen; ntb"
LAST = "laatste; vorig; vorige"
NEXT = "volgende; volgend"
CONTACTS = {
    "": "contact; activiteit",
    "Gesprek": "gesprek; telefoongesprek; belafspraak",
    "Bezoek": "bezoek; klantbezoek",
    "Afspraak": "afspraak; vergadering; meeting",
    "Demo": "demo; demonstratie",
}
MONTHS = (
    "januari jan; februari feb; maart mrt; april apr; mei; juni jun; juli jul; augustus aug; september sep sept; "
    "oktober okt; november nov; december dec"
)
SETTINGS = {"currency": "valuta; munteenheid"}
