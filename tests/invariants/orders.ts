/** What a mediator may write, and what the test itself takes it for. */
export type Said =
  /** One letter may leave because of it. */
  | { kind: 'yes'; text: string }
  /** The letter as it stands, changed between its markers by `change`; a `fault` in it must keep it here. */
  | { kind: 'edit'; text: string; change: (body: string) => string; fault: boolean }
  | { kind: 'stop'; text: string }
  /** Any other order: no letter may leave because of it. */
  | { kind: 'other'; text: string }
  /** Nothing at all may come of it. */
  | { kind: 'wrong'; text: string }

/** Words that no letter may ever hold. */
export const SECRET = 'zxqnote'

const yes = (text: string): Said => ({ kind: 'yes', text })
const other = (text: string): Said => ({ kind: 'other', text })
const wrong = (text: string): Said => ({ kind: 'wrong', text })

const greeted = (body: string): string => body.replace('Bonjour,', 'Bonjour à vous deux,')

const yeses = [
  yes('OK'),
  yes('ok merci'),
  yes('Envoyer'),
  yes('OK\nTEMPS 10'),
  yes(`OK\nNOTE ${SECRET} a appelé`),
  yes('OK\nASSIGNER Karim'),
]
const edits: readonly Said[] = [
  { kind: 'edit', text: 'Voici ma version.', change: greeted, fault: false },
  { kind: 'edit', text: 'OK', change: greeted, fault: false },
  { kind: 'edit', text: 'OK', change: (body) => `${body}\n\nVous devez 9 999 €.`, fault: true },
]
const others = [
  'NON trop long',
  'NON',
  'ATTENDRE lundi',
  'PLUS COURT',
  'PLUS FERME',
  'PLUS DOUX',
  `NOTE ${SECRET} rappeler jeudi`,
  'TEMPS 15',
  'F5 = 900 €',
  'F6 = 31/01/2026',
  'PARTAGER M1',
  'PARTAGER M2',
  'QUI Paul Durand = bailleur',
  'ASSIGNER Karim',
  'ASSIGNER Nadia',
  'DÉPORT',
  'ACCORD 620 € pour le 4 mai',
  'PAYÉ',
  'PAYÉ 200 €',
  'CLORE sans suite',
  'CLORE résolu',
  'CDC',
  'ANNULER',
  'POURQUOI',
  'OÙ EN EST',
  'AIDE',
  'NON trop long\nASSIGNER Karim',
  `F5 = 800 €\nNOTE ${SECRET} vérifié`,
  'PARTAGER M1\nPAYÉ',
].map(other)
const wrongs = [
  'OK mais enlevez la somme',
  'OK ?',
  'OK\nNON',
  'OK\nSTOP',
  'OK\nF5 = 900 €',
  'OK 1 2',
  'je l’appelle demain',
  'OK\nje l’appelle demain',
  'OK\nASSIGNER Zoé',
  `NOTE ${SECRET} vu\nF99 = 900 €`,
  'Merci',
].map(wrong)

type Pick = <T>(list: readonly T[]) => T
type Chance = { number(below: number): number }

/** `other`: reference of another case, to join. `linked`: something was joined to this one or split from it. */
export function anOrder(chance: Chance, pick: Pick, about: { other: string | null; linked: boolean }): Said {
  const dice = chance.number(100)
  if (dice < 50) return pick(yeses)
  if (dice < 58) return pick(edits)
  if (dice < 64) return other(threadOrder(pick, about))
  if (dice < 86) return pick(others)
  return pick(wrongs)
}

function threadOrder(pick: Pick, { other, linked }: { other: string | null; linked: boolean }): string {
  if (linked) return 'ANNULER'
  return pick(['SÉPARER M2', 'SÉPARER M1', `FUSIONNER ${other ?? 'ML-AAAA-A'}`, `FUSIONNER ${other ?? 'ML-2222-9'}`])
}

/** An answer to a numbered list: which of its lines get a yes. */
export function aListOrder(chance: Chance, lines: number): { text: string; yes: readonly number[] } {
  const all = Array.from({ length: lines }, (_, i) => i + 1)
  switch (chance.number(9)) {
    case 0:
      return { text: 'OK tout', yes: [] }
    case 1:
      return { text: `NON ${lines} trop sec`, yes: [] }
    case 2:
      return { text: `OK 1 ${lines + 1}`, yes: [] }
    case 3:
      return { text: 'OK 1\nASSIGNER 1 Karim', yes: [1] }
    case 4:
      return lines > 1 ? { text: 'OK 1, NON 2 trop sec', yes: [1] } : { text: 'OK 1, NON 1 trop sec', yes: [] }
    case 5:
      return { text: 'DÉPORT 1', yes: [] }
    default:
      return { text: `OK ${all.join(' ')}`, yes: all }
  }
}
