import { addDays, type Day } from '../../src/domain/day.ts'
import type { LetterPurpose } from '../../src/domain/letter-purposes.ts'
import { type QuestionKey, questionText } from '../../src/domain/questions.ts'
import { type Draw, dwelling, type Person, person, pick } from '../mailbox/people.ts'

/** How landlords behave, and out of twenty how many: assumed, not measured; the segments of `rules/procedure/profils.yaml`. */
const LANDLORDS = {
  pays: 3,
  bargains: 5,
  short_of_cash: 2,
  refuses: 2,
  late: 2,
  silent: 4,
  bounces: 1,
  not_concerned: 1,
} as const
const LANDLORDS_PATIENCE = 5
type LandlordKind = keyof typeof LANDLORDS

/** One dispute of the country. Amounts in euros. What changes is what was said so far. */
export type Dispute = {
  n: number
  opensOn: Day
  tenant: Person
  landlord: Person
  kind: LandlordKind
  opening: 'joint' | 'alone' | 'brief'
  /** The tenant stops answering after so many of its mails. */
  patience: number
  home: string
  deposit: number
  kept: number
  offer: number
  inThree: boolean
  countered: boolean
  paysReally: boolean
  left: Day
  /** Mails that each wrote after the first. */
  said: { tenant: number; landlord: number }
}

export function dispute(draw: Draw, n: number, opensOn: Day): Dispute {
  const kinds = Object.entries(LANDLORDS).flatMap(([kind, of]) => Array<LandlordKind>(of).fill(kind as LandlordKind))
  const kind = pick(draw, kinds)
  const landlord = person(draw, n, 'l')
  const deposit = 400 + 10 * draw.number(80)
  const kept = 50 + 10 * draw.number(20)
  return {
    n,
    opensOn,
    tenant: person(draw, n, 't'),
    landlord: draw.number(3) === 0 ? { ...landlord, name: `Agence ${landlord.name.split(' ')[1]}` } : landlord,
    kind,
    opening: pick(draw, ['joint', 'joint', 'joint', 'alone', 'alone', 'brief']),
    patience: draw.number(10) === 0 ? draw.number(3) : 40,
    home: dwelling(draw),
    deposit,
    kept,
    offer: kind === 'bargains' ? deposit - kept : deposit,
    inThree: kind === 'short_of_cash',
    countered: false,
    paysReally: draw.number(10) > 0,
    left: addDays(opensOn, -40 - draw.number(160)),
    said: { tenant: 0, landlord: 0 },
  }
}

const french = (on: Day): string => new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long' }).format(new Date(on))

/** A word that this person tells the service alone: it must never reach the other side. */
export const secretOf = ({ n }: Dispute, side: 'tenant' | 'landlord'): string => `zq${side[0]}x${n}`

export const openingWords = (d: Dispute): string =>
  d.opening === 'brief'
    ? `Bonjour, mon propriétaire ne me rend pas ma caution de ${d.deposit} euros. Pouvez-vous m’aider ?\n\n${d.tenant.name}`
    : `Bonjour,

J'ai été locataire au ${d.home}, appartement vide, ma résidence principale, à partir du 1er septembre 2019. Nous avons fait l'état des lieux de sortie ensemble le ${french(d.left)}, il est conforme à celui d'entrée, et j'ai rendu les clés le même jour avec ma nouvelle adresse.

Le dépôt de garantie était de ${d.deposit} €, le loyer de ${d.deposit} € hors charges. Rien ne m'a été rendu.

Je demande à la médiation de bien vouloir nous aider.${d.opening === 'alone' ? ` Entre nous, mon code est ${secretOf(d, 'tenant')}.` : ''}

${d.tenant.name}`

const answers = (d: Dispute): Record<QuestionKey, string> => ({
  consent: 'oui',
  landlord_email: d.landlord.mail,
  tenant_email: d.tenant.mail,
  lease_kind: 'vide',
  lease_start: '1er septembre 2019',
  main_residence: 'oui',
  rent_excl_charges: `${d.deposit} €`,
  deposit_amount: `${d.deposit} €`,
  keys_returned_on: french(d.left),
  exit_inventory_conform: 'non',
  entry_inventory_exists: 'oui',
  exit_inventory_exists: 'oui',
  forwarding_address_given: 'oui',
  forwarding_address_given_on: french(d.left),
  collective_building: 'oui',
  deductions: 'aucune',
  refunded: 'non, rien',
  dwelling_postcode: /\d{5}/.exec(d.home)?.[0] ?? '93300',
  has_mandate: 'oui',
  others_agree: 'oui',
  relay_consent: 'oui',
})

