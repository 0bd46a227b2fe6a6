"""Headings of CRM exports (Salesforce, HubSpot, Pipedrive, Zoho, Odoo, Dynamics) that plain English does not cover.

A leading `Deal - ` or `Opportunity: `, as Pipedrive and report builders write it, is taken off before the look-up.
"""

OPPORTUNITY: dict[str, str] = {
    "id": "hs object id; case safe id; opportunity 18 digit id; do not modify opportunity; external id",
    "client": "associated company; primary associated company; potential customer; associated company names",
    "title": "dealname; potential name; name of opportunity",
    "owner": "hubspot owner id; hubspot owner; user id; ownerid; potential owner; owner full name",
    "stage": "dealstage; stage id; stepname; pipeline phase; sales process step",
    "status": "statecode; statuscode; is closed won; hs is closed won",
    "value": "amount in company currency; est revenue base; estimated value base; amount base; planned revenue base",
    "currency": "currencyisocode; transactioncurrencyid; company currency; amount currency",
    "probability": "close probability; hs deal stage probability; automated probability",
    "category": "hs forecast category; msdyn forecastcategory; manual forecast category; hs manual forecast category",
    "created": "add time; creation time; deal created; createdate",
    "expected_close": "date deadline; deadline; estimatedclosedate; est closing date",
    "closed": "actualclosedate; deal closed on; close time; hs closed won date",
    "awarded": "hs closed amount; actual revenue base; actual value base",
    "loss_reason": "lost reason id; closed lost reason detail; reason for loss",
    "source": "original source type; hs analytics source; source id; utm source",
    "next_step": "hs next step; next activity summary",
    "competitor": "main competitor s",
    "recurring": "expected mrr; hs mrr; recurring revenue monthly",
}
ACTIVITY: dict[str, str] = {
    "opportunity": "regardingobjectid; res id; associated deal id; related record; potential name",
    "type": "tasksubtype; activitytypecode; hs activity type; activity type id; eventsubtype",
    "date": "activitydatetime; scheduledstart; hs timestamp; marked as done time; date deadline; startdatetime",
    "owner": "assigned to user; activity assigned to; ownerid",
    "status": "statecode; hs task status; marked as done",
}
OTHER = (
    "pipeline; deal pipeline; sales team; owner role; fiscal period; record type id; amount in home currency; "
    "weighted amount in company currency; forecast amount; has products; label; deal label; last activity date; "
    "last contacted; number of associated contacts; number of sales activities; rotten time; visible to; won time quarter; "
    "do not modify row checksum; do not modify modified on; recurring revenue plan; contract count"
)
