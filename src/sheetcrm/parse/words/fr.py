"""En-têtes et mots français."""

OPPORTUNITY: dict[str, str] = {
    "id": "id; identifiant; numéro; n opportunité; référence; réf; id opportunité; code; code affaire; n affaire; "
    "numéro d'affaire; référence affaire",
    "client": "client; société; entreprise; nom du client; raison sociale; compte; nom client; nom de la société; "
    "nom du compte; nom de l'entreprise; prospect",
    "title": "titre; opportunité; affaire; nom de l'opportunité; nom de l'affaire; intitulé; objet; nom opportunité; "
    "nom affaire; libellé; transaction; nom de la transaction; projet client",
    "owner": "responsable; commercial; propriétaire; vendeur; chargé d'affaires; ingénieur commercial; attribué à; "
    "assigné à; propriétaire de l'opportunité; nom du commercial; propriétaire de la transaction; technico commercial",
    "product": "produit; produit ou service; service; produits; prestation; offre commerciale; solution; gamme; "
    "nom du produit; produit service",
    "stage": "étape; phase; étape de vente; phase de vente; étape du pipeline; étape commerciale; étape de l'opportunité; "
    "étape de la transaction; avancement; stade",
    "status": "statut; état; résultat; statut de l'affaire; statut opportunité; gagné perdu; issue",
    "value": "montant; montant estimé; valeur; valeur estimée; ca prévisionnel; montant prévisionnel; chiffre d'affaires; "
    "montant ht; revenu estimé; montant de l'opportunité; montant total; ca estimé; revenu prévu; montant potentiel; "
    "montant de la transaction; ca potentiel; valeur de l'affaire; montant devis prévu",
    "currency": "devise; monnaie",
    "probability": "probabilité; probabilité de succès; taux de réussite; chance; probabilité de signature; "
    "chances de succès; probabilité de conclusion; probabilité de closing; taux de probabilité; proba",
    "category": "catégorie de prévision; catégorie de prévisions",
    "created": "date de création; créé le; date d'ouverture; créée le; date création; ouverture; date d'entrée; "
    "date de début de négociation; date premier contact; date de la demande",
    "expected_close": "clôture prévue; date de clôture prévue; date prévisionnelle; date de signature prévue; "
    "fermeture prévue; date prévue de clôture; date de conclusion prévue; date estimée de clôture; échéance; "
    "date prévisionnelle de signature; date de clôture estimée; date d'échéance; closing prévu; date de décision; "
    "date prévue; signature prévue; date prévisionnelle de clôture",
    "project": "définition du projet; besoin; besoin client; projet; description du besoin",
    "offer_date": "date de l'offre; date du devis; date d'envoi du devis; date offre; date devis; devis envoyé le; "
    "date d'envoi de l'offre; date de proposition",
    "offer_ref": "n devis; numéro de devis; réf devis; numéro d'offre; n offre; référence devis; référence offre",
    "offer_value": "montant du devis; montant de l'offre; montant devis; montant offre; montant proposé",
    "closed": "date de clôture; clôturé le; date de signature; date de fermeture; date de clôture réelle; "
    "date de commande; date réelle de clôture; signé le; clôture; date de closing; date clôture; gagné le",
    "awarded": "montant signé; montant gagné; montant final; ca réalisé; montant de la commande; montant commande; "
    "montant réel; valeur signée; ca signé; montant facturé; revenu réel",
    "loss_reason": "raison de la perte; motif de perte; raison de perte; cause de perte; motif perte; raison perte; "
    "raison de l'échec; motif de refus; raison de clôture",
    "competitor": "concurrent; concurrence; concurrents; concurrent principal",
    "source": "source; origine; provenance; canal; origine du lead; source du lead; source de la piste",
    "client_type": "type de client; segment; type client; segment client; catégorie client",
    "order_ref": "n commande; numéro de commande; bon de commande; numéro de contrat; numéro de facture; n facture; "
    "n contrat; référence commande",
    "start": "date de début; début; début du contrat; démarrage; date de démarrage; début de projet",
    "term_months": "durée; durée mois; durée en mois; nombre de mois; durée du contrat; durée contrat mois",
    "recurring": "mrr; abonnement mensuel; récurrent; montant mensuel; revenu récurrent mensuel",
    "last_stage": "dernière étape; étape précédente",
    "next_step": "prochaine étape; prochaine action; action suivante; à faire; prochaines actions; étape suivante",
    "notes": "notes; commentaires; commentaire; remarques; observations; remarque",
}
ACTIVITY: dict[str, str] = {
    "id": "id activité; id; numéro",
    "opportunity": "opportunité; id opportunité; affaire; n opportunité; n affaire; nom de l'opportunité; relatif à",
    "type": "type; type d'activité; activité; action; type d'action; objet; tâche",
    "date": "date; date d'activité; date de l'activité; échéance; date d'action; date de l'action; date du contact",
    "owner": "responsable; commercial; attribué à; par; vendeur; assigné à",
    "status": "statut; état; fait; terminé; réalisé",
    "outcome": "résultat; issue; retour",
    "notes": "notes; commentaires; commentaire; description; remarques; compte rendu",
}
OTHER = (
    "téléphone; email; courriel; ville; pays; région; adresse; code postal; secteur; secteur d'activité; contact; "
    "montant pondéré; ca pondéré; pondéré; valeur pondérée; dernière modification; date de modification; trimestre; année; "
    "mois; coût; marge; remise; tva; quantité; priorité; équipe; dernier contact; interlocuteur; prénom; nom; fonction"
)
LISTS = {
    "stages.name": "étape; étapes; phases; phase; étapes de vente",
    "stages.order": "ordre; n; numéro",
    "stages.probability": "probabilité; proba",
    "stages.outcome": "résultat; statut; issue; type",
    "stages.stale_days": "jours; jours max; délai",
    "products.name": "produit; produits; nom du produit; services",
    "loss_reasons.name": "motif de perte; motifs de perte; raison de perte; raisons de perte; raisons de la perte",
    "activity_types.name": "type d'activité; types d'activité; types d'activités",
    "owners.name": "responsable; responsables; commercial; commerciaux; vendeurs; vendeur",
    "targets.period": "période; mois; trimestre; année",
    "targets.value": "objectif; objectifs; cible; quota",
    "targets.owner": "commercial; responsable; vendeur",
    "targets.product": "produit",
    "rates.currency": "devise; monnaie",
    "rates.rate": "taux; taux de change; cours",
    "rates.date": "date; depuis; à partir du",
    "settings.name": "paramètre; paramètres; réglage",
    "settings.value": "valeur",
}
LIST_SHEETS = (
    "liste; listes; paramètres; paramètre; paramétrage; référentiel; données; réglages; étapes; produits; objectifs"
)
DEAL_SHEETS = "opportunités; affaires; pipeline; pipe; devis"
ACTIVITY_SHEETS = "activités; actions; appels; visites; tâches"
WON = "gagné; gagnée; signé; signée; accepté; acceptée; commandé; commande; clos gagné; conclu; conclue; fermée gagnée; clôturé gagné"
LOST = (
    "perdu; perdue; abandonné; abandonnée; refusé; refusée; annulé; annulée; clos perdu; rejeté; sans suite; "
    "fermée perdue; clôturé perdu; non retenu"
)
OPEN = "ouvert; ouverte; en cours; négociation; proposition; qualifié; qualification; prospection; devis envoyé; offre envoyée; relance; actif"
ORDER = "prospection; qualification; qualifié; proposition; offre envoyée; devis envoyé; relance; négociation"
TOTALS = "total; totaux; total général; sous total; somme; moyenne"
CATEGORIES = {
    "omitted": "exclue; exclu; omise",
    "best_case": "meilleur cas; meilleure hypothèse",
    "commit": "engagement; engagé",
    "closed": "clôturée; conclue; fermée",
}
PLANNED = "planifié; planifiée; à faire; prévu; prévue; en cours; non"
DONE = "fait; faite; terminé; terminée; réalisé; réalisée; effectué; oui"
YES = "oui; vrai"
NO = "non; faux"
BLANK = "à définir; non disponible; nd; aucun; aucune"
LAST = "dernier; dernière"
NEXT = "prochain; prochaine"
CONTACTS = {
    "": "contact; activité; relance",
    "Appel": "appel; date d'appel",
    "Visite": "visite; date de visite",
    "Rendez-vous": "rendez vous; rdv; réunion",
    "Démonstration": "démo; démonstration",
}
MONTHS = (
    "janvier janv; février févr fév; mars; avril avr; mai; juin; juillet juil; août; septembre sept; octobre oct; "
    "novembre nov; décembre déc"
)
SETTINGS = {"currency": "devise; monnaie"}
