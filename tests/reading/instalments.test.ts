import { expect, test } from 'vitest'
import { type Cents, cents } from '../../src/domain/money.ts'
import { instalmentsIn } from '../../src/reading/instalments.ts'

test.each<[string, Cents | null, number]>([
  ['Je propose de rendre 690 € en trois fois.', cents(69_000), 3],
  ['payable en 4 mensualités', null, 4],
  ['Est-ce que Mme Wagner accepterait 6 fois 150 euros ?', cents(90_000), 6],
  ['Je propose 3 × 300 €, le 5 juin, le 5 juillet et le 5 août.', cents(90_000), 3],
  ['790 € plus la majoration, soit 3 × 79 = 237 €. Qu’il règle les 790.', cents(79_000), 1],
  ['D’accord pour 620 €.', cents(62_000), 1],
  ['Je vous l’ai dit trois fois.', null, 1],
  ['en 40 fois', cents(62_000), 1],
  ['en une fois', cents(62_000), 1],
])('%s → %d', (own, amount, count) => {
  expect(instalmentsIn(own, amount)).toBe(count)
})
