import type { CommissionStep } from '../domain/commission-steps.ts'
import type { Day } from '../domain/day.ts'
import { type OutcomeCode, outcomeOf } from '../domain/outcome-codes.ts'
import type { Role, Side } from '../domain/roles.ts'
import type { Outcome } from '../domain/states.ts'
import { OUTCOME_CODES, OUTCOMES, PIECES, ROLES, SEGMENTS } from './lexicon.ts'
import { beginnings } from './numbers.ts'
import { notRead, type Understood, withLines } from './understood.ts'
import { whenDay } from './when.ts'
import { phraseAt, piece, type Said, said } from './words.ts'

/** The rest of the line as it is written. A number is part of it unless `n°` stands before. */
export function noted(text: Said, from: number): Understood {
  if (text.raw.length - from > 2_000) return notRead('la note est trop longue : 2 000 caractères au plus.')
  const note = text.raw
    .slice(from)
    .replace(/^[\s:,.!–—-]{1,10}/, '')
    .trim()
  const [marked] = beginnings(said(note).folded, true) ?? []
  const kept = marked ? note.slice(marked.end).replace(/^[\s:,.–—-]{1,10}/, '') : note
  if (kept === '') return notRead('la note est vide.')
  return { kind: 'read', lines: marked?.lines ?? [], commands: [{ kind: 'note', text: kept }], loose: false }
}

const CONTACT = /^[\s:=]{0,5}([^\s@<>,;:]{1,64}@[^\s@<>,;:]{1,120}\.[a-z]{2,24})[\s:=,;–—-]{1,10}(\S.{0,300})$/i

/** An address, then what is worth knowing about it, to the end of the line. */
export function contactNote(text: Said, from: number): Understood {
  const [, address, note] = CONTACT.exec(text.raw.slice(from).trimEnd()) ?? []
  if (!address || !note)
    return notRead('écrivez l’adresse puis la note : « CONTACT gestion@agence.fr ne répond que par son formulaire ».')
  return { kind: 'read', lines: [], commands: [{ kind: 'contact_note', address, text: note }], loose: false }
}

