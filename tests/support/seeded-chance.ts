import type { Chance } from '../../src/ports.ts'

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567'

/** The same seed gives the same ids (mulberry32). */
export function seededChance(seed: number): Chance & { number(below: number): number } {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  const number = (below: number): number => Math.floor(next() * below)
  return { number, id: () => Array.from({ length: 26 }, () => ALPHABET.charAt(number(32))).join('') }
}
