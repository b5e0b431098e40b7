/** In cents, both ends included. */
export type Range = { min: number; max: number }

export const cents = (euros: number): number => Math.round(euros * 100)

export const sum = (ranges: Range[]): Range => ({
  min: ranges.reduce((total, range) => total + range.min, 0),
  max: ranges.reduce((total, range) => total + range.max, 0),
})

/** 10 % of the rent for each period, rounded once, half a cent up. */
export const surchargeOf = (rent: number, periods: number): number => Math.floor((rent * periods + 5) / 10)

export const aboveZero = (amount: number): number => Math.max(0, amount)
