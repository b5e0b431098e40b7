import type { Reading } from './contract.ts'

/** The reading without any act, fact, answer or address whose quotation is not in the sender's own words. */
export function grounded(reading: Reading, own: string): Reading {
  const text = squash(own)
  const stands = (item: { quote: string }) => {
    const quote = squash(item.quote)
    return quote.length > 0 && text.includes(quote)
  }
  return {
    ...reading,
    acts: reading.acts.filter(stands),
    facts: reading.facts.filter(stands),
    answers: reading.answers.filter(stands),
    addresses: reading.addresses.filter(stands),
  }
}

/** White space and the shapes of apostrophes, quotes and dashes are no difference. */
const squash = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[’‘ʼ]/g, "'")
    .replace(/[«»“”„]/g, '"')
    .replace(/[–—‑−]/g, '-')
    .replace(/\s+/g, ' ')
    .trim()
