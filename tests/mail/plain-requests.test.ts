import { describe, expect, test } from 'vitest'
import { asksToGoOn } from '../../src/mail/plain-requests.ts'

describe('who asks that a closed case goes on', () => {
  test.each([
    'Je souhaite reprendre la médiation.',
    'je voudrais rouvrir le dossier',
    'Pouvez-vous rouvrir mon dossier ?',
    'Merci de relancer la procédure, il ne répond plus.',
    'Je demande à la médiation de bien vouloir nous aider.',
    'Nous souhaitons à nouveau votre aide.',
    'Désolée, j’étais hospitalisée. Je voudrais continuer.',
  ])('%s', (words) => {
    expect(asksToGoOn(words)).toBe(true)
  })
  test.each([
    'Merci pour votre aide, bonne continuation.',
    'Très bon service, je recommande la médiation.',
    'Je ne souhaite pas reprendre la médiation.',
    'Je ne veux plus continuer.',
    'Je ne demande plus de médiation, tout est réglé.',
    'Je n’ai pas besoin de rouvrir le dossier.',
    'Nous allons reprendre la location en juin.',
  ])('not: %s', (words) => {
    expect(asksToGoOn(words)).toBe(false)
  })
})
