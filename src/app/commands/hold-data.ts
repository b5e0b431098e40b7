import { caseIdByRef } from '../../store/cases.ts'
import { holdData, releaseData } from '../../store/data-holds.ts'
import { NotSo } from '../failures.ts'
import { print } from '../output.ts'
import { withApp } from '../with-app.ts'

/** While it is on, neither `erase` nor `purge` touches the case. */
export const holdCaseData = (ref: string, state: 'on' | 'off'): Promise<void> =>
  withApp(({ world }) => {
    const id = caseIdByRef(world.db, ref.toUpperCase())
    if (!id) throw new NotSo(`aucun dossier ${ref}.`)
    switch (state) {
      case 'on':
        holdData(world.db, id, world.clock.now())
        return print(`${ref} : conservation ordonnée, ni erase ni purge n’y touchent.`)
      case 'off':
        releaseData(world.db, id)
        return print(`${ref} : conservation levée.`)
    }
  })