/** The numbered questions of a letter, each answered after its number; null where it has none. */
function answered(d: Dispute, letter: string): string | null {
  const lines = [...letter.matchAll(/^(\d{1,2})\. (.+(?:\n(?!\d{1,2}\. |\n).+)*)/gm)].flatMap(([, n, words = '']) => {
    const asked = words.replace(/\s+/g, ' ').trim()
    const key = Object.entries(questionText).find(([, text]) => text === asked)?.[0]
    return key ? [`${n}. ${answers(d)[key as QuestionKey]}`] : []
  })
  return lines.length > 0 ? lines.join('\n') : null
}

export type Heard = { purpose: LetterPurpose | 'satisfaction'; text: string; on: Day }

export function tenantSays(d: Dispute, draw: Draw, { purpose, text }: Heard): string | null {
  if (d.said.tenant >= d.patience) return null
  switch (purpose) {
    case 'fact_request':
    case 'authority_request':
    case 'reminder':
      return answered(d, text)
    case 'law_reminder':
      return draw.number(12) === 0 ? 'Où en est mon dossier ?' : answered(d, text)
    case 'offer_relay':
      if (!d.countered && d.offer < d.deposit && draw.number(3) === 0) {
        d.countered = true
        d.offer += Math.round((d.deposit - d.offer) / 2)
        return `Non, c’est trop peu. Je propose ${d.offer} €.`
      }
      return `J’accepte ${d.offer} €${d.inThree ? ' en trois fois' : ''}.`
    case 'payment_check':
      return d.paysReally ? 'REÇU' : 'Toujours rien reçu sur mon compte.'
    case 'satisfaction':
      return draw.number(5) < 2 ? String(1 + draw.number(5)) : null
    case 'agreement_recap':
    case 'neutral_proposal':
    case 'payment_chase':
    case 'reply':
    case 'closing':
    case 'out_of_scope':
    case 'cdc_dossier':
    case 'handoff_notice':
    case 'other_exit':
    case 'commission_news':
    case 'paper_letter':
      return null
  }
}

export function landlordSays(d: Dispute, draw: Draw, { purpose, text, on }: Heard): string | null {
  if (d.said.landlord >= LANDLORDS_PATIENCE && purpose !== 'payment_chase') return null
  const by = french(addDays(on, 20))
  const secret = draw.number(4) === 0 ? ` Entre nous, mon code est ${secretOf(d, 'landlord')}.` : ''
  switch (purpose) {
    case 'law_reminder':
      return firstAnswer(d, on, secret)
    case 'reminder':
      if (d.kind !== 'late' || draw.number(3) === 0) return null
      d.kind = 'pays'
      return '1'
    case 'reply':
      if (d.kind === 'pays') return `Je vous ferai le virement de ${d.deposit} € le ${by}.`
      return d.kind === 'bargains' ? `Je propose de rendre ${d.offer} euros le ${by}.` : null
    case 'offer_relay':
      return `C’est d’accord pour ${d.offer} €. Je fais le virement au plus tard le ${by}.`
    case 'payment_chase':
      d.paysReally = draw.number(3) > 0
      return 'Le virement est parti ce matin.'
    case 'satisfaction':
      return draw.number(5) === 0 ? String(1 + draw.number(5)) : null
    case 'authority_request':
      return answered(d, text)
    case 'fact_request':
    case 'neutral_proposal':
    case 'agreement_recap':
    case 'payment_check':
    case 'closing':
    case 'out_of_scope':
    case 'cdc_dossier':
    case 'handoff_notice':
    case 'other_exit':
    case 'commission_news':
    case 'paper_letter':
      return null
  }
}

function firstAnswer(d: Dispute, on: Day, secret: string): string | null {
  switch (d.kind) {
    case 'pays':
      return '1'
    case 'bargains':
      return `Je garde ${d.kept} € pour la peinture, facture jointe.${secret}`
    case 'short_of_cash':
      return `2\nJe propose de rendre ${d.deposit} € en trois fois, au plus tard le ${french(addDays(on, 90))}.`
    case 'refuses':
      return 'Je ne participerai pas à votre médiation.'
    case 'not_concerned':
      return '5'
    case 'late':
    case 'silent':
    case 'bounces':
      return null
  }
}
