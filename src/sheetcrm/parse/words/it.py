"""Intestazioni e parole italiane."""

_PREVISTA = [
    "prevista",
    "previsto",
    "stimata",
    "stimato",
    "presunta",
    "presunto",
    "probabile",
    "attesa",
    "atteso",
    "possibile",
    "ipotizzata",
]
_CHIUSURA = ["chiusura", "ordine", "firma", "decisione", "aggiudicazione", "acquisizione"]
_CHIUSURA_PREVISTA = "; ".join(
    f"{text}"
    for prevista in _PREVISTA
    for chiusura in _CHIUSURA
    for text in (
        f"{chiusura} {prevista}",
        f"data {chiusura} {prevista}",
        f"data di {chiusura} {prevista}",
        f"data {prevista} {chiusura}",
        f"data {prevista} di {chiusura}",
        f"mese {chiusura} {prevista}",
        f"mese di {chiusura} {prevista}",
    )
)
OPPORTUNITY: dict[str, str] = {
    "id": "id; codice; numero; id opportunità; id trattativa; codice opportunità; codice trattativa; n; nr; "
    "numero opportunità; numero trattativa; cod; n opportunità; rif; riferimento; progressivo; n trattativa; num; "
    "codice progetto; id offerta; protocollo",
    "client": "cliente; ragione sociale; azienda; nome cliente; società; ditta; denominazione; account; nome azienda; "
    "nominativo; committente; prospect; potenziale cliente; cliente finale; intestatario; denominazione cliente; anagrafica",
    "title": "titolo; opportunità; nome opportunità; trattativa; nome trattativa; oggetto; descrizione; "
    "titolo opportunità; descrizione opportunità; nome progetto; oggetto trattativa; descrizione trattativa; titolo trattativa",
    "owner": "responsabile; commerciale; venditore; agente; proprietario; area manager; assegnato a; referente; "
    "titolare; account manager; responsabile commerciale; titolare opportunità; nome agente; funzionario; "
    "agente di vendita; proprietario opportunità; referente commerciale; incaricato; sales; capo area; consulente",
    "product": "prodotto; prodotto o servizio; servizio; prodotto servizio; prodotti; soluzione; linea prodotto; "
    "articolo; famiglia prodotto; linea di prodotto; nome prodotto; tipo servizio; tipo prodotto; linea; offerta prodotto",
    "stage": "fase; stadio; fase trattativa; stato avanzamento; fase opportunità; fase di vendita; fase vendita; "
    "avanzamento; stato trattativa; stato pipeline; fase commerciale; fase attuale; step",
    "status": "stato; esito; stato opportunità; risultato; vinta persa; esito finale; esito trattativa; vinto perso; "
    "stato finale; stato offerta",
    "value": "valore; importo; valore presunto; valore stimato; valore trattativa; valore opportunità; importo stimato; "
    "importo presunto; ricavo previsto; importo trattativa; valore previsto; importo previsto; valore contratto; "
    "valore potenziale; fatturato previsto; ricavo atteso; importo opportunità; valore totale; importo totale; "
    "totale; fatturato potenziale; valore economico; imponibile; ricavo; valore atteso; stima valore; fatturato stimato; "
    "ricavi previsti; valore della trattativa; importo netto; valore netto; prezzo; ricavi; potenziale; valore annuo; importo annuo; fatturato; importo lordo; valore lordo; stima importo; totale offerta prevista",
    "currency": "valuta; divisa; moneta; codice valuta",
    "probability": "probabilità; probabilità di chiusura; probabilità chiusura; prob; probabilità successo; "
    "probabilità di successo; percentuale; percentuale di chiusura; percentuale chiusura; probabilità vincita; "
    "possibilità; percentuale successo; prob chiusura; percentuale di successo; probabilità vittoria; % chiusura; % successo; % probabilità; % prob; % di chiusura; % di successo; percentuale probabilità; probabilità percentuale",
    "category": "categoria; categoria previsione; categoria di previsione; forecast; previsione",
    "created": "data creazione; data apertura; creata il; aperta il; data inserimento; data inizio trattativa; "
    "data di creazione; data creazione opportunità; creato il; aperto il; apertura; data ingresso; "
    "data di apertura; data apertura trattativa; data apertura opportunità; data creazione trattativa; data primo contatto; "
    "data segnalazione; creazione; primo contatto; data opportunità; data di inserimento; data richiesta; inserita il; inserito il",
    "expected_close": "chiusura prevista; data chiusura prevista; data prevista chiusura; prevista chiusura; "
    "data di chiusura prevista; possibile chiusura; data presunta chiusura; chiusura presunta; data possibile chiusura; "
    "chiusura stimata; data chiusura stimata; data prevista; previsione chiusura; scadenza; data prevista di chiusura; "
    "data stimata chiusura; data presunta di chiusura; data presunta; data obiettivo; data scadenza; data chiusura presunta; "
    "mese previsto; chiusura attesa; data chiusura attesa; mese chiusura previsto; data ordine prevista; data decisione; "
    "previsione di chiusura; prevista chiusura il; mese di chiusura previsto; data di chiusura stimata; presunta chiusura; data di chiusura presunta"
    f"; {_CHIUSURA_PREVISTA}",
    "project": "definizione progetto; progetto; esigenza; esigenze; bisogno; definizione del progetto; "
    "descrizione progetto; necessità; ambito; richiesta del cliente; richiesta",
    "offer_date": "data offerta; data preventivo; data invio offerta; data proposta; offerta inviata il; "
    "data invio preventivo; data dell'offerta; data presentazione offerta; preventivo inviato il; offerta del",
    "offer_ref": "rif offerta; numero offerta; riferimento offerta; n offerta; codice offerta; numero preventivo; "
    "n preventivo; rif preventivo; preventivo n; offerta n; nr offerta; nr preventivo; protocollo offerta",
    "offer_value": "valore offerta; importo offerta; valore preventivo; importo preventivo; valore offerto; "
    "importo offerto; totale offerta; totale preventivo; importo dell'offerta; valore dell'offerta; prezzo offerto",
    "closed": "data chiusura effettiva; chiusa il; chiuso il; data effettiva chiusura; chiusura effettiva; "
    "data ordine; data firma; data aggiudicazione; data chiusura; data di chiusura; data vincita; data acquisizione; "
    "data esito; data chiusura trattativa; data chiusura opportunità; chiusura; data contratto; vinta il; persa il; "
    "data firma contratto; data di firma; data chiusura reale; data vinta; data persa; data vincita perdita; data conferma; data conferma ordine; data ordine cliente; data di conferma",
    "awarded": "valore aggiudicato; importo aggiudicato; valore acquisito; importo acquisito; valore effettivo; "
    "importo effettivo; valore ordine; importo ordine; valore finale; importo finale; ricavo effettivo; aggiudicato; "
    "valore vinto; importo vinto; acquisito; ordinato; venduto; importo contratto; importo ordinato; valore chiuso; "
    "importo chiuso; valore firmato; importo firmato; ricavi effettivi; fatturato effettivo; prezzo finale; valore aggiudicazione; "
    "importo aggiudicazione",
    "loss_reason": "motivo perdita; motivo della perdita; motivo di perdita; causa perdita; motivazione perdita; motivo; "
    "motivazione; motivo persa; motivo chiusura; causa; perché persa; motivi perdita; causale; motivo di chiusura; "
    "motivazione esito; motivo esito; causale perdita; motivo trattativa persa; causa della perdita; motivo rifiuto",
    "competitor": "concorrente; competitor; concorrenza; concorrenti; perso contro; persa contro; concorrente principale",
    "source": "origine; fonte; provenienza; canale; origine lead; fonte lead; origine contatto; provenienza lead; "
    "provenienza contatto; canale di acquisizione; origine opportunità; fonte opportunità; campagna",
    "client_type": "tipo cliente; segmento; tipologia cliente; nuovo o acquisito; categoria cliente; nuovo esistente; "
    "tipologia di cliente; tipo di cliente",
    "order_ref": "rif ordine; numero ordine; riferimento ordine; n ordine; numero contratto; numero fattura; n contratto; "
    "n fattura; ordine n; rif contratto; rif fattura; nr ordine; commessa; numero commessa; codice ordine",
    "start": "inizio; data inizio; decorrenza; inizio contratto; inizio servizio; data decorrenza; data inizio contratto; "
    "inizio progetto; data avvio; avvio; data inizio servizio; data inizio progetto; data attivazione",
    "term_months": "durata mesi; mesi; durata; durata in mesi; durata contratto; numero mesi; durata contratto mesi; "
    "mesi contratto; mesi di contratto; n mesi",
    "recurring": "canone; canone mensile; ricorrente; ricavo mensile; mrr; importo mensile; canoni; ricavo ricorrente; "
    "valore mensile; ricorrente mensile",
    "credit_of": "storno di; rettifica di; nota di credito per; nota di credito di; storno della trattativa",
    "last_stage": "ultima fase; fase precedente; persa in fase; fase di perdita; ultima fase aperta; fase alla perdita",
    "next_step": "prossimo passo; prossima azione; prossima attività; passo successivo; prossimi passi; da fare; "
    "azione successiva; prossime azioni; azioni; prossimo step",
    "notes": "note; annotazioni; commenti; osservazioni; nota; commento; note interne; altre note",
}
ACTIVITY: dict[str, str] = {
    "id": "id attività; id; codice attività; n; numero; numero attività; codice",
    "opportunity": "opportunità; id opportunità; trattativa; id trattativa; codice opportunità; codice trattativa; "
    "rif opportunità; relativa a; numero trattativa; relativo a; nome opportunità; rif trattativa; numero opportunità",
    "type": "tipo; attività; tipo attività; tipologia; azione; oggetto; tipologia attività; tipo di attività; tipo contatto; "
    "tipo azione; modalità",
    "date": "data; data attività; giorno; data scadenza; il; quando; data contatto; data visita; data chiamata; scadenza; "
    "data esecuzione; data e ora; data appuntamento",
    "owner": "responsabile; commerciale; venditore; agente; assegnata a; svolta da; eseguita da; chi; assegnato a; utente; "
    "incaricato; referente",
    "status": "stato; stato attività; fatta; eseguita; svolta; completata; pianificata o svolta; fatto; completato; eseguito",
    "outcome": "esito; risultato; riscontro; esito chiamata; risposta; esito attività; esito visita",
    "notes": "note; commenti; annotazioni; descrizione; nota; dettagli; resoconto; osservazioni; verbale",
}
OTHER = (
    "data fine; data contatto; budget; data prossimo contatto; trimestre chiusura; telefono; cellulare; email; e mail; città; provincia; regione; indirizzo; cap; sito; sito web; settore; contatto; "
    "referente cliente; persona di riferimento; valore ponderato; importo ponderato; ponderato; valore pesato; pesato; "
    "giorni aperti; giorni in fase; ultima modifica; data ultima modifica; aggiornato il; ultimo aggiornamento; "
    "data aggiornamento; data cambio fase; trimestre; anno; mese; costo; costi; margine; sconto; iva; provvigione; quantità; "
    "prezzo unitario; priorità; punteggio; etichette; direttore; squadra; zona; filiale; paese; nazione; partita iva; "
    "codice fiscale; ultimo contatto; ultima attività; data prossima azione; allegati; obiettivo; budget annuo; ruolo; nome; "
    "cognome; creato da; modificato da; valido fino al; validità offerta; gruppo; saldo; acconto; pagamento; dipendenti"
)
LISTS = {
    "stages.name": "fase; fasi; nome fase; stadio; stadi; fasi trattativa; fasi di vendita; fase trattativa",
    "stages.order": "ordine; n; numero; sequenza; posizione; progressivo",
    "stages.probability": "probabilità; prob; probabilità predefinita; percentuale; peso; probabilità di chiusura",
    "stages.outcome": "esito; stato; risultato; tipo",
    "stages.category": "categoria di previsione; categoria; categoria previsione",
    "stages.stale_days": "ferma dopo; ferma dopo giorni; giorni; giorni massimi; giorni max; giorni fermo; giorni di fermo",
    "stages.offer": "offerta inviata; offerta; con offerta",
    "products.name": "prodotto; prodotti; nome prodotto; elenco prodotti; servizio; servizi; prodotti e servizi; "
    "prodotto o servizio; prodotti servizi",
    "loss_reasons.name": "motivo della perdita; motivi della perdita; motivo perdita; motivi perdita; motivi di perdita; "
    "motivo di perdita; cause perdita; causa perdita",
    "activity_types.name": "tipo attività; tipi attività; tipi di attività; tipo di attività; tipologia attività; "
    "tipologie attività",
    "owners.name": "responsabile; responsabili; commerciale; commerciali; venditore; venditori; agente; agenti; "
    "area manager; titolare; titolari",
    "targets.period": "periodo; mese; trimestre; anno",
    "targets.value": "obiettivo; obiettivi; target; budget; obiettivo vendite; valore obiettivo; quota",
    "targets.owner": "responsabile; commerciale; venditore; agente",
    "targets.product": "prodotto; servizio",
    "rates.currency": "valuta; divisa; codice valuta",
    "rates.rate": "cambio; tasso; tasso di cambio; cambi",
    "rates.date": "dal; data; valido dal; data cambio; decorrenza",
    "rates.source": "fonte; origine",
    "playbook.first": "attività; prima",
    "playbook.before": "prima del primo; prima della prima; prima di",
    "playbook.at_least": "almeno; minimo; quante; quanti",
    "playbook.since": "da quando; dal; valida dal",
    "settings.name": "impostazione; impostazioni; parametro; parametri; voce; opzione",
    "settings.value": "valore",
}
LIST_SHEETS = (
    "elenco; elenchi; lista; liste; impostazione; impostazioni; parametri; configurazione; tabelle; tabella; anagrafiche; "
    "anagrafica; definizioni; menu; opzioni; fasi; prodotti; obiettivi; cambi; valori; dati; convalida; tendine; commerciali"
)
DEAL_SHEETS = "opportunità; trattative; trattativa; pipeline; offerte; portafoglio trattative"
ACTIVITY_SHEETS = "attività; chiamate; visite; diario; registro attività; appuntamenti"
WON = (
    "vinta; vinto; chiusa vinta; chiuso vinto; acquisita; acquisito; aggiudicata; aggiudicato; ordine; "
    "ordine ricevuto; firmata; firmato; contratto firmato; chiusa positiva; chiusa positivamente; vinte; accettata; "
    "accettato; pagata; pagato; ordinata; chiuso positivo; approvata; approvato; offerta accettata; conclusa positivamente"
)
LOST = (
    "persa; perso; chiusa persa; chiuso perso; perduta; annullata; annullato; rifiutata; rifiutato; abbandonata; "
    "abbandonato; chiusa negativa; chiusa negativamente; non interessato; perse; scartata; respinta; decaduta; "
    "chiuso negativo; non interessata; offerta rifiutata; cancellata; non aggiudicata; non vinta; sfumata; archiviata persa"
)
OPEN = (
    "aperta; aperto; in corso; attiva; attivo; trattativa; in trattativa; negoziazione; offerta; offerta inviata; "
    "qualificata; qualifica; contatto; primo contatto; sospesa; in attesa; nuova; nuovo; proposta; proposta inviata; "
    "analisi; dimostrazione; valutazione; in valutazione; preventivo; preventivo inviato; soluzione concordata; "
    "in lavorazione; da contattare; contattato; interessato; rinviata; congelata; sopralluogo; in negoziazione"
)
ORDER = (
    "nuova; nuovo; da contattare; contatto; primo contatto; contattato; qualifica; qualificata; analisi; sopralluogo; "
    "dimostrazione; soluzione concordata; valutazione; preventivo; proposta; offerta; proposta inviata; preventivo inviato; "
    "offerta inviata; in attesa; trattativa; in trattativa; negoziazione; in negoziazione"
)
TOTALS = (
    "totale; totali; totale generale; totale complessivo; subtotale; somma; sub totale; complessivo; media; conteggio"
)
CATEGORIES = {
    "omitted": "esclusa; omessa; escluso; fuori previsione",
    "pipeline": "pipeline; in pipeline",
    "best_case": "migliore ipotesi; caso migliore; best case; ipotesi migliore",
    "commit": "impegno; impegnata; commit; certa; sicura",
    "closed": "chiusa; chiuso; vinta",
}
PLANNED = "pianificata; pianificato; da fare; programmata; programmato; aperta; in programma; prevista; previsto; in attesa; no"
DONE = "svolta; svolto; fatta; fatto; eseguita; eseguito; completata; completato; conclusa; chiusa; sì; effettuata; effettuato"
YES = "sì; si; vero; s"
NO = "no; falso"
BLANK = "da definire; non disponibile; nd; n d; da stabilire; nessuno; nessuna; da decidere"
LAST = "ultima; ultimo"
NEXT = "prossima; prossimo"
CONTACTS = {
    "": "contatto; attività; data contatto; data attività",
    "Chiamata": "chiamata; telefonata; data chiamata",
    "Visita": "visita; data visita",
    "Riunione": "riunione; incontro; appuntamento; data incontro; data appuntamento",
    "Dimostrazione": "demo; dimostrazione; data demo; data dimostrazione",
}
MONTHS = (
    "gennaio gen; febbraio feb; marzo mar; aprile apr; maggio mag; giugno giu; luglio lug; agosto ago; "
    "settembre set sett; ottobre ott; novembre nov; dicembre dic"
)
SETTINGS = {"currency": "valuta; divisa; valuta predefinita", "language": "lingua"}
