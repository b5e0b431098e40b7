import type { MailKind } from '../domain/decision.ts'
import { escapeHtml } from '../writing/html-fragment.ts'
import type { Told } from './play.ts'
import type { Story } from './story.ts'

/** One self-contained HTML page: every mail of every story in order of time, as text and as the recipient's program draws it. */
export function storyPage(
  stories: readonly { story: Story; told: readonly Told[]; html: ReadonlyMap<Told, string> }[],
): string {
  return `<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Médiation Logement : la démonstration</title>
<style>${STYLE}</style>
</head>
<body>
<header>
<h1>Médiation Logement : la démonstration</h1>
<p>Chaque courriel ci-dessous est passé par le vrai service, sur une horloge virtuelle. Rien n’est parti sur le réseau.</p>
<nav><ul>${stories.map(({ story }, i) => `<li><a href="#h${i}">${escapeHtml(story.title)}</a></li>`).join('')}</ul></nav>
</header>
<main>
${stories.map((s, i) => section(s, i)).join('\n')}
</main>
</body>
</html>
`
}

function section(
  { story, told, html }: { story: Story; told: readonly Told[]; html: ReadonlyMap<Told, string> },
  index: number,
): string {
  return `<section id="h${index}">
<h2>${escapeHtml(story.title)}</h2>
<p>${escapeHtml(story.about)}</p>
<ol>
${told.map((t) => `<li class="${sideClass(t)}">${mailCard(t, html.get(t) ?? '')}</li>`).join('\n')}
</ol>
</section>`
}

const sideClass = (told: Told): string => (told.direction === 'in' ? 'in' : told.kind === 'letter' ? 'letter' : 'staff')

export const kindLabel: Record<MailKind | 'party', string> = {
  party: 'reçu',
  letter: 'lettre envoyée',
  receipt: 'accusé de réception automatique',
  status: 'état du dossier',
  approval_request: 'demande d’approbation',
  mediator_notice: 'pour information',
  command_receipt: 'reçu d’une commande',
  hold_notice: 'avis d’attente',
  digest: 'point quotidien',
  approval_list: 'lettres à approuver',
  alert: 'alerte',
  satisfaction: 'question après la fin',
  data_request: 'demande sur des données, à autoriser',
  data_answer: 'réponse à une demande sur des données',
  report: 'bilan',
  recap: 'récapitulatif envoyé',
}

function mailCard({ at, mail, kind }: Told, html: string): string {
  const who = (people: readonly { name: string; address: string }[]) =>
    people.map((p) => p.name || p.address).join(', ')
  const pieces = mail.attachments.map((a) => a.name).join(', ')
  return `<details>
<summary><time datetime="${at}">${frenchMoment(at)}</time> <b>${escapeHtml(who(mail.from))}</b> → ${escapeHtml(who(mail.to))}
<span class="kind">${kindLabel[kind]}</span><span class="subject">${escapeHtml(mail.subject)}</span></summary>
${pieces ? `<p class="pieces">Pièces jointes : ${escapeHtml(pieces)}</p>` : ''}
<pre>${escapeHtml(mail.text)}</pre>
${html ? `<details class="drawn"><summary>Tel que dessiné dans un logiciel de courrier</summary><iframe loading="lazy" sandbox title="${escapeHtml(mail.subject)}" srcdoc="${escapeHtml(html)}"></iframe></details>` : ''}
</details>`
}

export const frenchMoment = (at: string): string =>
  new Date(at).toLocaleString('fr-FR', {
    timeZone: 'Europe/Paris',
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
  })

const STYLE = `
:root { color-scheme: light dark; --line: #8886; --in: #e7a33e; --letter: #2f7d5b; --staff: #5b6bb5; }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 52rem; margin: 0 auto; padding: 1rem; }
ol { list-style: none; padding: 0; }
li { margin: .4rem 0; }
main li > details { border: 1px solid var(--line); border-left-width: .5rem; border-radius: .4rem; padding: .5rem .8rem; }
.in > details { border-left-color: var(--in); }
.letter > details { border-left-color: var(--letter); }
.staff > details { border-left-color: var(--staff); }
summary { cursor: pointer; }
time { font-variant-numeric: tabular-nums; opacity: .8; }
.kind { display: inline-block; font-size: .85em; border: 1px solid var(--line); border-radius: 1em; padding: 0 .6em; margin-left: .4em; }
.subject { display: block; }
.pieces { font-size: .9em; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; font: .95rem/1.5 system-ui, sans-serif; }
iframe { width: 100%; height: 30rem; border: 1px solid var(--line); background: #fff; }
`
