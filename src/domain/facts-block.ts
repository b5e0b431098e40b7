import { isDay, shortDay } from './day.ts'
import { deductionKinds, evidences, landlordKinds, leaseKinds } from './fact-words.ts'
import { type FactKey, type FactValues, factKeys, factLabel } from './facts.ts'
import { euros } from './money.ts'
import { type Role, roleLabel } from './roles.ts'

/** What somebody declares in one block of a mail: their facts, what they do not know, and where the mail was made. */
export type Declared = {
  role: Role
  facts: FactValues
  unknown: readonly FactKey[]
  /** A coarse code, `page`: counted, and shown to nobody. */
  origin: string
  /** What the rules make of these facts: for the other side's eyes; a reader takes no fact from it. */
  law: string
}

export const blockTitle = 'Faits déclarés (lus automatiquement)'
export const blockLabels = {
  role: 'Je suis',
  unknown: 'Je ne sais pas',
  origin: 'Origine',
  law: 'Ce que la loi prévoit d’après ces faits',
  check: 'Contrôle',
} as const

export const noItem = 'aucune'

/**
 * The block as people read it and `reading/facts-block.ts` reads it back: one `- label : value` line per value, short
 * enough for mail programs not to wrap, then what the law makes of them, then a check over both. The check shows damage;
 * it proves nothing.
 */
export function factsBlock(declared: Declared): string {
  const { law } = declared
  const facts = [blockTitle, ...blockLines(declared)].join('\n')
  const check = `${blockLabels.check} : ${checkOfBlock(declared)}`
  return [facts, ...(law ? [`${blockLabels.law} :\n${law}`] : []), check].join('\n\n')
}

/** Of the law's text only letters and figures count: mail programs change the rest. */
export const checkOfBlock = (declared: Declared): string => {
  const law = declared.law
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
  return checkOf([...blockLines(declared), law].join('\n'))
}

function blockLines({ role, facts, unknown, origin }: Declared): readonly string[] {
  const known = factKeys.flatMap((key) => valuesText(key, facts).map((text) => line(capital(factLabel[key]), text)))
  const open = factKeys.filter((key) => unknown.includes(key)).map((key) => line(blockLabels.unknown, factLabel[key]))
  return [line(blockLabels.role, roleLabel[role]), ...known, ...open, line(blockLabels.origin, origin)]
}

const line = (label: string, value: string): string => `- ${label} : ${value}`
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** One text per value; several for a list, none for a fact that is not known. */
function valuesText(key: FactKey, facts: FactValues): readonly string[] {
  if (facts[key] === undefined) return []
  switch (key) {
    case 'deductions':
      return orNone(
        (facts.deductions ?? []).map((d) => `${deductionKinds[d.kind]}, ${euros(d.amount)}, ${evidences[d.evidence]}`),
      )
    case 'refunded':
      return orNone((facts.refunded ?? []).map((r) => `${euros(r.amount)}${r.on ? ` le ${shortDay(r.on)}` : ''}`))
    case 'offer':
      return facts.offer
        ? [`${euros(facts.offer.amount)}${facts.offer.payBy ? ` avant le ${shortDay(facts.offer.payBy)}` : ''}`]
        : []
    case 'lease_kind':
      return facts.lease_kind ? [leaseKinds[facts.lease_kind]] : []
    case 'landlord_kind':
      return facts.landlord_kind ? [landlordKinds[facts.landlord_kind]] : []
    default: {
      const value = facts[key]
      if (typeof value === 'boolean') return [value ? 'oui' : 'non']
      if (typeof value === 'number') return [euros(value)]
      return value === undefined ? [] : [isDay(value) ? shortDay(value) : value]
    }
  }
}

const orNone = (texts: readonly string[]): readonly string[] => (texts.length > 0 ? texts : [noItem])

const letters = 'BCDFGHJKLMNPQRSTVWXZ'

/** FNV-1a over the lines, in eight letters: no figure, so that nobody takes it for a sum or a day. */
function checkOf(content: string): string {
  let hash = 0x811c9dc5
  for (const unit of content) hash = Math.imul(hash ^ (unit.codePointAt(0) ?? 0), 0x01000193) >>> 0
  let text = ''
  for (let rest = hash; text.length < 8; rest = Math.floor(rest / letters.length))
    text += letters.charAt(rest % letters.length)
  return `${text.slice(0, 4)}-${text.slice(4)}`
}
