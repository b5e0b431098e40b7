import { type Day, parisDay } from '../domain/day.ts'
import type { Side } from '../domain/roles.ts'
import { attachmentBytes } from '../mail/parse.ts'
import { rawBytes } from '../store/raw-mails.ts'
import { type ExhibitPlace, fileName, joinedName, type PlacedExhibit } from '../writing/exhibits.ts'
import { type CaseFile, sideOfParty } from './load-case.ts'
import type { World } from './world.ts'

type Attached = { name: string; mediaType: string; bytes: Buffer }
/** `files`: what goes with the dossier: the joined images, then each other file under its number. */
export type Exhibits = { placed: readonly PlacedExhibit[]; files: readonly Attached[] }

/** With its base64 form and the dossier itself, what most mail servers still take. */
const MOST_BYTES = 12_000_000

/** The files that this side produced, in order of arrival; the same file sent twice is one exhibit. */
export async function exhibitsOf(world: World, found: CaseFile, side: Side): Promise<Exhibits> {
  const listed = await Promise.all(
    attachmentsOf(found, side).map(async (sent, i) => ({
      ...sent,
      number: i + 1,
      bytes: sent.safe ? await bytesOf(world, sent) : null,
    })),
  )
  let room = MOST_BYTES
  const carried = listed.flatMap(({ bytes, ...sent }) => {
    if (bytes === null || bytes.length > room) return []
    room -= bytes.length
    return [{ ...sent, bytes }]
  })
  const { pdf, places } = await world.joinExhibits(found.header.ref, carried, world.clock.now())
  const placeOf = (sent: (typeof listed)[number]): ExhibitPlace =>
    places.get(sent.number) ?? { kind: 'missing', why: whyMissing(sent) }
  const placed = listed.map((sent) => ({ ...pick(sent), place: placeOf(sent) }))
  const joined = pdf ? [{ name: joinedName(found.header.ref), mediaType: 'application/pdf', bytes: pdf }] : []
  const apart = carried
    .filter(({ number }) => places.get(number)?.kind === 'file')
    .map(({ number, name, mediaType, bytes }) => ({ name: fileName(number, name), mediaType, bytes }))
  return { placed, files: [...joined, ...apart] }
}

type Sent = { number: number; name: string; receivedOn: Day }
const pick = ({ number, name, receivedOn }: Sent): Sent => ({ number, name, receivedOn })

const whyMissing = ({ safe, bytes }: { safe: boolean; bytes: Buffer | null }) => {
  if (!safe) return 'unsafe'
  return bytes === null ? 'lost' : 'too_heavy'
}

/** The number that each file has as an exhibit of this side, by hash. */
export const exhibitNumbers = (found: CaseFile, side: Side): ReadonlyMap<string, number> =>
  new Map(attachmentsOf(found, side).map(({ sha256 }, i) => [sha256, i + 1]))

function attachmentsOf(found: CaseFile, side: Side) {
  const seen = new Set<string>()
  return found.messages
    .filter((m) => sideOfParty(found.parties, m.party_id) === side && m.automatic === 'no')
    .flatMap((m) =>
      m.body.attachments.map((a) => ({
        name: a.name,
        mediaType: a.sniffed ?? a.mediaType,
        safe: isSafe(a.sniffed, a.mediaType),
        sha256: a.sha256,
        mail: m.sha256,
        receivedOn: parisDay(m.received_at),
      })),
    )
    .filter(({ sha256 }) => !seen.has(sha256) && seen.add(sha256))
}

/** Documents and pictures, by content. A mail that is attached may repeat the mediation; a program is no exhibit. */
const isSafe = (sniffed: string | null, declared: string): boolean =>
  /^(?:image\/(?!svg)|application\/(?:pdf|rtf|x-cfb|msword|vnd\.(?:openxmlformats|oasis))|text\/(?:plain|rtf)$)/.test(
    sniffed ?? declared,
  )

async function bytesOf(world: World, { mail, sha256 }: { mail: string; sha256: string }): Promise<Buffer | null> {
  const raw = rawBytes(world.db, mail)
  return raw ? attachmentBytes(raw, sha256) : null
}
