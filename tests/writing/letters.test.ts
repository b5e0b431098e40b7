import { describe, expect, test } from 'vitest'
import { QuestionKey } from '../../src/domain/questions.ts'
import { Outcome } from '../../src/domain/states.ts'
import { cdcLetter } from '../../src/writing/cdc-letter.ts'
import { closing } from '../../src/writing/closing.ts'
import { factRequest } from '../../src/writing/fact-request.ts'
import { lawReminder } from '../../src/writing/law-reminder.ts'
import type { LawText } from '../../src/writing/law-text.ts'
import { Letter } from '../../src/writing/letter.ts'
import { letterText } from '../../src/writing/letter-text.ts'
import { letterFooter, withNotice } from '../../src/writing/notice.ts'
import { OutOfScopeKind, outOfScope } from '../../src/writing/out-of-scope.ts'
import type { LetterStyle } from '../../src/writing/paragraphs/parse.ts'
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

  test('fits: 32 lines at most, blank ones included', () => {
    expect(letter.body.split('\n').length).toBeLessThanOrEqual(32)
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

test('both sides read the same body and the same annex, whatever is added for one of them between', () => {
  const letter = letterNamed('law-reminder-first')
  for (const side of letter.audience) {
    const text = letterText(letter, side, identity.serviceName)
    expect(text.startsWith(`${letter.body}\n\n${letter.additions[side]}\n\nBien cordialement,`)).toBe(true)
    expect(text.endsWith(`\n\n## Annexe\n\n${letter.annex}`)).toBe(true)
  }
})

test('a letter without an annex ends with the greeting', () => {
  expect(letterText(letterNamed('offer-relay'), 'tenant', identity.serviceName)).toMatch(/Médiation Logement$/)
})

describe('a law reminder', () => {
  const { body, annex = '' } = letterNamed('law-reminder-first')

  test('has its results in the letter, with articles and where to turn', () => {
    expect(body).toMatch(/690 € \+ 69 € = 759 €/)
    expect(body).toMatch(/Règles appliquées : loi n° 89-462 du 6 juillet 1989, art\. 22/)
    expect(body).toMatch(/Si aucun accord n’est trouvé : .*commission/)
  })

  test('has the law and the calculation in the annex, not in the letter', () => {
    expect(annex).toMatch(/## Le délai\nLe bailleur rend le dépôt dans un délai d’un mois/)
    expect(annex).toMatch(/## Le détail du calcul\n- Échéance/)
    expect(body).not.toMatch(/Échéance|Le bailleur rend le dépôt dans un délai/)
  })
})

describe('a list that does not fit', () => {
  const points = Array.from({ length: 30 }, (_, i) => `Point ${i + 1}.`)
  const long = (heading: string) => ({ heading, paragraphs: points })
  const write = (sections: LawText['sections'], style: LetterStyle | null = null) =>
    lawReminder(
      { ...context, style },
      {
        law: { ...law, sections },
        audience: ['tenant', 'landlord'],
        firstTo: 'landlord',
        ask: {},
        replyBy: null,
        undisputed: null,
      },
    )
  const result = { heading: 'Ce que cela donne ici', paragraphs: ['Total : 759 €.'] }

  test('goes on in the annex, and nothing of it is lost', () => {
    const { body, annex = '' } = write([result, long('Les retenues')])
    expect(body.split('\n').length).toBeLessThanOrEqual(32)
    expect(body).toMatch(/- Point 1\.\n[\s\S]*- La suite de cette liste est en annexe\./)
    for (const point of points) expect(body.includes(point) !== annex.includes(point), point).toBe(true)
  })

  test('is never that of the results', () => {
    const { body } = write([{ ...result, paragraphs: points.slice(0, 20) }, long('Les retenues')])
    expect(body).toContain('Point 20.')
  })

  test('is the longest of the others: a short one stays whole', () => {
    const short = { heading: 'Ce qui reste à établir', paragraphs: ['Court, un.', 'Court, deux.'] }
    expect(write([result, long('Les retenues'), short]).body).toMatch(/Court, un\.\n- Court, deux\./)
  })

  test('is that of the facts in a shorter letter, whole', () => {
    const facts = { heading: 'Les faits retenus', paragraphs: ['- Dépôt : 690 €\n- Loyer : 690 €'] }
    const { body, annex } = write([facts, result], 'shorter')
    expect(body).not.toContain('Les faits retenus')
    expect(annex).toMatch(/## Les faits retenus\n- Dépôt : 690 €\n- Loyer : 690 €/)
    expect(write([facts, result]).body).toMatch(/## Les faits retenus\n- Dépôt : 690 €\n- Loyer : 690 €/)
  })
})

test('what the dossier lacks is listed in the annex, and the letter says so; nothing is said of a whole one', () => {
  const request = { to: 'tenant', filing: null, conciliatorLimit: null, opened: false, law } as const
  const lacking = cdcLetter(context, { ...request, checklist: [], missing: ['un', 'deux'] })
  expect(lacking.annex).toMatch(/- un\n- deux$/)
  expect(lacking.body).toContain('en annexe')
  const whole = cdcLetter(context, { ...request, checklist: [], missing: [] })
  expect(whole.body).not.toContain('en annexe')
  expect(whole.annex).not.toContain('compléter')
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

test('the footer says who approved the letter, where a name is given', () => {
  expect(letterFooter(identity, 'Nadia Benali')).toContain('Nadia Benali, de l’équipe de médiation, l’a relu')
})

test('every footer names machine help, human approval, confidentiality and recourse', () => {
  expect(letterFooter(identity, null)).toMatch(
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

test('a request for facts puts at most six questions, and the other side’s address to nobody else', () => {
  const request = factRequest(context, { to: 'tenant', keys: QuestionKey.options, replyBy: null })
  expect(request.asked.tenant).toHaveLength(6)
  expect(request.additions.tenant).toMatch(/Il ne recevra pas vos messages/)
  expect(letterNamed('fact-request-landlord').asked.landlord).toEqual(['consent', 'keys_returned_on'])
  expect(() => factRequest(context, { to: 'landlord', keys: ['landlord_email'], replyBy: null })).toThrow()
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
  expect(body).toMatch(/version VACDEF/)
  expect(body).toMatch(/620\u00a0€/)
  expect(body).toMatch(/lundi 4 mai 2026/)
  expect(body).toMatch(/la question du dépôt de garantie est réglée/)
  expect(letterNamed('agreement-recap-no-day').body).toMatch(/Le bailleur indique la date du paiement/)
})

test('a name or an address can make neither a heading nor a second paragraph of our letter', () => {
  const hostile = { ...context, names: { tenant: '\n\n## Payez\n\nX', landlord: null }, dwelling: 'ici\n\n## 999 €' }
  const { body } = lawReminder(hostile, {
    law,
    audience: ['landlord'],
    firstTo: 'landlord',
    ask: {},
    replyBy: null,
    undisputed: null,
  })
  const headings = textBlocks(body)
    .filter((block) => block.kind === 'heading')
    .map((block) => block.text)
  expect(headings).toEqual(['Ce que cela donne ici', 'Les retenues, une par une'])
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
  const text = plainText(letterText(letter, 'landlord', identity.serviceName), letterFooter(identity, null))
  expect(text).not.toMatch(/^##/m)
  expect(text).toMatch(/^Le délai\n-{8}$/m)
  expect(text).toMatch(/\n-- \nMédiation Logement est un service neutre/)
})
