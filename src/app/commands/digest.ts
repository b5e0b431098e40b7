import { type Day, parisDay } from '../../domain/day.ts'
import { digestView } from '../../flows/digest-view.ts'
import { digest as digestText } from '../../writing/digest.ts'
import { print, printDocument } from '../output.ts'
import { withApp } from '../with-app.ts'

export const digest = ({ on, json }: { on?: Day; json?: true }): Promise<void> =>
  withApp(({ world }) => {
    const view = digestView(world, on ?? parisDay(world.clock.now()))
    const { subject, text, numbered } = digestText(view)
    if (json) printDocument({ ...view, subject, numbered })
    else print(`${subject}\n\n${text}`)
  })
