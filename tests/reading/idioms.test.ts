import { describe, expect, test } from 'vitest'
import type { Act } from '../../src/domain/acts.ts'
import { grammarFeatures } from '../../src/reading/builtin-reader.ts'
import type { ReadingInput } from '../../src/reading/contract.ts'
import { fromLandlord, fromTenant } from './input.ts'

const found = (input: ReadingInput) => new Map(grammarFeatures(input).acts.map((a) => [a.act, a.certainty]))

/** Ways to say it that name no plain verb, found without the weights. */
const said: [Act, (own: string) => ReadingInput, string[]][] = [
  [
    'acceptance',
    fromTenant,
    [
      'Adjugé.',
      'Je me range à votre avis.',
      'Pas d’objection de ma part.',
      'C’est oui pour 400 €.',
      'Je suis preneuse.',
    ],
  ],
  [
    'rejection',
    fromTenant,
    [
      'Son offre est rejetée.',
      '400 €, c’est trop peu.',
      'Le compte n’y est pas.',
      'Ma réponse est négative.',
      'Je ne signerai pas.',
    ],
  ],
  [
    'withdrawal',
    fromTenant,
    ['Je jette l’éponge.', 'Ma demande n’a plus d’objet.', 'Restons-en là.', 'Vous pouvez refermer le dossier.'],
  ],
  [
    'mediation_refusal',
    fromLandlord,
    ['Ne m’écrivez plus.', 'Votre démarche ne m’intéresse pas.', 'Laissez-moi en dehors de tout cela.'],
  ],
  [
    'delay_request',
    fromLandlord,
    ['Laissez-moi la semaine.', 'J’ai besoin d’un peu de temps.', 'Merci de patienter jusqu’à mon retour.'],
  ],
  [
    'evidence_requested',
    fromTenant,
    [
      'Qu’il montre la facture.',
      'Des photos, s’il vous plaît ? J’aimerais voir le devis.',
      'Pourriez-vous lui faire produire le relevé ?',
    ],
  ],
  [
    'offer',
    fromLandlord,
    [
      'Et si on disait 300 € ?',
      '350 € et on n’en parle plus.',
      'Je monte à 420 €.',
      'Ma contre-proposition est de 380 €.',
    ],
  ],
  ['refund_commitment', fromLandlord, ['Elle aura son argent avant Noël.']],
]
describe.each(said)('%s', (act, by, sentences) => {
  test.each(sentences)('%s', (own) => expect([...found(by(own)).keys()]).toContain(act))
})

describe('the same words, turned, are not it', () => {
  test.each<[Act, (own: string) => ReadingInput, string]>([
    ['acceptance', fromTenant, 'Je ne me range pas à votre avis.'],
    ['acceptance', fromTenant, 'Pourquoi dire oui pour 400 € ?'],
    ['rejection', fromTenant, 'Est-ce que son offre est rejetée ?'],
    ['withdrawal', fromTenant, 'Je ne vais pas jeter l’éponge.'],
    ['withdrawal', fromTenant, 'Le virement est arrivé, vous pouvez refermer le dossier.'],
    ['delay_request', fromLandlord, 'Il m’a laissé la semaine pour répondre.'],
    ['evidence_requested', fromLandlord, 'Voici la facture, je demande la clôture.'],
  ])('%s: %#', (act, by, own) => expect([...found(by(own)).keys()]).not.toContain(act))
})

test.each(['Adjugé.', 'Je suis preneuse.', 'Je jette l’éponge.'])('%s binds nobody without a human', (own) => {
  for (const certainty of found(fromTenant(own)).values()) expect(certainty).toBe('unsure')
})

describe('a question that haggles, or asks for a proof, is none', () => {
  test.each([
    ['Combien de temps a-t-il pour me rendre le dépôt ?', true],
    ['Est-ce normal de retenir 300 € ?', true],
    ['400 € le 5 mars, ça vous va ?', false],
    ['A-t-elle une facture ?', false],
  ])('%s', (own, asks) => expect(found(fromTenant(own)).has('question')).toBe(asks))
})
