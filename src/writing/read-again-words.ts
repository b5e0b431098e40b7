/** What became of a mail that was held as unreadable, once it was read again. */
export const readAgainWords = {
  waits: 'à lire par le service, qui tourne',
  filed: (ref: string): string => `joint au dossier ${ref}`,
  held: (reason: string): string => `retenu : ${reason}`,
  setAside: (reason: string): string => `écarté : ${reason}`,
  command: 'entendu comme un ordre',
} as const
