/** What every page of the site shares: no script but the one given, nothing from elsewhere. */
export type Shell = {
  title: string
  serviceName: string
  mailAddress: string
  main: string
  hasScript: boolean
  current: 'index.html' | 'accessibilite.html' | 'mentions-legales.html'
}

const pages: Record<Shell['current'], string> = {
  'index.html': 'Calculer mes droits',
  'accessibilite.html': 'Accessibilité : non conforme',
  'mentions-legales.html': 'Mentions légales',
}

/** Fit for the header that a server may send as well, with `frame-ancestors 'none'`. */
export const policy = (hasScript: boolean): string =>
  [
    `default-src 'none'`,
    ...(hasScript ? [`script-src 'self'`] : []),
    `style-src 'self'`,
    `base-uri 'none'`,
    `form-action 'none'`,
  ].join('; ')

export function shell({ title, serviceName, mailAddress, main, hasScript, current }: Shell): string {
  const links = (Object.keys(pages) as Shell['current'][]).map((page) =>
    page === current
      ? `<li><a href="${page}" aria-current="page">${escaped(pages[page])}</a></li>`
      : `<li><a href="${page}">${escaped(pages[page])}</a></li>`,
  )
  return `<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy(hasScript)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${escaped(title)} – ${escaped(serviceName)}</title>
<link rel="stylesheet" href="page.css">
${hasScript ? '<script defer src="page.js"></script>\n' : ''}</head>
<body>
<a class="skip" href="#contenu">Aller au contenu</a>
<header><p>${escaped(serviceName)}</p></header>
<main id="contenu" tabindex="-1">
${unbroken(main)}
</main>
<footer>
<nav aria-label="Pied de page"><ul>${links.join('')}<li><a href="mailto:${escaped(mailAddress)}">Écrire à la médiation</a></li></ul></nav>
</footer>
</body>
</html>
`
}

/** Text as HTML, without a line break before the double signs of French. */
export const escaped = (text: string): string =>
  unbroken(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

const unbroken = (text: string): string => text.replace(/ (?=[:;?!»])/g, '\u00a0').replace(/« /g, '«\u00a0')
