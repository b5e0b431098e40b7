import type { Act } from './acts.ts'
import type { Case } from './case.ts'
import { isExhausted, type Ladder } from './ladder.ts'
import type { LetterPurpose } from './letter-purposes.ts'
import type { QuestionKey } from './questions.ts'
import type { Side } from './roles.ts'
import { isOpen, type Outcome } from './states.ts'

/** What deciding needs to know beside the case itself. */
export type Known = {
  file: Case
  /** The side that asked for mediation. */
  asker: Side
  /** Sides with at least one address that has not bounced. */
  reachable: readonly Side[]
  scope: 'in' | 'out' | 'unknown'
  /** By the facts known, the rules base finds that nothing is due any more. */
  nothingDue: boolean
  /** What the rules base still needs, most decisive first. */
  missing: readonly QuestionKey[]
  /** What the asker was asked already and has not answered. */
  asked: readonly QuestionKey[]
  ladder: Ladder
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

/** The first entry that applies, or null when nothing needs a letter. Order is the policy: ends first, then money, then words. */
export function nextStep(known: Known): Step | null {
  if (!isOpen(known.file.state) || known.file.openDraft) return null
  const entry = table.find((e) => e.when(known))
  return entry ? { name: entry.name, because: entry.because, ask: [], outcome: null, ...entry.letter(known) } : null
}

const table: readonly Entry[] = [
  {
    name: 'retrait',
    because: 'le locataire dit renoncer',
    when: (k) => says(k, 'tenant', 'withdrawal'),
    letter: (k) => ({ purpose: 'closing', audience: contacted(k), outcome: 'withdrawn' }),
  },
  {
    name: 'argent reçu',
    because: 'le locataire confirme avoir reçu l’argent',
    when: (k) =>
      says(k, 'tenant', 'payment_received') && (k.file.agreement ? k.file.payment === 'confirmed' : k.nothingDue),
    letter: (k) => ({ purpose: 'closing', audience: contacted(k), outcome: 'resolved' }),
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
    when: (k) => k.file.agreement !== null && !k.file.agreement.recapSent,
    letter: (k) => ({ purpose: 'agreement_recap', audience: reachableOf(k, ['tenant', 'landlord']) }),
  },
  {
    name: 'argent non reçu',
    because: 'le locataire dit que la somme convenue n’est pas arrivée',
    when: (k) =>
      k.file.agreement !== null &&
      k.file.payment === 'missed' &&
      says(k, 'tenant', 'payment_missing') &&
      reaches(k, 'landlord'),
    letter: () => ({ purpose: 'payment_chase', audience: ['landlord'] }),
  },
  {
    name: 'paiement échu',
    because: 'le jour convenu pour le paiement est passé',
    when: (k) => k.file.lateFor === 'payment',
    letter: (k) => ({ purpose: 'payment_check', audience: reachableOf(k, ['tenant', 'landlord']) }),
  },
  {
    name: 'vers la commission',
    because: 'le bailleur refuse la médiation, ou le locataire demande la commission',
    when: (k) =>
      !k.file.agreement &&
      reaches(k, 'tenant') &&
      (says(k, 'landlord', 'mediation_refusal') || says(k, 'tenant', 'legal_escalation')),
    letter: () => ({ purpose: 'cdc_dossier', audience: ['tenant'], outcome: 'with_cdc' }),
  },
  {
    name: 'proposition',
    because: 'une partie propose une somme, l’autre ne la connaît pas encore',
    when: (k) =>
      k.file.offer !== null && !k.file.offer.relayed && reaches(k, offerTo(k)) && contactAllowed(k, offerTo(k)),
    letter: (k) => ({ purpose: 'offer_relay', audience: [offerTo(k)] }),
  },
  {
    name: 'délai demandé',
    because: 'une partie demande du temps',
    when: (k) => k.file.news.some((n) => n.side !== null && n.acts.includes('delay_request')),
    letter: (k) => ({ purpose: 'reply', audience: sidesThatSay(k, 'delay_request') }),
  },
  {
    name: 'silence, dernière étape',
    because: 'aucune réponse malgré les relances',
    when: (k) =>
      k.file.lateFor === 'reply' && isLate(k) && isExhausted(k.ladder, lateSide(k), k.file.awaiting?.reminders ?? 0),
    letter: (k) =>
      lateSide(k) === 'landlord' && reaches(k, 'tenant')
        ? { purpose: 'cdc_dossier', audience: ['tenant'], outcome: 'with_cdc' }
        : { purpose: 'closing', audience: contacted(k), outcome: 'abandoned' },
  },
  {
    name: 'silence',
    because: 'aucune réponse à la dernière lettre',
    when: (k) => k.file.lateFor === 'reply' && isLate(k) && reaches(k, lateSide(k)),
    letter: (k) => ({ purpose: 'reminder', audience: [lateSide(k)] }),
  },
  {
    name: 'adresse rejetée',
    because: 'aucune adresse du bailleur ne fonctionne plus',
    when: (k) =>
      k.asker === 'tenant' &&
      k.file.bounced.length > 0 &&
      !reaches(k, 'landlord') &&
      reaches(k, 'tenant') &&
      !k.asked.includes('landlord_email'),
    letter: () => ({ purpose: 'fact_request', audience: ['tenant'], ask: ['landlord_email'] }),
  },
  {
    name: 'précisions',
    because: 'des faits qui décident du résultat manquent',
    when: (k) =>
      k.asker === 'tenant' && reaches(k, k.asker) && unasked(k).length > 0 && !lawWasSent(k) && !awaitsAnswers(k),
    letter: (k) => ({ purpose: 'fact_request', audience: [k.asker], ask: unasked(k).slice(0, 6) }),
  },
  {
    name: 'premier rappel de la loi',
    because: 'les faits suffisent et le bailleur n’a pas encore été contacté',
    when: (k) => k.file.consent && reaches(k, 'landlord') && !wasSent(k, 'law_reminder', 'landlord'),
    letter: (k) => ({ purpose: 'law_reminder', audience: reachableOf(k, ['tenant', 'landlord']) }),
  },
  {
    name: 'premier résultat',
    because: 'les faits suffisent pour un premier résultat',
    when: (k) => !lawWasSent(k) && reaches(k, k.asker) && !awaitsAnswers(k),
    letter: (k) => ({ purpose: 'law_reminder', audience: [k.asker], ask: unasked(k).filter(isProcedural) }),
  },
  {
    name: 'position du bailleur',
    because: 'le bailleur a pris position : le rappel de la loi doit en tenir compte',
    when: (k) =>
      ['refund_refusal', 'evidence_sent', 'refund_commitment'].some((act) => says(k, 'landlord', act as Act)),
    letter: (k) => ({ purpose: 'law_reminder', audience: contacted(k) }),
  },
  {
    name: 'question',
    because: 'une partie pose une question ou attend une réponse',
    when: (k) => asking.some((act) => sidesThatSay(k, act).length > 0),
    letter: (k) => ({
      purpose: 'reply',
      audience: sidesThatSay(k, asking.find((act) => sidesThatSay(k, act).length > 0) ?? 'question'),
    }),
  },
  {
    name: 'faits nouveaux',
    because: 'une partie apporte des faits ou des pièces',
    when: (k) =>
      !k.file.agreement &&
      k.file.news.some(
        (n) =>
          n.side !== null &&
          (['facts_stated', 'evidence_sent', 'payment_received'] as const).some((act) => n.acts.includes(act)),
      ),
    letter: (k) => ({ purpose: 'law_reminder', audience: contacted(k) }),
  },
]

/** Acts that call for an answer of ours even when they change nothing. */
const asking: readonly Act[] = [
  'question',
  'evidence_requested',
  'payment_missing',
  'data_rights',
  'hostility',
  'representation_change',
]

const says = (k: Known, side: Side, act: Act): boolean =>
  k.file.news.some((n) => n.side === side && n.acts.includes(act))

const sidesThatSay = (k: Known, act: Act): Side[] =>
  reachableOf(k, ['tenant', 'landlord']).filter((side) => says(k, side, act))

const reaches = (k: Known, side: Side): boolean => k.reachable.includes(side)

const reachableOf = (k: Known, sides: readonly Side[]): Side[] =>
  sides.filter((side) => reaches(k, side) && contactAllowed(k, side))

/** A landlord is written to only after consent, or when the landlord wrote to us first. */
const contactAllowed = (k: Known, side: Side): boolean =>
  side === k.asker ||
  side === 'tenant' ||
  k.file.consent ||
  k.file.news.some((n) => n.side === side) ||
  k.file.sent.some((s) => s.side === side)

/** The sides that know of the mediation; the asker at least. */
const contacted = (k: Known): Side[] => {
  const sides = reachableOf(k, ['tenant', 'landlord'])
  return sides.length > 0 ? sides : [k.asker]
}

const wasSent = (k: Known, purpose: LetterPurpose, side: Side): boolean =>
  k.file.sent.some((s) => s.purpose === purpose && s.side === side)

const lawWasSent = (k: Known): boolean => k.file.sent.some((s) => s.purpose === 'law_reminder')

const offerTo = (k: Known): Side => (k.file.offer?.by === 'tenant' ? 'landlord' : 'tenant')

const lateSide = (k: Known): Side => k.file.awaiting?.side ?? k.asker

const isLate = (k: Known): boolean => k.file.awaiting !== null

/** The asker still owes us answers: nothing more is asked, no first result is given on half of the facts. */
const awaitsAnswers = (k: Known): boolean =>
  k.file.awaiting?.side === k.asker && k.file.awaiting.purpose === 'fact_request'

const isProcedural = (key: QuestionKey): boolean => key === 'consent' || key === 'landlord_email'

/** What the procedure needs comes first: without consent and an address, no landlord can be contacted. */
function unasked(k: Known): QuestionKey[] {
  const procedural: QuestionKey[] =
    k.asker !== 'tenant'
      ? []
      : [
          ...(k.file.consent ? [] : (['consent'] as const)),
          ...(reaches(k, 'landlord') ? [] : (['landlord_email'] as const)),
        ]
  return [...procedural, ...k.missing].filter((key) => !k.asked.includes(key))
}
