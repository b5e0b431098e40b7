/** Folded words that carry no content of their own. */
const FUNCTION_WORDS = new Set(
  `a ai aie ait as au aucun aucune aura aurait aussi autre autres aux avaient avais avait avant avec avez avoir avons ayant
  bien c ca car ce ceci cela celle celles celui ces cet cette ceux chaque chez ci comme d dans de deja des depuis donc dont du
  elle elles en encore entre es est et etaient etais etait etant ete etes etre eu eux fait faire fais faut font fut ici il
  ils j je jusqu jusque l la le les leur leurs lors lorsque lui m ma mais me meme memes mes mi moi moins mon n ne ni non nos
  notre nous on ont ou oui par parce pas peu peut peuvent peux plus plutot pour pourquoi pouvez pouvons pu puis qu quand que
  quel quelle quelles quels qui quoi s sa sans se sera serait ses si sien soit sommes son sont sous suis sur t ta te tel
  telle tes toi ton toujours tous tout toute toutes tres tu un une va vais vers voici voila vont vos votre vous y`
    .split(/\s+/)
    .filter(Boolean),
)

/** Folded words that any letter about a deposit says, whoever said them before: facts travel, wording does not. */
const COMMON_WORDS = new Set(
  `accord accepte accepter adresse annee annees ans an annonce appartement article articles bail bailleur bailleresse bonjour
  calcul charges clef clefs cle cles commission conciliation conforme cordialement courriel date debut delai delais
  demande demander departementale depot deposer dernier derniere devis dossier du due dues dus email entree envoyer envoye
  etat etats euro euros facture factures fin garantie garder garde hors immeuble jour jours juge jusqu justificatif
  justificatifs justifie justifiee justifiees justifier lettre lieux locataire locataires location logement loi loyer loyers
  madame mail maison mediateur mediation mediatrice merci message messages meuble meublee mois monsieur montant mediatrices
  nouvelle nouveau paie paiement partie parties payer paye payee personne premier premiere principal principale proposition
  propose proposer proprietaire question questions raison recevoir recu recue refuse regle regler rendez rend rendra rendre
  rendu rendue rendues rendus repondre repond reponse residence restant reste restituer restitution retard retenir retenue
  retenues remise remis retour semaine semaines service signale situation situe solde somme sommes sortie total tout tribunal
  trouver verse versee versement verser virement vide voir code postal rue
  janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre
  lundi mardi mercredi jeudi vendredi samedi dimanche
  zero deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize vingt trente quarante cinquante
  soixante cent cents mille`
    .split(/\s+/)
    .filter(Boolean),
)

export const isFunctionWord = (word: string): boolean => FUNCTION_WORDS.has(word) || word.length === 1

/** A word that says something particular: neither grammar, nor a number, nor what every such letter says. */
export const isContentWord = (word: string): boolean =>
  !isFunctionWord(word) && !COMMON_WORDS.has(word) && !/^\d+$/.test(word)
