import type { CueTable } from './cue.ts'
import { anyOf } from './phrases.ts'
import type { Situation } from './situation.ts'

const answering = (s: Situation): boolean => !s.opening
/** The landlord's side takes up what the other side asked for; for anybody else the mediator may have put it. */
const acceptable = (s: Situation): boolean =>
  !s.opening &&
  (s.side !== 'landlord' ||
    s.input.context.pendingOffer !== null ||
    s.others.has('offer') ||
    s.others.has('delay_request'))
const SUM = '(?:[MN]\\d+)'
const YES =
  "(?:oui|entendu|d'accord|d'acc|accord|amen|banco|vendu|adjuge|tope|topez|topons|marche conclu|affaire conclue|parfait|ok|okay|soit)"
const PAID = /(?<![a-z])(?:recue?s?|arrivee?s?|creditee?s?|payee?|regle|tombee?s?|encaissee?s?|virement)(?![a-z])/
const PROOF =
  '(?:factures?|devis|justificatifs?|preuves?|photos?|pieces?|tickets?|releves?|documents?|bail|contrat|etat des lieux|edl|attestation|decompte|quittances?|recu|procuration|accuse de reception|grille|bareme|copie|double|original|papier|constat|expertise|inventaire|note)'
const REFUND = '(?:rendre|rembourser|restituer|reverser|verser|virer|payer|regler)'

/**
 * What people say instead of the plain verb: agreeing, refusing, leaving, ending, asking for time, proof or a sum. Looked for
 * where no plainer words were found; what binds its sender is no more than a doubt.
 */
