import type { Client, LabelledConversation, LabelledMessage } from '../../tests/support/labelled.ts'
import { type Draw, dwelling, type Person, person, pick } from './people.ts'

const SERVICE = 'Médiation Logement <mediation@mediation-logement.example>'

const CLIENTS: readonly Client[] = [
  'gmail',
  'gmail',
  'outlook',
  'apple',
  'iphone',
  'iphone',
  'android',
  'orange',
  'free',
  'sfr',
  'laposte',
  'yahoo',
  'thunderbird',
]

type Facts = { home: string; deposit: number; rent: number; begun: string; left: string; kept: number }
type Kind = 'tenant' | 'landlord' | 'vacation' | 'bounce'

/**
 * A dispute of three to eight mails over some weeks: the tenant asks, often with the landlord in copy, both answer each other under
 * growing quotations. One mail in fifteen lost its threading headers, one in twenty is a machine's.
 */
export function story(draw: Draw, n: number, start: Date): LabelledConversation {
  const [tenant, landlord] = [person(draw, n, 't'), person(draw, n, 'l')]
  const clients = { tenant: pick(draw, CLIENTS), landlord: pick(draw, CLIENTS) }
  const facts = factsOf(draw, start)
  const joint = draw.number(10) < 6
  const messages: LabelledMessage[] = []
  const length = 3 + draw.number(6)
  let at = start
  for (let k = 1; k <= length; k += 1) {
    const last = messages.at(-1)
    const kind = kindOf(draw, k, joint, last)
    const who = kind === 'tenant' || kind === 'bounce' ? tenant : landlord
    const other = who === tenant ? landlord : tenant
    const client = who === tenant ? clients.tenant : clients.landlord
    const words = wordsOf(draw, kind, k, facts, { who, other })
    messages.push({
      n: k,
      date: at.toISOString(),
      from: kind === 'bounce' ? `Mail Delivery System <mailer-daemon@mx.${domainOf(tenant)}>` : address(who),
      to: [kind === 'bounce' ? address(tenant) : SERVICE],
      cc: joint && kind !== 'bounce' && kind !== 'vacation' ? [address(other)] : [],
      subject: k === 1 ? pick(draw, SUBJECTS) : `Re: ${(messages[0]?.subject ?? '').replace(/^Re: /, '')}`,
      client,
      reply_to_n: k === 1 ? null : k - 1,
      threading: k > 1 && draw.number(15) === 0 ? pick(draw, ['no_headers', 'new_subject'] as const) : 'ok',
      visible: words,
      signature: kind === 'tenant' || kind === 'landlord' ? signature(draw, who, client) : '',
      quote_style: k === 1 || draw.number(8) === 0 ? 'none' : client === 'outlook' ? 'outlook_header' : 'top_post',
      html: client !== 'free' && draw.number(6) > 0,
      attachments: draw.number(9) === 0 ? [{ name: 'etat-des-lieux.pdf', kind: 'inventory' }] : [],
      labels: {
        role: who === tenant ? 'tenant' : 'landlord',
        automatic: kind === 'vacation' ? 'auto_reply' : kind === 'bounce' ? 'bounce' : 'no',
        acts: [],
        facts: {},
      },
    })
    at = new Date(at.getTime() + (3 + draw.number(140)) * 3_600_000)
  }
  return { id: `story-${n}`, about: 'generated', today: start.toISOString().slice(0, 10), messages }
}

function kindOf(draw: Draw, k: number, joint: boolean, last: LabelledMessage | undefined): Kind {
  if (k === 1 || !last) return 'tenant'
  const machine = draw.number(20) === 0 && last.labels.automatic === 'no'
  if (machine) return draw.number(2) === 0 ? 'vacation' : 'bounce'
  if (!joint) return 'tenant'
  return last.labels.role === 'tenant' ? (draw.number(4) === 0 ? 'tenant' : 'landlord') : 'tenant'
}

const address = ({ name, mail }: Person): string => `${name} <${mail}>`
const domainOf = ({ mail }: Person): string => mail.split('@')[1] ?? ''

const day = (date: Date, style: number): string =>
  style === 0
    ? new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeZone: 'UTC' }).format(date)
    : new Intl.DateTimeFormat('fr-FR', { timeZone: 'UTC' }).format(date)

function factsOf(draw: Draw, start: Date): Facts {
  const rent = 400 + 10 * draw.number(80)
  const before = (days: number) => new Date(start.getTime() - days * 86_400_000)
  return {
    home: dwelling(draw),
    rent,
    deposit: draw.number(4) === 0 ? 2 * rent : rent,
    begun: day(before(400 + draw.number(1800)), draw.number(2)),
    left: day(before(40 + draw.number(160)), draw.number(2)),
    kept: 50 + 10 * draw.number(40),
  }
}

