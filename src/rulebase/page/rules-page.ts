import type { Rulebase } from '../rulebase.ts'
import { ParameterName } from '../schema.ts'
import { type Html, html } from './html.ts'
import { parameterDescription } from './parameter.ts'
import { anchor, prose } from './parts.ts'
import { ruleDescription } from './rule.ts'
import { rulesPageStyle } from './style.ts'
import { themes, themeTitle } from './themes.ts'

/**
 * Every rule and every dated value as one page, to be given to whoever asks (loi n° 2016-1547, art. 4-1 à 4-7). It needs no
 * script and no network.
 */
export function rulesPage(rulebase: Rulebase): string {
  const all = chapters(rulebase)
  return html`<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${{ html: rulesPageStyle }}</style>
</head>
<body>
<a class="saut" href="#contenu">Aller au contenu</a>
<header>
<h1>${title}</h1>
${introduction}
</header>
<nav aria-labelledby="sommaire">
<h2 id="sommaire">Sommaire</h2>
<ul>
<li><a href="#lecture">Comment lire cette page</a></li>
${all.map(entry)}</ul>
</nav>
<main id="contenu">
${reading}
${all.map(section)}</main>
<footer>
<p>Version des règles : <code>${rulebase.version}</code>. La même version donne toujours les mêmes résultats.</p>
</footer>
</body>
</html>
`.html
}

type Chapter = { id: string; title: string; articles: readonly { id: string; title: string; content: Html }[] }

const chapters = ({ rules, parameters }: Rulebase): readonly Chapter[] => [
  ...themes.map(({ theme, names }) => ({
    id: `theme-${anchor(theme)}`,
    title: themeTitle[theme],
    articles: names.map((name) => ({
      id: `regle-${anchor(name)}`,
      title: rules[name].titre,
      content: ruleDescription(rules[name]),
    })),
  })),
  {
    id: 'valeurs',
    title: 'Les valeurs datées',
    articles: ParameterName.options.map((name) => ({
      id: `valeur-${anchor(name)}`,
      title: parameters[name].titre,
      content: parameterDescription({ name, ...parameters[name] }),
    })),
  },
]

const title = 'Les règles du service de médiation'

const introduction = html`<p>Cette page contient toutes les règles que le programme applique au dépôt de garantie d’un logement.</p>
<p>Toute partie peut les demander : loi n° 2016-1547 du 18 novembre 2016, articles 4-1 à 4-7.</p>`

const reading = html`<section id="lecture">
<h2>Comment lire cette page</h2>
<h3>Ce que fait le programme</h3>
<ul>
<li>Il relève des faits dans les courriels, chacun avec la phrase qui le dit.</li>
<li>Il applique les règles à ces faits, au jour du calcul, puis propose une lettre.</li>
<li>Un fait inconnu ou contesté donne une fourchette, jamais une somme devinée.</li>
<li>Un médiateur relit chaque lettre. Rien qui contienne du droit ou une somme ne part sans son accord.</li>
<li>Le programme ne décide pas du litige : les parties s’accordent, ou saisissent la commission ou le juge.</li>
</ul>
<h3 id="certitude">La certitude d’une règle</h3>
<dl class="fiche">
<div><dt>établi</dt><dd><p>La loi ou une jurisprudence constante le dit.</p></dd></div>
<div><dt>majoritaire</dt><dd><p>La plupart des décisions vont dans ce sens, pas toutes.</p></dd></div>
<div><dt>discuté</dt><dd><p>Les avis se partagent. Le résultat est une fourchette et le médiateur en est averti.</p></dd></div>
</dl>
<h3>Les sources</h3>
<p><span class="marque lu">texte lu</span> : le texte même a été lu. <span class="marque">connu par un commentaire</span> : il est connu par ce qu’un autre en dit.</p>
<p>« À vérifier » dit ce qu’un juriste doit encore relire. Chaque règle est relue au moins une fois par an.</p>
<h3>Les exemples</h3>
<p>Le programme doit retrouver chaque résultat, à chaque changement des règles. Un fait absent est inconnu. Les sommes sont en euros.</p>
</section>`

const entry = ({ id, title, articles }: Chapter): Html => html`<li><a href="#${id}">${title}</a>
<ul>
${articles.map((article) => html`<li><a href="#${article.id}">${prose(article.title)}</a></li>\n`)}</ul>
</li>
`

const section = ({ id, title, articles }: Chapter): Html => html`<section id="${id}">
<h2>${title}</h2>
${articles.map(
  (article) => html`<article id="${article.id}">
<h3>${prose(article.title)}</h3>
${article.content}
</article>
`,
)}<p class="retour"><a href="#sommaire">Retour au sommaire</a></p>
</section>
`
