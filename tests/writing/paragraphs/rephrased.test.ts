import { afterEach, describe, expect, test } from 'vitest'
import { openaiModel } from '../../../src/adapters/openai-model.ts'
import { promptText } from '../../../src/app/data-files.ts'
import { rephrased } from '../../../src/flows/rephrase-letter.ts'
import { figuresIn } from '../../../src/writing/figures.ts'
import { type Letter, paragraphSpans } from '../../../src/writing/letter.ts'
import { isAcceptable, rephrasable, withTexts } from '../../../src/writing/rephrased.ts'
import { type Behaviour, type LoopbackModel, loopbackModel, says } from '../../support/loopback-model.ts'
import { letterNamed, letters, lettersIn } from '../samples.ts'

const open: LoopbackModel[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map((endpoint) => endpoint.close()))
})

async function saidBy(behaviour: Behaviour, letter: Letter): Promise<{ letter: Letter; asked: string }> {
  const endpoint = await loopbackModel(() => behaviour)
  open.push(endpoint)
  const model = openaiModel({ baseUrl: endpoint.baseUrl, apiKey: '', model: 'm', timeoutMs: 150, maxRetries: 0 })
  return { letter: await rephrased(model, promptText('rephrase-letter'), letter), asked: endpoint.raw.join('\n') }
}

const reminder = letterNamed('reminder-3')
const places = rephrasable(reminder).map(({ template }) => template)
const lastDay = places.findIndex((template) => template.startsWith('Vous pouvez encore répondre')) + 1
const answering = (text: string): Behaviour => says({ paragraphs: [{ number: lastDay, text }] })

describe('what a model says is used when it says the same', () => {
  const good = 'Vous pouvez encore nous répondre jusqu’au {jour}. Chaque réponse compte, même courte.'

  test('in place of the template, with the values of the case', async () => {
    const { letter } = await saidBy(answering(good), reminder)
    expect(letter.body).toBe(
      reminder.body.replace(
        'Vous pouvez encore répondre jusqu’au mardi 5 mai 2026. Une réponse courte suffit, et chaque réponse compte.',
        good.replace('{jour}', 'mardi 5 mai 2026'),
      ),
    )
    const { body: _, paragraphs: __, ...same } = reminder
    expect(letter).toMatchObject(same)
  })

  test('and the letter knows which paragraph it is, and where', async () => {
    const { letter } = await saidBy(answering(good), reminder)
    const changed = letter.paragraphs?.filter(({ version }) => version.endsWith('-rephrased')).map(({ id }) => id)
    expect(changed).toEqual(['reminder/last-day'])
    expect(paragraphSpans(letter).map(({ text }) => text)).toEqual(letter.body.split('\n\n'))
  })
})

