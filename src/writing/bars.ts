const BAR = 10

/** A screen reader hears the number after it; nothing is said by the bar alone. Any count above zero shows. */
export function bar(count: number, most: number): string {
  const full = count <= 0 || most <= 0 ? 0 : Math.min(BAR, Math.max(1, Math.round((count / most) * BAR)))
  return '█'.repeat(full) + '░'.repeat(BAR - full)
}
