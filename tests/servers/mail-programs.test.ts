import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ParsedMail } from '../../src/mail/message.ts'
import { DRAFT_END, DRAFT_START } from '../../src/writing/markers.ts'
import { plainText } from '../../src/writing/plain-text.ts'
import { type Dovecot, type DovecotUser, dovecotProgram, startDovecot } from '../support/dovecot.ts'
import { AUTHSERV, plainEml } from '../support/plain-eml.ts'
import { findServer } from '../support/require-server.ts'
import { type SmtpSink, smtpSink } from '../support/smtp-sink.ts'
import { MEDIATOR, OURS } from '../support/test-world.ts'
import { until } from '../support/until.ts'
import { mailsTo, type Service, serviceOn } from './service-process.ts'

const mutt = findServer('mutt', 'mutt')
/** Gives a program its terminal. */
const script = findServer('script', 'bsdutils')

/** The mediator's `$EDITOR`: what is done to the file that mutt opens. The words come first, above the quoted mail. */
const editors = {
  ok: `{ printf 'OK\\n\\n'; cat "$1"; } > "$1.new" && mv "$1.new" "$1"`,
  edits: `{ printf 'Voici ma version.\\n\\n'; sed 's/^> Bonjour,$/> Bonjour à tous, comme à l’été « dernier »,/' "$1"; } > "$1.new" && mv "$1.new" "$1"`,
  /** As vim does with `formatoptions+=w`: quoted lines, which mutt marks without a blank in a flowed text, are cut at blanks. */
  flows: `{ printf 'Voici ma version.\\n\\n'; sed 's/^>Bonjour,$/>Bonsoir à tous,/' "$1" | while IFS= read -r line; do
    case "$line" in
    '>'*) printf '%s\\n' "\${line#>}" | fold -s -w 66 | sed 's/^/>/' ;;
    *) printf '%s\\n' "$line" ;;
    esac
  done; } > "$1.new" && mv "$1.new" "$1"`,
}

