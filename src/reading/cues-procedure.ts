import type { CueTable } from './cue.ts'
import { fold } from './fold.ts'
import { anyOf } from './phrases.ts'
import type { Situation } from './situation.ts'

const deposit = /depot|caution|garantie|\bdg\b|retenue|retien|rembours|restitu|rendre? mes|recuperer|mes M/
const aboutDeposit = ({ text, input }: Situation): boolean =>
  deposit.test(fold(input.subject)) || text.sentences.some((s) => deposit.test(s.marked))
const nobodyAskedYet = (s: Situation): boolean =>
  aboutDeposit(s) && !s.own.has('request_mediation') && !s.others.has('request_mediation') && s.own.size === 0

const PAPER =
  '(?:factures?|justificatifs?|devis|preuves?|photos?|decompte|detail|pieces?|tickets?|releves?|copie|un papier|document|bareme|bordereau|attestation)'
const COURT =
  '(?:commission|cdc|tribunal|tribunaux|juge|justice|juridiction|huissier|commissaire de justice|avocate?|conciliateur|procureur|proces|voies? judiciaires?|voies? de droit|conciliation|procedure judiciaire|action en justice)'

/** Asking for help, for something to be proved, for time; leaving; turning to the law. */
export const procedureCues: CueTable = {
  request_mediation: [
    {
      find: anyOf(
        '(?:demande|demandons|souhaite|souhaiterais|souhaitons|souhaiterions|sollicite|sollicitons|solliciter|voudrais|voudrions|aimerais|aimerions|veux|veux bien essayer|cherche|besoin d|lancer|entamer|ouvrir|engager|saisir|saisis|saisissons|saisine) .. (?:mediation|mediateur|mediatrice|entremise|intermediaire|intervention|votre aide|concours|arbitrage)',
      ),
      unless: /\b(?:pas|jamais|sans) (?:de |la |votre |cette )?mediation|refuse/,
      when: nobodyAskedYet,
      certainty: 'sure',
    },
    {
      find: anyOf(
        '(?:pouvez|pourriez|pourrez|pouvoir|peut|pourrait)[ -]?(?:vous|tu|on)? .. (?:aide[rz]?|intervenir|contacter|ecrire|interceder|appuyer|debloquer|regler|lui parler|joindre|relancer|demander|faire quelque chose|faire le necessaire|faire l.intermediaire|occuper|servir|prendre contact|prendre en charge|vous en charger|soutenir|accompagner|ouvrir|jouer|departager|conseiller)',
        "(?:m'|nous |me )(?:aide[rz]?|aidiez|assister|accompagner|soutenir|epauler)",
        'aide[rz]?[ -](?:moi|nous)',
        "(?:besoin|demande) d(?:e votre |'un peu d|')?'?aide",
        "avoir de l'aide",
        '(?:votre|de l) ?.?(?:aide|appui|soutien|concours|eclairage|arbitrage|intervention) (?:pour|afin|dans|me|serait)',
        'voudrais votre aide',
        '(?:fais|fait|faisons|faire) appel a (?:vous|vos services|votre|la mediation|mediation)',
        '(?:saisis|saisissons|saisir) .. (?:pour|afin|au sujet|ma|mon)',
        'me tourne vers vous',
        '(?:viens?|venons) vers vous',
        "m'adresse a vous",
        'nous adressons a vous',
        'vous (?:contacte|sollicite|contactons|sollicitons)',
        'compt(?:e|ons) sur vous',
        'me permets de vous (?:ecrire|saisir|contacter|solliciter)',
        "merci (?:d'avance |par avance )?(?:de |d')(?:bien vouloir )?(?:demander|(?:le|la|les|lui|leur) (?:contacter|ecrire|demander|relancer)|contacter|m'aider|nous aider|intervenir|faire le necessaire|votre (?:aide|intervention))",
        '(?:merci|remercie) (?:par avance|d.avance) (?:de|pour) votre (?:aide|intervention|appui)',
        'et de (?:le|la|les) contacter',
        "qu?e? ?'?(?:vous|la mediation|ils?) (?:m'aidiez|nous aidiez|interveniez|intervienne|serviez|lui demandiez|leur demandiez|l'ameniez|vous occupiez|nous departage|contactiez|lui ecriviez|fassiez)",
        'nous departagent?',
        "servir d'intermediaire",
        'mediation (?:est |soit )?en copie',
        '(?:mets?|mis) (?:la mediation |mediation .{0,10})?en copie',
        'comment .. (?:recuperer|me faire rembourser)',
      ),
      when: nobodyAskedYet,
    },
    {
      // A tenant's first mail about a deposit, without a plea in so many words.
      find: /\b(?:depot|caution|garantie|mes M)\b/,
      side: 'tenant',
      when: (s) => s.opening && nobodyAskedYet(s) && !s.text.sentences.some((x) => notAPlea.test(x.marked)),
    },
  ],
  evidence_requested: [
    {
      find: anyOf(
        `(?:je demande|nous demandons|demande (?:a|au|que)|demande (?:la|le|les|une?|des)|reclame (?:la|le|les|une?|des)|exige|exigeons|sollicite|souhaite|voudrais|aimerais|attends?|j'attends|veux|veut|merci d[e'].{0,20}|pouvez[- ]vous|pourriez[- ]vous|peut[- ]?(?:il|elle|on)|je peux|puis[- ]je|qu'(?:il|elle|ils)|envoyez|fournissez|produisez|produire|transmettez|montrez|montrez[- ]moi|communiquez|veuillez|prie|invite|lui demandiez|leur demandiez|(?:envoyer|fournir|montrer|voir|obtenir|recevoir|reserve de)) .. ${PAPER}`,
        `ou (?:est|sont) (?:la|les|le) ${PAPER}`,
        `communication (?:du|des|de la) ${PAPER}`,
        `sans ${PAPER},? (?:je|nous) (?:ne|n')`,
      ),
      unless: anyOf(
        'sans (?:aucun |aucune |le moindre |la moindre )?(?:justificatif|facture|devis|detail)',
        '(?:vous|lui|leur) (?:adresse|adressons|envoie|envoyons|transmets|transmettons|joins)',
        'je (?:joins|vous les? envoie)',
        'peux (?:vous |lui )?(?:envoyer|fournir|transmettre|montrer)',
        'veux bien (?:envoyer|fournir|montrer)',
        "(?:que je|si je|faut-il|dois[- ]je|doit-il|doit-elle|est-ce que|m'indiquer)",
        'si (?:elle|il|vous)',
        'veuillez trouver',
        'voulez des',
        'a votre disposition',
        'donnees',
        'rib',
        "j'ai demande",
      ),
    },
  ],
  delay_request: [
    {
      find: anyOf(
        "(?:laisse[rz]?(?:[- ]moi)?|m'accorder|accorde[rz]?|donne[rz]?|demande|demandons|octroyer|besoin|voudrais|souhaite|solliciter?|faudrait|me faut|nous faut|obtenir|aurais besoin) .. (?:delai|du temps|un peu de temps|plus de temps|(?:encore )?quelques? (?:jours|semaines|mois)|une (?:dizaine|quinzaine|couple|semaine)|(?:un|deux|trois|six) mois|(?:deux|trois) semaines?|un D\\d|report)",
        "(?:laisse[rz]?(?:[- ]moi)?|demande .. delai|accorde[rz]?) .. jusqu'(?:a|au|en|D)",
        '(?:patienter|reporter|decaler|repousser|temporiser) .. (?:un peu|jusqu|echeance|reponse|quelques|D\\d|fin|votre|ma|le|la|au)',
        "(?:possible|pourrait-on|pouvez-vous|pourriez-vous|accepteriez|merci) .{0,20}(?:d'attendre|de patienter|attendre|patienter)",
        '(?:peux|pourrai[st]?|possible|puis-je|pourrait-on) .{0,40}(?:payer|rembourser|regler|verser|rendre|lui payer) .{0,30}(?:mois prochain|D\\d|plus tard|en (?:2|deux|3|trois|plusieurs) fois|apres|fin)',
        'en (?:2|deux|3|trois|4|quatre|plusieurs) fois',
        'echeancier',
        'etaler',
        'pas (?:le temps|pu|possible) .{0,30}avant (?:D|la|le)',
        "j'ai besoin de temps",
        '(?:jours|semaines|mois|temps) de plus',
        'sursis',
        '(?:pourrai|pourrons|peux) (?:pas|rien) .{0,25}avant (?:le |la )?D',
        '(?:reponds|repondrai|reviens vers vous|recontacte) .{0,15}(?:a mon retour|a partir|apres)',
      ),
      unless: anyOf(
        'pas de delai',
        'aucun delai',
        'avait (?:un|deux) mois',
        'preavis',
        'delai (?:legal|de la loi)',
        'dans un delai',
        "j'ai (?:attendu|patiente)",
        'assez attendu',
        'marre',
        'versee?s? en une fois',
        'recommande',
        "d'accord",
      ),
      when: (s) => s.side !== 'tenant' || !s.opening,
    },
  ],
  mediation_refusal: [
    {
      find: anyOf(
        "(?:ne|n'|pas|aucune?|nullement|refus\\w*|sans|ni) .. (?:participer|participerai|participons|participe|participerons|prendre part|prendrai part|donner suite|donnerai pas suite|donnerons|entrer dans (?:cette|votre|une)|me preter|se preter|nous preter|me soumettre)",
        '(?:participer|participerai|participe|participons|prendrai|irai) .{0,4}pas',
        "(?:refuse|refusons|rejette|decline|declinons|m'oppose a) .{0,25}(?:mediation|votre (?:demarche|intervention|invitation))",
        'mediation .{0,12}sans moi',
        "j(?:e n)?'?(?:n')?irai pas",
        'pas (?:du tout )?interessee? par (?:la|votre|une) (?:mediation|demarche)',
        "(?:veux|voulons|souhaite|besoin) (?:pas|plus) (?:de |d'une )?(?:votre |la |cette )?mediation",
        "(?:n'ai|ai) rien a (?:vous )?dire",
        'ne (?:me |nous )?(?:contactez|ecrivez) plus',
        "n'ai pas a (?:passer par|me justifier)",
        "n'ai pas de temps a perdre",
        "(?:mediation|demarche|procedure) (?:ne m|ne nous|m|nous)'?(?:interesse|interessent) pas",
        'aucune intention de (?:discuter|participer|repondre|dialoguer)',
        "n'entrerai pas|n'entrerons pas",
        'laissez[- ]moi tranquille',
        'inutile de me (?:recontacter|ecrire|relancer)',
        'ne (?:comptez|compte) (?:plus|pas) sur (?:moi|nous)',
        'mets fin a (?:cet|ces|nos|tout)',
        'ne (?:repondrai|repondrons) (?:plus|pas) a',
      ),
      unless: anyOf(
        'si (?:elle|il)',
        "s'il",
        'reviens sur',
        '(?:il|elle) refuse',
        '(?:il|elle) ne',
        'je veux bien',
        'que je ne peux',
        'sans suite',
      ),
    },
  ],
  withdrawal: [
    {
      find: anyOf(
        "j'arrete|j'abandonne|je renonce|je laisse tomber|nous renoncons|on (?:arrete|abandonne|laisse tomber)",
        'je (?:retire|annule|stoppe|cloture|cesse) (?:ma|mon|la|le|tout)',
        'prefer(?:e|ons|erais) .{0,20}(?:arreter|abandonner|laisser tomber|en rester la|ne pas continuer)',
        'je (?:souhaite|voudrais|veux) .{0,12}(?:retirer|annuler|arreter|mettre fin|abandonner|cloturer)',
        'ne (?:souhaite|veux|desire) (?:pas|plus) (?:donner suite|continuer|poursuivre|aller plus loin)',
        'me desiste|desistement|retrait de ma demande',
        'vous pouvez (?:tout )?(?:annuler|arreter|laisser tomber|classer)',
        '(?:annulez|arretez|classez|retirez|oubliez|laissez tomber) (?:tout|ma|mon|la|le|cette) ?(?:demande|dossier|procedure|mediation|affaire)?',
        'laissez tomber[ .!]*$',
        'ne donne(?:rai)? pas suite',
        'plus besoin de (?:vous|votre|la mediation|mediation)',
        "n'ai plus besoin",
        'arreter les frais',
        "j'annule|nous annulons",
        "(?:merci|veuillez|pouvez-vous|vous demande) (?:d'|de |bien vouloir )?(?:annuler|clore|cloturer|arreter|classer|retirer) (?:ma|mon|la|le)",
        'renonce a (?:la|ma|cette) (?:procedure|demande|mediation)',
        'ne lui ecrivez plus',
      ),
      unless: anyOf(
        'penalites?',
        'majoration',
        'si (?:il|elle|vous)',
        'a condition',
        'on arrete la',
        "s'il",
        'renonce (?:au reste|a la (?:majoration|difference|penalite)|aux)',
      ),
      side: 'tenant',
    },
  ],
  legal_escalation: [
    {
      find: anyOf(
        `(?:saisi[rst]?|saisie|saisirais?|saisira|saisirons|saisissez|saisine|aller|vais|irai|ira|irons|iront|passe(?:rai|r|rons|z)?|porte(?:r|rai|rons)?|envoye[rz]|transmet(?:tre|tez|s)?|transfere[rz]?|direct(?:ement)?|sinon|engage(?:r|rai|rons)?|engagerais?|convoque[er]?s?|rendez[- ]vous|se presentera|depose[rz]?|deposerai|demande(?:rai|r)|ecrire|ecris|m'adresse(?:r|rai)?|prendre|pris|prends|contact(?:e|er|erai)|consulte[r]?|retrouvera|verra|verrons|finira|recours|dossier (?:a|pour)|audience|mandate|a defaut|se reglera|attaque[r]?|assigner|poursuivre|poursuivrai|actionner|entamer|recours) .. ${COURT}`,
        `${COURT} .. (?:m'a (?:ecrit|convoque|repondu|donne)|est saisie|a ete saisie?|tranchera|decidera|rendez[- ]vous|seance|audience|convocation)`,
        'port(?:er|erai|e) plainte|depos(?:er|erai|e) plainte|assignation|poursuivre en justice|attaquer en justice|injonction de payer|tribunal direct',
        'mise en demeure (?:par|de mon|va|sera|avant)',
        'mon avocate?(?! me represente)',
        'par la voie judiciaire',
        '(?:engage|entame|lance)\\w* (?:une |la )?(?:procedure judiciaire|procedure|action en justice)',
      ),
      unless: anyOf(
        'pas envie',
        'ne (?:veux|souhaite|compte|vais|saisirai) .{0,20}pas',
        'plutot que',
        "prefere .{0,30}(?:a|qu') ?(?:un|une|le|la|au)",
        'il parait',
        'evite[rz]?',
        'sans (?:aller|passer|avoir)',
        'au lieu',
        "avant (?:d'aller|de passer|de saisir)",
        "qu'(?:il|elle) (?:aille|saisisse|me poursuive)",
        'aurais? (?:meme )?pu',
        "qu'(?:il|elle) .. tribunal",
        'avocats? de la partie',
        '(?:me |m.a )?(?:repete|conseille|suggere)',
        'pas besoin',
        'ni (?:tribunal|huissier|avocat|juge)',
        "n'est pas un tribunal",
        "vous n'etes pas",
        '(?:assistante sociale|amie|collegue|voisine|adil) (?:m.a )?dit',
      ),
      when: (_, sentence) =>
        !sentence.asks ||
        /\b(?:je veux|je souhaite|demande|je vais|je saisi[rs]|je depose|pouvez-vous (?:transmettre|saisir|envoyer))\b/.test(
          sentence.marked,
        ),
    },
    { find: anyOf("(?:c'est ce que je veux faire|je veux la saisir|je vais (?:la|le) saisir|je prefere la cdc)") },
  ],
  data_rights: [
    {
      find: anyOf(
        "rgpd|droit (?:d'acces|a l'effacement|a l'oubli|de rectification|d'opposition|a la suppression)|art(?:icle|\\.)? ?(?:15|16|17|21) du|cnil",
        'rayez[- ]moi|desinscri\\w+',
        '(?:efface[rz]?|supprime[rz]?|effacement|suppression|detrui\\w+|retire[rz]?|enleve[rz]?|oter) .{0,40}(?:donnees|informations|adresse|coordonnees|mails|echanges|numero|traces|messages|mon nom|(?:du|mon|le) dossier|de vos|de votre (?:base|fichier|liste))',
        'copie d(?:e|es) .{0,20}(?:donnees|informations)',
        '(?:corrige[rz]?|rectifie[rz]?|rectification|modifie[rz]?) .{0,25}(?:donnees|informations|nom|prenom|identite|fiche)',
        "m'oppose (?:a|en outre|egalement|au)",
        'quelles? (?:donnees|informations)',
        'que vous (?:avez|detenez|possedez|conservez) (?:sur moi|a mon sujet|me concernant)',
        'donnees (?:me concernant|personnelles)',
        '(?:donnees|coordonnees|informations) (?:soient|soit) (?:supprimee?s?|effacee?s?|retiree?s?|corrigee?s?)',
        'mal orthographie\\w*|(?:le|la|les) corriger dans (?:votre|vos|le)',
        'vos listes',
        'je vous demande de rectifier',
        "d'ou (?:tenez|vient|avez)[- ]vous",
        '(?:de quel droit|comment) (?:avez[- ]vous|detenez[- ]vous|vous avez) .{0,15}(?:mon|mes)',
      ),
      unless: anyOf(
        'delegue a la protection',
        'politique de confidentialite',
        'conformement',
        'a adresser a',
        'retirez ma demande',
      ),
    },
  ],
  representation_change: [
    {
      find: anyOf(
        '(?:nouve(?:l|au|lle)s?|change d[e.]|autre|bonne|vraie) ?(?:adresse )?(?:e-?mail|mail|courriel|adresse (?:mail|e-?mail|electronique|courriel)|tel(?:ephone)?|numero|portable|conseil|gestionnaire|interlocut(?:eur|rice)|avocate?|coordonnees)',
        "(?:ecrivez|ecrire|repondez|repondre|contactez|joindre|adressez|adresser|envoyez|utilisez|utiliser)(?:[- ](?:moi|nous|lui|la|le))? .. (?:ici|E\\d+|a cette adresse|cette adresse|a l'avenir|desormais|maintenant|dorenavant|plutot|toute correspondance|tous les messages|tous vos courriers)",
        'contacter? (?:plutot|desormais|maintenant|directement)',
        '(?:suis|serai|sera|est) (?:desormais|dorenavant|maintenant|a present) (?:mon|son|l|votre|le|la|en charge)',
        "(?:prend|prends|prendra|prendrai|reprends|reprend) (?:le relais|la suite|la releve|l'ensemble|ce dossier|le dossier|ses dossiers)",
        'parle(?:ra|rai|r)? (?:seule?|desormais) ?(?:au nom)?',
        "(?:j'agis|j'ecris|je vous ecris|interviens|agissant|agis) .{0,20}(?:au nom (?:de|d)|pour le compte|pour (?:mon|ma|mes) (?:pere|mere|parents|fils|fille|mari|femme|client))",
        'je remplace|succede a|a succede',
        '(?:j.ai|donne|ai|ayant) .{0,12}procuration|procuration (?:jointe|signee|de)',
        'mandat(?:ee?)? (?:par|de (?:ma|mon))',
        "m'occupe (?:desormais|maintenant|a present|des affaires|de ses|de son|pour)",
        "c'est (?:moi|lui|elle) (?:qui (?:m'occupe|gere|s'occupe|suis|est)|la locataire|le locataire|desormais)",
        "la bonne (?:adresse|mail|c'est E)",
        "faute de frappe dans l'adresse",
        'suis le conseil',
        'sous (?:tutelle|curatelle)',
        'ne plus utiliser|plus utiliser',
        "m'adresser (?:toute|tous)",
        'quitte (?:le cabinet|l.agence|la societe)',
        "change (?:d'|de )(?:adresse (?:mail|e-?mail|electronique)|mail|numero|telephone|boite)",
        'me represente|nous represente|qui (?:va suivre|suivra|suit|gere|gerera) (?:le|ce|mon|notre) (?:dossier|affaire)',
        "(?:adresse|mail|e-mail) (?:de|du) .{0,25}(?:est (?:en fait |plutot )?|c'est )E\\d",
        'pass(?:er|ent|ez) par (?:moi|mon intermediaire|elle|lui|ma|mon)',
        'voyez (?:avec )?(?:ma|mon) (?:fille|fils|femme|mari|soeur|frere|agence|notaire|avocate?)',
        '(?:reprends|reprend|ecris|agis|parle) (?:a sa place|en son nom|pour lui|pour elle)',
      ),
      unless: anyOf(
        'vous avez (?:du )?(?:ecri|envoy)\\w*',
        'a adresser a',
        'dont j.assure la defense',
        'parle pour nous',
        "pour qu'(?:il|elle)",
        'mon nouveau bail',
      ),
      when: (_, s) => !/\bpouvez[- ]vous contacter|vous pouvez contacter/.test(s.marked),
    },
  ],
}

const notAPlea =
  /\b(?:rgpd|donnees me concernant|location (?:de vacances|saisonniere)|bail commercial|local commercial|si vous traitez|traitez[- ]vous|quand je partirai|gite)\b/
