import type { FetchedMail, Mailbox, Seen } from '../../src/ports.ts'

/** Remembers mails as the database does. */
export function seenSoFar(): Seen & { add(mail: FetchedMail): void; uids(): string[] } {
  const places = new Set<string>()
  const highest = new Map<string, number>()
  return {
    has: ({ mailbox, validity, uid }) => places.has([mailbox, validity, uid].join()),
    highestUid: (mailbox, validity) => highest.get([mailbox, validity].join()) ?? 0,
    uids: () => [...places].map((place) => place.split(',')[2] ?? ''),
    add({ place: { mailbox, validity, uid } }) {
      places.add([mailbox, validity, uid].join())
      const box = [mailbox, validity].join()
      highest.set(box, Math.max(highest.get(box) ?? 0, Number(uid)))
    },
  }
}

/** Fetches to the end, remembering each mail as soon as it is there. */
export async function fetchAll(mailbox: Mailbox, seen = seenSoFar()): Promise<FetchedMail[]> {
  const mails: FetchedMail[] = []
  for await (const mail of mailbox.fetch(seen)) {
    seen.add(mail)
    mails.push(mail)
  }
  return mails
}

export const subjects = (mails: readonly FetchedMail[]): string[] =>
  mails.map(({ raw }) => raw?.toString().match(/^Subject: (.*)\r$/m)?.[1] ?? '(no bytes)')
