import { CaseRef } from '../domain/ids.ts'

/** Case references in a text, in order: a mere hint, since anybody can write one. */
export function caseRefsIn(text: string): readonly CaseRef[] {
  const found = text
    .slice(0, 200_000)
    .toUpperCase()
    .matchAll(/\bML-[A-Z0-9]{4}-[A-Z0-9]\b/g)
  return [...new Set([...found].map(([ref]) => ref))].flatMap((ref) => CaseRef.safeParse(ref).data ?? []).slice(0, 20)
}
