import { CaseRef } from '../domain/ids.ts'

/** As people copy a reference from paper: in small letters, with blanks or other dashes, or with none. */
const COPIED = /\bML[ .\u2010-\u2015_-]{0,3}([A-Z0-9]{4})[ .\u2010-\u2015_-]{0,3}([A-Z0-9])\b/g

/** Case references in a text, in order: a mere hint, since anybody can write one. */
export function caseRefsIn(text: string): readonly CaseRef[] {
  const found = text.slice(0, 200_000).toUpperCase().matchAll(COPIED)
  const refs = new Set([...found].map(([, body, check]) => `ML-${body}-${check}`))
  return [...refs].flatMap((ref) => CaseRef.safeParse(ref).data ?? []).slice(0, 20)
}
