import type { MailForm } from '../letter.ts'
import type { Forms } from '../walk.ts'

export type Kept = { forms: Forms; mail: MailForm }

const KEY = 'mediation-logement-reponses'

/** What was kept on this device; null when nothing was, or when the browser keeps nothing. */
export function kept(): Kept | null {
  try {
    const text = localStorage.getItem(KEY)
    return text === null ? null : (JSON.parse(text) as Kept)
  } catch {
    return null
  }
}

export function keep(what: Kept): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(what))
  } catch {
    // A browser that keeps nothing: the answers stay in the open page.
  }
}

export function forget(): void {
  try {
    localStorage.removeItem(KEY)
  } catch {
    // Nothing was kept.
  }
}
