import { figuresIn } from './figures.ts'
import type { Letter } from './letter.ts'
import { templateBehind } from './paragraphs/library.ts'
import { placeholdersIn } from './paragraphs/parse.ts'
import { averageSentence, wordingWarnings } from './wording.ts'

/** A paragraph that may be said otherwise. `place`: its index in `letter.paragraphs`; `template`: what is said, no value in it. */
export type Rephrasable = { place: number; template: string }

/** Fewer words than this leave nothing to say otherwise. */
const LEAST_WORDS = 6
const MOST_TEXT = 2_000

/**
 * The paragraphs of the body that are one plain paragraph of a file. A reader of these templates learns nothing of the case:
 * names, places, sums and days are placeholders. Lists, headings and words to answer with stay as they are.
 */
export const rephrasable = (letter: Letter): Rephrasable[] =>
  (letter.paragraphs ?? []).flatMap(({ id, version, span }, place) => {
    const template = span && templateBehind({ id, version, text: letter.body.slice(...span) })?.template
    return template && isProse(template) ? [{ place, template }] : []
  })

const isProse = (text: string): boolean =>
  text.length <= MOST_TEXT && !/\n|^(?:#|- |\d{1,2}\. )/.test(text) && wordsIn(text).length >= LEAST_WORDS

/** The letter with these texts in place of its templates, each only where it is acceptable. */
export function withTexts(letter: Letter, texts: ReadonlyMap<number, string>): Letter {
  const paragraphs = letter.paragraphs ?? []
  const said = [...paragraphs]
  let body = ''
  let at = 0
  for (const [place, { id, version, span }] of paragraphs.entries()) {
    if (span === null) continue
    body += letter.body.slice(at, span[0])
    const start = body.length
    const before = letter.body.slice(...span)
    const behind = templateBehind({ id, version, text: before })
    const text = texts.get(place)?.slice(0, MOST_TEXT).trim()
    const accepted =
      behind !== null && text !== undefined && text !== behind.template && isAcceptable(behind.template, text)
    body += accepted ? filled(behind, text) : before
    said[place] = { id, version: accepted ? `${version}-rephrased` : version, span: [start, body.length] }
    at = span[1]
  }
  return { ...letter, body: body + letter.body.slice(at), paragraphs: said }
}

/** Placeholders are filled by name, in the order in which the template has them. */
function filled({ template, values }: { template: string; values: readonly string[] }, text: string): string {
  const names = placeholdersIn(template)
  const left = names.map((name, i) => ({ name, value: values[i] ?? '' }))
  return text.replace(/\{([a-z_]{1,30})\}/g, (mark, name: string) => {
    const next = left.findIndex((one) => one.name === name)
    return next < 0 ? mark : (left.splice(next, 1)[0]?.value ?? mark)
  })
}

/**
 * Another wording of the same paragraph and nothing else: the same placeholders, figures, articles and negations, no new
 * name, order or link, mostly the same words, about as long, and as easy and neutral to read.
 */
export const isAcceptable = (template: string, text: string): boolean =>
  isProse(text) &&
  !/[<>⟦⟧`*_[\]|\\@]/.test(text.replace(/\{[a-z_]{1,30}\}/g, '')) &&
  same(placeholdersIn(template), placeholdersIn(text)) &&
  same(meanings(template), meanings(text)) &&
  same(constants(template), constants(text)) &&
  text.length >= template.length * 0.5 &&
  text.length <= template.length * 1.4 &&
  saysNoMore(template, text) &&
  averageSentence(text) <= 20 &&
  wordingWarnings(text).every((warning) => wordingWarnings(template).includes(warning))

const same = (one: readonly string[], other: readonly string[]): boolean =>
  [...one].sort().join('|') === [...other].sort().join('|')

const meanings = (text: string): string[] => figuresIn(text).map(({ meaning }) => meaning)

/** Words on which the meaning hangs: none may appear, vanish or be said once more. */
const CONSTANT =
  /^(?:pas|plus|aucune?|rien|jamais|ni|sans|sauf|seule?|seulement|peut|peuvent|pouvez|pourra|doit|doivent|devez|devra|locataire|bailleur|juge|commission|conciliateur|mediateur|mediation|accord|gratuit|gratuitement|confidentiels?|confidentielle|obligee?|oblige|avant|apres|si)$/

const constants = (text: string): string[] => wordsIn(text).filter((word) => CONSTANT.test(word))

/** What a letter of ours never orders by another's words. */
const ORDER =
  /^(?:payez|versez|virez|envoyez|transmettez|appelez|telephonez|cliquez|contactez|ignorez|oubliez|signez|acceptez|refusez|renoncez|communiquez|exig\w*|sommation|menac\w*|immediat\w*|urgen\w*|oblig\w*|imper\w*|poursuiv\w*|tribunal|huissier|avocat\w*|banc\w*|iban|rib)$/

/** At most a third of the longer words are new, no new capital inside a sentence, no new order. */
function saysNoMore(template: string, text: string): boolean {
  const known = new Set(wordsIn(template).map(stem))
  const unknown = wordsIn(text).filter((word) => !known.has(stem(word)))
  const long = (words: readonly string[]) => words.filter((word) => word.length > 4)
  const names = (inside: string) => inside.match(/(?<=[\p{L},;:] )\p{Lu}[\p{L}’'-]+/gu) ?? []
  const knownNames = new Set(names(template))
  return (
    long(unknown).length * 3 <= long(wordsIn(text)).length &&
    !unknown.some((word) => ORDER.test(word)) &&
    names(text).every((name) => knownNames.has(name))
  )
}

const stem = (word: string): string => word.slice(0, 5)

const wordsIn = (text: string): string[] =>
  text
    .slice(0, MOST_TEXT)
    .replace(/\{[a-z_]{1,30}\}/g, ' ')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .match(/[a-z]+/g) ?? []
