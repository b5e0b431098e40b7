import { readdir, chmod } from 'node:fs/promises'
import { imapMailbox } from '../src/adapters/imap-mailbox.ts'
import { startDovecot } from './support/dovecot.ts'
import { rawMail } from './support/maildir.ts'
import { fetchAll, subjects,seenSoFar } from './support/seen.ts'
const d = await startDovecot(); const u = d.user('bench')
for (const id of ['un','deux','trois']) await u.deliver(rawMail(id))
const files = (await readdir(u.maildir + '/new')).sort()
console.log(files)
await chmod(`${u.maildir}/new/${files[1]}`, 0)
const box = imapMailbox({ url: u.url(d.imapPort), folders: ['INBOX'] })
const seen = seenSoFar()
for (let i = 0; i < 2; i++) try { for await (const m of box.fetch(seen)) { seen.add(m); console.log(subjects([m])) } } catch (e) { console.log(e) }
console.log(await readdir(u.maildir + '/new'), await readdir(u.maildir + '/cur'))
await box.close(); await d.stop()
