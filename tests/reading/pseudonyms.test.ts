import { expect, test } from 'vitest'
import type { Person } from '../../src/reading/contract.ts'
import { fold } from '../../src/reading/fold.ts'
import { person } from '../../src/reading/labelled.ts'
import { pseudonyms } from '../../src/reading/pseudonyms.ts'
import { writtenByOthers } from './conversations.ts'

/** Words of names that are words of French, of a trade or a place as well. */
const common = new Set(
  'accueil agence alpes camping campus capitainerie dijon habitation littoral sarthe sas sociales trois artois association assurances azur bailleur bien bleu boite bureau cabinet ccas centre chenes clients comite commune compta comptabilite conciergerie conciliation conseil cote courrier cours des delivery direction dossier ecole est etude famille flandre foyers france gardien garantie gerance gestion grand groupe habitat hlm home immo immobilier immobiliere indivision juridique keys les lieux lilas location locations locataires logement logements logis lettre liste mai mail mairie maitre marais mediation messagerie mlle mme nord notaire office opale ouest parc patrimoine plaine pole protection regie relation reseau residence rives sarl sci service services social societe soleil sortie sud support syndic system transaction tutelle val vert vienne ville vous'.split(
    ' ',
  ),
)
const words = (name: string): string[] => fold(name).split(/[^a-z]+/)

test('no name of anybody in the conversations that others wrote stays in a text for the model', () => {
  const leaks = new Set<string>()
  for (const { messages } of writtenByOthers) {
    const everybody = messages.flatMap((m) => [m.from, ...m.to, ...m.cc].map(person))
    const names = new Set(everybody.flatMap((p) => words(p.name)).filter((n) => n.length > 2 && !common.has(n)))
    const known: Person[] = []
    for (const m of messages) {
      known.push(...[m.from, ...m.to, ...m.cc].map(person))
      if (m.labels.automatic !== 'no') continue
      const { text } = pseudonyms(m.visible, known)
      const feast = /\b(?:la toussaint|(?:avant|depuis|de|a|passer) noel)\b/g
      for (const word of words(fold(text).replace(feast, ''))) if (names.has(word)) leaks.add(word)
    }
  }
  expect([...leaks].sort()).toEqual([])
})

test.each([
  ['Je suis la maman d’Enzo.', 'Enzo'],
  ['avec kevin on a acheter', 'kevin'],
  ['elle a appeler kevin. jabandonne', 'kevin'],
  ['moi et ma coloc oceane on avait un meublé', 'oceane'],
  ['Gosselin à Harfleur 76700, appart vide.', 'Gosselin'],
  ['j’etais en hlm, terres de seine habitat', 'seine'],
  ['les cles a lagence lhoste immo', 'lhoste'],
  ["Auprès d'Urbania Gestion.", 'Urbania'],
  ['Proprio : Ehrhardt, il loue en son nom.', 'Ehrhardt'],
  ['La coloc (Hugo et moi).', 'Hugo'],
  ['Un dossier contre P. Bourdin.', 'Bourdin'],
  ['Je louais à M. Noël.', 'Noël'],
  ['je louais un meublé chez rosie martel a partir de mai', 'martel'],
  ['proprio lucien (il decroche plus)', 'lucien'],
  ['cette vieille peau de garnier a tout pris', 'garnier'],
  ['soizic le goff ma bailleresse garde tout', 'goff'],
  ['on etait 3, moi maelle et tom', 'maelle'],
  ['cles remises au proprio, kylian besson, il a 25 ans', 'besson'],
  ['MAISON LOUEE A LA SCI MORVAN PIERRE DEPUIS 2018.', 'MORVAN'],
  ['et ce ferrand c’est un sale voleur', 'ferrand'],
  ['mon proprio c patrick simonin un voisin', 'simonin'],
  ['mon ancien bailleur m guerinot ma fait un cheque', 'guerinot'],
  ['820 €. Ronan (le propriétaire) a récupéré les clés.', 'Ronan'],
  ['la vieille lefort ma pique 400 de caution', 'lefort'],
  ['agence horizon gestion. cles rendues', 'horizon'],
  ['Pouvez-vous le contacter ?\nRégis : r@mel.example', 'Régis'],
])('%s: the name is hidden, and comes back', (own, name) => {
  const { text, restore } = pseudonyms(own, [])
  expect(text).not.toContain(name)
  expect(restore(text)).toBe(own.normalize('NFC'))
})

test.each([
  'Je loue un studio chez un particulier depuis mars.',
  'Mon proprio garde 300 euros.',
  'Moi aussi et lui non.',
  'Un appartement chez mon oncle.',
])('%s: no name, nothing is hidden', (own) => expect(pseudonyms(own, []).text).toBe(own))

test('a feast where nobody is called so, and an ordinary word after a colon, stay', () => {
  expect(pseudonyms('Virement avant Noël. Meublé : Oui', []).text).toBe('Virement avant Noël. Meublé : Oui')
})
