import { copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { beforeAll, describe, expect, test } from 'vitest'
import { instant } from '../../src/domain/day.ts'
import { parseMail } from '../../src/mail/parse.ts'
import { parseRulebase } from '../../src/rulebase/parse.ts'
import { openDatabase } from '../../src/store/database.ts'
import { hold } from '../../src/store/held.ts'
import { takeWorkerLock } from '../../src/store/worker-lock.ts'
import { testFolder } from '../support/maildir.ts'
import { COMPLETE_REQUEST } from '../support/people.ts'
import { plainEml } from '../support/plain-eml.ts'
import { milderTexts } from '../support/rules.ts'
import { MEDIATOR, OURS, SUPERVISOR } from '../support/test-world.ts'
import { run } from './run-command.ts'

describe('exit codes: 0 done, 1 not so, 2 wrong usage or configuration, with one clear line', () => {
  test.each([
    [['--help'], {}, 0, ''],
    [['receive', '--help'], {}, 0, ''],
    [['nosuch'], {}, 2, 'unknown command'],
    [['receive'], {}, 2, 'missing required argument'],
    [['receive', '/nowhere.eml'], {}, 2, 'n’existe pas'],
    [['run-until', 'demain'], {}, 2, 'instant ISO 8601'],
    [['digest', '--on', '2026-02-30'], {}, 2, 'AAAA-MM-JJ'],
    [['cases', '--state', 'perdu'], {}, 2, 'état inconnu'],
    [['case', 'ML-AAAA-A'], {}, 1, 'aucun dossier'],
    [['approve', 'ML-AAAA-A'], {}, 1, 'aucun dossier'],
    [['held', 'settle', 'xyz'], {}, 1, 'aucun courriel retenu'],
    [['rules', 'adopt'], {}, 2, '--all'],
    [['rules', 'adopt', 'ML-AAAA-A', '--all'], {}, 2, '--all'],
    [['rules', 'adopt', 'ML-AAAA-A'], {}, 1, 'aucun dossier'],
    [['job-worker'], {}, 2, 'REDIS_URL'],
    [['rules', 'check', '--on', '2035-01-01'], {}, 1, 'à relire'],
    [['rules', 'evaluate', '/nowhere.json', '--on', '2026-01-01'], {}, 2, 'n’existe pas'],
    [['cases'], { MEDIATORS: 'x', SHADOW: '7' }, 2, 'MEDIATORS'],
    [
      ['run-until', '2026-01-01T00:00:00Z'],
      { IMAP_URL: 'imap://u:p@127.0.0.1:1', SMTP_URL: 'smtp://127.0.0.1:1', SECRET_KEY: 'x'.repeat(32) },
      2,
      'mode local',
    ],
  ])('%j', async (args, env, status, line) => {
    const result = run(await testFolder(), args, env as Record<string, string>)
    expect(result.status).toBe(status)
    expect(result.stderr).toContain(line)
    expect(result.stderr).not.toContain('    at ')
  })
})

describe('a case from the command line alone', () => {
  let folder: string
  let ref: string
  const outbox = async () => {
    const names = readdirSync(join(folder, 'envoyes', 'new'))
    const mails = await Promise.all(names.map((name) => parseMail(readFileSync(join(folder, 'envoyes', 'new', name)))))
    return mails.flatMap((m) => (m.kind === 'parsed' ? [m.mail] : []))
  }
  const to = async (address: string) => (await outbox()).filter((m) => m.to.some((p) => p.address === address))

  beforeAll(async () => {
    folder = await testFolderForAll()
    const mail = join(folder, '1.eml')
    writeFileSync(
      mail,
      plainEml({
        from: 'Ana <ana@orange.example>',
        to: OURS,
        messageId: 'un@orange.example',
        text: 'Bonjour, mon propriétaire garde ma caution de 600 euros. J’ai rendu les clés le 31 janvier 2026. Je demande une médiation.',
      }),
    )
    const received = JSON.parse(run(folder, ['receive', mail, '--at', '2026-04-07T10:00:00+02:00']).stdout)
    ref = received.case
    expect(received).toEqual({
      file: mail,
      message_id: 'un@orange.example',
      fate: 'filed',
      reason: null,
      case: ref,
      match: 'new_case',
    })
  })

  test('receiving the same mail again changes nothing', async () => {
    const before = (await outbox()).length
    expect(JSON.parse(run(folder, ['receive', join(folder, '1.eml')]).stdout)).toMatchObject({
      fate: 'filed',
      case: ref,
    })
    expect(await outbox()).toHaveLength(before)
  })

  test('cases and case tell it as text and as JSON', () => {
    expect(run(folder, ['cases']).stdout).toContain('lettre à approuver')
    expect(JSON.parse(run(folder, ['cases', '--json', '--state', 'with_mediator']).stdout)).toMatchObject([
      { ref, open_draft: 'fact_request' },
    ])
    const whole = JSON.parse(run(folder, ['case', ref.toLowerCase(), '--json']).stdout)
    expect(Object.keys(whole)).toEqual(
      expect.arrayContaining(['parties', 'facts', 'positions', 'events', 'drafts', 'deadlines', 'messages']),
    )
    expect(whole.facts.find((f: { fact: string }) => f.fact === 'deposit_amount')).toMatchObject({
      value: 600,
      side: 'tenant',
    })
  })

  test('approve sends the letter, run-until makes time pass', async () => {
    expect(run(folder, ['approve', ref])).toMatchObject({ status: 0 })
    expect((await to('ana@orange.example')).map((m) => m.subject)).toEqual(
      expect.arrayContaining([expect.stringContaining('précisions')]),
    )
    expect(run(folder, ['run-until', '2026-04-14T12:00:00+02:00'])).toMatchObject({ status: 0 })
    expect((await to(MEDIATOR)).some((m) => m.subject.includes('relance (locataire)'))).toBe(true)
    expect((await to(SUPERVISOR)).length).toBeGreaterThan(3)
  })

  test('refuse keeps the letter back', async () => {
    const before = (await to('ana@orange.example')).length
    expect(run(folder, ['refuse', ref, '--reason', 'au téléphone'])).toMatchObject({ status: 0 })
    expect(await to('ana@orange.example')).toHaveLength(before)
  })

  test('a held mail is listed and can be filed under a party', async () => {
    const stranger = join(folder, '2.eml')
    writeFileSync(stranger, plainEml({ from: 'ana.perso@free.example', to: OURS, text: 'Voici la suite.' }))
    expect(JSON.parse(run(folder, ['receive', stranger]).stdout)).toMatchObject({
      fate: 'held',
      reason: 'no_matching_case',
    })
    const [held] = JSON.parse(run(folder, ['held', '--json']).stdout)
    expect(run(folder, ['held', 'settle', held.id, '--case', ref])).toMatchObject({ status: 1 })
    expect(run(folder, ['held', 'settle', held.id, '--case', ref, '--as', 'tenant']).stdout).toContain(
      `joint au dossier ${ref}`,
    )
    expect(JSON.parse(run(folder, ['held', '--json']).stdout)).toEqual([])
    expect(JSON.parse(run(folder, ['case', ref, '--json']).stdout).messages).toHaveLength(2)
  })

  test('the dossier is written, the digest printed, the journal verified, a copy restored', async () => {
    expect(run(folder, ['dossier', ref, '--to', join(folder, 'cdc')])).toMatchObject({ status: 0 })
    expect(readdirSync(join(folder, 'cdc')).sort()).toEqual([`dossier-${ref}.json`, `dossier-${ref}.pdf`])
    expect(run(folder, ['digest', '--on', '2026-04-15']).stdout).toContain('mercredi 15 avril 2026')
    expect(run(folder, ['verify-journal'])).toMatchObject({ status: 0 })
    expect(run(folder, ['replay', '--check'])).toMatchObject({ status: 0 })
    const [{ message_id: first }] = JSON.parse(run(folder, ['case', ref, '--json']).stdout).messages
    expect(run(folder, ['replay', first]).stdout).toContain('comme il a été lu')
    expect(run(folder, ['replay', 'nobody@nowhere.example'])).toMatchObject({ status: 1 })
    expect(run(folder, ['backup', join(folder, 'copie.sqlite')])).toMatchObject({ status: 0 })
    const other = await testFolder()
    copyFileSync(join(folder, 'copie.sqlite'), join(other, 'copie.sqlite'))
    expect(run(other, ['restore', 'copie.sqlite'])).toMatchObject({ status: 0 })
    const restored = new BetterSqlite3(join(other, 'mediation.sqlite'), { readonly: true })
    const trusted = restored.prepare("SELECT count(*) FROM approval_tokens WHERE expires_at > '1970-01-02'").pluck()
    expect([trusted.get(), restored.prepare('SELECT count(*) > 0 FROM approval_tokens').pluck().get()]).toEqual([0, 1])
    restored.close()
    expect(run(other, ['case', ref, '--json']).stdout).toBe(run(folder, ['case', ref, '--json']).stdout)
  })

  test('a database of another program is not restored, and the present one stays', async () => {
    const other = await testFolder()
    copyFileSync(join(folder, 'copie.sqlite'), join(other, 'mediation.sqlite'))
    new BetterSqlite3(join(other, 'etrangere.sqlite')).exec('CREATE TABLE notes (text TEXT)').close()
    expect(run(other, ['restore', 'etrangere.sqlite'])).toMatchObject({ status: 1 })
    expect(run(other, ['case', ref, '--json']).status).toBe(0)
    copyFileSync(join(folder, 'copie.sqlite'), join(other, 'copie.sqlite'))
    expect(run(other, ['restore', 'copie.sqlite']).stdout).toContain('mediation.sqlite.avant-1')
  })

  test('the database put back onto itself stays whole', () => {
    const before = run(folder, ['case', ref, '--json']).stdout
    expect(run(folder, ['restore', 'mediation.sqlite'])).toMatchObject({ status: 0, stderr: '' })
    expect(run(folder, ['case', ref, '--json']).stdout).toBe(before)
  })

  test('a copy made by a later version is refused before anything is replaced', async () => {
    const other = await testFolder()
    for (const name of ['copie.sqlite', 'mediation.sqlite'])
      copyFileSync(join(folder, 'copie.sqlite'), join(other, name))
    new BetterSqlite3(join(other, 'copie.sqlite')).exec('PRAGMA user_version = 999').close()
    expect(run(other, ['restore', 'copie.sqlite'])).toMatchObject({ status: 1 })
    expect(readdirSync(other).filter((name) => name.includes('avant'))).toEqual([])
    expect(run(other, ['case', ref, '--json']).status).toBe(0)
  })

  test('a journal that somebody changed does not verify', async () => {
    const other = await testFolder()
    copyFileSync(join(folder, 'copie.sqlite'), join(other, 'mediation.sqlite'))
    const db = new BetterSqlite3(join(other, 'mediation.sqlite'))
    expect(() => db.exec("UPDATE case_events SET actor = 'x' WHERE seq = 2")).toThrow('final')
    db.exec("DROP TRIGGER case_events_no_update; UPDATE case_events SET actor = 'mediator:x' WHERE seq = 2")
    db.close()
    expect(run(other, ['verify-journal'])).toMatchObject({ status: 1, stderr: expect.stringContaining('événement 2') })
  })

  test('doctor says one line per part', () => {
    const { stdout, status } = run(folder, ['doctor'])
    expect(
      stdout
        .trim()
        .split('\n')
        .every((line) => line.startsWith('ok')),
    ).toBe(true)
    expect(status).toBe(0)
  })

  test('doctor names what does not work and exits with 1', () => {
    const broken = {
      IMAP_URL: 'imap://u:p@127.0.0.1:1',
      SMTP_URL: 'smtp://127.0.0.1:1',
      REDIS_URL: 'redis://127.0.0.1:1',
      LLM_BASE_URL: 'http://127.0.0.1:1/v1',
      LLM_MODEL: 'm',
      SECRET_KEY: 'x'.repeat(32),
    }
    const { stdout, status, stderr } = run(folder, ['doctor'], broken)
    expect(stdout.match(/^ÉCHEC/gm)).toHaveLength(4)
    expect(status).toBe(1)
    expect(stderr).toContain('4 partie(s)')
  })
})

describe('rules that changed since cases were opened', () => {
  let made: string
  /** A surcharge runs in `late`; in `early` there is still time to give the deposit back. */
  let late: string
  let early: string

  beforeAll(async () => {
    made = await testFolderForAll()
    const recent = COMPLETE_REQUEST.replace('samedi 31 janvier', 'mardi 31 mars')
    const [first, second] = [COMPLETE_REQUEST, recent].map((text, n) => {
      const mail = join(made, `${n}.eml`)
      const from = `Ana Roy <ana${n}@orange.example>`
      writeFileSync(mail, plainEml({ from, to: OURS, messageId: `${n}@orange.example`, text }))
      return JSON.parse(run(made, ['receive', mail, '--at', `2026-04-07T10:0${n}:00+02:00`]).stdout).case
    })
    late = first
    early = second
  })

  /** The same cases, as if they had been opened under the texts given. */
  async function openedUnder(texts: Record<string, string>): Promise<string> {
    const folder = await testFolder()
    copyFileSync(join(made, 'mediation.sqlite'), join(folder, 'mediation.sqlite'))
    const parsed = parseRulebase(texts)
    const version = parsed.kind === 'parsed' ? parsed.rulebase.version : 'of another program'
    const db = new BetterSqlite3(join(folder, 'mediation.sqlite'))
    db.prepare("INSERT INTO rule_versions VALUES (?, ?, '2026-01-01T00:00:00Z')").run(version, JSON.stringify(texts))
    db.prepare('UPDATE cases SET rules_version = ?').run(version)
    db.close()
    return folder
  }
  const changesIn = (folder: string) => JSON.parse(run(folder, ['rules', 'changes', '--json']).stdout)
  const caseIn = (folder: string, ref: string) => JSON.parse(run(folder, ['case', ref, '--json']).stdout)

  test('nothing is to be adopted when none changed', () => {
    expect(run(made, ['rules', 'changes'])).toMatchObject({ status: 0, stdout: expect.stringContaining('Tous') })
    expect(changesIn(made)).toEqual([])
    expect(run(made, ['rules', 'adopt', late])).toMatchObject({ status: 1, stderr: expect.stringContaining('déjà') })
    expect(run(made, ['rules', 'adopt', '--all'])).toMatchObject({ status: 0 })
  })

  test('changes shows each open case before and after, and those where nothing changes', async () => {
    const folder = await openedUnder(milderTexts())
    const found = changesIn(folder)
    expect(found).toHaveLength(2)
    expect(found.find((c: { ref: string }) => c.ref === early)).toMatchObject({ readable: true, changes: false })
    expect(found.find((c: { ref: string }) => c.ref === late)).toMatchObject({
      readable: true,
      changes: true,
      before: { due_on: '2026-02-28', total_due: null, total_due_range: { min: '0.00', max: '759.00' } },
      after: { due_on: '2026-02-28', total_due: null, total_due_range: { min: '0.00', max: '828.00' } },
    })
    const { stdout, status } = run(folder, ['rules', 'changes'])
    expect(status).toBe(0)
    const lines = stdout.replaceAll('\u00a0', ' ').trim().split('\n')
    const sums = 'total entre 0 € et 759 € → entre 0 € et 828 € ; majoration entre 0 € et 69 € → entre 0 € et 138 €'
    expect(lines.sort()).toEqual([`${late} : ${sums}`, `${early} : aucun montant ne change`].sort())
  })

  test('every command computes a case with the rules that it keeps', async () => {
    const folder = await openedUnder(milderTexts())
    expect(caseIn(folder, late).evaluation.total_due_range).toEqual({ min: '0.00', max: '759.00' })
    expect(run(folder, ['case', late]).stdout).toMatch(/Règles : version \w+ ; celle d’aujourd’hui est \w+/)
    expect(run(folder, ['dossier', late, '--to', join(folder, 'cdc')])).toMatchObject({ status: 0 })
    expect(readFileSync(join(folder, 'cdc', `dossier-${late}.json`), 'utf8')).not.toContain('828')
    expect(run(folder, ['digest']).stdout).toContain(`rules adopt ${late}`)
    expect(run(folder, ['doctor']).stdout).toContain('2 dossier(s) ouvert(s) en gardent une autre')
  })

  test('adopt moves one case and says what changes; adopt --all the rest', async () => {
    const folder = await openedUnder(milderTexts())
    const adopted = run(folder, ['rules', 'adopt', late.toLowerCase()])
    expect(adopted).toMatchObject({ status: 0, stdout: expect.stringContaining('règles actuelles adoptées, total') })
    const moved = caseIn(folder, late)
    expect(moved.evaluation.total_due_range.max).toBe('828.00')
    expect(moved.events.map((e: { type: string }) => e.type)).toContain('rules_adopted')
    expect(moved.open_draft).toBe('fact_request')
    expect(changesIn(folder)).toMatchObject([{ ref: early }])
    expect(run(folder, ['rules', 'adopt', '--all'])).toMatchObject({ status: 0 })
    expect(changesIn(folder)).toEqual([])
    expect(run(folder, ['verify-journal'])).toMatchObject({ status: 0 })
    expect(run(folder, ['replay', '--check'])).toMatchObject({ status: 0 })
  })

  test('a copy holds the rules of its cases', async () => {
    const folder = await openedUnder(milderTexts())
    expect(run(folder, ['backup', join(folder, 'copie.sqlite')])).toMatchObject({ status: 0 })
    const other = await testFolder()
    copyFileSync(join(folder, 'copie.sqlite'), join(other, 'copie.sqlite'))
    expect(run(other, ['restore', 'copie.sqlite'])).toMatchObject({ status: 0 })
    expect(caseIn(other, late).evaluation.total_due_range.max).toBe('759.00')
  })

  test('a version that this program cannot read is named, and the case is computed all the same', async () => {
    const folder = await openedUnder({ 'droit/ancien.yaml': 'règle: d’un autre programme' })
    const { stdout, status } = run(folder, ['rules', 'changes'])
    expect(status).toBe(0)
    expect(stdout).toContain(`${late} : version illisible`)
    expect(changesIn(folder)).toMatchObject([{ readable: false }, { readable: false }])
    expect(caseIn(folder, late).evaluation.total_due_range.max).toBe('828.00')
    expect(run(folder, ['case', late]).stdout).toContain('illisible')
    expect(run(folder, ['rules', 'adopt', late])).toMatchObject({ status: 0 })
    expect(run(folder, ['case', late]).stdout).toContain('celle d’aujourd’hui\n')
  })

  test('a case whose rows are broken stops no other, and is not passed over in silence', async () => {
    const folder = await openedUnder(milderTexts())
    const db = new BetterSqlite3(join(folder, 'mediation.sqlite'))
    db.prepare("UPDATE cases SET body = '{' WHERE ref = ?").run(late)
    db.close()
    const adopted = run(folder, ['rules', 'adopt', '--all'])
    expect(adopted).toMatchObject({ status: 1, stderr: expect.stringContaining('1 dossier(s) illisible(s)') })
    expect(adopted.stdout).toContain(early)
  })
})

describe('beside a running service', () => {
  test('a held mail can be settled', async () => {
    const folder = await testFolder()
    const path = join(folder, 'mediation.sqlite')
    const db = openDatabase(path)
    hold(db, 'h1', { sha: null, place: 'INBOX/1/1' }, 'too_large', [], instant('2026-04-07T08:00:00Z'))
    db.close()
    const lock = takeWorkerLock(path)
    const settled = run(folder, ['held', 'settle', 'h1'])
    lock?.release()
    expect(settled).toEqual({ status: 0, stdout: 'h1 : écarté\n', stderr: '' })
  })

  test('no copy is restored', async () => {
    const folder = await testFolder()
    openDatabase(join(folder, 'copie.sqlite')).close()
    const lock = takeWorkerLock(join(folder, 'mediation.sqlite'))
    const restored = run(folder, ['restore', 'copie.sqlite'])
    lock?.release()
    expect(restored).toMatchObject({ status: 1, stderr: expect.stringContaining('le service tourne') })
  })
})

describe('a database that cannot be used is one clear line', () => {
  const words = 'ceci n’est pas une base de données, mais un texte assez long pour le montrer'
  const newer = (path: string) => {
    const db = new BetterSqlite3(path)
    db.pragma('user_version = 99')
    db.close()
  }
  test.each([
    ['a text', (path: string) => writeFileSync(path, words), 'n’est pas une base'],
    ['written by a newer program', newer, 'version plus récente'],
  ])('%s', async (_, make, line) => {
    const folder = await testFolder()
    make(join(folder, 'mediation.sqlite'))
    const { status, stderr } = run(folder, ['cases'])
    expect(status).toBe(1)
    expect(stderr.trim().split('\n')).toEqual([expect.stringContaining(line)])
  })

  test.each([
    [words, 'n’est pas une base'],
    ['', 'est vide'],
  ])('%j is not restored, and what was there stays', async (text, line) => {
    const folder = await testFolder()
    openDatabase(join(folder, 'mediation.sqlite')).close()
    const before = readFileSync(join(folder, 'mediation.sqlite'))
    writeFileSync(join(folder, 'notes.txt'), text)
    const { status, stderr } = run(folder, ['restore', 'notes.txt'])
    expect(status).toBe(1)
    expect(stderr.trim().split('\n')).toEqual([expect.stringContaining(line)])
    expect(readFileSync(join(folder, 'mediation.sqlite')).equals(before)).toBe(true)
  })
})

test('a copy is restored on a machine that has no database yet', async () => {
  const folder = await testFolder()
  openDatabase(join(folder, 'copie.sqlite')).close()
  const path = join(folder, 'data', 'mediation.sqlite')
  expect(run(folder, ['restore', 'copie.sqlite'], { DATABASE_PATH: path })).toMatchObject({ status: 0, stderr: '' })
  expect(existsSync(path)).toBe(true)
})

/** `beforeAll` has no test to clean up after: the system's temporary folder does. */
async function testFolderForAll(): Promise<string> {
  const { mkdtemp } = await import('node:fs/promises')
  const { tmpdir } = await import('node:os')
  return mkdtemp(join(tmpdir(), 'commands-'))
}
