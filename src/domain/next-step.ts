import type { Act } from './acts.ts'
import type { Case, News } from './case.ts'
import { exitsOffered } from './exits.ts'
import { isExhausted, type Ladder, stepsFor } from './ladder.ts'
import type { LetterPurpose } from './letter-purposes.ts'
import type { QuestionKey } from './questions.ts'
import { otherSide, type Side } from './roles.ts'
import { NOT_TAKEN_UP, unanswered } from './sealed-proposal.ts'
import { wantsNoSoftware } from './software.ts'
import { isOpen, type Outcome } from './states.ts'

/** What deciding needs to know beside the case itself. */
export type Known = {
  file: Case
  /** The side that asked for mediation. */
  asker: Side
  /** Somebody of the landlord's side who does not say to be the wrong person can be written to. */
  rightContact: boolean
  /** Sides with at least one address that has not bounced. */
  reachable: readonly Side[]
  scope: 'in' | 'out' | 'unknown'
  /** By the facts known, the rules base finds that nothing is due any more. */
  nothingDue: boolean
  /** What the rules base still needs, most decisive first. */
  missing: readonly QuestionKey[]
  /** What the asker was asked already and has not answered, or says not to know. */
  asked: readonly QuestionKey[]
  ladder: Ladder
  /** Somebody wrote for the tenant. */
  relayed: boolean
  /** Sides whose yes to the agreement may need more than the one who gave it, as long as they have said nothing of it. */
  yesOpen: readonly Side[]
}

/** The letter to propose next. `name` is the entry that fired: it is shown to the mediator and counted in the digest. */
export type Step = {
  name: string
  because: string
  purpose: LetterPurpose
  audience: readonly Side[]
  ask: readonly QuestionKey[]
  /** How the case ends when this letter is approved. */
  outcome: Outcome | null
}

type Entry = {
  name: string
  because: string
  when(known: Known): boolean
  letter(known: Known): Pick<Step, 'purpose' | 'audience'> & Partial<Step>
}

/**
 * The first entry that applies, or null when nothing needs a letter. Order is the policy: ends first, then money, then
 * words. A step that the mediator refused is passed over until its reason changes.
 */
export function nextStep(known: Known): Step | null {
  if (known.file.openDraft || known.file.merged) return null
  const requested = requestedStep(known)
  if (requested) return requested
  if (!isOpen(known.file.state)) return handoffStep(known)
  const entry = table.find(
    (e) => !known.file.refused.includes(e.name) && e.when(known) && !isOnItsWay(known, e.letter(known)),
  )
  if (!entry) return null
  const letter = entry.letter(known)
  // What comes next is a human's to write: no other letter takes its place.
  if (letter.audience.some((side) => wantsNoSoftware(known.file, side))) return null
  return { name: entry.name, because: entry.because, ask: [], outcome: null, ...letter }
}

/** An approved letter of this kind to these people waits to leave: it is not proposed twice. */
const isOnItsWay = ({ file }: Known, { purpose, audience }: Pick<Step, 'purpose' | 'audience'>): boolean =>
  file.underway.some((u) => u.purpose === purpose && u.audience.some((side) => audience.includes(side)))

