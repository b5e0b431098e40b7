import type { Change } from '../domain/decision.ts'
import { placesIn } from '../reading/own-account.ts'
import { dwellingKeyOf } from '../store/dwelling-keys.ts'
import { isFunctionWord } from '../writing/lint/content-words.ts'
import { foldedWords } from '../writing/lint/folded.ts'
import type { CaseFile } from './load-case.ts'
import { dwellingKey } from './tokens.ts'
import type { World } from './world.ts'

/**
 * The key by which the dwelling is counted when it comes back, where the people of the case wrote one whole address that is
 * nobody's new home. Two addresses are nobody's guess: what was known stays.
 */
export function dwellingChanges(world: World, { header, messages }: CaseFile): Change[] {
  const written = messages.filter((m) => m.fate === 'filed' && m.automatic === 'no')
  const places = written.flatMap(({ body }) => placesIn(`${body.subject}\n${body.own}`)).filter(({ own }) => !own)
  const [place, ...others] = new Set(places.map(({ written: line, postcode }) => sameAddress(line, postcode)))
  if (place === undefined || others.length > 0) return []
  const key = dwellingKey(world.settings.secret, place)
  return key === dwellingKeyOf(world.db, header.id) ? [] : [{ kind: 'keep_dwelling', key }]
}

/** Number, street and postcode, however they are written; of the town, which has many spellings, nothing. */
function sameAddress(line: string, postcode: string): string {
  const [street = ''] = line.split(postcode)
  const words = foldedWords(street).map((word) => SHORT[word] ?? word)
  return [...words.filter((word) => !isFunctionWord(word)), postcode].join(' ')
}

const SHORT: Readonly<Record<string, string>> = { av: 'avenue', bd: 'boulevard', bld: 'boulevard', st: 'saint' }
