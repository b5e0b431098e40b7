import { type FactKey, factLabel } from '../domain/facts.ts'
import type { CaseRef } from '../domain/ids.ts'
import { type Cents, euros } from '../domain/money.ts'
import { Role } from '../domain/roles.ts'
import { type CaseState, stateLabel } from '../domain/states.ts'

/** Why an order was not carried out, each after "Rien n’a été fait : " or as a line of a receipt. */
export const refusals = {
  noNumbers: 'ce courriel ne porte que sur une lettre : il n’a pas de numéros.',
  marksMissing: 'les deux lignes === qui entourent la lettre manquent ou sont coupées.',
  noAnswer: 'je n’ai pas trouvé de réponse dans votre courriel.',
  wordsOutside: 'vos mots hors de la lettre modifiée peuvent la retenir. Renvoyez-la avec OK, sans autre mot.',
  figuresLost:
    'des chiffres de la lettre ont disparu, peut-être à cause de votre logiciel de courriel. Si c’est voulu, renvoyez-la avec OK au-dessus.',
  notAcceptable: 'cette réponse ne peut pas être acceptée.',
  nothingOrdered: 'je n’ai pas trouvé d’ordre dans votre courriel.',
  whichNumbers: 'dites pour quels numéros de la liste, par exemple OK 1 3.',
  notInList: (n: number) => `la ligne ${n} n’est pas dans la liste, ou cet ordre ne lui convient pas.`,
  noLetterHere: 'ce courriel ne porte aucune lettre : il n’y a rien à approuver, à refuser, à récrire ni à arrêter.',
  oneByOne: 'deux ordres de ce courriel touchent le même dossier : envoyez-les l’un après l’autre.',
  rewritesAlone: 'une autre version et un changement du dossier ne vont pas dans le même courriel.',
  numbersMoved: 'les numéros des messages ont pu changer depuis ce courriel. Répondez au plus récent.',

  closed: (state: CaseState) => `le dossier est déjà clos (${stateLabel[state]}).`,
  stillOpen: 'ce dossier n’est pas clos.',
  erased: 'les données de ce dossier sont effacées : il ne peut pas reprendre.',
  nothingToAwait: 'ce dossier est clos : il n’y a rien à attendre.',
  merged: (ref: CaseRef) => `ce dossier est joint au dossier ${ref} : répondez à un courriel de celui-ci.`,
  roleOfHeld: 'un rôle ne se dit que pour un message retenu.',
  opensHeld: 'OUVRIR vaut pour un message retenu. Pour un message du dossier : SÉPARER M2.',

  unknownAddress: (address: string) => `${address} n’est l’adresse de personne dans ce dossier.`,
  notOneMediator: (name: string, mediators: readonly string[]) =>
    `« ${name} » ne désigne pas un seul médiateur de l’équipe : ${mediators.join(', ')}.`,
  recused: (who: string) => `${who} s’est déporté de ce dossier et ne peut pas le recevoir.`,
  nobodyElse: 'aucun autre médiateur ne peut recevoir ce dossier. Demandez à l’exploitation d’en ajouter un.',
  notOnePerson: (who: string | null, people: readonly string[]) =>
    `« ${who ?? 'QUI'} » ne désigne pas une seule personne du dossier : ${people.join(', ')}.`,
  noFact: (number: number) => `il n’y a pas de fait F${number}.`,
  noValue: (words: string, key: FactKey) => `« ${words} » n’est pas une valeur claire pour : ${factLabel[key]}.`,
  notOneFile: (said: string, files: readonly string[]) =>
    files.length === 0
      ? 'aucun fichier n’est encore dans ce dossier.'
      : `« ${said} » ne désigne pas un seul fichier du dossier : ${files.join(', ')}. Écrivez le nom entier, ou « PIÈCE 3 du locataire = bail ».`,
  noMessage: (number: number) => `il n’y a pas de message M${number} dans ce dossier.`,

  sumAboveZero: 'la somme d’un accord est plus grande que zéro.',
  askerUnreachable: 'la personne qui a demandé la médiation n’a plus d’adresse qui fonctionne.',
  bothAreIn: 'l’autre partie connaît la médiation : rien ne s’écrit pour une seule partie avant la fin.',
  tenantsText: 'ce texte n’existe que pour le locataire qui a demandé la médiation.',
  noClaim: 'il manque la remise des clés, la date limite ou la somme, ou rien n’est encore en retard.',
  noPaperNow: 'la lettre à imprimer rappelle la loi : le dossier est clos, ou un accord est noté.',
  noConsentYet: 'le demandeur n’a pas encore accepté que l’autre partie soit contactée.',
  notAtCommission: 'aucun dossier n’est encore parti pour la commission.',
  alreadyAgreed: 'un accord est déjà noté dans ce dossier.',
  alreadyProposed: 'une proposition du médiateur attend déjà les réponses des deux parties.',
  notBothIn: 'une proposition va aux deux parties : l’une d’elles n’est pas encore dans la médiation.',
  outsideLaw: (amount: Cents, range: string | null) =>
    `${euros(amount)} n’est pas dans ce que donne la règle avec les faits connus${range === null ? '' : ` (${range})`}.`,

  noOtherCase: (ref: string) => `il n’y a pas d’autre dossier ${ref}.`,
  recusedFromOther: 'vous vous êtes déporté de cet autre dossier.',
  recusedCancel: 'vous vous êtes déporté de l’autre dossier : un autre médiateur peut annuler.',
  recusedJoin: 'vous vous êtes déporté de ce dossier : un autre superviseur peut y joindre le message.',
  notOpen: (ref: CaseRef, state: CaseState) => `le dossier ${ref} n’est pas ouvert (${stateLabel[state]}).`,
  dealUnderWay: (ref: CaseRef) => `le dossier ${ref} a un accord ou une proposition en cours : terminez-le d’abord.`,
  letterUnderWay: (ref: CaseRef) => `une lettre du dossier ${ref} est en route : attendez qu’elle soit partie.`,
  ownerRecused: (owner: string, ref: CaseRef) => `${owner} s’est déporté du dossier ${ref} et ne peut pas le recevoir.`,
  otherSide: (name: string) => `${name || 'une personne'} n’est pas du même côté dans les deux dossiers.`,
  neverLinked: 'ce dossier n’a été ni fusionné ni séparé. Pour arrêter une lettre, écrivez STOP.',
  joinedMessage: (number: number) => `M${number} vient d’un dossier joint : ANNULER d’abord.`,
  onlyMessage: 'ce dossier n’a qu’un message : il n’y a rien à séparer.',
  carriesOffer: (number: number) => `M${number} porte la proposition en cours : elle resterait dans ce dossier.`,
  wentOn: (ref: CaseRef) => `le dossier ${ref} a avancé depuis : FUSIONNER ${ref} le joint à celui-ci.`,
  noHeld: (id: string) => `aucun courriel retenu ${id}.`,
  noCase: (ref: string) => `aucun dossier ${ref}.`,
  unreadable: 'ce courriel n’est pas lisible : il ne peut qu’être écarté.',
  noSender: 'ce courriel n’a pas d’expéditeur : il ne peut qu’être écarté.',
  onWhoseBehalf: (address: string, ref: string, atConsole: boolean) =>
    `${address} n’est pas du dossier ${ref} : dites au nom de qui ${atConsole ? `avec --as (${Role.options.join(', ')})` : `(JOINDRE 6 à ${ref} bailleur)`}.`,
  whichCase: 'dites de quel dossier est ce message (JOINDRE 6 à ML-XXXX-X bailleur), ou OUVRIR.',

  faultyText: 'le texte contient ce qui ne peut pas partir.',
  noSuchStyle: (style: string) => `je n’ai pas de version ${style} de cette lettre.`,
  noLetter: 'aucune lettre n’attend dans ce dossier.',
  notOpenAnyMore: 'cette lettre n’attend plus de réponse.',
  caseChanged: 'le dossier a changé depuis. Une nouvelle lettre vous est proposée.',
  recipientsChanged: 'les destinataires ont changé depuis. Une nouvelle lettre vous est proposée.',
  decidedBefore: (how: string, whom: string, when: string) =>
    `cette lettre n’attend plus de réponse : elle a déjà été ${how} par ${whom} ${when}.`,
  notApprovedYet: 'cette lettre n’était pas approuvée : il n’y a rien à arrêter.',
  alreadyGone: (to: readonly string[]) => `il est trop tard : la lettre est partie à ${to.join(', ')}.`,
  alreadyStopped: 'cette lettre n’est pas approuvée, ou déjà arrêtée.',

  requestSettled: 'cette demande est déjà traitée.',
  copyTooLarge: 'la copie est trop lourde pour un courriel : l’exploitation la prépare (mediation export).',
  answerChanged: 'la réponse ou la copie a changé depuis ce courriel. Une nouvelle proposition vous arrive.',
  requestUnproven: 'rien ne prouve que cette personne a écrit la demande, ou son adresse ne fonctionne plus.',
  caseStillOpen: 'ce dossier est ouvert : fermez-le d’abord (CLORE … retrait).',
  dataOnHold: 'la conservation de ce dossier est ordonnée (hold-data).',
  recapTooFew: 'trop peu de dossiers attendent encore une réponse de cette adresse.',
  recapGone: 'ce récapitulatif est déjà parti.',
  recapChanged: 'un dossier a changé depuis ce courriel. Une nouvelle proposition vous arrive.',
  readFirst: (owner: string) =>
    `Messages et notes : le dossier est suivi par ${owner}. Pour les lire, dites pourquoi : LIRE, le numéro de la ligne et la raison.`,
} as const