const SUBJECTS = [
  'Dépôt de garantie non rendu',
  'Ma caution',
  'Demande de médiation',
  'Retenues sur mon dépôt de garantie',
  'Litige avec mon propriétaire',
  'Restitution du dépôt de garantie',
]

function signature(draw: Draw, { name }: Person, client: Client): string {
  if (client === 'iphone') return `${name}\n\nEnvoyé de mon iPhone`
  if (client === 'outlook') return `Cordialement,\n\n${name}\nTél. : 06 00 00 ${10 + draw.number(89)} 00`
  return draw.number(3) === 0 ? name : `Cordialement,\n${name}`
}

function wordsOf(draw: Draw, kind: Kind, k: number, f: Facts, people: { who: Person; other: Person }): string {
  switch (kind) {
    case 'bounce':
      return `This is the mail system at host mx.${domainOf(people.who)}.\n\nI'm sorry to have to inform you that your message could not be delivered.\n\n<${people.other.mail}>: host mx.${domainOf(people.other)} said: 550 5.1.1 User unknown`
    case 'vacation':
      return `Bonjour,\n\nJe suis absent jusqu'au ${8 + draw.number(20)} et je répondrai à votre message à mon retour.\n\n${people.who.name}`
    case 'landlord':
      return [pick(draw, GREETINGS), ...some(draw, LANDLORD_SAYS(f), 2 + draw.number(4))].join('\n\n')
    case 'tenant':
      return k === 1
        ? [pick(draw, GREETINGS), ...REQUEST(f), ...some(draw, TENANT_SAYS(f), draw.number(3))].join('\n\n')
        : [pick(draw, GREETINGS), ...some(draw, TENANT_SAYS(f), 1 + draw.number(4))].join('\n\n')
  }
}

function some(draw: Draw, from: readonly string[], count: number): string[] {
  const left = [...from]
  return Array.from({ length: Math.min(count, left.length) }, () => left.splice(draw.number(left.length), 1)[0] ?? '')
}

const GREETINGS = ['Bonjour,', 'Madame, Monsieur,', 'Bonjour Madame,', 'Bonsoir,', 'bonjour']

const REQUEST = (f: Facts): readonly string[] => [
  `J'ai loué un appartement vide au ${f.home}, c'était ma résidence principale. Le bail a commencé le ${f.begun}.`,
  `J'ai rendu les clés le ${f.left}. Le loyer était de ${f.rent} € hors charges et j'avais versé un dépôt de garantie de ${f.deposit} €.`,
  `À ce jour rien ne m'a été rendu. Je demande à la médiation de bien vouloir nous aider.`,
]

const TENANT_SAYS = (f: Facts): readonly string[] => [
  "Nous avons fait l'état des lieux de sortie ensemble et il est conforme à celui d'entrée.",
  `Le propriétaire me dit qu'il garde ${f.kept} € pour les peintures, mais il ne m'a envoyé aucune facture.`,
  "J'ai envoyé un recommandé il y a trois semaines, je n'ai jamais eu de réponse.",
  "J'ai donné ma nouvelle adresse par écrit le jour de la remise des clés.",
  `Je suis prêt à accepter qu'il garde ${Math.round(f.kept / 2)} € si le reste arrive avant la fin du mois.`,
  "Je ne suis pas d'accord avec les retenues, les traces au mur étaient là à mon arrivée.",
  'Franchement j en peux plus, ca fait des mois que ca traine et personne me repond.',
  `Je n'ai toujours pas reçu le virement promis. Il reste ${f.deposit - Math.min(f.kept, f.deposit)} € à me rendre.`,
  'Vous trouverez en pièce jointe mon état des lieux. Dites-moi s’il manque quelque chose.',
  "Pouvez-vous me dire où en est mon dossier ? Merci d'avance pour votre réponse.",
]

const LANDLORD_SAYS = (f: Facts): readonly string[] => [
  `Je conteste. J'ai retenu ${f.kept} € pour la remise en état, le devis de l'entreprise est joint.`,
  "L'appartement a été rendu sale et la peinture du salon était à refaire entièrement.",
  `Je peux rendre ${f.deposit - Math.min(f.kept, f.deposit)} € sous quinze jours, c'est ma dernière proposition.`,
  "La locataire ne m'a jamais communiqué sa nouvelle adresse, comment voulez-vous que je lui rende son argent ?",
  "J'attends la régularisation des charges de copropriété, le syndic arrête les comptes en juin.",
  `Il restait un mois de loyer impayé, soit ${f.rent} €.`,
  "Je n'ai pas le temps de m'occuper de cela avant la semaine prochaine.",
  'Je vous enverrai les factures dès que je les aurai retrouvées.',
  'Nous avons toujours été de bonne foi et nous souhaitons trouver un accord.',
]
