import type { World } from './world.ts'

/** Good Friday and 26 December are holidays in the département served. */
export const inAlsaceMoselle = ({ settings, ladder }: Pick<World, 'settings' | 'ladder'>): boolean =>
  settings.department !== null && ladder.alsace_moselle_departments.includes(settings.department)
