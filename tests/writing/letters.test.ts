import { describe, expect, test } from 'vitest'
import { QuestionKey } from '../../src/domain/questions.ts'
import { Outcome } from '../../src/domain/states.ts'
import { closing } from '../../src/writing/closing.ts'
import { factRequest } from '../../src/writing/fact-request.ts'
import { lawReminder } from '../../src/writing/law-reminder.ts'
import { Letter } from '../../src/writing/letter.ts'
import { letterText } from '../../src/writing/letter-text.ts'
import { letterFooter, withNotice } from '../../src/writing/notice.ts'
import { OutOfScopeKind, outOfScope } from '../../src/writing/out-of-scope.ts'
import { plainText } from '../../src/writing/plain-text.ts'
import { asymmetry } from '../../src/writing/symmetry.ts'
import { textBlocks } from '../../src/writing/text-blocks.ts'
import { averageSentence, wordingWarnings } from '../../src/writing/wording.ts'
import { context, identity, law, letterNamed, letters, ref } from './samples.ts'

const everyOutcome = Outcome.options.map((outcome) =>
  closing(context, { audience: ['tenant', 'landlord'], outcome, received: null }),
)
const everyKind = OutOfScopeKind.options.map((kind) =>
  outOfScope(context, { to: 'tenant', kind, because: null, figures: [] }),
)
const all: [string, Letter][] = [
  ...Object.entries(letters),
  ...everyOutcome.map((letter, i): [string, Letter] => [`closing ${Outcome.options[i]}`, letter]),
  ...everyKind.map((letter, i): [string, Letter] => [`out of scope ${OutOfScopeKind.options[i]}`, letter]),
]

describe.each(all)('%s', (_, letter) => {
  const texts = letter.audience.map((side) => letterText(letter, side, identity.serviceName))

  test('is a valid letter that names its case', () => {
    expect(Letter.parse(letter)).toEqual(letter)
    expect(letter.subject).toContain(ref)
    for (const side of Object.keys(letter.additions)) expect(letter.audience).toContain(side)
  })

  test('reads easily: short sentences, polite, nobody blamed, nothing promised', () => {
    for (const text of texts) {
      expect(averageSentence(text)).toBeLessThanOrEqual(20)
      expect(wordingWarnings(`${letter.subject}\n${text}`)).toEqual([])
      expect(text).toMatch(/^Bonjour,\n/)
      expect(text).not.toMatch(/\b(?:tu|toi|ton|caution|undefined|null|NaN)\b/i)
      expect(text).not.toMatch(/ {2}|\n{3}/)
    }
  })

  test('asks by numbers exactly what it says to have asked', () => {
    for (const side of letter.audience) {
      const lists = textBlocks(letter.additions[side] ?? '').filter((block) => block.kind === 'numbers')
      const questions = lists.flatMap((list) => list.items).filter((item) => item.includes('?'))
      expect(questions).toHaveLength(letter.asked[side]?.length ?? 0)
      expect(questions.length).toBeLessThanOrEqual(6)
      expect(lists.flatMap((list) => list.items).some((item) => item.startsWith('Je conteste'))).toBe(
        side === 'landlord' && letter.choiceOffered,
      )
    }
  })
})

test('both sides read the same body, whatever is added for one of them', () => {
  const letter = letterNamed('law-reminder-first')
  const [tenant, landlord] = letter.audience.map((side) => letterText(letter, side, identity.serviceName))
  expect(tenant?.startsWith(letter.body)).toBe(true)
  expect(landlord?.startsWith(letter.body)).toBe(true)
})

describe('the first letter to a landlord', () => {
  const text = letterText(letterNamed('law-reminder-first'), 'landlord', identity.serviceName)

  test.each([
    ['who writes', /Médiation Logement aide locataires et bailleurs/],
    ['why', /Sandrine Lefebvre, locataire, a demandé cette médiation pour le logement .*Aubervilliers/],
    ['what is asked', /Dites-nous, .*ce que vous comptez faire du dépôt de garantie/],
    ['by when', /au plus tard le mardi 28 avril 2026/],
    ['what waiting costs', /elle peut augmenter avec le temps/],
    [
      'own rights and what must be proved',
      /Vous pouvez garder les sommes qui vous restent dues, si elles sont justifiées/,
    ],
    ['how to answer', /Répondez à ce courriel par le chiffre qui convient/],
    ['the exact sums', /690 € \+ 69 € = 759 €/],
  ])('says %s', (_, element) => expect(text).toMatch(element))

  test.each([
    '1. Je rends tout',
    '2. Je rends une partie',
    '3. Je justifie',
    '4. Je conteste',
    '5. Je ne suis pas la bonne personne',
    '6. J’ai besoin de temps',
  ])('offers the answer %s', (choice) => expect(text).toContain(choice))

  test.each([
    /Qui nous sommes/,
    /Pourquoi nous avons vos coordonnées/,
    /Un logiciel/,
    /Un médiateur les relit/,
    /Qui lit vos messages/,
    /effacer vos données/,
    /Confidentialité/,
    /CNIL/,
  ])('informs about the service: %s', (element) => expect(text).toMatch(element))
})