/** What a mediator asked for goes before the table. */
function requestedStep(known: Known): Step | null {
  const { requested } = known.file
  switch (requested?.kind) {
    case 'closing': {
      const { outcome } = requested
      const because = 'un médiateur a clos le dossier'
      return { name: 'clôture demandée', because, purpose: 'closing', audience: partners(known), ask: [], outcome }
    }
    case 'cdc_dossier': {
      const because = 'un médiateur demande le dossier pour la commission'
      const audience = [known.asker]
      return { name: 'commission demandée', because, purpose: 'cdc_dossier', audience, ask: [], outcome: 'with_cdc' }
    }
    case 'commission_news': {
      const because = 'la commission de conciliation a donné des nouvelles'
      return {
        name: 'nouvelles de la commission',
        because,
        purpose: 'commission_news',
        audience: partners(known),
        ask: [],
        outcome: null,
      }
    }
    case 'neutral_proposal': {
      const because = 'un médiateur propose la même solution aux deux parties'
      const name = 'proposition du médiateur'
      return { name, because, purpose: 'neutral_proposal', audience: partners(known), ask: [], outcome: null }
    }
    case 'paper_letter': {
      const because = 'un médiateur demande une lettre à imprimer'
      const audience = [known.asker]
      return { name: 'lettre papier demandée', because, purpose: 'paper_letter', audience, ask: [], outcome: null }
    }
    case 'other_exit': {
      // Somebody may have written since.
      if (!exitsOffered(known.file, known.asker).includes(requested.exit)) return null
      const because = 'un médiateur indique une autre voie'
      const audience = [known.asker]
      return { name: 'autre voie demandée', because, purpose: 'other_exit', audience, ask: [], outcome: null }
    }
    case undefined:
      return null
  }
}

/** The dossier has left: the other side hears from us, not from the commission, that the mediation is over. */
function handoffStep(known: Known): Step | null {
  const { file, asker } = known
  const other = otherSide(asker)
  const name = 'fin dite à l’autre partie'
  const dossier = file.sent.find((s) => s.purpose === 'cdc_dossier' && s.side === asker)
  const isTold = file.sent.some(
    (s) => s.side === other && tellsTheEnd.includes(s.purpose) && dossier && s.on >= dossier.on,
  )
  if (file.state !== 'with_cdc' || !dossier || isTold || file.refused.includes(name)) return null
  if (!file.aware.includes(other) || !mayWrite(known, other) || isUnderway(known, 'handoff_notice')) return null
  const because = 'le dossier pour la commission est parti, et l’autre partie doit savoir que la médiation est finie'
  return { name, because, purpose: 'handoff_notice', audience: [other], ask: [], outcome: null }
}

const tellsTheEnd: readonly LetterPurpose[] = ['handoff_notice', 'commission_news', 'closing']

