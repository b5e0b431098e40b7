import type { Command } from '../../commands/command.ts'
import { goesOnIn } from '../../store/cases.ts'
import { refusals } from '../../writing/order-refusals.ts'
import { loadCase } from '../load-case.ts'
import type { World } from '../world.ts'
import {
  addNote,
  assignCase,
  correctFact,
  declareMinutes,
  keepConfidentiality,
  liftConfidentiality,
  nameRole,
  noteContact,
  putOff,
  recuse,
  setSegment,
  shareMessage,
} from './about-case.ts'
import { askExit, askPaper } from './ask-letter.ts'
import { cancelLink } from './cancel-link.ts'
import { approveLetter, postponeLetter, refuseLetter, rewriteLetter } from './decide-letter.ts'
import { closeCase, recordAgreement, recordCommission, recordPayment, referToCdc, reopenCase } from './end-case.ts'
import { mergeCases } from './join-cases.ts'
import { namePiece } from './name-piece.ts'
import { proposeTerms } from './propose-terms.ts'
import { readCase } from './read-case.ts'
import { splitMessage } from './split-message.ts'
import { stopApproved } from './stop-approved.ts'
import { type Effect, notUnderstood, type Target } from './target.ts'
import { tellHelp, tellStatus, tellWhy } from './tell.ts'

/** One order on one case or letter → what it comes to. Nothing is written here. */
export async function carryOut(world: World, target: Target, command: Command): Promise<Effect> {
  const { header, file } = target.found
  if (file.merged && command.kind !== 'help') {
    const { ref } = loadCase(world.db, goesOnIn(world.db, header.id)).header
    return notUnderstood(refusals.merged(ref))
  }
  switch (command.kind) {
    case 'approve':
      return approveLetter(world, target)
    case 'refuse':
      return refuseLetter(world, target, command.reason)
    case 'postpone':
      return target.draft ? postponeLetter(world, target, command.until) : putOff(world, target, command.until)
    case 'rewrite':
      return rewriteLetter(world, target, command.style)
    case 'stop':
      return stopApproved(world, target)
    case 'note':
      return addNote(world, target, command.text)
    case 'contact_note':
      return noteContact(target, command.address, command.text)
    case 'minutes':
      return declareMinutes(target, command.minutes)
    case 'assign':
      return assignCase(world, target, command.to)
    case 'recuse':
      return recuse(world, target)
    case 'name_role':
      return nameRole(target, command.who, command.role)
    case 'correct_fact':
      return correctFact(world, target, command.fact, command.value)
    case 'name_piece':
      return namePiece(target, command)
    case 'share':
      return shareMessage(target, command.message)
    case 'lift':
      return liftConfidentiality(target, command.side)
    case 'unlift':
      return keepConfidentiality(target, command.side)
    case 'agreed':
      return recordAgreement(target, command.amount, command.payBy)
    case 'propose':
      return proposeTerms(world, target, command)
    case 'paid':
      return recordPayment(target, command.amount)
    case 'close':
      return closeCase(world, target, command.outcome, command.code ?? null)
    case 'reopen':
      return reopenCase(world, target)
    case 'exit':
      return askExit(world, target, command.exit)
    case 'paper':
      return askPaper(target)
    case 'refer_to_cdc':
      return referToCdc(target)
    case 'commission':
      return recordCommission(world, target, command.step, command.on)
    case 'profile':
      return setSegment(world, target, command.segment)
    case 'merge':
      return command.as ? notUnderstood(refusals.roleOfHeld) : mergeCases(world, target, command.ref)
    case 'open_case':
      return notUnderstood(refusals.opensHeld)
    case 'split':
      return splitMessage(world, target, command.message)
    case 'cancel':
      return cancelLink(world, target)
    case 'read_case':
      return readCase(world, target, command.reason)
    case 'why':
      return tellWhy(world, target)
    case 'status':
      return tellStatus(world, target)
    case 'help':
      return tellHelp()
  }
}
