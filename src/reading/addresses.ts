import type { Reading } from './contract.ts'
import type { Situation } from './situation.ts'

/** E-mail addresses written in the own words, the service's own left out. */
export function givenAddresses({ text, input }: Situation): Reading['addresses'] {
  const ours = input.ours.toLowerCase()
  const found = text.sentences.flatMap((s) =>
    [...s.marked.matchAll(/E(\d+)/g)].flatMap((m) => {
      const address = text.emails[Number(m[1])]
      return address && address !== ours ? [{ address, quote: s.quote }] : []
    }),
  )
  return found.filter((f, i) => found.findIndex((g) => g.address === f.address) === i)
}