export const idiomCues: CueTable = {
  acceptance: [
    {
      find: anyOf(
        `(?:c'est|je dis|nous disons|on dit|dis|dire|est) (?:donc |un |un grand |que c'est )?(?:oui|ok|entendu|amen)|${YES} (?:pour|a) (?:ces |les |ses |son |sa |le |la |l'|leur |votre |deux |trois )?(?:${SUM}|idee|offre|proposition|echelonnement|date|solution|facture|arrangement|versements)`,
        `(?:^|, |: )(?:entendu|d'acc|banco|vendu|adjuge|tope|topez|topons|marche conclu|affaire conclue)[ .!]*$`,
        `(?:${SUM}|proposition|offre|solution|arrangement|retenue|accord),? (?:c'est |est )?(?:donc )?(?:ok|d'accord|oui|entendu|acceptee?s?|adoptee?|validee?)`,
        "(?:je|nous|on) (?:m'y |nous |me |m'|y |l')?(?:range|rangeons|rallie|rallions|plie|plions|incline|inclinons|aligne|alignons|conforme|adhere|adherons|adopte|adoptons|souscris|souscrivons|opine|acquiesce|acquiescons|ratifie|approuve|approuvons|tope|signe|signons) ?(?:des deux mains|a|au|aux|la|le|les|l'|sans|votre|son|sa|ses|leur|cette|ce|$|[.!])",
        "(?:je|nous) (?:m'en|m'y|nous en) (?:contente|contenterai|contentons|satisfais|resous)(?! pas)",
        '(?:mon|notre|votre|leur|a|ai|ayez) (?:aval|feu vert|accord plein|assentiment|agrement)|le feu vert|(?:donne|donnons|avez) (?:mon|notre|votre|son) (?:aval|accord|agrement|feu vert)',
        "(?:aucun|pas d'|pas de|nul|aucune) ?(?:objection|inconvenient|opposition) ?(?:de (?:ma|notre) part|de mon cote|a|$|[.,])|(?:n'y|ne) (?:vois|voyons|voit) (?:aucun|pas d')inconvenient|(?:je ne suis|suis) pas contre|je (?:ne )?dis pas non|ne m'(?:y )?oppose (?:plus|pas)",
        '(?:suis|sommes|est|sont) (?:donc |tout a fait )?(?:preneu\\w+|partante?s?)(?! pas)|(?:je|nous|on) (?:vous|le|la|les) (?:suis|suivons|suit)[ .,!]*$',
        '(?:on|nous) (?:fait|faisons|fera) (?:donc )?(?:comme (?:ca|il|elle|vous)|ainsi)|faisons (?:comme (?:ca|cela)|ainsi)',
        '(?:je|nous)(?: ne| n)? (?:discute|discutons|conteste|contestons|chipote|insiste)(?:rai)? (?:plus|pas davantage)|plus rien a contester',
        "(?:j'ai|il|elle|ils|c'est lui|c'est elle) (?:eu tort|qui (?:est|a) (?:dans le vrai|raison))|(?:la|sa|cette|leur) retenue est (?:justifiee|acceptee|normale|correcte)",
        '(?:je|on|nous) (?:patiente|patienterai|patienterons|peux patienter|peut patienter|attendrai|attendrons)(?! pas)|qu.(?:il|elle) prenne (?:tout )?son temps|(?:delai|report|sursis) (?:est )?(?:accorde|accepte|entendu)|(?:semaines?|mois|jours) (?:de plus )?,? ?(?:ca|cela) (?:me |nous )?va',
        "jv?valide|j'valide|jaccept\\w*|einverstanden|deal(?! ?\\?)",
      ),
      unless:
        /\?\s*$|(?<![a-z])(?:pas|jamais|ne|n') ?(?:du tout |vraiment |encore |la |le |les |l'|m'y |m' ?|me )?(?:d'accord|accepte|valide|signe|range|rallie|plie|souscris|adhere|incline|approuve|patient|attend)|(?<![a-z])(?:pour (?:rien|nul)|plutot mourir|reve|si j|aurais|voulu|avait dit|virement|arrivee?s?|recue?s?|credite|dis oui|moins|jamais dit|que je (?:dise|signe|valide)|tribunal tranchera)/,
      when: acceptable,
      certainty: 'unsure',
    },
  ],
  rejection: [
    {
      find: anyOf(
        `(?:offre|proposition|somme|demande|contre-proposition|transaction|conditions?|solution|arrangement)[a-z0-9' ]{0,40} (?:(?:est |sont |a ete )(?:refusee?s?|rejetee?s?|declinee?s?|ecartee?s?)|(?:n'est pas |ne (?:peut|peuvent|sera|seront) (?:pas )?(?:etre )?|n'a pas ete |n'aura pas )(?:recevables?|acceptables?|acceptee?s?|admise?s?|retenue?s?|serieuse|mon aval|notre aval))|(?:offre|proposition) (?:refusee|rejetee|declinee)`,
        "(?:(?:je|nous|on) )?(?:dis|disons|dit|reponds|repondons|sera|c'est|ce sera|est|reste) (?:donc |toujours |encore )?(?:non|niet|un refus|exclu|mort|negati(?:f|ve)|inenvisageable|excessif)|(?:reponse|retour) (?:est )?(?:donc )?negati(?:f|ve)",
        `(?:^|, |: )(?:${SUM},? )?(?:non|niet|nan|jamais|certainement pas|surement pas|que nenni|pas question|pas pour moi|sans facon|non merci|impossible|rien a faire|meme pas en reve)(?: (?:pour|a) (?:moi|nous|${SUM}))?[ .!,]*$`,
        `(?:^|, )non (?:pour|a|aux?) ${SUM}|${SUM},? (?:c'est )?(?:trop|beaucoup trop|non|exclu|insuffisant|ridicule|trop peu|trop bas|pas assez|hors de question|certainement pas)`,
        "(?:je|nous|on) (?:m'y |m'|nous y |y )?(?:oppose|opposons|conteste|contestons|recuse|repousse|repoussons|ecarte|ecartons)(?! plus| pas)",
        "(?:n'en|ne) (?:veux|veut|voulons) pas(?: de (?:ses|son|sa|cette|votre|vos|leur))?|(?:ne|n') (?:(?:la |le |les |y |lui |m'y )?)(?:prends|prendrai|prendrons|cede|cederai|cederons|transige|transigerai|signe|signerai|signerons|marche|lache|lacherai|plie|plierai|bouge|souscris|achete|accorde|accorderai|suivrai) (?:pas|rien|plus)(?! d'inconvenient)",
        "(?:ne|n') (?:peux|peut|pouvons|puis|saurais|saurions|veux|voulons|entends|entend|souhaite|souhaitons) (?:decemment |absolument |pas |,? ?en conscience,? )*(?:pas )?(?:l'accepter|accepter|dire oui|y souscrire|m'y resoudre|me satisfaire|etre d'accord|(?:y )?donner suite|valider|accorder|me contenter|s'engager)",
        "(?:le compte|mon compte) n'y est pas|loin du compte|pas mon compte|tres loin de ce que|pas a (?:ces|cette|ce) (?:conditions?|prix)|(?:ni le|ni la|ni les) .{0,40} (?:ne me|ne nous) (?:vont|conviennent|va)|(?:ce|ca) sera sans moi|pas mieux que|a ce prix",
        "pas (?:donne mon accord|signe ce|signe votre)|retire mon accord|revenir sur mon (?:accord|oui)|vous (?:plaisantez|rigolez|revez)|(?:il|elle) (?:reve|plaisante|rigole|peut (?:toujours courir|se brosser|rever|attendre longtemps))|c'est une (?:blague|plaisanterie)",
        `(?:refus|desaccord) (?:pour|de (?:ma|notre) part|total|categorique|net)|(?:je|nous) (?:ne )?(?:suis|sommes) (?:nullement|aucunement|en desaccord|pas preneu\\w+)|(?:encore|nouveau|enieme) (?:un )?(?:delai|report|sursis|mois),? .{0,12}(?:non|jamais|niet|certainement pas)`,
        '(?:maintiens|maintenons|campe sur|reste sur) (?:ma|notre) (?:demande|position|reclamation)(?! de mediation)|ma demande tient',
      ),
      unless:
        /\?\s*$|(?<![a-z])(?:penalites?|mediation|mediateur|participer|demarche|si (?:il|elle|vous|on)|s'il|je ne dis pas non|ne me dit pas non|pas non plus|plus non|non plus|non meuble|qu'il|qu'elle|il dit|elle dit|pas contre|negociation)(?![a-z])/,
      when: (s) =>
        answering(s) &&
        (s.others.has('offer') ||
          s.others.has('refund_commitment') ||
          s.others.has('delay_request') ||
          s.others.has('refund_refusal') ||
          s.others.has('rejection') ||
          s.input.context.pendingOffer !== null),
      certainty: 'unsure',
    },
  ],
  withdrawal: [
    {
      side: 'tenant',
      find: anyOf(
        "(?:jette|jetons|jeter) l'eponge|passe l'eponge|tourne la page|fin de l'histoire|(?:fais|fait|faire) une croix|n'en vaut (?:plus )?(?:pas )?la (?:peine|chandelle)|vaut pas la chandelle",
        "(?:je|nous|on) (?:(?:prefere|prefer\\w+|vais|veux|souhaite\\w*) )?(?:tout )?(?:abandonn(?:e|ons|er)|laiss(?:e|ons|er) (?:tomber|courir|beton)|lach(?:e|ons|er)(?: l'affaire| prise)?|m'arrete|nous arretons|enterre)(?![a-z])(?! (?:rien|pas))(?:,| |\\.|$)(?!(?:un|le|la|les|des) (?:centime|sou))",
        '(?:vous pouvez|veuillez|merci de|merci|vous prie de|demande de|bien vouloir)(?: tout)? (?:clore|cloturer|fermer|refermer|classer|annuler|arreter|stopper|oublier|abandonner|ranger)(?: (?:mon|ma|le|la|ce|cette|les|tout|l.affaire))?',
        "(?:ne|n') (?:souhaite|veux|desire|voulons|souhaitons) plus (?:poursuivre|continuer|etre aidee?|de (?:cette|votre)|donner suite|de mediation|rien (?:demander|reclamer))|(?:ne )?(?:reclame|demande|attends) (?:donc )?plus rien",
        "(?:ma|cette|notre) (?:demande|requete|saisine|reclamation) (?:est |n'a |n'est )?(?:donc |desormais |maintenant )?(?:plus d'objet|sans objet|caduque|annulee|retiree)|plus (?:besoin|rien a faire) de (?:vous|vos services|la mediation|mediation)|(?:la mediation|ca) n'a plus d'objet",
        '(?:annul(?:e|ez|ons|er)|stopp(?:e|ez|er)|ferm(?:e|ez|er)|referm(?:e|ez|er)|classez|cloturez|retir(?:e|ez|er)|arret(?:ez|er)) (?:donc |svp |moi )?(?:tout\\b|tous\\b|ca\\b|le dossier|mon dossier|ma demande|la demande|la procedure|la mediation|ma requete|ma plainte chez|mon nom de la file|l.affaire|l.intervention)',
        "(?:passe a autre chose|on en reste la|restons-en la|point final|tant pis pour (?:moi|mon argent|ces|les)|n'intervenez plus|ne faites plus rien|ne l'embetez plus|vous pouvez (?:tout )?oublier|comme si je n'existais)|mettre fin a (?:la mediation|votre intervention|ma demande)|met(?:s|tons) fin a (?:la mediation|ma demande)",
        "(?:on|nous) (?:s'est|nous sommes|nous sommes) (?:finalement |enfin )?(?:arranges?|mis d'accord|reconcilies?|entendus?)",
      ),
      unless:
        /\?\s*$|(?<![a-z])(?:penalites?|majoration|si (?:il|elle|vous|on)|s'il|s'ils|a condition|contre|ne (?:vais|veux|peux|compte) pas|pas (?:abandonner|lacher|laisser tomber|l'intention)|jamais|ne (?:lache|laisse|retire|renonce)|hors de question|le tribunal|centime|sou)(?![a-z])/,
      when: (s) => (!s.opening || s.own.has('request_mediation')) && !s.text.sentences.some((x) => PAID.test(x.marked)),
      certainty: 'unsure',
    },
  ],
  mediation_refusal: [
    {
      find: anyOf(
        "pas de mediation|(?:refuse|refusons|decline|declinons|rejette|boycotte)[a-z ]{0,12} (?:la|votre|toute|cette|l'idee d'une) (?:mediation|demarche|procedure amiable|invitation|conciliation|intervention)",
        "(?:ne|n') (?:(?:y |me |m'|nous |vous )?)(?:prends|prendrai|prendrons|prendra|prenais|participe|participerai|participerons|participera|viendrai|viendrons|repondrai|repondrons|repondra|discute|discuterai|discuterons|interviendrons|interviendrai|joue|negocie|adhere|souhaite|souhaitons|souhaite pas|entends|entend|compte|veux|veut|voulons|desire|desirons) (?:pas |plus |aucune |nullement )?(?:part|participer|prendre part|me joindre|se joindre|etre (?:associee?|melee?|contactee?)|entrer (?:dans|en)|entamer|passer par vous|poursuivre (?:ces|cet|nos|vos) echanges?|a (?:votre|vos|cette|d'autres|aucun|tierces|la)|dans (?:votre|cette)|avec vous|aux plateformes|dialoguer|echanger|de mediation|vous repondre|vous parler|a vos|intermediaire)",
        "(?:ne|n')(?: me| nous| m')? ?(?:ecrivez|contactez|sollicitez|relancez|derangez|importunez|recontactez|reecrivez|harcelez|invitez|appelez) (?:plus|pas|jamais)|(?:cessez|arretez) (?:donc )?(?:de )?(?:m'|me |nous )(?:ecrire|contacter|harceler|solliciter|importuner|relancer|deranger)",
        '(?:laissez|fichez|foutez|fiche|fous)[- ](?:moi|nous) (?:tranquilles?|en paix|la paix|en dehors|hors de)|(?:ne )?comptez pas sur (?:moi|nous|ma|notre)(?! .{0,12}(?:rendre|payer|rembourser|valider|signer))|(?:ce sera|se fera|sera|ferez ca) (?:sans (?:moi|nous|ma presence|le garant)|en mon absence)',
        "(?:rien|pas) (?:a (?:vous )?(?:dire|discuter|voir) (?:avec|a) (?:vous|votre|un|des)|a faire (?:dans|avec|de) (?:votre|vos|cette) (?:mediation|histoire|service|procedure)|a vous dire|a discuter avec)|(?:correspondance|discussion|echange) (?:est )?(?:close|terminee?|clos)|(?:votre|vos) (?:mediation|service|services|procedure|dispositif|truc|demarche)[a-z ]{0,12} (?:ne m'interesse|ne nous interesse|ne me concerne|je m'en)",
        "(?:je|nous) (?:me|nous) (?:retire|retirons) de (?:cette|la|vos|votre) (?:discussion|mediation|echanges|procedure)|(?:ne )?(?:reconnais|reconnaissons) pas (?:votre|vos) (?:legitimite|competence|qualite|autorite)|n'avez pas (?:le mien|mon accord|le notre)|aucune? (?:legitimite|autorite|qualite) pour|(?:ranger|rangez) votre formulaire|gardez vos bons offices",
        "(?:adressez|voyez)(?:-vous)? (?:plutot |desormais )?(?:a|avec) (?:mon|notre) (?:avocate?|assurance|assureur) .{0,20}(?:plus|inutile)|inutile de (?:m'|me |nous )(?:ecrire|reecrire|recontacter|relancer|convier|associer|contacter)",
      ),
      unless:
        /\?\s*$|(?<![a-z])(?:si (?:il|elle|vous|on)|s'il|il|elle|ils|qu'il|qu'elle|tant que|mon voisin|sans reponse|ne (?:refuse|decline) pas|pas contre la)(?![a-z])/,
      when: answering,
      certainty: 'unsure',
    },
  ],
  delay_request: [
    {
      find: anyOf(
        "(?<!(?:a|ai|ont|avait|je|leur|lui|on) )(?:laissez|laisse|accordez|accorde|donnez|donne|octroyez|consentez)[- ]?(?:moi|nous|lui)?,? ?(?:donc |encore |juste |jusqu'|un (?:petit )?(?:peu de )?(?:delai|temps|repit|mois|moment|sursis)|une (?:petite |quinzaine|semaine)|la (?:semaine|nuit|quinzaine)|le (?:week-?end|mois|temps)|\\d+ jours|deux|trois|quatre|dix|quinze|quelques|huit)",
        "(?:me|nous|lui) (?:laisser|accorder|octroyer|donner|consentir) .{0,20}(?:delai|temps|repit|jours?|semaines?|mois|sursis|jusqu'|quinzaine)|(?:en me|en nous) (?:laissant|accordant) (?:une?|le|quelques|du)",
        "(?:besoin|faut|faudrait) (?:encore )?(?:d'un (?:peu de |petit )?(?:delai|temps|repit)|de (?:temps|quelques jours|quelques semaines)|un (?:peu de |petit )?(?:temps|delai|mois)|de (?:la nuit|souffler)|d'une (?:semaine|quinzaine))",
        "(?:peut-on|pouvons-nous|pourrait-on|pouvez-vous|pourriez-vous|puis-je|possible d'|possible de|veuillez|merci de|prie de|prions de|gre de|remercie de|vous demande de|demandons de) .{0,25}(?:attendre|patienter|differer|reporter|surseoir|repousser|prolonger|suspendre|geler|avoir jusqu'|avoir un delai|ne pas clore|voir ca (?:plus tard|a mon retour)|reculer)",
        '(?:attendez|attendre|patientez|patienter|patience) .{0,12}(?:mon retour|jusqu.|le temps|la fin|que (?:je|nous)|un peu|svp|encore)|(?:soyez patient|un peu de patience|un peu de mou|petit delai|delai supplementaire|un repit|un sursis|sollicite .{0,12}(?:jours|semaines|delai|mois|report|renvoi)|renvoi d.audience|remettons|repoussons)',
        'ne (?:fermez|cloturez|classez) pas .{0,25}(?:tout de suite|avant|encore)|(?:pas avant|rien avant) (?:D\\d+|ma prime|la fin|le|septembre|mon retour).{0,40}(?:svp|prie|merci|desole|permettez)',
      ),
      unless:
        /(?<![a-z])(?:sans (?:delai|attendre)|ne (?:peux|veux|vais|compte) (?:pas|plus) attendre|plus attendre|plus (?:un|le) jour|n'attendrai|assez attendu|il (?:m'|me |nous )?(?:a )?(?:demande|dit)|elle (?:m'|me |nous )?(?:a )?(?:demande|dit)|refuse|accepte|d'accord|dernier delai|peux attendre|prenne le temps)(?![a-z])/,
    },
  ],
  evidence_requested: [
    {
      find: anyOf(
        `(?:qu'(?:il|elle|ils|on|elles)|que (?:l'agence|le proprietaire|le bailleur|mme|m\\.|madame|monsieur) ?[a-z-]{0,15}) (?:me |nous |m'|m'en |le |la |les |l'|leur )*(?:montre|montrent|produise|produisent|envoie|envoient|envoi|sorte|sortent|fournisse|fournissent|joigne|joignent|justifie|justifient|prouve|prouvent|communique|transmette|transmettent|donne|presente|adresse|fasse (?:passer|voir|suivre))(?![a-z])(?!.{0,20}(?:rib|iban|adresse|argent|cheque|virement|${SUM}))`,
        `(?:^|[,:;] |et |donc |alors )(?:montrez|montre|produisez|produis|fournissez|sortez|sors|prouvez|prouve|justifiez|communiquez|envoyez|presentez|apportez|apporte)[- ]?(?:moi|nous|la|le|les|donc|ca)?(?:[- ](?:moi|nous))?,? (?:donc |d'abord |au moins )?(?:(?:la|le|les|l'|une?|vos|votre|tes|ta|ton|cette|ces|des|son|ses) ?(?:[a-z]{0,12} )?${PROOF}|(?:que|moi que|le|donc|les)(?: |$|[.!]))`,
        `(?:je|j'|nous|on)(?: (?:lui|leur|vous|serais|ne))* ?(?:voudrais|aimerais|souhaite|souhaiterais|veux|demande a|exige|exigeons|demande|demandons|reclame|reclamons|attends|attendons|voudrions|sollicite|sollicitons|aimerions|somme|curieu\\w+) .{0,30}(?:voir |consulter |examiner |lire |avoir |obtenir |production |communication |recevoir )?(?:de |du |d')?(?:la|le|les|l'|une?|vos|votre|son|ses|cette|ces|des|leurs?)? ?(?:[a-z]{0,12} )?${PROOF}(?! identite)`,
        `(?:pourriez|pouvez|pourrait|voudriez|voudrez|peut|pourrions|puis|peux)[- ]?(?:vous|elle|il|on|je|ils)? .{0,30}(?:transmettre|envoyer|montrer|produire|fournir|communiquer|justifier|faire (?:tenir|parvenir|suivre|passer)|voir|avoir) .{0,30}${PROOF}`,
        `(?:avez-vous|auriez-vous|a-t-il|a-t-elle|ont-ils|vous avez|elle a|il a|quelqu'un a) .{0,15}(?:une?|la|le|les|des|l') (?:[a-z]{0,12} )?(?:preuves?|factures?|recu|justificatifs?|photos?|trace|document)(?=[^.]{0,40}\\?)`,
        `(?:merci de|priere de|veuillez|prie de|sommation|invite a|bien vouloir|remercie de) .{0,35}(?:transmettre|envoyer|produire|fournir|communiquer|justifier|joindre|faire (?:tenir|parvenir|suivre|passer)|adresser) .{0,40}${PROOF}`,
        `demandez[- ](?:lui|leur) (?:donc )?(?:la|le|les|l'|son|sa|ses|une?|des|leurs?) ?(?:[a-z]{0,12} )?${PROOF}|${PROOF},? (?:a l'appui,? )?(?:svp|s'il vous plait|obligatoire)[ .!]*$|(?:quelle|ou est (?:la|cette)|ou sont les) (?:factures?|preuves?|photos?) ?\\?|(?:voir|lire|montre) .{0,12}noir sur blanc`,
      ),
      unless:
        /(?<![a-z])(?:rib|iban|ci-joint|voici|voila|je joins|en piece jointe|il (?:me |m'a |nous )?demande|elle (?:me |m'a |nous )?demande|on me demande|me demandent|resiliation|la mediation|un delai|d'attente|rgpd|numero de compte|confirmer|mon adresse|m'a demande|vous (?:me |m'avez )?demand)(?![a-z])/,
    },
  ],
  offer: [
    {
      find: anyOf(
        `(?:et )?si (?:on|nous|je|j') ?(?:disait|disions|s'arretait|s'entendait|coupait|partageait|partagions|faisait|faisions|descendait|montait|proposais|mettais|donnais|ajoutais)`,
        `(?:disons|mettons|coupons|partageons) (?:donc |plutot )?(?:a )?${SUM}|(?:allez|allons),? (?:pour )?${SUM}[ .!]*$`,
        `${SUM}(?: euros)?,? (?:et|ou) (?:on (?:se|en|est|oublie|arrete|signe|n'en)|l'on|je (?:me tais|ferme|retire|laisse|cesse|signe|oublie|n'en|suis)|n'en parlons|qu'on n'en|le tribunal|c'est (?:fini|plie))`,
        `(?<!ai |sinon je )(?:monte|monter|rallonge|remonte|remonter|descends|descendre|ajoute|rajoute|irai|irait|peux aller|pourrais aller|aller|porte|portons) (?:.{0,20}(?:a|jusqu'a|de) )?${SUM}`,
        `(?:contre-proposition|derniere proposition|ma proposition|mon chiffre|notre proposition|mon dernier (?:mot|prix)|nouvelle proposition|une proposition)[a-z ,:]{0,30}${SUM}|pas (?:mieux que|en dessous de|moins de) ${SUM}`,
        `(?:${SUM}|moitie|tiers|geste) (?:me |nous )?(?:semblerai(?:t|ent)|paraitrai(?:t|ent)|serai(?:t|ent)|suffirai(?:t|ent)) (?:equitables?|justes?|correctes?|corrects?|raisonnables?|envisageables?|acceptables?|bien|un bon|honnetes?)`,
        `(?:disposee?s?|ouverte?s?|prete?s?|autorisee?s?) a (?:lui |vous |leur |me |nous )?(?:proposer|abandonner|verser|regler|rendre|payer|laisser|accepter|restituer|un compromis|une restitution|faire un geste|ceder|transiger)`,
        `(?:que (?:diriez|dirait|dirais|pensez|penserait)|qu'en (?:dites|dit|pensez)|cela vous va|ca vous (?:va|irait|dirait|semble)).{0,60}|(?:${SUM}).{0,50}(?:ca vous (?:va|irait|convient)|qu'en dites|d'accord ?\\?|deal ?\\?)`,
        `(?:payer|regler|rembourser|verser|le faire|regler ca) en (?:deux|trois|quatre|cinq|six|plusieurs|\\d) (?:fois|versements|mensualites|echeances)|echelonnement en|en (?:deux|trois|quatre) (?:fois|echeances|versements)`,
      ),
      unless:
        /(?<![a-z])(?:il (?:m'a |me |nous )?propose|elle (?:m'a |me |nous )?propose|ils proposent|on m'a propose|m'avait|avais propose|d'accord pour|j'accepte|entendu|marche conclu|deja (?:paye|regle|verse)|loyer|garde|gardons|retiens|retenons|conserve|accord pour|ok pour moi|referencement|devis gratuit|ca fait)(?![a-z])/,
      when: (s) => !s.opening || s.side === 'landlord',
    },
  ],
  refund_commitment: [
    {
      side: 'landlord',
      find: anyOf(
        `(?:elle|il|ils|elles|mme|m\\.|mlle|monsieur|madame|le locataire|la locataire|vous)(?: [a-z-]{2,15}){0,2} (?:les |l'|la |le |en )?(?:aura|auront|aurez|touchera|toucheront|percevra|percevront|recevra|recevront|recupere|recuperera|reverra|retrouvera) (?:donc |tout|bien )?(?:tout|son|sa|ses|le|la|les|l'|leur|${SUM}|,|D\\d|avant|demain)`,
        `(?:${SUM}|somme|solde|depot|argent|garantie|reste|cheque|virement|remboursement|restitution|paiement)[a-z0-9' ,]{0,40} (?:sera|seront|partira|partiront|suivra|suivront|parviendra|vous parviendra|lui parviendra|arrivera|est programmee?|est prevue?|part|sera fait) ?(?!pas|rien|que)(?:donc |rendue?|verse|vire|rembourse|restitue|credite|regle|envoye|port|D\\d|avant|sous|la semaine|cette semaine|demain|d'ici|chose faite)`,
        `(?:je|nous|on) (?:m'en occupe|m'execute|m'executerai|m'y engage|tiens parole|tiendrai (?:parole|mon engagement)|nous y engageons|m'acquitte|l'avance|avance) ?(?!pas)`,
        `(?:je|nous|on)(?: (?:lui|vous|leur|les|la|le|en|y))* (?:retourne|retournons|debloque|debloquons|libere|liberons|porte|porterai|remets|remettrai|renonce a (?:lui )?(?:compter|retenir|la retenue|ma retenue)|annule (?:la|ma|cette) retenue|avance|donne|done|rend|poste|deposerai) .{0,12}(?:${SUM}|ses|son|sa|la somme|le reste|le solde|tout|l'argent|depot)`,
        `(?:instruction|ordre|consigne) (?:(?:a ete |est |sera )donnee?|de (?:proceder|${REFUND}))|(?:vote|decide|accepte|accorde|valide)[a-z' ,]{0,30} (?:la |le )?(?:restitution|remboursement|geste)`,
        `(?:vais|allons|dois|devons|compte|comptons|reste a) (?:bien |tout |donc |bien tout )*(?:lui |vous |leur |la |le |les |en )*${REFUND}(?! (?:pas|rien))`,
      ),
      unless:
        /\?\s*$|(?<![a-z])(?:ne|n'|pas|rien|si (?:elle|il|vous|on|le)|s'il|s'ils|propos\w+|pourrai[st]|serai[st]|aurai[st]|voudrai[st]|tant qu\w*|quand|huissier|avocat|peut-etre|me (?:rend|rembourse|doit)|loyers?|artisan|plombier|deja (?:vire|verse|rembourse))(?![a-z])/,
      certainty: 'unsure',
    },
  ],
}
