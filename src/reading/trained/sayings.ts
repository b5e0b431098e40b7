import { Act } from '../../domain/acts.ts'
import { day } from '../../domain/day.ts'
import { Role, sideOf } from '../../domain/roles.ts'
import { grammarFeatures } from '../builtin-reader.ts'
import type { Person, ReadingContext, ReadingInput } from '../contract.ts'
import type { Example } from './train.ts'

/** A hand-written sentence weighs less than a message: it comes without what surrounds it in a real one. */
const WEIGHT = 0.3
/** Keeps what sayings have in common (short, one act each) out of what is learnt of messages. */
const SAYING = 'saying'

const HEADING = /^= (?<role>\w+), (?:opening|after (?<after>[a-z_ ]+)): (?<acts>[a-z_ ]+)$/
const me: Person = { name: 'Moi Ici', address: 'moi@un.example' }
const them: Person = { name: 'Eux Ailleurs', address: 'eux@deux.example' }

/**
 * Ways of saying things, one a line, under headings `= role, opening: acts` or `= role, after acts of the other side: acts`.
 * Throws on a line before the first heading and on a heading with an unknown name.
 */
export function sayingsIn(text: string): Example[] {
  return underHeadings(text, exampleOf)
}

/** What is made of each line of a text in the light of the heading above it. */
export function underHeadings<Made>(text: string, made: (line: string, heading: Heading) => Made): Made[] {
  let heading: Heading | null = null
  return text.split('\n').flatMap((line): Made[] => {
    if (line.trim() === '') return []
    if (line.startsWith('=')) {
      heading = headingOf(line)
      return []
    }
    if (!heading) throw new Error(`no heading before: ${line}`)
    return [made(line, heading)]
  })
}

export type Heading = { role: Role; after: readonly Act[] | null; acts: readonly Act[] }

function headingOf(line: string): Heading {
  const { role, after, acts } = HEADING.exec(line)?.groups ?? {}
  const list = (names: string | undefined) => Act.array().parse(names?.split(' '))
  return { role: Role.parse(role), after: after ? list(after) : null, acts: list(acts) }
}

function exampleOf(own: string, heading: Heading): Example {
  const { features } = grammarFeatures(saidUnder(heading, own))
  return {
    features: { ...features, message: [...features.message, SAYING] },
    acts: new Set(heading.acts),
    weight: WEIGHT,
  }
}

/** A line as a message of its own, of the role and in answer to what its heading says. */
export const saidUnder = ({ role, after, acts }: Heading, own: string): ReadingInput => ({
  own,
  signature: '',
  subject: '',
  sentOn: day('2026-03-10'),
  from: me,
  to: [],
  cc: [],
  ours: '',
  attachments: acts.includes('evidence_sent') ? [{ name: 'piece.pdf', mediaType: 'application/pdf' }] : [],
  context: { knownRole: role, asked: [], choiceOffered: false, pendingOffer: null, earlier: earlierOf(role, after) },
})

function earlierOf(role: Role, after: readonly Act[] | null): ReadingContext['earlier'] {
  if (!after) return []
  const request = { role: 'tenant', own: '', acts: ['request_mediation', 'payment_missing', 'facts_stated'] } as const
  return sideOf(role) === 'tenant'
    ? [
        { ...request, acts: [...request.acts], from: me },
        { role: 'landlord', own: '', acts: after, from: them },
      ]
    : [{ role: 'tenant', own: '', acts: [...new Set<Act>(['request_mediation', ...after])], from: them }]
}
