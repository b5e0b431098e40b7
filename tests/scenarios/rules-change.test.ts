import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { day } from '../../src/domain/day.ts'
import type { CaseId } from '../../src/domain/ids.ts'
import { adoptRules } from '../../src/flows/adopt-rules.ts'
import { buildDossier } from '../../src/flows/build-dossier.ts'
import { pinOlderCases } from '../../src/flows/case-rules.ts'
import { digestView } from '../../src/flows/digest-view.ts'
import { drain } from '../../src/flows/drain.ts'
import { loadCase } from '../../src/flows/load-case.ts'
import { rulesChange } from '../../src/flows/rules-change.ts'
import { caseIds, driftedCases, loadCaseRow } from '../../src/store/cases.ts'
import { openDatabase } from '../../src/store/database.ts'
import { eventRows, firstBrokenLink } from '../../src/store/events.ts'
import { keptTexts } from '../../src/store/rule-versions.ts'
import { changedFigures } from '../../src/writing/changed-figures.ts'
import { onlyCase, qualified, reminded } from '../support/cases.ts'
import { testFolder } from '../support/maildir.ts'
import { LANDLORD, people, TENANT } from '../support/people.ts'
import { plainEml } from '../support/plain-eml.ts'
import { milderRules } from '../support/rules.ts'
import { OURS, type TestWorld, testWorld } from '../support/test-world.ts'

/** Two periods of 10 % and of 5 % of 690 €, on a deposit of 690 €. */
const OLD = 'Total dû au locataire à ce jour : 828 €.'
const NEW = 'Total dû au locataire à ce jour : 759 €.'
const NEWER_RULES =
  'Calculé avec une version plus récente des règles que les lettres déjà envoyées : comparez les montants'
const TODAY = day('2026-04-07')

/** The service starts again with other texts in `rules/`. */
const restart = (w: TestWorld, rules = milderRules()) => {
  w.world.rules = { ...rules, earlier: new Map() }
  pinOlderCases(w.world)
}

/** The kept texts are those of a program that named its rules otherwise. */
const makeUnreadable = (w: TestWorld) =>
  w.world.db.exec(`UPDATE rule_versions SET texts = replace(texts, 'règle: majoration', 'règle: pénalité')`)

const adopt = async (w: TestWorld) => {
  adoptRules(w.world, onlyCase(w).header.id, 'console')
  await drain(w.world)
}

/** No-break spaces as spaces, as a reader sees them. */
const shown = (text: string): string => text.replaceAll('\u00a0', ' ')

const sentBytes = (w: TestWorld) =>
  w.world.db
    .prepare(
      "SELECT message_id, raw FROM outbox JOIN outbox_bytes ON mail = id WHERE kind = 'letter' AND state = 'sent' ORDER BY outbox.rowid",
    )
    .all() as { message_id: string; raw: Buffer }[]

const changeOf = (w: TestWorld) => rulesChange(w.world, onlyCase(w), TODAY)

const digestLines = (w: TestWorld) => digestView(w.world, TODAY).rules.map(({ text }) => shown(text))

describe('a case keeps the rules that it was opened with', () => {
  test('a letter written after the rules changed gives the figures of before', async () => {
    const { w, p } = await qualified()
    restart(w)
    await p.tenantWrites('Une précision : le loyer hors charges était bien de 690 €.')
    expect(shown(p.request().mail.text)).toContain(OLD)
    expect(shown(p.request().mail.text)).toContain('augmente de 10 % du loyer')
    await p.mediatorSays('OK')
    for (const who of [TENANT, LANDLORD]) {
      expect(shown(p.lastTo(who).mail.text)).toContain(OLD)
      expect(shown(p.lastTo(who).mail.text)).not.toContain('759 €')
    }
  })

  test('so does the dossier for the commission', async () => {
    const { w } = await reminded()
    restart(w)
    const { attachments } = await buildDossier(w.world, onlyCase(w))
    const json = attachments.find(({ mediaType }) => mediaType === 'application/json')?.bytes.toString() ?? ''
    expect(shown(json)).toContain('828 €')
    expect(shown(json)).not.toContain('759 €')
  })

  test('and the letter to the tenant about it', async () => {
    const { w, p } = await reminded()
    restart(w)
    await p.landlordWrites('Je refuse cette médiation.')
    expect(p.request().mail.subject).toContain('commission')
    expect(shown(p.request().mail.text)).toContain('Votre demande ne dépasse pas 5 000 €')
  })

  test('a case opened after the change follows the new ones', async () => {
    const { w, p } = await qualified()
    restart(w)
    await w.receive(
      plainEml({
        from: 'Ana Roy <ana@orange.example>',
        to: OURS,
        messageId: 'ana@orange.example',
        text: 'Bonjour, mon propriétaire garde mon dépôt de garantie. Je demande une médiation.',
      }),
    )
    const versions = caseIds(w.world.db).map((id) => loadCaseRow(w.world.db, id)?.header.rulesVersion)
    expect(new Set(versions).size).toBe(2)
    expect(versions).toContain(w.world.rules.current.version)
    expect(p.request().mail.text).not.toContain(NEWER_RULES)
  })

  test('its texts are stored with it, whole', async () => {
    const { w } = await qualified()
    expect(keptTexts(w.world.db, onlyCase(w).header.rulesVersion)).toEqual(w.world.rules.texts)
  })

  test('a file changed and changed back is the same version', async () => {
    const { w } = await reminded()
    const { rules } = w.world
    restart(w)
    expect(changeOf(w)).not.toBeNull()
    restart(w, rules)
    expect(changeOf(w)).toBeNull()
  })
})