const table: readonly Entry[] = [
  {
    name: 'retrait',
    because: 'la personne qui a demandé la médiation, ou le locataire, dit renoncer',
    when: (k) => says(k, 'tenant', 'withdrawal') || says(k, k.asker, 'withdrawal'),
    letter: (k) => ({ purpose: 'closing', audience: partners(k), outcome: 'withdrawn' }),
  },
  {
    name: 'argent reçu',
    because: 'l’argent est arrivé chez le locataire',
    when: (k) =>
      k.file.payment === 'confirmed' || (says(k, 'tenant', 'payment_received') && !k.file.agreement && k.nothingDue),
    letter: (k) => ({ purpose: 'closing', audience: partners(k), outcome: 'resolved' }),
  },
  {
    name: 'hors champ',
    because: 'la demande ne porte pas sur le dépôt de garantie d’une résidence principale',
    when: (k) => (k.scope === 'out' || says(k, k.asker, 'out_of_scope')) && !wasSent(k, 'out_of_scope', k.asker),
    letter: (k) => ({ purpose: 'out_of_scope', audience: [k.asker], outcome: 'out_of_scope' }),
  },
  {
    name: 'accord',
    because: 'les deux parties ont accepté la même somme',
    when: (k) => k.file.agreement !== null && !k.file.agreement.recapSent && !isUnderway(k, 'agreement_recap'),
    letter: (k) => ({ purpose: 'agreement_recap', audience: partners(k) }),
  },
  {
    name: NOT_TAKEN_UP,
    because: 'la proposition du médiateur n’a pas été acceptée par les deux parties',
    when: (k) => k.file.sealed !== null && !k.file.agreement && unanswered(k.file.sealed).length === 0,
    letter: (k) => ({ purpose: 'reply', audience: partners(k) }),
  },
  {
    name: 'argent non reçu',
    because: 'le locataire dit que la somme convenue n’est pas arrivée, ou pas toute',
    when: (k) =>
      k.file.payment === 'missed' &&
      (says(k, 'tenant', 'payment_missing') || says(k, 'tenant', 'payment_received')) &&
      reaches(k, 'landlord'),
    letter: () => ({ purpose: 'payment_chase', audience: ['landlord'] }),
  },
  {
    name: 'paiement échu',
    because: 'le jour attendu pour le paiement est passé',
    when: (k) => k.file.rang.payment && !isUnderway(k, 'payment_check'),
    letter: (k) => ({ purpose: 'payment_check', audience: partners(k) }),
  },
  {
    name: 'pouvoir de s’engager',
    because: 'l’accord est donné par quelqu’un qui agit pour d’autres, ou seul parmi d’autres',
    when: (k) => unboundYes(k) !== null,
    letter: (k) => ({ purpose: 'authority_request', audience: [unboundYes(k) ?? k.asker] }),
  },
  {
    name: 'vers la commission',
    because: 'l’autre partie refuse la médiation, ou celle qui l’a demandée veut saisir la commission',
    when: (k) => {
      const other = otherSide(k.asker)
      // "J'accepte, sinon je saisis la commission" is an acceptance.
      const escalates =
        by(k, k.asker).some(
          ({ acts }) => acts.includes('legal_escalation') && !acts.some((a) => dealing.includes(a)),
        ) && k.file.sent.some((s) => s.side === other)
      return !k.file.agreement && reaches(k, k.asker) && (says(k, other, 'mediation_refusal') || escalates)
    },
    letter: (k) => ({ purpose: 'cdc_dossier', audience: [k.asker], outcome: 'with_cdc' }),
  },
  {
    name: 'proposition',
    because: 'une partie propose une somme, l’autre ne la connaît pas encore',
    when: (k) =>
      k.file.offer !== null && !k.file.offer.relayed && !isUnderway(k, 'offer_relay') && mayWrite(k, offerTo(k)),
    letter: (k) => ({ purpose: 'offer_relay', audience: [offerTo(k)] }),
  },
  {
    name: 'proposition refusée',
    because: 'une partie refuse la somme que l’autre proposait',
    when: (k) => k.file.offer === null && !k.file.agreement && refusedFor(k) !== null,
    letter: (k) => ({ purpose: 'reply', audience: [refusedFor(k) ?? k.asker] }),
  },
  {
    name: 'chiffre du bailleur',
    because: 'le bailleur répond par un des six chiffres',
    when: (k) =>
      by(k, 'landlord').some(({ choice }) => choice !== null && !(choice === 5 && k.rightContact)) &&
      mayWrite(k, 'landlord'),
    letter: () => ({ purpose: 'reply', audience: ['landlord'] }),
  },
  {
    name: 'délai demandé',
    because: 'une partie demande du temps',
    when: (k) => writableSides(k, 'delay_request').length > 0,
    letter: (k) => ({ purpose: 'reply', audience: writableSides(k, 'delay_request') }),
  },
  {
    name: 'silence, dernière étape',
    because: 'aucune réponse malgré les relances',
    when: (k) => k.file.rang.reply && k.file.awaiting !== null && isExhausted(k.ladder, k.file.awaiting, k.asker),
    letter: (k) =>
      stepsFor(k.ladder, k.file.awaiting?.side ?? k.asker, k.asker).end.proposes === 'commission' && reaches(k, k.asker)
        ? { purpose: 'cdc_dossier', audience: [k.asker], outcome: 'with_cdc' }
        : { purpose: 'closing', audience: partners(k), outcome: 'abandoned' },
  },
  {
    name: 'silence',
    because: 'aucune réponse à la dernière lettre',
    when: (k) =>
      k.file.rang.reply && k.file.awaiting !== null && reaches(k, k.file.awaiting.side) && !isUnderway(k, 'reminder'),
    letter: (k) => ({ purpose: 'reminder', audience: [k.file.awaiting?.side ?? k.asker] }),
  },
  {
    name: 'adresse rejetée',
    because: 'aucune adresse de l’autre partie ne fonctionne plus',
    when: (k) =>
      k.file.bounced.length > 0 &&
      !reaches(k, otherSide(k.asker)) &&
      reaches(k, k.asker) &&
      !isUnderway(k, 'fact_request'),
    letter: (k) => ({ purpose: 'fact_request', audience: [k.asker], ask: [addressOfOther(k)] }),
  },
  {
    name: 'précisions',
    because: 'des faits qui décident du résultat manquent',
    when: (k) =>
      !k.file.agreement && reaches(k, k.asker) && unasked(k).length > 0 && !lawWasSent(k) && !awaitsAnswers(k),
    letter: (k) => ({ purpose: 'fact_request', audience: [k.asker], ask: unasked(k).slice(0, 6) }),
  },
  {
    name: 'lettre papier',
    because: 'aucune adresse électronique de l’autre partie ne fonctionne, et personne n’en connaît une',
    when: (k) => {
      const other = otherSide(k.asker)
      return (
        k.file.consent &&
        reaches(k, k.asker) &&
        !reaches(k, other) &&
        !awaitsAnswers(k) &&
        !k.file.agreement &&
        unasked(k).every((key) => !isProcedural(key)) &&
        !wasSent(k, 'paper_letter', k.asker) &&
        !isUnderway(k, 'paper_letter')
      )
    },
    letter: (k) => ({ purpose: 'paper_letter', audience: [k.asker] }),
  },
  {
    name: 'premier rappel de la loi',
    because: 'les faits suffisent et l’autre partie n’a pas encore reçu le rappel de la loi',
    when: (k) => {
      const other = otherSide(k.asker)
      const waits = awaitsAnswers(k) && by(k, other).length === 0
      return (
        k.file.consent &&
        !k.file.agreement &&
        reaches(k, other) &&
        !wasSent(k, 'law_reminder', other) &&
        !isUnderway(k, 'law_reminder') &&
        !waits
      )
    },
    letter: (k) => ({ purpose: 'law_reminder', audience: sides.filter((side) => reaches(k, side)) }),
  },
  {
    name: 'premier résultat',
    because: 'les faits suffisent pour un premier résultat',
    when: (k) =>
      !k.file.agreement &&
      !lawWasSent(k) &&
      reaches(k, k.asker) &&
      !awaitsAnswers(k) &&
      !isUnderway(k, 'law_reminder') &&
      !isUnderway(k, 'paper_letter'),
    letter: (k) => ({ purpose: 'law_reminder', audience: [k.asker], ask: unasked(k).filter(isProcedural) }),
  },
  {
    name: 'position du bailleur',
    because: 'le bailleur a pris position : le rappel de la loi doit en tenir compte',
    when: (k) => !k.file.agreement && positions.some((act) => says(k, 'landlord', act)),
    letter: (k) => ({ purpose: 'law_reminder', audience: partners(k) }),
  },
  {
    name: 'question',
    because: 'une partie pose une question ou attend une réponse',
    when: (k) => asking(k) !== null,
    letter: (k) => ({ purpose: 'reply', audience: writableSides(k, asking(k) ?? 'question') }),
  },
  {
    name: 'faits nouveaux',
    because: 'une partie apporte des faits ou des pièces',
    when: (k) => !k.file.agreement && newFacts.some((act) => sides.some((side) => says(k, side, act))),
    letter: (k) => ({ purpose: 'law_reminder', audience: partners(k) }),
  },
]

