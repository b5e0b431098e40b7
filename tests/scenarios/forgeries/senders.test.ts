import { describe, expect, test } from 'vitest'
import { LANDLORD, people, TENANT } from '../../support/people.ts'
import {
  type CommandMail,
  command,
  DMARC_PASS,
  DOMAIN,
  type Expected,
  expectRefused,
  MEDIATOR,
  OTHER_MEDIATOR,
  results,
  SUPERVISOR,
  type WaitingCase,
  waitingCase,
} from './waiting-case.ts'

type Row = readonly [string, CommandMail | ((c: WaitingCase) => CommandMail), Expected]

const held = (reason: string): Expected => ({ fate: 'held', reason })
const passFor = (domain: string): string => results(`dmarc=pass header.from=${domain}`)
const by = (author: string): CommandMail => ({
  above: [passFor(author.replace(/^.*@/, '').replace('>', ''))],
  from: [`From: ${author}`],
})

describe('a proven sender who is not the mediator of the letter', () => {
  const rows: readonly Row[] = [
    ['a stranger', by('eve@evil.example'), held('not_staff')],
    ['the tenant', by(TENANT.address), held('not_staff')],
    ['the landlord', by(LANDLORD.address), held('not_staff')],
    [
      'the tenant who answers the approval mail itself',
      (c) => ({ ...by(TENANT.address), headers: [`In-Reply-To: <${c.p.request().messageId}>`] }),
      held('not_staff'),
    ],
    ['another mediator, to whom it was forwarded', by(OTHER_MEDIATOR), held('wrong_token')],
    ['a supervisor', by(SUPERVISOR), held('wrong_token')],
    ['a display name that is the mediator’s address', by(`"${MEDIATOR}" <eve@evil.example>`), held('not_staff')],
    [
      'an encoded display name that holds the mediator’s address',
      by(`=?utf-8?Q?${MEDIATOR.replace('@', '=40')}?= <eve@evil.example>`),
      held('not_staff'),
    ],
    [
      'a display name that holds the mediator’s address in angle brackets',
      by(`"Nadia <${MEDIATOR}>" <eve@evil.example>`),
      held('not_staff'),
    ],
    ['a look-alike domain', by('nadia.benali@mediation-Iogement.example'), held('not_staff')],
    ['a domain in Cyrillic letters', by('nadia.benali@mediаtion-logement.example'), held('not_staff')],
    ['the same domain in punycode', by('nadia.benali@xn--meditionlogement-2dl.example'), held('not_staff')],
    ['a domain of which the true one is a part', by(`${MEDIATOR}.evil.example`), held('not_staff')],
    ['a subdomain of the true one', by(`nadia.benali@mail.${DOMAIN}`), held('not_staff')],
    ['a local part with a tag', by(`nadia.benali+x@${DOMAIN}`), held('not_staff')],
    ['the service’s own address', by(`mediation@${DOMAIN}`), { fate: 'ignored', reason: 'sent_by_ourselves' }],
  ]
  test.each(rows)('%s', async (_, mail, expected) => {
    const c = await waitingCase({ team: [OTHER_MEDIATOR] })
    await expectRefused(c, command(c, typeof mail === 'function' ? mail(c) : mail), expected)
  })

  test('the mediator of the letter after leaving the team', async () => {
    const c = await waitingCase()
    c.w.world.settings = { ...c.w.world.settings, mediators: [OTHER_MEDIATOR] }
    await expectRefused(c, command(c), held('not_staff'))
  })

  test.each([
    ['the tenant', TENANT.address],
    ['the landlord', LANDLORD.address],
    ['a stranger', 'eve@evil.example'],
    ['another mediator', OTHER_MEDIATOR],
  ])('%s who sends the accepted answer again', async (_, address) => {
    const c = await waitingCase({ team: [OTHER_MEDIATOR] })
    const yes = command(c)
    await c.w.receive(yes)
    await people(c.w).landlordWrites('Je conteste, le parquet est abîmé.')
    const letters = c.w.sent.length
    const again = Buffer.from(
      yes
        .toString('latin1')
        .replaceAll(MEDIATOR, address)
        .replace(DMARC_PASS, passFor(address.split('@')[1] ?? '')),
      'latin1',
    )
    await c.w.receive(again)
    expect(c.w.sent.slice(letters).filter(({ to }) => ![MEDIATOR, OTHER_MEDIATOR, SUPERVISOR].includes(to))).toEqual([])
  })
})

describe('an author that two programs may read in two ways, however well it is proven', () => {
  const rows: readonly Row[] = [
    ['two From fields, evil first', { from: ['From: eve@evil.example', `From: ${MEDIATOR}`] }, held('several_senders')],
    ['two From fields, evil last', { from: [`From: ${MEDIATOR}`, 'From: eve@evil.example'] }, held('several_senders')],
    ['the same From twice', { from: [`From: ${MEDIATOR}`, `From: ${MEDIATOR}`] }, held('several_senders')],
    [
      'a second From with a space before its colon',
      { from: [`From: ${MEDIATOR}`, 'From : eve@evil.example'] },
      held('several_senders'),
    ],
    ['a second From far below', { headers: ['from: eve@evil.example'] }, held('several_senders')],
    ['two addresses in one From', { from: [`From: ${MEDIATOR}, eve@evil.example`] }, held('several_senders')],
    ['a group', { from: [`From: Equipe: ${MEDIATOR};`] }, held('several_senders')],
    ['a group without a name', { from: [`From: :${MEDIATOR};`] }, held('several_senders')],
    ['a comment before the address', { from: [`From: (eve@evil.example) ${MEDIATOR}`] }, held('odd_sender')],
    ['a comment after the address', { from: [`From: <${MEDIATOR}> (eve@evil.example)`] }, held('odd_sender')],
    ['two addresses in angle brackets', { from: [`From: <eve@evil.example> <${MEDIATOR}>`] }, held('odd_sender')],
    ['an address before the angle brackets', { from: [`From: eve@evil.example <${MEDIATOR}>`] }, held('odd_sender')],
    ['a route', { from: [`From: <@evil.example:${MEDIATOR}>`] }, held('no_sender')],
    ['a null byte in the address', { from: [`From: ${MEDIATOR}\0.evil.example`] }, held('no_sender')],
    ['a carriage return in the field', { from: [`From: ${MEDIATOR}\rFrom: eve@evil.example`] }, held('odd_sender')],
    [
      'a field that is folded before the address',
      { from: [`From: eve@evil.example,\r\n ${MEDIATOR}`] },
      held('several_senders'),
    ],
    ['no From', { from: [] }, held('no_sender')],
    ['an empty From', { from: ['From: <>'] }, held('no_sender')],
  ]
  test.each(rows)('%s', async (_, mail, expected) => {
    const c = await waitingCase()
    await expectRefused(c, command(c, mail as CommandMail), expected)
  })

  test('a Kelvin sign, which Unicode takes for a k in lower case', async () => {
    const c = await waitingCase({ team: [OTHER_MEDIATOR] })
    const kelvin = OTHER_MEDIATOR.replace('k', '\u212a')
    await expectRefused(c, command(c, { from: [`From: ${kelvin}`] }), held('not_staff'))
  })
})
