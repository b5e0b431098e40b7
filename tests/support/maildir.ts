import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

/** A folder of its own for one test, removed afterwards. */
export async function testFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'mediation-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

/** A small complete mail. */
export const rawMail = (id: string, body = 'Bonjour,\r\nle dépôt de garantie ?\r\n'): Buffer =>
  Buffer.from(
    `From: Ana Test <ana@locataire.example>\r\nTo: mediation@service.example\r\nSubject: ${id}\r\n` +
      `Message-ID: <${id}@locataire.example>\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n` +
      `Content-Transfer-Encoding: 8bit\r\n\r\n${body}`,
  )
