import { block, type Finding } from './finding.ts'
import { foldedWords } from './folded.ts'

/** What every letter that leaves must say: a program helped, a human read and decided, and who else can be turned to. */
const disclosed = [/prepare\w? avec l aide d un logiciel/, /l a relu et a decide/]
const recourse = [/saisir(?: \S+){0,6} commission/, /saisir(?: \S+){0,9} juge(?: |$)/]

/** Of the whole text that leaves, footer included. */
export function disclosureFindings(text: string): Finding[] {
  const words = foldedWords(text).join(' ')
  const says = (all: readonly RegExp[]) => all.every((find) => find.test(words))
  return [...(says(disclosed) ? [] : [block('disclosure', '')]), ...(says(recourse) ? [] : [block('recourse', '')])]
}
