import fs from 'node:fs'
import { LabelledConversation } from '../../src/reading/labelled.ts'

const folder = new URL('../fixtures/conversations/', import.meta.url)

/** The labelled conversations that ship with the project. */
export const conversations: readonly LabelledConversation[] = fs
  .readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .sort()
  .map((name) => LabelledConversation.parse(JSON.parse(fs.readFileSync(new URL(name, folder), 'utf8'))))