// Needs a real IMAP server and a real mail program; `require-server.ts` says what to install.
describe.skipIf(!dovecotProgram || !mutt || !script)('a mediator who answers from mutt, in a terminal', () => {
  let dovecot: Dovecot
  let inbox: DovecotUser
  let mediators: DovecotUser
  let outgoing: SmtpSink
  let submission: SmtpSink
  let service: Service
  let folder: string

  beforeAll(async () => {
    dovecot = await startDovecot()
    inbox = dovecot.user('mediation')
    mediators = dovecot.user('nadia')
    outgoing = await smtpSink()
    submission = await smtpSink()
    folder = await mkdtemp(join(tmpdir(), 'mutt-'))
    service = await serviceOn({ imap: inbox.url(dovecot.imapPort), smtp: `smtp://127.0.0.1:${outgoing.port}` })
    await service.start()
  })
  afterAll(async () => {
    await service?.remove()
    await Promise.all([outgoing?.close(), submission?.close()])
    await dovecot?.stop()
    await rm(folder, { recursive: true, force: true })
  })

  test.each([
    ['OK above the quoted mail lets the letter leave as it was shown', 'ok', false, 'Bonjour,'],
    [
      'a line changed between the markers leaves as it was typed',
      'edits',
      false,
      'Bonjour à tous, comme à l’été « dernier »,',
    ],
    ['so does one in a flowed text', 'flows', true, 'Bonsoir à tous,'],
  ] as const)('%s', async (_, editor, flowed, greeting) => {
    const tenant = `${editor}@orange.example`
    await inbox.deliver(opening(tenant))
    const request = await arrived(MEDIATOR, (mail) => mail.text.includes(`<${tenant}>`) && isRequest(mail))
    await mediators.deliver(rawOf(outgoing, request))
    await answerWithMutt(editors[editor], flowed)
    const reply = submission.received.at(-1)?.raw ?? Buffer.alloc(0)
    await inbox.deliver(Buffer.concat([Buffer.from(judged), reply]))
    const letter = await arrived(tenant, (mail) => !mail.headers.has('auto-submitted'))
    const shown = bodyOf(request.text)
    expect(shown.startsWith('Bonjour,\n')).toBe(true)
    const wanted = plainText(shown.replace('Bonjour,', greeting), '').trimEnd()
    expect(letter.text.slice(0, wanted.length)).toBe(wanted)
  })

  /** Opens the newest mail of the mailbox, answers it to its Reply-To with everything quoted, and sends. */
  async function answerWithMutt(edit: string, flowed: boolean): Promise<void> {
    const [muttrc, editor] = [join(folder, 'muttrc'), join(folder, 'editor')]
    await writeFile(editor, `#!/bin/sh\n${edit}\n`)
    await chmod(editor, 0o755)
    await writeFile(muttrc, settings(editor, flowed))
    const before = submission.received.length
    const line = `${mutt} -n -F ${muttrc} -e 'push <last-entry><reply><send-message>'`
    const child = spawn(script ?? '', ['-qec', line, '/dev/null'], {
      env: { PATH: process.env['PATH'] ?? '', HOME: folder, TERM: 'vt100', LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8' },
      stdio: ['pipe', 'pipe', 'inherit'],
    })
    let screen = ''
    child.stdout.on('data', (chunk) => {
      screen += chunk
    })
    try {
      await until(() => submission.received.length > before, 30_000)
    } catch (error) {
      throw new Error(`mutt sent nothing: ${screen.slice(-2000)}`, { cause: error })
    } finally {
      const ended = once(child, 'exit')
      child.kill('SIGKILL')
      await ended
    }
  }

  const settings = (editor: string, flowed: boolean): string =>
    [
      `set spoolfile="imap://127.0.0.1:${dovecot.imapPort}/INBOX" imap_user="nadia" imap_pass="secret"`,
      `set smtp_url="smtp://127.0.0.1:${submission.port}" ssl_starttls=no ssl_force_tls=no`,
      `set realname="Nadia Benali" from="${MEDIATOR}" use_from=yes use_envelope_from=yes envelope_from_address="${MEDIATOR}"`,
      `set editor="${editor}" autoedit=yes fast_reply=yes include=yes reply_to=yes abort_unmodified=no confirmappend=no`,
      `set folder="${folder}"`,
      'set copy=no record="" signature="" sort=mailbox-order charset="utf-8" send_charset="utf-8" indent_string="> "',
      'set crypt_use_gpgme=no crypt_autosign=no crypt_autoencrypt=no wait_key=no beep=no',
      `set text_flowed=${flowed ? 'yes' : 'no'}`,
      'alternative_order text/plain',
      '',
    ].join('\n')

  async function arrived(address: string, is: (mail: ParsedMail) => boolean): Promise<ParsedMail> {
    let found: ParsedMail | undefined
    await until(async () => {
      found = (await mailsTo(outgoing, address)).find(is)
      return found
    }, 30_000).catch((error) => {
      throw new Error(service.output(), { cause: error })
    })
    return found as ParsedMail
  }
})

/** What the receiving server writes above the mail of an authenticated sender. */
const judged = `Authentication-Results: ${AUTHSERV}; dmarc=pass header.from=${MEDIATOR.split('@')[1]}\r\n`

const opening = (from: string): Buffer =>
  plainEml({
    from: `Locataire <${from}>`,
    to: OURS,
    date: null,
    text: `Bonjour, mon propriétaire ne me rend pas mon dépôt de garantie de 600 euros. J'ai rendu les clés le 31 janvier 2026. Je demande une médiation.`,
  })

const isRequest = ({ subject }: ParsedMail): boolean => subject.startsWith('À approuver, ')

const rawOf = ({ received }: SmtpSink, { messageId }: ParsedMail): Buffer =>
  received.find(({ raw }) => raw.includes(`<${messageId}>`))?.raw ?? Buffer.alloc(0)

const bodyOf = (text: string): string =>
  text.slice(text.indexOf(DRAFT_START) + DRAFT_START.length, text.indexOf(DRAFT_END)).trim()
