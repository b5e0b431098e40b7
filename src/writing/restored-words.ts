import type { Day } from '../domain/day.ts'
import { frenchDay } from './french-day.ts'

export const restoredWords = {
  letter: (on: Day): string =>
    `la base a été restaurée le ${frenchDay(on)} : si vous aviez déjà approuvé cette lettre, elle est peut-être partie ; vérifiez avant de répondre OK`,
  digest: (on: Day): string =>
    `La base a été restaurée le ${frenchDay(on)} : les lettres à approuver sont soumises de nouveau, celles qui attendaient leur départ sont en doute.`,
}
