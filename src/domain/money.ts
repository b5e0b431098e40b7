import { z } from 'zod'

/** Euro cents, an integer. Never a float, never a bare number. */
export const Cents = z.int().brand('Cents')
export type Cents = z.infer<typeof Cents>

/** Throws on a fraction of a cent. */
export function cents(value: number): Cents {
  if (!Number.isSafeInteger(value)) throw new RangeError(`${value} is no whole number of cents`)
  return value as Cents
}

/** Euros as a number (690, 143.8) → cents, rounded half up at the cent. */
export const fromEuros = (euros: number): Cents => cents(Math.round(Number((euros * 100).toFixed(4))))

/** Euros as a number for JSON; exact for any sum below 90 trillion. */
export const toEuros = (amount: Cents): number => amount / 100

/** `1394.50`: two decimals and a point, as `cli.md` prints sums. */
export const decimal = (amount: Cents): string => (amount / 100).toFixed(2)

const format = new Intl.NumberFormat('fr-FR', { minimumFractionDigits: 2, maximumFractionDigits: 2 })
const whole = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 0 })

/** `1 394,50 €`, whole euros without decimals; narrow spaces made ordinary no-break ones, which every mail client draws. */
export const euros = (amount: Cents): string =>
  `${(amount % 100 === 0 ? whole : format).format(amount / 100).replace(/[\u202f\s]/g, '\u00a0')}\u00a0€`
