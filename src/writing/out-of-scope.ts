import { z } from 'zod'
import type { Side } from '../domain/roles.ts'
import type { Letter } from './letter.ts'
import { bulletList, type LetterContext, ownFigures, paragraphs, subjectLine } from './letter-context.ts'

/** What a request is, when it is not about the deposit of a main residence. */
export const OutOfScopeKind = z.enum([
  'other_rental_dispute',
  'mobility_lease',
  'holiday_or_second_home',
  'business_lease',
  'student_or_social_residence',
  'housing_tied_to_work',
  'too_late',
  'no_rental',
  'other',
])
export type OutOfScopeKind = z.infer<typeof OutOfScopeKind>

type OutOfScope = {
  to: Side
  kind: OutOfScopeKind
  /** The rules base's own sentence, and its figures; null when a human decided. */
  because: string | null
  figures: readonly string[]
}

/** Says what the request is not, and who can help. */
export const outOfScope = (context: LetterContext, { to, kind, because, figures }: OutOfScope): Letter => ({
  purpose: 'out_of_scope',
  audience: [to],
  subject: subjectLine(context, 'Votre demande : à qui vous adresser'),
  body: paragraphs(
    'Bonjour,',
    'Nous avons étudié votre demande avec attention. Notre service traite le dépôt de garantie d’un logement qui est la résidence principale du locataire.',
    `${whatItIs[kind]} Nous ne pouvons donc pas faire de calcul ni écrire à l’autre partie.`,
    because,
    '## Qui peut vous aider',
    bulletList(whoHelps[kind].map((helper) => helpers[helper])),
    'Si nous avons mal compris, répondez à ce courriel en quelques mots. Nous reprendrons votre demande.',
  ),
  additions: {},
  asked: {},
  choiceOffered: false,
  figures: [...figures, ...ownFigures(context)],
})

const whatItIs: Record<OutOfScopeKind, string> = {
  other_rental_dispute: 'Votre demande porte sur un autre point de la location.',
  mobility_lease: 'Votre location est un bail mobilité, qui suit d’autres règles.',
  holiday_or_second_home: 'Le logement est une location de vacances ou une résidence secondaire.',
  business_lease: 'Le bail est commercial ou professionnel.',
  student_or_social_residence: 'Le logement se trouve dans un foyer ou une résidence, qui suit d’autres règles.',
  housing_tied_to_work: 'Le logement est lié à un emploi, et suit d’autres règles.',
  too_late: 'Le délai pour agir en justice semble dépassé.',
  no_rental: 'Votre demande ne porte pas sur une location de logement.',
  other: 'Votre demande suit d’autres règles.',
}

type Helper = 'adil' | 'conciliator' | 'cdc' | 'justice' | 'consumer'

const helpers: Record<Helper, string> = {
  adil: 'L’ADIL de votre département : des juristes du logement vous répondent gratuitement (adresses sur anil.org).',
  conciliator:
    'Un conciliateur de justice : il aide gratuitement à trouver un accord (rendez-vous sur conciliateurs.fr).',
  cdc: 'La commission départementale de conciliation, à la préfecture : elle traite aussi l’état des lieux, les charges et les réparations.',
  justice: 'Un point-justice près de chez vous : un premier conseil juridique gratuit (adresses sur justice.fr).',
  consumer: 'Une association de consommateurs : elle peut vous aider face à un professionnel.',
}

const whoHelps: Record<OutOfScopeKind, readonly Helper[]> = {
  other_rental_dispute: ['adil', 'cdc', 'conciliator'],
  mobility_lease: ['adil', 'conciliator'],
  holiday_or_second_home: ['conciliator', 'consumer', 'justice'],
  business_lease: ['conciliator', 'justice'],
  student_or_social_residence: ['adil', 'conciliator', 'justice'],
  housing_tied_to_work: ['adil', 'justice'],
  too_late: ['adil', 'justice'],
  no_rental: ['justice', 'conciliator'],
  other: ['adil', 'conciliator', 'justice'],
}
