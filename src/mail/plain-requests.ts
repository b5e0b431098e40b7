const STATUS =
  /\bou en (?:est|sont|suis|sommes)\b.{0,60}\b(?:dossier|demande|affaire|mediation|on|nous|je)\b|\b(?:etat|avancement) (?:de|du) (?:mon|ma|notre|ce|mon) (?:dossier|demande)\b|\bdes nouvelles (?:de|du) (?:mon |ma |notre )?(?:dossier|demande|mediation)\b/

const GO_ON =
  /(?<!\b(?:pas|plus|sans|jamais)\b.{0,16})\b(?:re ?ouvrir|rouvrir|re ?ouvrez|rouvrez|reprendre|reprenez|reprise d[eu]|relancer|relancez|poursuivre|recommencer|reactiver)\b.{0,20}\b(?:dossier|mediation|demande|procedure|affaire|discussion|demarche)|\b(?:voudr(?:ais|ions)|veux|voulons|souhait(?:e|ons|erais)|aimerai(?:s|t)) (?:bien )?(?:continuer|poursuivre|reprendre)\b|\b(?:demand(?:e|ons)|souhait(?:e|ons|erais)|voudr(?:ais|ions)|besoin)\b(?! (?:pas|plus|aucun|jamais|rien)).{0,30}\b(?:mediation|mediateur|mediatrice|votre aide)\b/

const plain = (ownWords: string): string =>
  ownWords
    .slice(0, 5_000)
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/\s+/g, ' ')

/** "Où en est mon dossier ?", in the sender's own words: answered at once with what this party may know. */
export const asksForStatus = (ownWords: string): boolean => STATUS.test(plain(ownWords))

/** "Pouvez-vous rouvrir mon dossier ?", "je demande à la médiation de nous aider": what calls a closed case back. */
export const asksToGoOn = (ownWords: string): boolean => GO_ON.test(plain(ownWords))
