import { expect, test } from 'vitest'
import { loadStages } from '../../src/app/data-files.ts'
import { stageLine } from '../../src/writing/stage-line.ts'
import { onlyCase, qualified, reminded, requests } from '../support/cases.ts'
import { LANDLORD, TENANT } from '../support/people.ts'

const stages = loadStages()
const waiting = stageLine(stages.awaiting_reply)
/** The last paragraph before the greeting at the end. */
const lastWord = (text: string) => text.split('\n\nBien cordialement,')[0]?.split('\n\n').at(-1)

test('a letter ends with the stage that it leads to, for those alone who were told another', async () => {
  const { w, p } = await qualified()
  expect(lastWord(p.lastTo(TENANT).mail.text)).toBe(waiting)
  const { text } = requests(w).at(-1)?.mail ?? { text: '' }
  expect(text).toContain(`À la fin de la lettre, pour le bailleur : « ${waiting} »`)
  await p.mediatorSays('OK')
  expect(lastWord(p.lastTo(LANDLORD).mail.text)).toBe(waiting)
  expect(p.lastTo(TENANT).mail.text).not.toContain(waiting)
})

test('who only asks where things stand leaves the case waiting, and reads no stage twice', async () => {
  const { w, p } = await reminded()
  await p.landlordWrites('Où en est mon dossier ?')
  expect(onlyCase(w).file.state).toBe('awaiting_reply')
  const { text } = p.lastTo(LANDLORD).mail
  expect(text).toContain(`État : ${stages.awaiting_reply.label}.`)
  expect(text).not.toContain(waiting)
})

test('the answer to « où en est mon dossier » names a stage that its reader was not told, and the next letter is silent of it', async () => {
  const { w, p } = await reminded()
  await p.landlordWrites('Je propose de rendre 500 euros.')
  await p.tenantWrites('Où en est mon dossier ?')
  const { text } = p.lastTo(TENANT).mail
  expect(text).toContain(`\n\n${stageLine(stages.with_mediator)}\n\n`)
  expect(text).not.toContain('État :')
  await p.mediatorSays('ACCORD 500 € pour le 3 mai')
  await p.mediatorSays('OK')
  expect(lastWord(p.lastTo(TENANT).mail.text)).toBe(stageLine(stages.agreed))
  await w.on('2026-04-09T08:00:00Z')
  await p.tenantWrites('Où en est mon dossier ?')
  expect(p.lastTo(TENANT).mail.text).toContain(`État : ${stages.agreed.label}.`)
})

test('a stage in a letter that came back is told again', async () => {
  const { w, p } = await qualified()
  w.answers.push(
    { kind: 'accepted', response: '250 ok' },
    { kind: 'refused', code: 550, response: '550 5.1.1 user unknown' },
  )
  await p.mediatorSays('OK')
  const landlord = onlyCase(w).parties.find(({ side }) => side === 'landlord')
  expect(landlord && onlyCase(w).file.told[landlord.id]).toBeUndefined()
})
