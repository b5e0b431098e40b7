import type { PdfText } from '../domain/filed-message.ts'
import { oneLine } from './letter-context.ts'

/** A file that came with a message. `before`: when the same bytes came first, and as which exhibit: `pièce 3 du locataire`. */
export type FileView = {
  name: string
  mediaType: string
  pdf: PdfText | null
  before: { on: string; exhibit: string | null } | null
}

const MOST_FILES = 5
const MOST_WORDS = 160

/** What came with a message, on one line for the team; foreign text is cut and quoted. Empty when nothing did. */
export function fileLine(files: readonly FileView[]): string {
  const more = files.length - MOST_FILES
  const shown = files.slice(0, MOST_FILES).map(fileText)
  return [...shown, ...(more > 0 ? [`et ${more} de plus`] : [])].join(' ; ')
}

function fileText({ name, mediaType, pdf, before }: FileView): string {
  const seen = before ? `, déjà reçu le ${before.on}${before.exhibit ? `, ${before.exhibit}` : ''}` : ''
  return `${oneLine(name, 80) || 'sans nom'} (${pdf ? pdfLine(pdf) : kindOf(mediaType)}${seen})`
}

function pdfLine(pdf: PdfText): string {
  switch (pdf.kind) {
    case 'read': {
      const pages = `PDF de ${pdf.pages} page${pdf.pages > 1 ? 's' : ''}`
      return pdf.start === '' ? `${pages} sans texte` : `${pages} : « ${shortened(pdf.start)} »`
    }
    case 'unread':
      return `PDF ${whyUnread[pdf.why]}, texte non lu`
  }
}

const whyUnread: Record<Extract<PdfText, { kind: 'unread' }>['why'], string> = {
  locked: 'protégé par un mot de passe',
  damaged: 'endommagé',
  too_large: 'trop lourd',
  too_slow: 'trop long à lire',
}

const shortened = (words: string): string => {
  const line = oneLine(words, MOST_WORDS + 1)
  return line.length <= MOST_WORDS ? line : `${line.slice(0, MOST_WORDS).trimEnd()} […]`
}

const KINDS: readonly (readonly [RegExp, string])[] = [
  [/^application\/pdf$/, 'PDF'],
  [/^image\//, 'image'],
  [/^video\//, 'vidéo'],
  [/^audio\//, 'son'],
  [/^message\/rfc822$/, 'courriel joint'],
  [
    /^application\/(?:rtf|msword|vnd\.(?:openxmlformats-officedocument\.wordprocessing|oasis\.opendocument\.text))/,
    'texte',
  ],
  [/^text\//, 'texte'],
  [/sheet|excel/, 'tableur'],
  [/^application\/(?:zip|x-(?:7z|rar)|gzip)/, 'archive'],
]

const kindOf = (mediaType: string): string => KINDS.find(([pattern]) => pattern.test(mediaType))?.[1] ?? 'fichier'
