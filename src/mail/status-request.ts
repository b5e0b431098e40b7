const ASKS =
  /\bou en (?:est|sont|suis|sommes)\b.{0,60}\b(?:dossier|demande|affaire|mediation|on|nous|je)\b|\b(?:etat|avancement) (?:de|du) (?:mon|ma|notre|ce|mon) (?:dossier|demande)\b|\bdes nouvelles (?:de|du) (?:mon |ma |notre )?(?:dossier|demande|mediation)\b/

/** "Où en est mon dossier ?", in the sender's own words: answered at once with what this party may know. */
export const asksForStatus = (ownWords: string): boolean =>
  ASKS.test(
    ownWords
      .slice(0, 5_000)
      .normalize('NFD')
      .replace(/\p{M}+/gu, '')
      .toLowerCase()
      .replace(/\s+/g, ' '),
  )
