import { parisDay } from '../domain/day.ts'
import { isGeneric } from '../domain/generic-address.ts'
import { contactRow } from '../store/contacts.ts'
import { contactLine } from '../writing/contact-line.ts'
import type { World } from './world.ts'

/** What is known of an address from all cases, for mediators alone: nobody's words, no other case's people. */
export function contactQuality({ db }: World, address: string): string {
  const { lastAnswer, ...row } = contactRow(db, address)
  return contactLine({ ...row, generic: isGeneric(address), lastAnswer: lastAnswer && parisDay(lastAnswer) })
}
