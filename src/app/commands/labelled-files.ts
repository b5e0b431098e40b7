import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { LabelledConversation } from '../../reading/labelled.ts'
import type { Sayings } from '../../reading/trained/learn.ts'
import { sayingsIn } from '../../reading/trained/sayings.ts'
import { sumSayingsIn } from '../../reading/trained/sum-sayings.ts'
import { WrongUsage } from '../failures.ts'

/** Throws `WrongUsage` where the folder holds no conversations, or one that the schema refuses. */
export function labelledConversations(folder: string): LabelledConversation[] {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw new WrongUsage(`${folder} n’est pas un dossier.`)
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
  if (names.length === 0) throw new WrongUsage(`${folder} ne contient aucune conversation (.json).`)
  return names.map((name) => {
    const checked = LabelledConversation.safeParse(JSON.parse(readFileSync(join(folder, name), 'utf8')))
    if (checked.success) return checked.data
    throw new WrongUsage(`${name} : ${checked.error.issues[0]?.path.join('.')} ne convient pas.`)
  })
}

/** The sayings of every text file of a folder and of its folder `sums` (their forms: `reading/trained/sayings.ts`, `sum-sayings.ts`). */
export function sayingsOf(folder: string): Sayings {
  const sums = textsIn(join(folder, 'sums')).map(sumSayingsIn)
  return {
    acts: textsIn(folder).flatMap(sayingsIn),
    sums: { sums: sums.flatMap((one) => one.sums), kinds: sums.flatMap((one) => one.kinds) },
  }
}

const textsIn = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8'))
