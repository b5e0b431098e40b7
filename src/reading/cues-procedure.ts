import type { CueTable } from './cue.ts'
import type { Situation } from './situation.ts'

const about =
  /depot|caution|garantie|retenue|rembours|restitu|cles|etat des lieux|\bedl|loyer|locat|proprio|proprietaire|bailleu|agence/
const deposit = /depot|caution|garantie|\bdg\b|retenue|retien|rembours|restitu|rendre? mes|recuperer|mes M/
const aboutDeposit = ({ text, input }: Situation): boolean =>
  text.sentences.some((s) => deposit.test(s.marked)) ||
  deposit.test(
    input.subject
      .toLowerCase()
      .normalize('NFD')
      .replace(/[\u0300-\u036f]/g, ''),
  )
const notAskedYet = (s: Situation): boolean => !s.own.has('request_mediation') && aboutDeposit(s)
const firstFromSide = (s: Situation): boolean =>
  notAskedYet(s) && s.own.size === 0 && !s.others.has('request_mediation')

/** Asking for help, for something to be proved, for time; leaving; turning to the law. */
export const procedureCues: CueTable = {
  request_mediation: [
    {
      find: /\b(?:demande|souhaite|souhaiterais|souhaitons|souhaiterions|sollicite|solliciter|voudrais|voudrions|aimerais|aimerions|veux bien essayer|cherche|besoin d'|lancer|entamer|ouvrir|engager|saisir|saisis|saisissons|saisine de)\b.{0,50}\b(?:mediation|mediateur|mediatrice|entremise|intermediaire|intervention|votre aide|concours)\b/,
      unless: /\b(?:pas|jamais|sans) (?:de |la |votre |cette )?mediation|refuse/,
      when: firstFromSide,
      certainty: 'sure',
    },
    {
      find: /\b(?:pouvez|pourriez|pourrez|peuvent|pouvais|pouvoir|pouves|pouver)[ -]?(?:vous|tu)?.{0,30}\b(?:aide[rz]?|intervenir|intervene[rz]|contacter|ecrire|interceder|appuyer|debloquer|regler|parler|joindre|relancer|lui demander|leur demander|demander a|faire (?:quelque chose|le necessaire|l'intermediaire)|occuper|servir|prendre (?:contact|en charge)|soutenir|accompagner|ouvrir)\b/,
      unless: /\b(?:me dire|m'indiquer|m'expliquer) (?:si|comment|quand)\b.{0,60}$|s'il ne veut pas/,
      when: firstFromSide,
    },
    {
      find: /\baide[rz]?[ -](?:moi|nous)\b|\b(?:m'|nous |me )(?:aide[rz]?|aidiez|assister|accompagner)\b|\bbesoin (?:de votre |d'un peu d'|d')?aide\b|\bavoir de l'aide\b|\bdemande d'aide\b|\bvotre (?:aide|appui|soutien|concours|eclairage) (?:pour|afin|dans|me|serait)|\bvoudrais votre aide\b/,
      when: firstFromSide,
    },
    {
      find: /\bm'aide(?:r|z)?\b|\bfaire appel a vous|\b(?:fais|fait|faisons|faire) appel a (?:vous|vos services|la mediation|mediation)|\b(?:vous )?(?:saisis|saisissons|saisir)\b.{0,40}\b(?:pour|afin|au sujet|d'un|de|ma|mon)\b|\bme tourne vers vous|\b(?:viens?|venons) vers vous|\bm'adresse a vous|\bnous adressons a vous|\bvous contacte\b|\bvous sollicite\b|\bcompte sur vous|\bme permets de vous (?:ecrire|saisir|contacter|solliciter)/,
      when: firstFromSide,
    },
    {
      find: /\bmerci (?:d'avance )?(?:(?:de |d')(?:demander|contacter|(?:le|la|les|lui|leur) (?:contacter|ecrire|demander|relancer)|m'aider|nous aider|intervenir|bien vouloir (?:intervenir|contacter|m'aider|nous aider)|faire le necessaire|lui ecrire|leur ecrire|votre intervention)|par avance de votre aide|d'avance de votre aide|pour votre aide)|\bremercie (?:par avance|d'avance) (?:de|pour) votre (?:aide|intervention)|\bvous en charger\b|\bvotre arbitrage\b|\b(?:que|qu') ?(?:vous |la mediation |ils? )(?:m'aidiez|nous aidiez|interveniez|intervienne|serviez|lui demandiez|leur demandiez|l'ameniez|vous occupiez|nous departage|departagent|contactiez)|\bservir d'intermediaire|\bmediation (?:est |soit )?en copie\b|\bmets? (?:la mediation |mediation )?en copie\b|\bde vous en occuper\b/,
      when: firstFromSide,
    },
  ],
  evidence_requested: [
    {
      find: /\b(?:(?<!votre )(?<!ma )demande|demandons|reclame(?! M)|exige|sollicite|souhaite|voudrais|aimerais|attends|veux|veut|merci (?:de|d')|pouvez[- ]vous|pourriez[- ]vous|peut[- ](?:il|elle|on)|peux|puis-je|qu'(?:il|elle|ils) (?:m'envoie|me montre|produise|fournisse)|envoyez|fournissez|produisez|transmettez|montrez|communiquez|je demande|montrez[- ]moi|veuillez(?! trouver)|prie|invite)\b.{0,70}\b(?:factures?|justificatifs?|devis|preuves?|photos?|decompte|detail|pieces?|tickets?|releves?|copie|un papier)\b/,
      unless:
        /\b(?:ai-je le droit|doit-il|doit-elle|est-ce que|si (?:elle|il) (?:produisait|fournissait)|je (?:joins|vous envoie|vous transmets|peux (?:vous )?(?:envoyer|fournir|transmettre))|je vous (?:l|les )?envoie|peux vous|voulez des|a votre disposition|veux bien (?:envoyer|fournir)|donnees|rib\b)/,
    },
    {
      find: /\bou (?:est|sont) (?:la|les|le) (?:facture|justificatif|devis|preuve|photo)|\bcommunication (?:du|des|de la) (?:devis|facture|justificatif|piece)|\bj'attends (?:toujours )?(?:la |les |le |vos |ses )(?:facture|justificatif|devis|preuve|decompte)/,
    },
  ],
  delay_request: [
    {
      find: /\b(?:laisse[rz]?(?:[- ]moi)?|m'accorder|accorde[rz]?|donne[rz]?|demande|demandons|octroyer|besoin|voudrais|souhaite|solliciter?|faudrait|me faut|nous faut|aurais|obtenir)\b.{0,50}\b(?:delai|du temps|un peu de temps|plus de temps|jusqu'(?:a|au|en|D)|une (?:dizaine|quinzaine|couple) de|quelques? (?:jours|semaines|mois)|(?:un|deux|trois) mois|(?:une|deux|trois) semaines?|report)\b/,
      unless:
        /\b(?:pas|aucun|sans) (?:de )?(?:delai|temps)|\bavait (?:un|deux) mois|\bpreavis|dans un delai|delai legal/,
    },
    {
      find: /\b(?:patienter|reporter|decaler|repousser|attendre) (?:un peu|jusqu|toute? (?:echeance|reponse)|quelques|encore|le|la|ma|mon|au|D\d|fin|l'echeance|votre|cette|de)/,
      unless:
        /\b(?:j'ai|je (?:peux|veux|vais|dois|prefere|n'ai pas l'intention)|d'accord|ok|bien sur|assez|marre|prefere|vient de|cesse d)\b/,
    },
    {
      find: /\b(?:peux|peut|pourrai[st]?|possible|puis-je|serait-il possible|pourrait-on|accepteriez)\b.{0,60}\b(?:le mois prochain|D\d|plus tard|en (?:deux|trois|plusieurs) fois|echelonn|apres les fetes|a la fin du mois)/,
      unless: /\b(?:recuperer|passer|saisir|droit)\b/,
      when: ({ side }, s) => s.asks || side === 'landlord',
    },
  ],
  mediation_refusal: [
    {
      find: /\b(?:participer|participerai|participons|participe|participera|prendre part|prendrai part|donner suite|donnerai pas suite|donnerons pas suite|entrer dans|me preter|se preter|nous preter|me soumettre|repondre (?:a|aux) (?:votre|vos))\b.{0,60}/,
      unless:
        /\b(?:(?:veux|souhaite|accepte|suis d'accord|d'accord|suis pret|bien) (?:bien )?(?:de |pour |a )?(?:participer|y participer|prendre part)|saisine|elle ne|il ne veut|s'il|si (?:elle|il))\b|^(?!.*\b(?:ne|n'|pas|aucune?|nullement|refus\w*|sans|jamais|ni)\b)/,
      certainty: 'likely',
    },
    {
      find: /\b(?:refuse|refusons|rejette|decline|declinons|opposes?)\b.{0,40}\b(?:mediation|conciliation amiable|votre (?:demarche|intervention|invitation|proposition de mediation))\b|\bmediation (?:c'est |ce sera |se fera )?sans moi\b|\bj(?:e n)?'?(?:n')?irai pas\b|\bpas (?:du tout )?interesse par (?:la|votre) (?:mediation|demarche)|\bne veux pas de (?:votre |la )?mediation|\bn'ai rien a (?:vous )?dire a (?:la |une )?mediation|\bne me (?:contactez|ecrivez) plus\b|\bje n'ai pas a (?:passer par|me justifier devant) vous/,
      unless: /\b(?:si (?:elle|il)|s'il|reviens sur mon refus|il refuse|elle refuse)\b/,
    },
  ],
  withdrawal: [
    {
      find: /\b(?:j'arrete|j'abandonne|je renonce|je laisse tomber|je (?:retire|annule|stoppe|cloture|prefere (?:tout )?(?:arreter|abandonner|laisser))|prefere (?:tout )?(?:arreter|en rester la)|preferons (?:tout )?arreter|je souhaite (?:retirer|annuler|arreter|mettre fin|abandonner)|souhaitons (?:retirer|arreter)|je ne (?:souhaite|veux) (?:pas|plus) (?:donner suite|continuer|poursuivre)|me desiste|desistement|retrait de ma demande|je voudrais (?:annuler|retirer|arreter)|vous pouvez (?:annuler|arreter|laisser tomber|classer)|(?:annulez|arretez|classez|retirez|oubliez) (?:tout|ma demande|mon dossier|la demande|le dossier|la procedure|la mediation)|laissez tomber (?:ma|la|cette) (?:demande|mediation|affaire)|laissez tomber[ .!]*$|on (?:arrete|laisse tomber)|ne donne(?:rai)? pas suite|plus besoin de (?:vous|votre|la mediation)|n'ai plus besoin)\b/,
      unless: /\b(?:penalites?|majoration|si (?:il|elle|vous)|a condition|pour autant|j'arrete pas)\b/,
      side: 'tenant',
    },
  ],
  legal_escalation: [
    {
      find: /\b(?:saisi[rst]?|saisirais|saisirai|saisira|saisirons|saisissez|saisine|saisie|aller|vais|irai|ira|irons|iront|passe(?:rai|r|rons|z)?|porte(?:r|rai|rons)?|envoye[rz]|envoyer mon|transmet(?:tre|tez|s)?|transfere[rz]?|direct(?:ement)?|sinon|engage(?:r|rai|rons)?|convoque[er]?s?|rendez[- ]vous|se presentera|depose[rz]?|deposerai|preferer?|demande(?:rai|r)?|ecrire|ecris|m'adresse(?:r|rai)|prendre|pris|prends|contact(?:e|er|erai)|consulte[r]?|devant|on se (?:verra|retrouvera)|nous (?:verrons|retrouverons)|finira|recours|dossier (?:a|pour)|audience|mandate|a defaut)\b.{0,60}\b(?:commission|cdc|tribunal|tribunaux|juge|justice|juridiction|huissier|commissaire de justice|avocate?|conciliateur|procureur|proces|voies? judiciaires?)\b/,
      unless:
        /\b(?:pas envie|ne (?:veux|souhaite|compte|vais|saisirai)\b.{0,20}\bpas|plutot que|prefere .{0,30} (?:a|qu') (?:un|une|le|la) (?:tribunal|juge|commission)|il parait|evite[rz]?|sans (?:aller|passer)|au lieu|eviter|avant (?:d'aller|de passer|de saisir)|qu'(?:il|elle) (?:aille|saisisse|me poursuive)|ira pas|pas aller)\b/,
    },
    {
      find: /\b(?:porter plainte|porterai plainte|porte plainte|depose(?:r|rai)? plainte|assigner|assignerai|assignation|poursuivre en justice|attaquer en justice|mise en demeure (?:par|de mon|va|sera|avant)|injonction de payer|on se (?:verra|retrouvera) (?:au|devant)|tribunal direct|voies? de droit)\b/,
      unless: /\b(?:j'aurais|aurait|pas (?:porter|l'intention)|deux mises|j'avais)\b/,
    },
    {
      find: /\b(?:commission|cdc|tribunal|conciliateur)\b.{0,40}\b(?:m'a (?:ecrit|convoque|repondu|donne)|est saisie|a ete saisie?|c'est (?:parti|fait|decide)|rendez[- ]vous|seance|audience|convocation)\b/,
    },
  ],
  data_rights: [
    {
      find: /\b(?:rgpd|droit (?:d'acces|a l'effacement|a l'oubli|de rectification|d'opposition)|article 1[5-7]|art\.? 1[5-7]|rayez[- ]moi|desinscri\w+|(?:efface[rz]?|supprime[rz]?|effacement|suppression|detrui\w+|retire[rz]?|enleve[rz]?) (?:de |des |du |moi |mes |mon |ma |toutes? |tout |l'ensemble |les |le |integralement )*(?:donnees|informations|dossier|adresse|coordonnees|mails?|mes mails|echanges|numero|traces)|copie d(?:e|es) (?:toutes )?(?:mes |les )?(?:donnees|informations)|(?:corrige[rz]?|rectifie[rz]?|rectification|modifie[rz]?) (?:de |des )?(?:mes |mon |les |vos )?(?:donnees|informations|nom|prenom|identite|fiche)|m'oppose (?:a|en outre|egalement|au)|quelles? (?:donnees|informations) (?:avez|detenez|conservez|possedez)|que vous (?:avez|detenez|possedez|conservez) (?:sur moi|a mon sujet|me concernant)|donnees (?:me concernant|personnelles)|vos listes)\b/,
      unless:
        /\b(?:delegue a la protection|politique de confidentialite|conformement|a adresser a|retirez ma demande|annulez)\b/,
    },
    {
      find: /\bje vous demande de rectifier\b|\bd'ou (?:tenez|vient|avez)[- ]vous (?:mon|mes|eu mon)|\b(?:de quel droit|comment) (?:avez[- ]vous|detenez[- ]vous|vous avez) (?:eu |obtenu |trouve )?(?:mon|mes)\b/,
    },
  ],
  representation_change: [
    {
      find: /\b(?:nouve(?:l|au|lle)|mon (?:autre|vrai|bon|mail perso)|change d[e']|autre) ?(?:adresse )?(?:e-?mail|mail|courriel|adresse (?:mail|e-?mail|electronique|courriel)|tel(?:ephone)?\b|numero|portable|conseil|gestionnaire|interlocuteur|avocat)/,
      unless: /\b(?:nouvelle adresse (?:postale|:)|j'ai donne)\b|\bpas d'autre\b/,
    },
    {
      find: /\b(?:ecrivez|ecrire|repondez|repondre|contactez|contacter|joindre|adressez|adresser|envoyez|utilisez|utiliser)(?:[- ](?:moi|nous))?\b.{0,50}\b(?:ici|E\d+|a cette adresse|cette adresse|a l'avenir|desormais|maintenant|dorenavant|plutot a|directement a|toute correspondance|tous les messages|tous vos courriers)\b/,
      unless: /\b(?:vous avez|j'ai) (?:du )?(?:ecri|envoy)|\ba adresser a\b|ne me ecri/,
    },
    {
      find: /\b(?:je (?:suis|serai) (?:desormais|dorenavant|maintenant|a present)|(?:sera|est|suis) desormais (?:mon|son|l'|votre|le)|prend(?:ra|s|rai)? (?:le relais|la suite|la releve)|parle(?:ra|rai|r)? (?:seule?|desormais )?(?:au nom|a (?:sa|ma|leur) place|pour (?:lui|elle|eux|mon|ma|mes))|(?:j'agis|j'ecris|je parle|je vous ecris|interviens|agissant) (?:desormais |donc )?(?:au nom (?:de|d')|pour le compte|pour (?:mon|ma|mes) (?:pere|mere|parents|fils|fille|mari|femme|client))|je remplace|succede|j'ai (?:la )?procuration|donne procuration|a donne (?:mandat|procuration)|mandat(?:ee?)? (?:par|de)|m'occupe (?:desormais|maintenant|a present|des affaires)|c'est moi (?:qui (?:m'occupe|gere|suis)|la locataire|le locataire|desormais)|bonne adresse (?:mail )?(?:est|:|c'est)|la bonne (?:adresse|mail|c'est E)|faute de frappe dans l'adresse|reprends (?:l'ensemble|le dossier|ce dossier|la gestion)|serai desormais votre|assure la defense|suis le conseil|sous (?:tutelle|curatelle))\b/,
      unless: /\bdont j'assure la defense\b|\bparle pour nous\b|\bau nom de la loi\b/,
    },
  ],
}

export { about as tenancyWords }
