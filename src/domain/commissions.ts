import { z } from 'zod'
import { addMonths, Day } from './day.ts'

/** How a commission takes requests; the registered letter is open everywhere (décret n° 2001-653). */
export const FilingWay = z.enum(['registered_letter', 'online', 'email'])
export type FilingWay = z.infer<typeof FilingWay>

/** Two digits, 2A and 2B, three digits overseas: as `departmentOf` of the rules base says it. */
const Department = z.string().regex(/^(?:0[1-9]|1\d|2[1-9AB]|[3-8]\d|9[0-5]|97[1-46])$/)

const Website = z.url({ protocol: /^https?$/ }).max(400)

/** A street or a box, then postcode and town: `5 rue Leblanc, 75911 Paris Cedex 15`. */
const PostalAddress = z
  .string()
  .max(200)
  .regex(/^[^\n]{3,150}, \d{5} \p{L}[^\n]{1,60}$/u)

/** One commission as a dated source shows it. What the source does not say is left out, never guessed. */
export const Commission = z
  .strictObject({
    department: Department,
    name: z.string().min(10).max(160),
    postal: PostalAddress.optional(),
    email: z.email().optional(),
    phone: z
      .string()
      .regex(/^0\d(?: \d\d){4}$/)
      .optional(),
    online: Website.optional(),
    /** Ways that the source says the commission takes, beside the registered letter. */
    ways: z.array(FilingWay).default([]),
    /** The commission's own page, with its form. */
    page: Website.optional(),
    copies: z.int().min(2).max(4).optional(),
    source: z.strictObject({ name: z.string().min(3).max(120), url: z.string().min(8).max(400) }),
    /** The day that the source gives for what it says, or on which it was read when it gives none. */
    checked_on: Day,
  })
  .refine((c) => c.online !== undefined || !c.ways.includes('online'), 'online: no address of an online service')
  .refine((c) => c.email !== undefined || !c.ways.includes('email'), 'email: no address')
  .refine((c) => c.postal ?? c.email ?? c.phone ?? c.online ?? c.page, 'nothing to reach the commission by')
export type Commission = z.infer<typeof Commission>

/** A file of `rules/annuaire/`, one entry for a département. */
export const CommissionList = z.strictObject({
  /** Months after which an entry is to be checked again before it is relied on. */
  review_months: z.int().positive(),
  commissions: z
    .array(Commission)
    .refine((list) => new Set(list.map((c) => c.department)).size === list.length, 'a département has two entries'),
})
export type CommissionList = z.infer<typeof CommissionList>

/** Where and how to send a request. No `ways`: nobody knows where; the secretariat or the préfecture says it. */
export type Filing = {
  name: string
  ways: readonly { way: FilingWay; to: string }[]
  phone: string | null
  email: string | null
  page: string | null
  copies: number | null
  source: string
  checkedOn: Day
  /** Older than the list allows: to be checked with the commission before sending. */
  stale: boolean
}

/** The entry of a département, the one that was checked last where several lists have it; null when none has. */
export function filingIn(lists: readonly CommissionList[], department: string | null, today: Day): Filing | null {
  const [found] = lists
    .flatMap(({ commissions, review_months }) =>
      commissions.filter((c) => c.department === department).map((c) => ({ ...c, review_months })),
    )
    .sort((a, b) => b.checked_on.localeCompare(a.checked_on))
  if (!found) return null
  const { name, phone = null, email = null, page = null, copies = null, source, checked_on: checkedOn } = found
  const stale = addMonths(checkedOn, found.review_months) < today
  return { name, ways: waysOf(found), phone, email, page, copies, source: source.name, checkedOn, stale }
}

const waysOf = ({ ways, postal, online, email }: Commission): Filing['ways'] => [
  ...(ways.includes('online') && online ? [{ way: 'online' as const, to: online }] : []),
  ...(ways.includes('email') && email ? [{ way: 'email' as const, to: email }] : []),
  ...(postal ? [{ way: 'registered_letter' as const, to: postal }] : []),
]
