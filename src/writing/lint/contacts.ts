import { NUMBER_WORDS } from '../../domain/number-words.ts'
import { remembered } from '../../domain/remembered.ts'
import { isFunctionWord } from './content-words.ts'
import { folded, foldedWords, plain } from './folded.ts'

/** `key`: equal for all ways to write the same address or number. */
export type Contact = { kind: 'email' | 'phone' | 'postal'; written: string; key: string }

const AT = '(?: ?@ ?| ?[([{] ?(?:at|@|arobase|a commercial) ?[)\\]}] ?| (?:arobase|a commercial) )'
const DOT = '(?: \\. | ?\\.| ?[([{] ?(?:dot|point|\\.) ?[)\\]}] ?| point )'
const EMAIL = new RegExp(
  `(?<![\\p{L}\\p{N}._%+-])([\\p{L}\\p{N}_%+-]{1,64}(?:${DOT}[\\p{L}\\p{N}_%+-]{1,40}){0,4})${AT}((?:[\\p{L}\\p{N}-]{1,63}${DOT}){1,5}[\\p{L}]{2,24})`,
  'giu',
)
const SIGN = /@|arobase|a commercial|[([{] ?at ?[)\]}]/gi
/** French numbers, with O for 0 too, and any number with its country's code. */
const PHONES = [
  /(?<![\d.,])(?:(?:\+|00) ?33[ .()-]{0,3}(?:\(0\) ?)?|[0o])[1-9](?:[ ./-]{0,3}[\do]{2}){4}(?![\d])/gi,
  /\+ ?\d{1,3}(?:[ .()-]{0,2}\d{2,4}){3,5}(?!\d)/g,
]
const SPOKEN_PHONE = new RegExp(`\\bzero[ ,-]{1,2}${NUMBER_WORDS}(?:[ ,-]{1,2}${NUMBER_WORDS}){0,9}`, 'g')
const POSTAL =
  /(?<![\d,])\d{1,4}(?: ?(?:bis|ter|quater)\b)?,? (?:rue|avenue|av|bd|bld|boulevard|place|pl|chemin|impasse|all[ée]es?|route|quai|cours|square|passage|villa|r[ée]sidence|lotissement|faubourg|sentier|esplanade|mont[ée]e)\b\.?(?: [\p{L}'-]{1,30}){1,4}/giu

/** Every e-mail address, phone number and street address of a text, also when disguised or split over two lines. */
export const contactsIn = remembered((text): readonly Contact[] => {
  const line = plain(text)
  return [
    ...emails(line),
    ...PHONES.flatMap((find) => line.match(find) ?? []).map((written): Contact => {
      return { kind: 'phone', written, key: phoneKey(written) }
    }),
    ...spokenPhones(line),
    ...(line.match(POSTAL) ?? []).map((written): Contact => ({ kind: 'postal', written, key: postalKey(written) })),
  ]
}, 40)

/** Looked for around each sign of one: in a whole letter the pattern would be slow. */
function emails(line: string): Contact[] {
  const found = [...line.matchAll(SIGN)].flatMap(({ index }) => {
    const start = Math.max(0, index - 200)
    const around = [...line.slice(start, index + 300).matchAll(EMAIL)].find(
      (match) => start + match.index <= index && index < start + match.index + match[0].length,
    )
    const [written = '', local = '', domain = ''] = around ?? []
    return around
      ? [{ kind: 'email', written, key: folded(`${dotted(local)}@${dotted(domain)}`) } satisfies Contact]
      : []
  })
  return [...new Map(found.map((contact) => [contact.key, contact])).values()]
}

/** The text without these contacts, so that their digits are no figures. */
export const withoutContacts = (text: string, contacts: readonly Contact[]): string =>
  contacts
    .filter(({ kind }) => kind !== 'postal')
    .reduce((rest, { written }) => rest.split(spaced(written)).join(' · '), text)

/** As it may stand in the text itself, whose spaces are of any kind. */
const spaced = (written: string): RegExp =>
  new RegExp(written.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&').replace(/ /g, '\\s+'), 'g')

const dotted = (part: string): string => part.replace(new RegExp(DOT, 'giu'), '.').replace(/ /g, '')

const phoneKey = (written: string): string =>
  written
    .replace(/o/gi, '0')
    .replace(/\(0\)/g, '')
    .replace(/\D/g, '')
    .replace(/^(?:00)?33(?=\d{9}$)/, '0')

function spokenPhones(line: string): Contact[] {
  const spoken = folded(line).match(SPOKEN_PHONE) ?? []
  return spoken
    .filter((words) => words.split(/[ ,-]+/).length >= 5)
    .map((words) => ({ kind: 'phone', written: words, key: words.split(/[ ,-]+/).join(' ') }))
}

/** The number and the first word of the street's name: towns and floors are told in many ways. */
function postalKey(written: string): string {
  const [number = '', ...words] = foldedWords(written)
  const name = words.filter((word) => !isFunctionWord(word) && !/^(?:bis|ter|quater)$/.test(word))
  return [number, name[1] ?? name[0] ?? ''].join(' ')
}
