import type { CaseEvent } from '../domain/events.ts'
import type { MessageRef } from '../domain/ids.ts'
import { otherSide, type Role, Side } from '../domain/roles.ts'
import { eventRows } from '../store/events.ts'
import type { CaseFile } from './load-case.ts'
import type { World } from './world.ts'

/** In which role each side's yes to the agreement was given. A side is left out where a mediator's word stands for it. */
export function whoAccepted({ db }: World, found: CaseFile): { side: Side; role: Role }[] {
  const said: Partial<Record<Side, MessageRef>> = {}
  let agreed: Partial<Record<Side, MessageRef>> = {}
  for (const { body } of eventRows(db, found.header.id)) {
    const event = JSON.parse(body) as CaseEvent
    if (event.type === 'offer_made') said[event.by] = event.message
    else if (event.type === 'proposal_answered' && event.accepts) said[event.by] = event.message
    else if (event.type === 'agreement_recorded') agreed = event.message ? yesOf(found, event.message, said) : {}
    else if (event.type === 'agreement_confirmed') agreed = { ...agreed, [event.by]: event.message }
  }
  return Side.options.flatMap((side) => {
    const role = agreed[side] && authorOf(found, agreed[side])?.role
    return role ? [{ side, role }] : []
  })
}

/** Of who took the terms up, and of who had named them. */
function yesOf(found: CaseFile, message: MessageRef, said: Partial<Record<Side, MessageRef>>) {
  const side = authorOf(found, message)?.side
  if (!side) return {}
  const named = said[otherSide(side)]
  return { [side]: message, ...(named ? { [otherSide(side)]: named } : {}) }
}

const authorOf = ({ messages, parties }: CaseFile, id: MessageRef) => {
  const party = messages.find((m) => m.id === id)?.party_id
  return parties.find((p) => p.id === party)
}
