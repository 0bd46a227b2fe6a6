"""Testi comuni a più fogli."""

TABS: dict[str, str] = {
    "forecast": "Previsione",
    "deals": "Dettaglio previsione",
    "win_loss": "Vinte-Perse",
    "closed_won": "Acquisito",
    "playbook": "Metodo",
    "problems": "Segnalazioni",
}
TABLES: dict[str, str] = {"problems": "Segnalazioni"}
COLUMNS: dict[str, str] = {
    "id": "ID",
    "client": "Cliente",
    "owner": "Responsabile",
    "product": "Prodotto",
    "stage": "Fase",
    "source": "Origine",
    "value": "Valore",
    "cell": "Cella",
    "period": "Periodo",
    "start": "Dal",
    "end": "Prima del",
    "count": "Trattative",
    "group": "Gruppo",
    "metric": "Dato",
    "severity": "Gravità",
    "code": "Codice",
    "message": "Che cosa si è trovato",
    "hint": "Che cosa fare",
}
VALUES: dict[str, str] = {
    "error": "errore",
    "warning": "avviso",
    "hint": "suggerimento",
    "open": "aperte",
    "won": "vinte",
    "lost": "perse",
    "none": "(nessuno)",
    "total": "Totale",
}
TEXTS: dict[str, str] = {
    "stamp": "Scritto il {when}.",
    "pages": "Pagina {page} di {pages}",
    "as_of": "Data di riferimento: {as_of}; importi in {currency}.",
    "problems_about": "Tutto ciò che si è trovato nelle celle, ognuna con il suo collegamento: nessuno è in colpa, ogni riga è una domanda.",
    "no_problems": "Niente da segnalare: ogni riga è leggibile e concorda con le altre.",
    "problems_note": "Gli errori tengono un valore fuori dai totali finché non sono corretti; gli avvisi chiedono una conferma; i suggerimenti aiutano.",
}
