import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { day } from '../../src/domain/day.ts'
import { floorIn, ownAccount, phoneIn, placesIn, type Topic } from '../../src/reading/own-account.ts'

const on = day('2026-04-07')

describe('a topic is answered by a whole sentence of the person', () => {
  test.each<[Topic, string]>([
    ['notice', "J'ai donné mon congé par lettre recommandée le 3 octobre 2025."],
    ['keys', 'Les clés ont été remises au gardien le 31 août 2025'],
    ['keys', "j'ai rendu les clés à M. Maillot en main propre"],
    ['inventories', 'L’état des lieux de sortie a été fait par un commissaire de justice'],
    ['forwarding_address', "J'ai notifié ma nouvelle adresse par lettre recommandée le 10 septembre 2025"],
    ['steps_taken', "J'ai appelé, envoyé des textos, une lettre recommandée : aucune réponse"],
    ['proceedings', 'Il n’y a aucun procès.'],
    ['cotenants', 'On était 3 en coloc dans un appart meublé'],
    ['deposit_paid', 'Le dépôt de garantie que j’ai versé à l’entrée était de 690 €'],
    ['lease_length', 'Le bail était de trois ans.'],
    ['proceedings', 'Il m’a assignée devant le tribunal le 2 mars 2026.'],
  ])('%s: %s', (topic, sentence) => {
    const quote = ownAccount(`Bonjour,\n\n${sentence}\n\nMerci d’avance.`, on)[topic]
    expect(quote && sentence.startsWith(quote)).toBe(true)
  })

  test.each<[Topic, string]>([
    ['keys', 'Quand dois-je rendre les clés ?'],
    ['proceedings', 'Je ne veux ni tribunal, ni huissier, ni avocat.'],
    ['notice', 'Merci pour votre aide.'],
    ['deposit_paid', 'Il me doit toujours mon dépôt.'],
  ])('not %s: %s', (topic, sentence) => {
    expect(ownAccount(sentence, on)[topic]).toBeUndefined()
  })

  test('what it quotes stands in the text, whatever the text', () => {
    const words = fc.constantFrom(
      'clés',
      'rendu',
      'les',
      'préavis',
      'bail',
      'trois',
      'ans',
      '.',
      '\n',
      '?',
      'dépôt',
      'versé',
      '«',
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(words, fc.string())), (parts) => {
        const text = parts.join(' ').normalize('NFC')
        return Object.values(ownAccount(text, on)).every((quote) => text.includes(quote))
      }),
    )
  })
})

describe('addresses', () => {
  test.each([
    ['au 18 rue des Cités, 93300 Aubervilliers (3e étage)', ['18 rue des Cités, 93300 Aubervilliers', '93300', false]],
    [
      'sis 9 rue du Maréchal-Joffre, 78000 Versailles, moyennant',
      ['9 rue du Maréchal-Joffre, 78000 Versailles', '78000', false],
    ],
    [
      'Ma nouvelle adresse : 4 bis allée des Pins\n91700 Sainte-Geneviève-des-Bois',
      ['4 bis allée des Pins 91700 Sainte-Geneviève-des-Bois', '91700', true],
    ],
    ["J'habite maintenant 12, avenue Jean Jaurès 69007 Lyon.", ['12, avenue Jean Jaurès 69007 Lyon', '69007', true]],
  ])('%s', (text, [written, postcode, own]) => {
    expect(placesIn(text)).toEqual([{ written, postcode, own }])
  })

  test.each(['18 rue des Cités', '93300 Aubervilliers', 'rue des Cités, 93300 Aubervilliers', '3 rue X, 93300'])(
    'what is not whole is none: %s',
    (text) => {
      expect(placesIn(text)).toEqual([])
    },
  )
})

test('a telephone number and a floor are taken as they are written', () => {
  expect(phoneIn('Sandrine Lefebvre\n06 00 00 14 27\nEnvoyé de mon iPhone')).toBe('06 00 00 14 27')
  expect(phoneIn('Sandrine Lefebvre')).toBeNull()
  expect(floorIn('(appartement vide, 3e étage)')).toBe('3e étage')
  expect(floorIn('un appartement vide')).toBeNull()
})

test('a long hostile text is read in bounded time', () => {
  const start = performance.now()
  for (const unit of ['1 rue a ', 'cles rendu ', 'bail un ', '12345 ', "j'habite 1 rue "]) {
    placesIn(unit.repeat(20_000))
    ownAccount(unit.repeat(20_000), on)
  }
  expect(performance.now() - start).toBeLessThan(5_000)
})
