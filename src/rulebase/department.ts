/** Overseas: three digits; Corsica: 2A and 2B; else the first two digits of the postcode. Null when there is none. */
export function departmentOf(postcode: string): string | null {
  if (!/^\d{5}$/.test(postcode)) return null
  if (/^97[1-46]/.test(postcode)) return postcode.slice(0, 3)
  if (/^20[01]/.test(postcode)) return '2A'
  if (/^20[26]/.test(postcode)) return '2B'
  const number = Number(postcode.slice(0, 2))
  return number >= 1 && number <= 95 && number !== 20 ? postcode.slice(0, 2) : null
}

const alsaceMoselle: readonly (string | null)[] = ['57', '67', '68']
/** Where Good Friday and 26 December are holidays (code du travail, art. L. 3134-13). */
export const hasLocalHolidays = (postcode: string): boolean => alsaceMoselle.includes(departmentOf(postcode))
