import { recountAll } from '../../flows/counted-cases.ts'
import { readAnew } from '../../flows/read-anew.ts'
import { difference, readHeldAgain } from '../../flows/read-held-again.ts'
import { driftedCases, loadCaseRow } from '../../store/cases.ts'
import { firstBrokenLink } from '../../store/events.ts'
import { takenInAs } from '../../store/messages.ts'
import { NotSo, WrongUsage } from '../failures.ts'
import { print, printJson } from '../output.ts'
import { sendUnlessServed } from '../send-unless-served.ts'
import { withApp } from '../with-app.ts'

/** Exit 1 and the number of the first wrong row when any event was altered, added in between or removed. */
export const verifyJournal = (): Promise<void> =>
  withApp(({ world }) => {
    const broken = firstBrokenLink(world.db)
    if (broken !== null) throw new NotSo(`le journal est rompu à l’événement ${broken}.`)
    print('Le journal est entier.')
  })

export async function replay(
  message: string | undefined,
  { check, held }: { check?: true; held?: true },
): Promise<void> {
  if (message) return replayMessage(message)
  if (check) return replayCheck()
  if (held) return replayHeld()
  throw new WrongUsage('replay a besoin d’un Message-ID, de --check ou de --held.')
}

/** One JSON object a difference between what was kept of a message and what today's program reads in its bytes. */
const replayMessage = (messageId: string): Promise<void> =>
  withApp(async ({ world }) => {
    const kept = takenInAs(world.db, messageId.replace(/^<|>$/g, ''))
    if (kept.length === 0) throw new NotSo('aucun message pris en compte n’a ce Message-ID.')
    for (const message of kept) {
      const differences = await readAnew(world, message)
      if (!differences) throw new NotSo('les octets de ce message ne sont plus là, ou ne se lisent pas.')
      for (const difference of differences) printJson(difference)
      if (differences.length === 0) print('Le programme d’aujourd’hui lit ce message comme il a été lu.')
    }
  })

/** Mails that no code could read, read with today's, and for each what it was and what it is now. */
const replayHeld = (): Promise<void> =>
  withApp(async (app) => {
    const { again, still } = await readHeldAgain(app.world)
    await sendUnlessServed(app)
    for (const unread of again) print(`${unread.id} : ${difference(app.world, unread)}`)
    for (const { id } of still) print(`${id} : toujours illisible`)
    print(`${again.length} courriel(s) relu(s), ${still.length} toujours illisible(s).`)
  })

/** Exit 1 and the references when a stored case, or what statistics keep of it, differs from what its events tell. */
const replayCheck = (): Promise<void> =>
  withApp(({ world }) => {
    const drifted = driftedCases(world.db)
    if (drifted.length > 0) throw new NotSo(`dossiers différents de leurs événements : ${drifted.join(', ')}.`)
    const miscounted = recountAll(world).map((id) => loadCaseRow(world.db, id)?.header.ref)
    if (miscounted.length > 0)
      throw new NotSo(`dossiers mal comptés, recomptés à l’instant : ${miscounted.join(', ')}.`)
    print('Chaque dossier est tel que ses événements le disent.')
  })
