"""Testi dei comandi: che cosa è stato fatto, e che cosa l'utente dovrebbe sapere."""

TEXTS: dict[str, str] = {
    "options_shared": "{book}: letto come dice {path}, che vale anche per altre cartelle di lavoro accanto; {own} accanto sarebbe solo suo.",
    "done_opportunities": "{n:trattativa|trattative} ({open:aperta|aperte}, {won:vinta|vinte}, {lost:persa|perse})",
    "done_rejected": "{n:riga|righe} fuori dal conto",
    "done_activities": "{n:attività|attività}",
    "done_no_problems": "nessun problema",
    "done_tabs": "fogli in {where}: {names}",
    "done_before": "prima: {backup}",
    "done_would_add": "si aggiungerebbero {names}",
    "done_would_replace": "si sostituirebbero {names}",
    "done_would_remove": "si toglierebbero {names}",
    "done_would_nothing": "non cambierebbe nulla",
    "done_init": "{path}: compilare gli elenchi, poi le opportunità, poi eseguire: sheetcrm refresh {path}",
    "demo_next": "Poi: aprire {path} (fogli {names}) e provare: sheetcrm check {path}",
    "note_taken": "Un foglio vostro si chiama «{yours}»; il nostro si chiama «{ours}».",
    "note_copy": "«{name}» è una copia di un foglio nostro; resta com'è.",
    "note_pointed": "«{name}» non si scrive più, ma formule, grafici o tabelle pivot vostre vi puntano: resta com'è.",
    "note_last": "«{name}» non si scrive più, ma la cartella di lavoro non ha altri fogli da mostrare: resta com'è.",
    "note_only_tabs": "Sono stati scritti solo i fogli: {reason}",
    "note_requests": "{n:richiesta|richieste} a Google.",
    "note_repeats": "{n:richiesta|richieste} a Google, di cui {repeats:number} ripetute.",
}
