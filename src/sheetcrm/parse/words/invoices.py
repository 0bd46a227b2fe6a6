"""Headings of lists of orders and invoices, the most usual first; what is net of VAT before what may hold it."""

from collections.abc import Mapping

COLUMNS: Mapping[str, str] = {
    "deal": "opportunity id; deal id; opportunity; deal; id opportunità; id trattativa; opportunità; trattativa; "
    "codice opportunità; codice trattativa; id",
    "reference": "order ref; order reference; order number; order no; order; po number; po; purchase order; "
    "sales order; contract number; contract; reference; rif ordine; riferimento ordine; numero ordine; "
    "ordine; n ordine; nr ordine; numero contratto; contratto; commessa; riferimento; rif",
    "number": "invoice number; invoice no; invoice; document number; document; number; numero fattura; n fattura; "
    "nr fattura; fattura; numero documento; documento; numero",
    "amount": "net amount; taxable amount; net; net total; amount; value; invoiced; order value; total; imponibile; "
    "importo netto; totale imponibile; netto; importo; valore; fatturato; valore ordine; totale",
    "currency": "currency; currency code; valuta; divisa",
    "date": "invoice date; order date; document date; date; data fattura; data ordine; data documento; data",
}