const sides: readonly Side[] = ['tenant', 'landlord']
const dealing: readonly Act[] = ['offer', 'acceptance']
const positions: readonly Act[] = ['refund_refusal', 'evidence_sent', 'refund_commitment']
const newFacts: readonly Act[] = ['facts_stated', 'evidence_sent', 'payment_received']
/** Acts that call for an answer of ours even when they change nothing. */
const askingActs: readonly Act[] = [
  'question',
  'evidence_requested',
  'payment_missing',
  'data_rights',
  'hostility',
  'representation_change',
]

/** What a side said for certain; doubtful news is for the mediator's eyes and decides nothing. */
const by = (k: Known, side: Side): readonly News[] => k.file.news.filter((n) => n.side === side && !n.doubtful)

const says = (k: Known, side: Side, act: Act): boolean => by(k, side).some((n) => n.acts.includes(act))

const reaches = (k: Known, side: Side): boolean => k.reachable.includes(side)

/** The other side is written to only with the asker's consent, or when it wrote to us itself. */
const mayWrite = (k: Known, side: Side): boolean =>
  reaches(k, side) &&
  (side === k.asker || k.file.consent || k.file.sent.some((s) => s.side === side) || by(k, side).length > 0)

/** The sides that may hear of this: the asker, and the other side once it knows of the mediation. */
const partners = (k: Known): Side[] => {
  const found = sides.filter((side) => mayWrite(k, side) && (side === k.asker || k.file.aware.includes(side)))
  return found.length > 0 ? found : [k.asker]
}

