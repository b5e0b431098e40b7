import type { Side } from '../domain/roles.ts'
import { ROLES } from './lexicon.ts'
import { type Understood, withLines } from './understood.ts'
import { phraseAt, phrases, piece, type Said, said } from './words.ts'

const ADDRESS = /^[^\s@<>,;]{1,64}@[^\s@<>,;]{1,120}\.[a-z]{2,24}$/i
/** Words that stand after "passer à" and are nobody's name. */
const NO_NAME =
  /^(?:la|le|les|l|un|une|autre|autres|suite|cote|demain|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|plus|moins|apres|avant|mais|si|sauf|pas|ne|que|qui|quand|relire|revoir|relecture|attendre|verifier|voir|tout|rien|table|ensuite|maintenant|mieux|quelqu|personne)$/

const SIDES = [
  ...phrases<Side>('tenant', 'locataire|la locataire|le locataire|par le locataire|par la locataire|du locataire'),
  ...phrases<Side>(
    'landlord',
    'bailleur|le bailleur|la bailleuse|proprietaire|le proprietaire|par le bailleur|du bailleur',
  ),
]

/** `sure`: the word was "assigner". After "passer à", what is not written as a name may be no name. */
export function assignment(text: Said, sure: boolean): Understood {
  const read = withLines(text, { marked: false }, 'je n’ai pas compris à qui confier le dossier.', (rest) => {
    const to = rest.raw.replace(/^(?:[aà]\s|pour\s|[:=→>]|->)\s*/i, '').trim()
    const isName = /^\p{L}[\p{L}'’.-]{1,30}(?: \p{Lu}[\p{L}'’.-]{0,30}){0,2}$/u.test(to)
    if (!ADDRESS.test(to) && (!isName || said(to).words.some(({ text: word }) => NO_NAME.test(word)))) return null
    return [{ kind: 'assign', to }]
  })
  const written = read.kind === 'read' && read.commands.some((c) => c.kind === 'assign' && /^\p{Lu}|@/u.test(c.to))
  return read.kind === 'read' ? { ...read, loose: !sure && !written } : read
}

/** `CONFIDENTIALITÉ locataire`: which of the two sides agrees, or no longer does, and nothing else. */
export const lifting = (kind: 'lift' | 'unlift', text: Said): Understood =>
  withLines(text, { marked: false }, 'dites quelle partie est d’accord : « CONFIDENTIALITÉ locataire ».', (rest) => {
    const side = phraseAt(SIDES, rest, 0)
    return side?.next === rest.words.length && !rest.folded.includes('?') ? [{ kind, side: side.value }] : null
  })

const WHO = 'je n’ai pas compris qui est cette personne : écrivez par exemple « QUI Dupont = bailleur ».'

/** `= locataire`, `Dupont : agence`, `est Dupont = agence`; « qui est le bailleur » is a question, whatever ends it. */
export const naming = (text: Said): Understood =>
  withLines(text, { marked: false }, WHO, (rest) => {
    if (rest.folded.includes('?') || rest.raw.length > 120) return null
    const asks = /^est\b/.test(rest.folded)
    for (let at = 0; at < rest.words.length; at++) {
      const role = phraseAt(ROLES, rest, at)
      if (role?.next !== rest.words.length) continue
      const before = rest.folded.slice(0, rest.words[at]?.start).trimEnd()
      const bare = before.replace(/(?:^|(?<=[\s=:,]))(?:l'|le|la|un|une|son)$/, '').trimEnd()
      const person = bare.replace(/(?:[=:,]|->|→|(?:^|(?<=\s))(?:c'est|est))$/, '').trimEnd()
      const lead = /^(?:est\b|=|:)?/.exec(person)?.[0].length ?? 0
      const who = piece(rest, lead, person.length).raw
      if (asks && (person === bare || who === '')) return null
      if (who.split(/\s+/).length > 6 || (who !== '' && !/^[^=:?]*\p{L}[^=:?]*$/u.test(who))) return null
      return [{ kind: 'name_role', who: who === '' ? null : who, role: role.value }]
    }
    return null
  })