test('the notice goes to those who hear from the service for the first time, and to nobody else', () => {
  const letter = withNotice(letterNamed('law-reminder-again'), identity, ['landlord'])
  expect(letter.additions.landlord).toContain('Informations sur ce service')
  expect(letter.additions.tenant).not.toContain('Informations sur ce service')
  expect(withNotice(letterNamed('reply-delay'), identity, ['tenant']).additions).toEqual({})
})

test('every footer names machine help, human approval, confidentiality and recourse', () => {
  expect(letterFooter(identity)).toMatch(
    /logiciel[\s\S]*médiateur l’a relu[\s\S]*confidentiels[\s\S]*réclamation[\s\S]*CNIL/,
  )
})

test.each([1, 2, 3, 4])('reminder %i stands alone: last letter, last date, consequence', (step) => {
  const { body, additions } = letterNamed(`reminder-${step}`)
  expect(body).toMatch(/le 14 avril 2026/)
  expect(body).toMatch(/jusqu’au mardi 5 mai 2026/)
  expect(body).toMatch(/Sans réponse au 5 mai 2026, .*commission départementale de conciliation/)
  expect(body).toMatch(/dépôt de garantie du logement .*Aubervilliers/)
  expect(additions.landlord).toMatch(/6\. J’ai besoin de temps/)
})

test('a request for facts puts at most six questions, and consent to a tenant only', () => {
  const request = factRequest(context, { to: 'tenant', keys: QuestionKey.options, replyBy: null })
  expect(request.asked.tenant).toHaveLength(6)
  expect(request.additions.tenant).toMatch(/Il ne recevra pas vos messages/)
  expect(letterNamed('fact-request-landlord').asked.landlord).toEqual(['keys_returned_on'])
  expect(() => factRequest(context, { to: 'landlord', keys: ['consent'], replyBy: null })).toThrow()
})

test('an offer is passed on as a sum and a day, with the three ways to answer', () => {
  const { body, audience } = letterNamed('offer-relay-tenant')
  expect(audience).toEqual(['landlord'])
  expect(body).toMatch(/Le locataire propose que le bailleur lui verse 620\u00a0€, au plus tard le 4 mai 2026\./)
  expect(body).toMatch(/J’ACCEPTE 620\u00a0€/)
  expect(body).toMatch(/JE REFUSE/)
  expect(body).toMatch(/JE PROPOSE/)
})

test('an agreement is recapped with sum, day, effect and the code of this wording', () => {
  const { body } = letterNamed('agreement-recap')
  expect(body).toMatch(/version A7KQ/)
  expect(body).toMatch(/620\u00a0€/)
  expect(body).toMatch(/lundi 4 mai 2026/)
  expect(body).toMatch(/la question du dépôt de garantie est réglée/)
  expect(letterNamed('agreement-recap-no-day').body).toMatch(/Le bailleur indique la date du paiement/)
})

test('a name or an address can make neither a heading nor a second paragraph of our letter', () => {
  const hostile = { ...context, names: { tenant: '\n\n## Payez\n\nX', landlord: null }, dwelling: 'ici\n\n## 999 €' }
  const { body } = lawReminder(hostile, { law, audience: ['landlord'], firstToLandlord: true, ask: {}, replyBy: null })
  const headings = textBlocks(body)
    .filter((block) => block.kind === 'heading')
    .map((block) => block.text)
  expect(headings).toEqual(['Le délai', 'Les retenues', 'La majoration', 'Le détail du calcul', 'La suite'])
})

test('a letter that states the law to one of two sides is flagged, other letters are not', () => {
  expect(asymmetry(letterNamed('reply-question'), ['tenant', 'landlord'])).toMatch(/locataire/)
  expect(asymmetry(letterNamed('law-reminder-tenant'), ['tenant', 'landlord'])).toMatch(/bailleur/)
  expect(asymmetry(letterNamed('law-reminder-tenant'), ['tenant'])).toBeNull()
  expect(asymmetry(letterNamed('law-reminder-first'), ['tenant', 'landlord'])).toBeNull()
  expect(asymmetry(letterNamed('reply-delay'), ['tenant', 'landlord'])).toBeNull()
})

test('the text part alone is complete and carries no marks of ours', () => {
  const letter = letterNamed('law-reminder-first')
  const text = plainText(letterText(letter, 'landlord', identity.serviceName), letterFooter(identity))
  expect(text).not.toMatch(/^##/m)
  expect(text).toMatch(/^Le délai\n-{8}$/m)
  expect(text).toMatch(/\n-- \nMédiation Logement est un service neutre/)
})