const writableSides = (k: Known, act: Act): Side[] => sides.filter((side) => says(k, side, act) && mayWrite(k, side))

const asking = (k: Known): Act | null => askingActs.find((act) => writableSides(k, act).length > 0) ?? null

/** Whose yes is to be asked about, once the recap is on its way: once each. */
const unboundYes = (k: Known): Side | null =>
  k.file.agreement && k.file.payment !== 'confirmed' && (k.file.agreement.recapSent || isUnderway(k, 'agreement_recap'))
    ? (k.yesOpen.find((side) => reaches(k, side) && !wasSent(k, 'authority_request', side)) ?? null)
    : null

/** Whose offer was refused and can be told so. */
const refusedFor = (k: Known): Side | null =>
  sides.find((side) => says(k, otherSide(side), 'rejection') && mayWrite(k, side)) ?? null

const isUnderway = (k: Known, purpose: LetterPurpose): boolean => k.file.underway.some((u) => u.purpose === purpose)

const wasSent = (k: Known, purpose: LetterPurpose, side: Side): boolean =>
  k.file.sent.some((s) => s.purpose === purpose && s.side === side)

const lawWasSent = (k: Known): boolean =>
  k.file.sent.some((s) => s.purpose === 'law_reminder' || s.purpose === 'paper_letter')

const offerTo = (k: Known): Side => (k.file.offer ? otherSide(k.file.offer.by) : k.asker)

/** The asker still owes us answers: nothing more is asked, no first result is given on half of the facts. */
const awaitsAnswers = (k: Known): boolean =>
  isUnderway(k, 'fact_request') || (k.file.awaiting?.side === k.asker && k.file.awaiting.purpose === 'fact_request')

const isProcedural = (key: QuestionKey): boolean =>
  key === 'consent' || key === 'landlord_email' || key === 'tenant_email' || key === 'relay_consent'

const addressOfOther = (k: Known): QuestionKey => (k.asker === 'tenant' ? 'landlord_email' : 'tenant_email')

/** What the procedure needs comes first: without consent and an address, the other side can't be contacted. */
function unasked(k: Known): QuestionKey[] {
  const procedural: QuestionKey[] = [
    ...(k.file.consent ? [] : (['consent'] as const)),
    ...(reaches(k, otherSide(k.asker)) ? [] : [addressOfOther(k)]),
    ...(k.relayed && k.file.relayAllowed === null ? (['relay_consent'] as const) : []),
  ]
  return [...procedural, ...k.missing].filter((key) => !k.asked.includes(key))
}
