import type { Day } from '../domain/day.ts'
import { findDates } from '../reading/dates.ts'
import type { Command } from './command.ts'
import { beginnings } from './numbers.ts'
import { BAD_NUMBER, notRead, type Understood, withLines } from './understood.ts'
import { whenDay } from './when.ts'
import { piece, type Said } from './words.ts'

const UNIT =
  /^(?:jours?|semaines?|mois|ans?|annees?|heures?|minutes?|euros?|€|%|lignes?|phrases?|mots?|pages?|paragraphes?|photos?|pieces?|factures?|lettres?|fois|points?|erreurs?|fautes?|dates?|montants?|chiffres?|questions?|personnes?|janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre)(?![a-z])/

/** NON 2 trop sec; a number before what can be counted may be either. */
export function refusal(text: Said): Understood {
  const found = beginnings(text.folded)
  if (!found) return notRead(BAD_NUMBER)
  const { lines, end } = found.at(-1) ?? { lines: [], end: 0 }
  const reason = piece(text, end, text.raw.length)
  if (lines.length > 0 && UNIT.test(reason.folded) && !/^ ?[:.-]/.test(text.folded.slice(end)))
    return notRead('un nombre peut être un numéro de liste ou une quantité.')
  return {
    kind: 'read',
    lines,
    commands: [{ kind: 'refuse', reason: reason.raw.slice(0, 2_000) }],
    loose: reason.raw !== '',
  }
}

/** LIRE 4 plainte reçue. */
export function reading(text: Said): Understood {
  const read = refusal(text)
  const [refuse] = read.kind === 'read' ? read.commands : []
  if (read.kind !== 'read' || refuse?.kind !== 'refuse') return read
  return { ...read, commands: [{ kind: 'read_case', reason: refuse.reason }], loose: false }
}

const WHEN = 'je n’ai pas compris jusqu’à quand attendre.'

/** A day, and perhaps why: « lundi, le temps de l’appeler ». The reason may not name another day. */
export function postponement(text: Said, today: Day): Understood {
  const until = (rest: Said): readonly Command[] | null => {
    const day = whenDay(rest.raw, today)
    return day ? [{ kind: 'postpone', until: day }] : null
  }
  const whole = withLines(text, { marked: false }, WHEN, until)
  if (whole.kind === 'read') return whole
  const cut = /[,.;!(:]|\b(?:le temps (?:de|que|d')|car|parce|pour (?:que|voir)|afin|puisque|comme)\b/.exec(text.folded)
  if (!cut || cut.index === 0 || text.folded.includes('?')) return whole
  if (findDates(text.folded.slice(cut.index), today).length > 0) return whole
  const before = withLines(piece(text, 0, cut.index), { marked: false }, WHEN, until)
  return before.kind === 'read' ? { ...before, loose: true } : whole
}
