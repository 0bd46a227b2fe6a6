"""Parole della cartella dimostrativa; tutti i nomi sono inventati."""

PRODUCTS: tuple[str, ...] = ("Monitoraggio linee", "Kit sensori", "Contratto di manutenzione", "Formazione")
SITES: tuple[str, ...] = (
    "stabilimento",
    "seconda linea",
    "magazzino",
    "sede",
    "nuovo sito",
    "confezionamento",
    "laboratorio",
)
TITLE = "{product}, {site}"
SOURCES: tuple[str, ...] = ("Segnalazione", "Sito web", "Fiera", "Già cliente", "Chiamata a freddo")
CLIENT_TYPES: tuple[str, ...] = ("Nuovo", "Già cliente")
LOSS_REASONS: tuple[str, ...] = (
    "Prezzo",
    "Concorrente",
    "Nessun budget",
    "Nessuna decisione",
    "Tempi",
    "Funzione mancante",
    "Altro",
)
ACTIVITIES: dict[str, str] = {
    "call": "Chiamata",
    "visit": "Visita",
    "demo": "Dimostrazione",
    "offer": "Offerta",
    "meeting": "Riunione",
}
OUTCOMES: tuple[str, ...] = ("Interessato", "Chiede dettagli", "Da richiamare", "Indeciso")
PROJECTS: tuple[str, ...] = (
    "Meno fermi sulla linea",
    "Energia seguita per macchina",
    "Lotti tracciabili",
    "Allarmi in un solo posto",
)
NEXT_STEPS: dict[str, str] = {
    "call": "Chiamare per fissare una visita",
    "visit": "Visita in sede",
    "demo": "Dimostrazione con la produzione",
    "offer": "Inviare l'offerta",
    "meeting": "Riunione con gli acquisti",
}
MISSPELT_PRODUCT = "Kit sensorii"
RATE_SOURCE = "Tesoreria"
CREDIT = "Nota di credito per resi"
