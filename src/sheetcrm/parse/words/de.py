"""Deutsche Überschriften und Wörter."""

OPPORTUNITY: dict[str, str] = {
    "id": "id; nr; nummer; lead id; vorgangsnummer; opportunity id; projektnummer; lfd nr; laufende nummer; "
    "verkaufschance id; chancennummer; projekt nr; auftrags id; vorgang; deal id; kennung",
    "client": "kunde; kundenname; firma; unternehmen; firmenname; auftraggeber; interessent; account; "
    "name des kunden; gesellschaft; unternehmensname",
    "title": "titel; bezeichnung; verkaufschance; projektname; projektbezeichnung; name der verkaufschance; thema; "
    "betreff; projekttitel; vorhaben; deal name; opportunity; name der opportunity",
    "owner": "verantwortlich; verantwortlicher; vertriebsmitarbeiter; verkäufer; betreuer; zuständig; vertriebler; "
    "besitzer; kundenbetreuer; bearbeiter; außendienst; vertrieb; ansprechpartner intern; inhaber; eigentümer; "
    "zuständiger; projektverantwortlicher; zugewiesen an; vertriebsbeauftragter",
    "product": "produkt; produkt dienstleistung; leistung; dienstleistung; produktname; artikel; lösung; "
    "produkt oder dienstleistung; produktgruppe; produktlinie",
    "stage": "phase; stufe; verkaufsphase; vertriebsphase; stage; pipelinephase; verkaufsstufe; vertriebsstufe; "
    "projektphase; deal phase; phase der verkaufschance",
    "status": "status; ergebnis; projektstatus; gewonnen verloren; zustand; ausgang; auftragsstatus",
    "value": "wert; betrag; auftragsvolumen; volumen; auftragswert; geschätzter wert; umsatz; erwarteter umsatz; "
    "angebotsvolumen; potenzial; erwartetes auftragsvolumen; projektvolumen; potential; umsatzpotenzial; dealwert; "
    "geplanter umsatz; erwarteter wert; nettobetrag; netto; umsatzpotential; geschätzter umsatz; projektwert; "
    "voraussichtlicher umsatz; nettowert; summe netto; vertragswert",
    "currency": "währung; währungscode",
    "probability": "wahrscheinlichkeit; abschlusswahrscheinlichkeit; auftragswahrscheinlichkeit; chance; "
    "eintrittswahrscheinlichkeit; erfolgswahrscheinlichkeit; wahrsch; gewinnwahrscheinlichkeit; "
    "realisierungswahrscheinlichkeit",
    "category": "prognosekategorie; forecast kategorie",
    "created": "erstellt; erstellt am; angelegt am; erstelldatum; eröffnet am; anlagedatum; erstellungsdatum; "
    "eingangsdatum; erfasst am; datum erstkontakt; erstkontakt; anfragedatum; angelegt; eröffnungsdatum; eröffnet",
    "expected_close": "erwarteter abschluss; voraussichtlicher abschluss; erwartetes abschlussdatum; "
    "geplanter abschluss; abschluss erwartet; voraussichtliches abschlussdatum; erwarteter auftragseingang; "
    "geplantes abschlussdatum; auftragserwartung; abschluss geplant; prognosedatum; voraussichtlicher auftragseingang; "
    "entscheidungsdatum; geschätztes abschlussdatum; auftrag erwartet; erwarteter abschlusstermin; zieldatum; entscheidung",
    "project": "projektdefinition; bedarf; projekt; anforderungen; kundenbedarf",
    "offer_date": "angebotsdatum; angebot vom; datum angebot; angebot gesendet; angebot am; angebot gesendet am",
    "offer_ref": "angebotsnummer; angebotsnr; angebot nr",
    "offer_value": "angebotswert; angebotssumme; angebotsbetrag; angebotspreis; angebot betrag; angebotshöhe",
    "closed": "abgeschlossen am; abschlussdatum; auftragsdatum; abschluss; geschlossen am; tatsächlicher abschluss; "
    "tatsächliches abschlussdatum; beauftragt am; auftragseingang; vertragsdatum; gewonnen am; verloren am; "
    "datum abschluss; schlussdatum; unterschrieben am",
    "awarded": "auftragssumme; tatsächlicher wert; beauftragt; auftragsbetrag; tatsächlicher umsatz; vertragssumme; "
    "gewonnener betrag; auftragseingangswert; beauftragte summe; endbetrag; gewonnener wert; abschlusswert",
    "loss_reason": "verlustgrund; grund der absage; absagegrund; grund für verlust; ablehnungsgrund; grund; "
    "verloren wegen; grund für absage; grund des verlusts; verlustgründe",
    "competitor": "wettbewerber; mitbewerber; konkurrent; konkurrenz; wettbewerb",
    "source": "quelle; herkunft; leadquelle; kanal; ursprung; leadherkunft; akquisekanal",
    "client_type": "kundentyp; kundenart; segment; kundensegment; kundengruppe; kundenkategorie",
    "order_ref": "auftragsnummer; bestellnummer; vertragsnummer; rechnungsnummer; auftragsnr; auftrag nr; rechnungsnr",
    "start": "beginn; startdatum; vertragsbeginn; projektstart; start; projektbeginn; leistungsbeginn",
    "term_months": "laufzeit; laufzeit monate; monate; laufzeit in monaten; vertragslaufzeit; anzahl monate; dauer monate",
    "recurring": "monatlicher umsatz; mrr; wiederkehrend; monatsbetrag; monatliche gebühr; monatlicher betrag",
    "last_stage": "letzte phase; vorherige phase; phase vor verlust",
    "next_step": "nächster schritt; nächste aktion; nächste schritte; to do; nächste maßnahme; nächste aktivität; maßnahme",
    "notes": "notizen; bemerkung; bemerkungen; kommentar; anmerkungen; kommentare; notiz; anmerkung; hinweise",
}
ACTIVITY: dict[str, str] = {
    "id": "id; aktivitäts id; nr",
    "opportunity": "verkaufschance; opportunity id; projektnummer; vorgang; bezug; projekt; bezieht sich auf; deal; projekt nr",
    "type": "art; typ; aktivität; aktivitätsart; aktivitätstyp; aufgabe; art der aktivität; kontaktart",
    "date": "datum; termin; fällig am; am; datum der aktivität; aktivitätsdatum; kontaktdatum; besuchsdatum",
    "owner": "verantwortlich; zuständig; bearbeiter; mitarbeiter; von; durchgeführt von",
    "status": "status; erledigt; zustand",
    "outcome": "ergebnis; resultat; rückmeldung",
    "notes": "notizen; bemerkung; bemerkungen; beschreibung; kommentar; anmerkungen",
}
OTHER = (
    "telefon; email; e mail; stadt; ort; land; adresse; plz; branche; region; ansprechpartner; kontakt; gewichtet; "
    "gewichteter wert; gewichtetes volumen; gewichteter umsatz; geändert am; letzte änderung; quartal; jahr; monat; kosten; "
    "marge; rabatt; mwst; menge; stückzahl; priorität; team; letzter kontakt; kontaktperson; deckungsbeitrag; einzelpreis"
)
LISTS = {
    "stages.name": "phase; phasen; stufe; stufen; verkaufsphasen; verkaufsphase; vertriebsphasen; vertriebsphase",
    "stages.order": "reihenfolge; nr; nummer; position",
    "stages.probability": "wahrscheinlichkeit; gewichtung; abschlusswahrscheinlichkeit",
    "stages.outcome": "ergebnis; status; typ; ausgang",
    "stages.stale_days": "tage; max tage; maximale tage",
    "products.name": "produkt; produkte; produktname; leistungen; dienstleistungen",
    "loss_reasons.name": "verlustgrund; verlustgründe; absagegründe; absagegrund",
    "activity_types.name": "aktivitätsart; aktivitätsarten; aktivitätstyp; aktivitätstypen",
    "owners.name": "verantwortlicher; verantwortliche; verkäufer; vertriebsmitarbeiter; mitarbeiter; betreuer",
    "targets.period": "zeitraum; monat; quartal; jahr; periode",
    "targets.value": "ziel; zielwert; umsatzziel; soll; planwert",
    "targets.owner": "verkäufer; vertriebsmitarbeiter; verantwortlicher",
    "targets.product": "produkt",
    "rates.currency": "währung",
    "rates.rate": "kurs; wechselkurs; umrechnungskurs",
    "rates.date": "datum; ab; gültig ab",
    "settings.name": "einstellung; einstellungen; parameter",
    "settings.value": "wert",
}
LIST_SHEETS = "liste; listen; einstellungen; stammdaten; parameter; auswahllisten; dropdown; produkte; phasen; ziele; werte; daten; definitionen"
DEAL_SHEETS = "verkaufschancen; projekte; pipeline; chancen; angebote; vertriebspipeline; deals"
ACTIVITY_SHEETS = "aktivitäten; aufgaben; anrufe; besuche; termine"
WON = "gewonnen; beauftragt; auftrag erhalten; auftrag; unterschrieben; bestellt; erfolgreich; abgeschlossen gewonnen; zuschlag; bezahlt"
LOST = "verloren; abgesagt; absage; abgelehnt; storniert; nicht gewonnen; abgebrochen; abgeschlossen verloren; kein interesse"
OPEN = "offen; in bearbeitung; laufend; verhandlung; angebot; angebot gesendet; qualifiziert; qualifizierung; erstkontakt; interessent; aktiv; neu; in verhandlung; angebot abgegeben"
ORDER = "neu; interessent; erstkontakt; qualifizierung; qualifiziert; angebot; angebot gesendet; angebot abgegeben; verhandlung; in verhandlung"
TOTALS = "summe; gesamt; gesamtsumme; gesamtergebnis; zwischensumme; total; ergebnis gesamt; teilergebnis; mittelwert"
CATEGORIES = {
    "omitted": "ausgeschlossen; nicht berücksichtigt",
    "best_case": "bester fall; best case",
    "commit": "zugesagt; zusage; commit",
    "closed": "abgeschlossen; geschlossen",
}
PLANNED = "geplant; offen; ausstehend; zu erledigen; nein"
DONE = "erledigt; abgeschlossen; durchgeführt; fertig; ja"
YES = "ja; wahr; j"
NO = "nein; falsch"
BLANK = "k a; offen zu klären; unbekannt; keine; keine angabe; nicht verfügbar; noch offen"
LAST = "letzter; letzte; letztes"
NEXT = "nächster; nächste; nächstes"
CONTACTS = {
    "": "kontakt; aktivität",
    "Anruf": "anruf; telefonat",
    "Besuch": "besuch; kundenbesuch",
    "Termin": "termin; besprechung; meeting",
    "Demo": "demo; vorführung; präsentation",
}
MONTHS = (
    "januar jan jänner; februar feb; märz mär; april apr; mai; juni jun; juli jul; august aug; september sep sept; "
    "oktober okt; november nov; dezember dez"
)
SETTINGS = {"currency": "währung"}