/** `fact` was read with the order's own words; a value must be set apart or be a figure. */
export function correction(fact: number, text: Said, apart: boolean): Understood {
  const value = text.raw.replace(/^(?:->|=>|[=→>])\s*/, '').trim()
  const stated = /^(?:est|vaut|c'est|c’est)\s+(?=\d)/i.exec(value)?.[0].length ?? 0
  const kept = value.slice(stated).trim()
  if (kept === '' || kept.length > 200 || /[?=]/.test(kept) || !(apart || /^\d/.test(kept)))
    return notRead(`je n’ai pas compris la valeur de F${fact}.`)
  return { kind: 'read', lines: [], commands: [{ kind: 'correct_fact', fact, value: kept }], loose: false }
}

/** `scan.pdf = bail`, `3 du locataire : facture`: the sign keeps the two apart, a name may hold anything else. */
export function pieceNamed(text: Said): Understood {
  const sign = /\s*(?:[=→]|->|:(?!\S*\.))\s*(?!.*[=→])/.exec(text.raw)
  const file = text.raw.slice(0, sign?.index ?? 0).trim()
  const kind = piece(text, (sign?.index ?? 0) + (sign?.[0].length ?? 0), text.raw.length)
  const found = phraseAt(PIECES, kind, 0)
  if (file === '' || file.length > 200 || found?.next !== kind.words.length || kind.folded.includes('?'))
    return notRead(
      'dites quel fichier et ce qu’il est : « PIÈCE scan.pdf = bail », ou « PIÈCE 3 du locataire = illisible ».',
    )
  return {
    kind: 'read',
    lines: [],
    commands: [{ kind: 'name_piece', file, number: exhibitIn(file), is: found.value }],
    loose: false,
  }
}

/** `3`, `n° 3 du locataire`: which exhibit. */
function exhibitIn(file: string): { of: Side | null; n: number } | null {
  const [, n, of] =
    /^(?:n ?[°º] ?)?(\d{1,3})(?: (?:du |de la )?(locataire|bailleur|bailleresse))?$/.exec(said(file).folded) ?? []
  if (n === undefined) return null
  return { n: Number(n), of: of === undefined ? null : of === 'locataire' ? 'tenant' : 'landlord' }
}

export const messages = (kind: 'share' | 'split', text: Said): Understood =>
  withLines(text, { marked: false }, 'dites quel message : M et son numéro, par exemple M2.', (rest) => {
    const listed = /^(?:le |les )?(?:messages? ?)?m ?(\d{1,3})((?: ?(?:,|et|&) ?m ?\d{1,3}| m\d{1,3}){0,19})$/.exec(
      rest.folded,
    )
    const single = /^(?:le )?message (?:n ?[°º] ?)?(\d{1,3})$/.exec(rest.folded)
    const numbers = [listed?.[1] ?? single?.[1], ...(listed?.[2]?.match(/\d+/g) ?? [])].flatMap((n) =>
      n ? [Number(n)] : [],
    )
    if (numbers.length === 0 || numbers.includes(0)) return null
    return [...new Set(numbers)].map((message) => ({ kind, message }))
  })

export const closing = (text: Said): Understood =>
  withLines(
    text,
    { marked: false },
    'dites comment le dossier finit : résolu, sans suite, retrait, hors champ ou CDC.',
    (rest) => {
      const outcome = outcomeIn(rest)
      return outcome ? [{ kind: 'close', ...outcome }] : null
    },
  )

export const profile = (text: Said): Understood =>
  withLines(
    text,
    { marked: false },
    'dites quel profil : pas informé, bonne foi, trésorerie, refus, injoignable ou rien dû.',
    (rest) => {
      const bare = piece(rest, /^(?:=|:)? ?/.exec(rest.folded)?.[0].length ?? 0, rest.raw.length)
      const found = phraseAt(SEGMENTS, bare, 0)
      return found?.next === bare.words.length && found.next > 0 ? [{ kind: 'profile', segment: found.value }] : null
    },
  )

const BEFORE_OUTCOME =
  /^(?:(?:le dossier|l'affaire|ce dossier)[ :,-]{0,3})?(?:(?:comme|en|pour|car|motif|issue|cause|par)[ :]{1,3})?(?:(?:le dossier est|est|c'est|litige|dossier) )?/

function outcomeIn(text: Said): { outcome: Outcome; code?: OutcomeCode } | null {
  const rest = piece(text, BEFORE_OUTCOME.exec(text.folded)?.[0].length ?? 0, text.raw.length)
  for (const said of [text, rest]) {
    const found = phraseAt(OUTCOMES, said, 0)
    if (found?.next === said.words.length) return { outcome: found.value }
    const code = phraseAt(OUTCOME_CODES, said, 0)
    if (code?.next === said.words.length) return { outcome: outcomeOf[code.value], code: code.value }
  }
  return null
}

export const merging = (text: Said): Understood =>
  withLines(text, { marked: false }, 'dites avec quel dossier : sa référence, ML-XXXX-X.', (rest) => {
    const found =
      /^(?:avec |a |et |dans |au )?(?:le dossier |dossier )?ml[ -]?([a-z0-9]{4})[ -]?([a-z0-9])(?=$|[\s,=:])/.exec(
        rest.folded,
      )
    if (!found) return null
    const ref = `ML-${found[1]}-${found[2]}`.toUpperCase()
    const as = roleIn(piece(rest, found[0].length, rest.raw.length))
    return as === undefined ? null : [{ kind: 'merge', ref, ...(as ? { as } : {}) }]
  })

export const opening = (text: Said): Understood =>
  withLines(text, { marked: false }, 'dites quel message retenu, et qui l’écrit : OUVRIR 6 locataire.', (rest) => {
    const as = roleIn(rest)
    return as === undefined ? null : [{ kind: 'open_case', as }]
  })

/** `= bailleur`, `du bailleur`, `comme locataire`; null for no word at all, undefined for words that are no role. */
function roleIn(text: Said): Role | null | undefined {
  const lead = /^(?:[=:,] ?|(?:du|de la|de l'|comme|en tant que|au nom du|au nom de la|le|la|l')[ ]?)*/.exec(
    text.folded,
  )?.[0]
  const bare = piece(text, lead?.length ?? 0, text.raw.length)
  if (bare.raw === '') return null
  const role = phraseAt(ROLES, bare, 0)
  return role && role.next === bare.words.length && !text.folded.includes('?') ? role.value : undefined
}

/** `CDC AUDIENCE le 12 juin`: only a meeting has a day that counts. */
export const fromCommission = (step: CommissionStep, text: Said, today: Day): Understood =>
  withLines(text, { marked: true }, 'je n’ai pas compris la date de la réunion de la commission.', (rest) => {
    if (rest.raw === '') return [{ kind: 'commission', step, on: null }]
    const on = step === 'hearing' ? whenDay(rest.raw, today) : null
    return on ? [{ kind: 'commission', step, on }] : null
  })