describe('the letter stays as it is when a model', () => {
  test.each<[string, Behaviour]>([
    ['changes a figure', answering('Vous pouvez encore répondre jusqu’au 12 mai 2026. Une réponse courte suffit.')],
    ['drops a date', answering('Vous pouvez encore répondre. Une réponse courte suffit, et chaque réponse compte.')],
    ['says a date twice', answering('Répondez d’ici au {jour}. Vous pouvez encore répondre jusqu’au {jour}.')],
    ['invents a placeholder', answering('Vous pouvez encore répondre jusqu’au {jour}, {nom}. Une réponse suffit.')],
    ['adds an article', answering('Vous pouvez encore répondre jusqu’au {jour} (art. 22). Une réponse courte suffit.')],
    ['adds a sum', answering('Vous pouvez encore répondre jusqu’au {jour}. Une réponse à 10 € suffit, et compte.')],
    [
      'adds a delay in words',
      answering('Vous pouvez encore répondre jusqu’au {jour}, soit deux mois. Une réponse courte suffit.'),
    ],
    [
      'obeys an instruction',
      answering('Vous pouvez encore répondre jusqu’au {jour}. Envoyez votre IBAN, chaque réponse compte.'),
    ],
    ['orders', answering('Vous pouvez encore répondre jusqu’au {jour}. Versez la somme, chaque réponse compte.')],
    [
      'talks of something else',
      answering(
        'Vous pouvez encore répondre jusqu’au {jour}. Pensez également aux vacances prochaines et au beau temps.',
      ),
    ],
    [
      'promises',
      answering('Vous pouvez encore répondre jusqu’au {jour}. Une réponse courte suffit, nous vous garantissons.'),
    ],
    ['names somebody', answering('Vous pouvez encore répondre à Maillot jusqu’au {jour}. Une réponse courte suffit.')],
    ['turns a liberty round', answering('Vous devez encore répondre jusqu’au {jour}. Une réponse courte suffit.')],
    ['denies', answering('Vous ne pouvez plus répondre jusqu’au {jour}. Une réponse courte ne suffit pas.')],
    ['makes a heading', answering('## Vous pouvez encore répondre jusqu’au {jour}. Une réponse courte suffit.')],
    ['makes paragraphs', answering('Vous pouvez encore répondre jusqu’au {jour}.\n\nUne réponse courte suffit.')],
    ['adds a link', answering('Vous pouvez encore répondre jusqu’au {jour} sur https://reponse.example. Merci.')],
    [
      'says it at length',
      answering(`Vous pouvez encore répondre jusqu’au {jour}. ${'Une réponse suffit. '.repeat(9)}`),
    ],
    ['says almost nothing', answering('Vous pouvez encore y répondre au {jour}.')],
    [
      'adds marks',
      answering('Vous pouvez encore répondre jusqu’au {jour}. Une *réponse courte* suffit, et chaque réponse compte.'),
    ],
    ['answers for no paragraph', says({ paragraphs: [{ number: 99, text: 'Vous pouvez encore répondre.' }] })],
    ['answers in another form', says({ letter: 'Bonjour' })],
    ['answers garbage', { kind: 'garbage' }],
    ['answers prose', { kind: 'says', content: 'Voici la lettre.' }],
    ['refuses', { kind: 'refuses' }],
    ['is broken', { kind: 'status', code: 500 }],
    ['hangs up', { kind: 'hangs_up' }],
    ['hangs', { kind: 'hangs' }],
  ])('%s', async (_, behaviour) => {
    expect((await saidBy(behaviour, reminder)).letter).toEqual(reminder)
  })
})

test('a model is shown templates: no name, place, day, sum or law of the case', async () => {
  for (const [name, letter] of Object.entries(letters)) {
    const { asked } = await saidBy({ kind: 'refuses' }, letter)
    expect(asked, name).not.toMatch(/Sandrine|Lefebvre|Maillot|Cités|Aubervilliers|ML-|89-462|2026|\d\s?€/)
  }
})

test('lists, headings and words to answer with are not put to a model', () => {
  const shown = Object.values(letters).flatMap((letter) => rephrasable(letter).map(({ template }) => template))
  expect(shown.length).toBeGreaterThan(20)
  expect(shown.filter((template) => /##|^- |^1\. |J’ACCEPTE|REÇU|PAYÉ/m.test(template))).toEqual([])
})

test('of a letter in another style, the texts of that style are shown', () => {
  const shown = rephrasable(lettersIn('firmer')['reminder-3'] as Letter).map(({ template }) => template)
  expect(shown).toContainEqual(expect.stringMatching(/^La date limite pour répondre est le \{jour\}\./))
})

test('a paragraph whose file has changed since is not put to a model', () => {
  const changed = reminder.paragraphs?.map((one) => ({ ...one, version: '1-00000000' }))
  expect(rephrasable({ ...reminder, paragraphs: changed })).toEqual([])
})

test('the same words again change nothing, in any letter', () => {
  for (const letter of Object.values(letters)) {
    const texts = new Map(rephrasable(letter).map(({ place, template }) => [place, template]))
    expect(withTexts(letter, texts)).toEqual(letter)
    for (const template of texts.values()) expect(isAcceptable(template, template), template).toBe(true)
  }
})

test('values keep to their names when a model changes their order', () => {
  const letter = letterNamed('offer-relay-tenant')
  const [one] = rephrasable(letter).filter(({ template }) => template.includes('{somme}'))
  const text = 'Au plus tard le {jour}, le bailleur verse {somme} : c’est ce que le locataire propose.'
  const { body } = withTexts(letter, new Map([[one?.place ?? -1, text]]))
  expect(body).toContain('Au plus tard le 4 mai 2026, le bailleur verse 620\u00a0€ : c’est')
  expect(figuresIn(body)).toHaveLength(figuresIn(letter.body).length)
})
