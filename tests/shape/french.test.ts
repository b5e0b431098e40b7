import { expect, test } from 'vitest'
import { layerOf, literalsIn, sources } from './source.ts'

/** Accents, French quotation marks and apostrophes, and words that no English text of ours has. */
const FRENCH =
  /[àâçèêëîïôûùœéÀÉÈÊÇ«»’]|\b(?:Bonjour|Merci|Cordialement|vous|votre|vos|nous|notre|avec|dossier|courriel|lettre|bailleur|locataire|aucun|sans)\b/

/** A module that is named after what it writes. */
const MODULE = /^\.{1,2}\/[\w./-]+\.ts'$/

/** Whose task is French: its texts, the words that it reads, and what the law is called. */
const layers: readonly string[] = [
  'writing',
  'reading',
  'commands',
  'questionnaire',
  'rulebase',
  'statistics',
  'demo',
  'app',
]

/**
 * Elsewhere a French text stands in a file that is named here, and in no other. New texts belong to `writing/` or
 * `mail-templates/`; a line goes when its file has none any more.
 */
const files: Readonly<Record<string, readonly string[]>> = {
  'names of what the domain knows': [
    'acts',
    'commission-steps',
    'commissions',
    'data-rights',
    'deadline-names',
    'fact-words',
    'facts',
    'facts-block',
    'ladder',
    'letter-purposes',
    'next-step',
    'outcome-codes',
    'process-deadlines',
    'put-off',
    'questions',
    'roles',
    'sealed-proposal',
    'states',
  ].map((name) => `domain/${name}`),
  'words by which a mail is recognised, and why one is held': [
    'absence',
    'line-kinds',
    'person-named',
    'reasons',
    'visiting-card',
  ].map((name) => `mail/${name}`),
  'names of rules, as the base calls them': ['flows/write-letter'],
  'what a part of the machine says to the operator, and what a printed file says': [
    'bullmq-job-runner',
    'imap-client',
    'imap-fetch',
    'imap-mailbox',
    'mail-theme',
    'maildir-mailbox',
    'maildir-transport',
    'network-reason',
    'pdf-dossier',
    'pdf-join',
    'pdf-open',
    'smtp-transport',
    'state-directory',
  ].map((name) => `adapters/${name}`),
  'what stands where words were': ['store/erase'],
}

const allowed = Object.values(files)
  .flat()
  .map((name) => `src/${name}.ts`)
const french = [...sources]
  .filter(([, text]) => literalsIn(text).some((each) => FRENCH.test(each) && !MODULE.test(each)))
  .map(([path]) => path)
  .filter((path) => !layers.includes(layerOf(path)))

test('a French text stands in templates, in the layers whose task it is, or in a file that is named for it', () => {
  expect(french.filter((path) => !allowed.includes(path))).toEqual([])
})

test('no file is named that has no French text', () => {
  expect(allowed.filter((path) => !french.includes(path))).toEqual([])
})

test('the scanner finds a text in every kind of literal, and none in comments', () => {
  const code = ['// vous', "const a = 'vous'", 'const b = `x $' + "{'né'} avec`", '/* « */ const c = "dossier"'].join(
    '\n',
  )
  expect(literalsIn(code).filter((each) => FRENCH.test(each))).toHaveLength(4)
})
