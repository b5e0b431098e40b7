import type { Side } from '../domain/roles.ts'
import type { Letter } from './letter.ts'
import { paragraphs } from './letter-context.ts'
import { family, type Paragraph, wordsOf } from './paragraphs/library.ts'

/** Who answers for the service: both are the operator's settings. */
export type ServiceIdentity = { serviceName: string; mailAddress: string }

const { say, text } = wordsOf('notice', {
  'letter-neutral': ['service', 'relecteur'],
  'reader-named': ['nom'],
  'reader-unnamed': [],
  'letter-confidential': [],
  'letter-contact': ['adresse'],
  automatic: ['service'],
  'automatic-contact': ['adresse'],
  ...family('origin-', ['tenant', 'landlord']),
  information: ['service', 'origine', 'adresse'],
})()

/**
 * At the foot of every letter that a mediator approved: machine help, human approval, confidentiality, recourse.
 * `approvedBy`: the human's name, as the operator gave it; null when none is known.
 */
export function letterFooter(
  { serviceName: service, mailAddress: adresse }: ServiceIdentity,
  approvedBy: string | null,
): string {
  const relecteur = approvedBy ? text('reader-named', { nom: approvedBy }) : text('reader-unnamed')
  return paragraphs(
    say('letter-neutral', { service, relecteur }),
    say('letter-confidential'),
    say('letter-contact', { adresse }),
  )
}

/** At the foot of what no human approved. */
export const automaticFooter = ({ serviceName: service, mailAddress: adresse }: ServiceIdentity): string =>
  paragraphs(say('automatic', { service }), say('automatic-contact', { adresse }))

/** The information owed to each party at first contact (RGPD art. 13 and 14; loi n° 2016-1547, art. 4-1 to 4-3). */
export const informationNotice = (
  { serviceName: service, mailAddress: adresse }: ServiceIdentity,
  side: Side,
): Paragraph | null => say('information', { service, adresse, origine: text(`origin-${side}`) })

/** The letter with the notice at the end of the additions of those sides that hear from the service for the first time. */
export function withNotice(letter: Letter, identity: ServiceIdentity, firstContact: readonly Side[]): Letter {
  const additions = { ...letter.additions }
  const used = [...(letter.paragraphs ?? [])]
  for (const side of firstContact.filter((s) => letter.audience.includes(s))) {
    const notice = informationNotice(identity, side)
    additions[side] = paragraphs(additions[side] ?? null, notice)
    if (notice) used.push({ id: notice.id, version: notice.version, span: null })
  }
  return { ...letter, additions, paragraphs: used }
}