describe('what the rules of today would change is shown', () => {
  test('per case, before and after', async () => {
    const { w } = await reminded()
    restart(w)
    const change = changeOf(w)
    expect(change).toMatchObject({ unreadable: false, from: onlyCase(w).header.rulesVersion })
    const figures = change?.before ? changedFigures(change.before, change.after) : []
    expect(figures.map((c) => shown(`${c.label} ${c.before} → ${c.after}`))).toEqual([
      'total 828 € → 759 €',
      'majoration 138 € → 69 €',
    ])
  })

  test('in the digest, with the command', async () => {
    const { w } = await reminded()
    expect(digestLines(w)).toEqual([])
    restart(w)
    const { ref } = onlyCase(w).header
    expect(digestLines(w)).toEqual([
      `${ref} : avec les règles actuelles, total 759 € au lieu de 828 € ; commande : rules adopt ${ref}`,
    ])
  })

  test('but not in the digest where no figure changes', async () => {
    const { w, p } = await reminded()
    await p.tenantWrites('Bonjour, j’ai reçu du bailleur 690 € le 15 février 2026.')
    restart(w)
    const change = changeOf(w)
    expect(change?.before && changedFigures(change.before, change.after)).toEqual([])
    expect(digestLines(w)).toEqual([])
  })

  test('a closed case is left alone', async () => {
    const { w, p } = await reminded()
    await p.tenantWrites('Je renonce à ma demande, merci de clore le dossier.')
    await p.mediatorSays('OK')
    expect(onlyCase(w).file.outcome).toBe('withdrawn')
    restart(w)
    expect(digestLines(w)).toEqual([])
  })
})

describe('adopting the rules of today', () => {
  test('replaces the waiting letter by one with the new figures, and the mediator is told', async () => {
    const { w, p } = await reminded()
    restart(w)
    await p.landlordWrites('Je refuse de rendre le dépôt.')
    const before = p.request()
    expect(shown(before.mail.text)).toContain(OLD)
    expect(before.mail.text).not.toContain('comparez les montants')
    await adopt(w)
    const after = p.request()
    expect(after.messageId).not.toBe(before.messageId)
    expect(shown(after.mail.text)).toContain(NEW)
    expect(shown(after.mail.text)).toContain(`${NEWER_RULES} (total au 7 avril 2026 : 828 €, désormais 759 €)`)
    expect(onlyCase(w).deadlines.length).toBeGreaterThan(0)
    expect(changeOf(w)).toBeNull()
  })

  test('leaves every letter sent before as it was, to the byte', async () => {
    const { w, p } = await reminded()
    const before = sentBytes(w)
    const drafts = onlyCase(w).drafts
    expect(before.length).toBeGreaterThan(1)
    restart(w)
    await p.landlordWrites('Je refuse de rendre le dépôt.')
    await adopt(w)
    await p.mediatorSays('OK')
    const after = sentBytes(w)
    expect(after.length).toBeGreaterThan(before.length)
    expect(after.slice(0, before.length)).toEqual(before)
    expect(onlyCase(w).drafts.slice(0, drafts.length)).toEqual(drafts)
    expect(shown(p.lastTo(TENANT).mail.text)).toContain(NEW)
  })

  test('makes an OK to the old letter send nothing', async () => {
    const { w, p } = await qualified()
    restart(w)
    const old = p.request()
    adoptRules(w.world, onlyCase(w).header.id, 'console')
    expect(onlyCase(w).file.openDraft).toBeNull()
    const sent = sentBytes(w).length
    await p.mediatorSays('OK', { to: old.mail.replyTo[0]?.address ?? '', inReplyTo: old.messageId })
    expect(sentBytes(w)).toHaveLength(sent)
  })

  test('warns no more once a letter with the new figures was sent', async () => {
    const { w, p } = await reminded()
    restart(w)
    await p.landlordWrites('Je refuse de rendre le dépôt.')
    await adopt(w)
    await p.mediatorSays('OK')
    await p.landlordWrites('Je maintiens mon refus de rendre le dépôt.')
    expect(shown(p.request().mail.text)).toContain(NEW)
    expect(p.request().mail.text).not.toContain(NEWER_RULES)
  })

  test('is an event of the journal, which still holds', async () => {
    const { w } = await reminded()
    const from = onlyCase(w).header.rulesVersion
    restart(w)
    await adopt(w)
    const { header } = onlyCase(w)
    const row = eventRows(w.world.db, header.id).find(({ type }) => type === 'rules_adopted')
    expect(row?.actor).toBe('mediator:console')
    expect(JSON.parse(row?.body ?? '')).toEqual({ type: 'rules_adopted', from, to: header.rulesVersion })
    expect(firstBrokenLink(w.world.db)).toBeNull()
    expect(driftedCases(w.world.db)).toEqual([])
    w.world.db.prepare('UPDATE cases SET rules_version = ?').run(from)
    expect(driftedCases(w.world.db)).toEqual([header.ref])
  })
})

