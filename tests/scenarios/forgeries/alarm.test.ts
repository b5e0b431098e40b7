import { beforeEach, describe, expect, test } from 'vitest'
import { day } from '../../../src/domain/day.ts'
import { alarmLines } from '../../../src/flows/alarm.ts'
import {
  type CommandMail,
  command,
  DOMAIN,
  MEDIATOR,
  OTHER_MEDIATOR,
  OURS,
  results,
  SUPERVISOR,
  type WaitingCase,
  waitingCase,
} from './waiting-case.ts'

const SECOND = `direction@${DOMAIN}`
const unproven: CommandMail = { above: [] }
const failed: CommandMail = { above: [results(`dmarc=fail header.from=${DOMAIN}`)] }
const twoAuthors: CommandMail = { from: ['From: eve@evil.example', `From: ${MEDIATOR}`] }
const wrongToken: CommandMail = { to: [`To: ${OURS}`] }
const vacation: CommandMail = { subject: 'Réponse automatique : absence', headers: ['Auto-Submitted: auto-replied'] }

let c: WaitingCase
beforeEach(async () => {
  c = await waitingCase({ team: [OTHER_MEDIATOR], settings: { supervisors: [SUPERVISOR, SECOND] } })
})

const receive = async (...mails: readonly CommandMail[]): Promise<void> => {
  for (const mail of mails) await c.w.receive(command(c, mail))
}
const alerts = (to: string) => c.w.sentTo(to).filter(({ mail }) => mail.subject.startsWith('Alerte'))
const notices = (to: string) => c.w.sentTo(to).filter(({ mail }) => mail.subject.startsWith('Un message à votre nom'))

describe('commands in a mediator’s name that nobody proved', () => {
  test.each([
    ['no verdict', unproven],
    ['DMARC failed', failed],
    ['two authors', twoAuthors],
    ['a Sender of a stranger, unproven', { ...unproven, headers: ['Sender: eve@evil.example'] }],
  ])('%s: the mediator hears of it at her own address, once a day', async (_, mail) => {
    await receive(mail, { ...mail, text: 'VALIDER' })
    expect(notices(MEDIATOR)).toHaveLength(1)
    expect(c.w.sent.filter(({ to }) => to.includes('evil'))).toEqual([])
    await c.w.on('2026-04-08T08:00:00Z')
    await receive({ ...mail, text: 'OK encore', date: 'Wed, 08 Apr 2026 10:00:00 +0200' })
    expect(notices(MEDIATOR)).toHaveLength(2)
  })

  test('the notice holds nothing of the refused mail, and answers nothing', async () => {
    await receive({
      ...unproven,
      subject: 'zzsujet',
      text: 'zzmots',
      from: [`From: zznom <${MEDIATOR}>`],
      messageId: 'zzid@x.example',
    })
    const [notice] = notices(MEDIATOR)
    expect(notice?.raw.toString()).not.toMatch(/zz/)
    expect(notice?.mail.text).toContain('expéditeur non authentifié')
    expect(notice?.mail.headers.get('auto-submitted')).toEqual(['auto-generated'])
  })

  test('a proven mediator’s mistake makes no notice', async () => {
    await receive(wrongToken)
    expect(notices(MEDIATOR)).toEqual([])
  })
})

describe('the third refusal in 24 hours', () => {
  test('reaches every supervisor once, with the reasons, their numbers and the address', async () => {
    await receive(unproven, wrongToken)
    expect(alerts(SUPERVISOR)).toEqual([])
    await receive(unproven, unproven, wrongToken)
    for (const to of [SUPERVISOR, SECOND]) {
      expect(alerts(to)).toHaveLength(1)
      expect(alerts(to)[0]?.mail.subject).toBe(`Alerte : 3 commandes refusées au nom de ${MEDIATOR}`)
      expect(alerts(to)[0]?.mail.text).toContain('- 2 : expéditeur non authentifié')
      expect(alerts(to)[0]?.mail.text).toContain('- 1 : jeton de validation inconnu')
    }
  })

  test('is counted for each address apart', async () => {
    const other = { from: [`From: ${OTHER_MEDIATOR}`], ...unproven }
    await receive(unproven, other, unproven, other)
    expect(alerts(SUPERVISOR)).toEqual([])
    await receive(other)
    expect(alerts(SUPERVISOR).map(({ mail }) => mail.subject)).toEqual([
      `Alerte : 3 commandes refusées au nom de ${OTHER_MEDIATOR}`,
    ])
  })

  test('comes again the next day when refusals go on', async () => {
    await receive(unproven, unproven, unproven)
    await c.w.on('2026-04-08T07:00:00Z')
    await receive(unproven)
    expect(alerts(SUPERVISOR)).toHaveLength(2)
  })

  test('is not made of refusals of yesterday', async () => {
    await receive(unproven, unproven)
    await c.w.on('2026-04-08T08:00:01Z')
    await receive(unproven)
    expect(alerts(SUPERVISOR)).toEqual([])
  })

  test('is not made of vacation notes or of strangers', async () => {
    const stranger = { above: [], from: ['From: eve@evil.example'] }
    await receive(vacation, vacation, vacation, vacation, stranger, stranger, stranger)
    expect([...alerts(SUPERVISOR), ...notices(MEDIATOR)]).toEqual([])
  })
})

describe('the digest', () => {
  test('tells the refusals since the day before, by address and reason', async () => {
    expect(alarmLines(c.w.world, day('2026-04-08'))).toEqual([])
    await receive(unproven, unproven, wrongToken, vacation)
    expect(alarmLines(c.w.world, day('2026-04-08'))).toEqual([
      `3 commandes refusées au nom de ${MEDIATOR} : 2 « expéditeur non authentifié », 1 « jeton de validation inconnu »`,
    ])
    expect(alarmLines(c.w.world, day('2026-04-09'))).toEqual([])
  })

  test('of a Monday tells those since Friday', async () => {
    await c.w.on('2026-04-10T08:00:00Z')
    await receive(unproven)
    expect(alarmLines(c.w.world, day('2026-04-13'))).toEqual([
      `1 commande refusée au nom de ${MEDIATOR} : 1 « expéditeur non authentifié »`,
    ])
  })
})
