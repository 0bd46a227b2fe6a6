"""Segnalazioni di lettura: celle e intestazioni che non dicono una cosa sola."""

from sheetcrm.wording.entry import Entry

PROBLEMS: dict[str, Entry] = {
    "unreadable-date": Entry(
        message="Non si è potuto leggere «{value}» come data.",
        hint="Scriverla come data (per esempio 23/11/2026), oppure lasciare vuota la cella.",
        meaning="Una cella di una colonna di date contiene qualcosa che non è una data.",
        why="Una data indovinata metterebbe la trattativa nel periodo sbagliato.",
        fix="Riscrivere la data in modo che il foglio stesso la riconosca come data.",
    ),
    "unreadable-number": Entry(
        message="Non si è potuto leggere «{value}» come numero.",
        hint="Scrivere solo il numero, oppure lasciare vuota la cella.",
        meaning="Una cella di una colonna di numeri contiene qualcosa che non è un numero.",
        why="Un importo indovinato renderebbe sbagliato ogni totale.",
        fix="Riscrivere l'importo come numero, e tenere parole come la valuta in una colonna a parte.",
    ),
}