describe('a version that this program cannot read', () => {
  test('stops no case: the rules of today stand in, and the mediator is warned', async () => {
    const { w, p } = await reminded()
    makeUnreadable(w)
    restart(w)
    await p.landlordWrites('Je refuse de rendre le dépôt.')
    expect(shown(p.request().mail.text)).toContain(NEW)
    expect(shown(p.request().mail.text)).toContain(`${NEWER_RULES} (total au 7 avril 2026 : 828 €, désormais 759 €)`)
  })

  test('warns too where the figures stay the same', async () => {
    const { w, p } = await reminded()
    const { rules } = w.world
    makeUnreadable(w)
    restart(w, { ...rules, current: { ...rules.current, version: 'the same words otherwise' } })
    await p.landlordWrites('Je refuse de rendre le dépôt.')
    expect(shown(p.request().mail.text)).toContain(OLD)
    expect(p.request().mail.text).toMatch(new RegExp(`- ${NEWER_RULES}$`, 'm'))
  })

  test('is said so before any letter gave figures', async () => {
    const { w, p } = await qualified()
    makeUnreadable(w)
    restart(w)
    await p.tenantWrites('Une précision : le loyer hors charges était bien de 690 €.')
    expect(p.request().mail.text).toContain('Les règles que suivait ce dossier ne sont plus lisibles')
    expect(p.request().mail.text).not.toContain(NEWER_RULES)
  })

  test('is listed, with what the last letter said', async () => {
    const { w } = await reminded()
    makeUnreadable(w)
    restart(w)
    const change = changeOf(w)
    expect(change?.unreadable).toBe(true)
    expect(change?.before?.totalDue.value).toBe(82800)
    expect(change?.after.totalDue.value).toBe(75900)
    expect(digestLines(w)).toEqual([expect.stringContaining('version des règles illisible')])
  })

  test('can be left for the rules of today', async () => {
    const { w } = await reminded()
    makeUnreadable(w)
    restart(w)
    await adopt(w)
    expect(changeOf(w)).toBeNull()
    expect(driftedCases(w.world.db)).toEqual([])
  })
})

test('a program that computes otherwise with the same rules does not do so unseen', async () => {
  const { w, p } = await reminded()
  w.world.db.exec(`UPDATE drafts SET computed = replace(computed, '82800', '80000')`)
  await p.landlordWrites('Je refuse de rendre le dépôt.')
  expect(shown(p.request().mail.text)).toContain(
    'Le programme calcule autrement que dans les lettres déjà envoyées : comparez les montants (total au 7 avril 2026 : 800 €, désormais 828 €)',
  )
})

test('nothing is said when time alone or new facts change the sum', async () => {
  const { w, p } = await reminded()
  await w.on('2026-05-12T09:00:00Z')
  await p.landlordWrites('Je refuse de rendre le dépôt. Le loyer était de 650 € hors charges.')
  expect(shown(p.request().mail.text)).not.toContain('comparez les montants')
})

test('a case from before versions were kept gets the rules of the next start', async () => {
  const path = join(await testFolder(), 'mediation.sqlite')
  const former = new BetterSqlite3(path)
  former.exec(readFileSync(new URL('../../src/store/migrations/0001_first.sql', import.meta.url), 'utf8'))
  former.exec(`PRAGMA user_version = 1;
    INSERT INTO cases (id, ref, owner, opened_on, origin, state, last_event, body)
    VALUES ('c1', 'ML-AAAA-A', 'x', '2026-01-01', 'tenant', 'qualifying', 0, '{}')`)
  former.close()
  const { world } = testWorld({ world: { db: openDatabase(path) } })
  pinOlderCases(world)
  const { version } = world.rules.current
  expect(loadCaseRow(world.db, 'c1' as CaseId)?.header.rulesVersion).toBe(version)
  world.rules = milderRules()
  pinOlderCases(world)
  expect(loadCase(world.db, 'c1' as CaseId).header.rulesVersion).toBe(version)
})

test('people keep their letters: none is sent by a change of the rules alone', async () => {
  const { w } = await reminded()
  const before = w.sent.length
  restart(w)
  await drain(w.world)
  expect(w.sent).toHaveLength(before)
  expect(people(w).lastTo(TENANT).mail.subject).toContain('la règle et le calcul')
})
