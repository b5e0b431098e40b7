import type { PageSettings } from '../settings.ts'
import { escaped, shell } from './shell.ts'

/** What the law wants said of whoever publishes the page; empty where nobody has filled it in. */
export type Publisher = { name: string; address: string; director: string; host: string }

export const indexPage = ({ serviceName, mailAddress }: PageSettings): string =>
  shell({
    title: 'Dépôt de garantie : vos droits en cinq minutes',
    serviceName,
    mailAddress,
    hasScript: true,
    current: 'index.html',
    main: `<div class="intro">
<p class="title">Dépôt de garantie : vos droits en cinq minutes</p>
<p>Répondez à quelques questions simples. Vous saurez quelle somme la loi prévoit, et vous aurez un courriel prêt à envoyer.</p>
<p class="small">Vos réponses restent dans votre navigateur : rien n’est envoyé ni enregistré, et il n’y a pas de cookie.</p>
</div>
<p class="waiting">Cette page calcule dans votre navigateur et a besoin de JavaScript. Sans lui, écrivez-nous simplement : <a href="mailto:${escaped(mailAddress)}">${escaped(mailAddress)}</a>.</p>`,
  })

export const legalPage = (
  { serviceName, mailAddress }: PageSettings,
  { name, address, director, host }: Publisher,
): string =>
  shell({
    title: 'Mentions légales',
    serviceName,
    mailAddress,
    hasScript: false,
    current: 'mentions-legales.html',
    main: `<h1>Mentions légales</h1>
<h2>Éditeur</h2>
<p>${orMissing(name)}<br>${orMissing(address)}</p>
<p>Directeur ou directrice de la publication : ${orMissing(director)}</p>
<p>Contact : <a href="mailto:${escaped(mailAddress)}">${escaped(mailAddress)}</a></p>
<h2>Hébergement</h2>
<p>${orMissing(host)}</p>
<h2>Données personnelles</h2>
<p>Cette page calcule dans votre navigateur. Vos réponses ne nous parviennent pas, aucun cookie n’est déposé et aucune visite n’est mesurée. Si vous cochez « Continuer plus tard sur cet appareil », vos réponses restent sur cet appareil jusqu’à ce que vous les effaciez.</p>
<p>Le courriel que vous envoyez depuis votre messagerie ouvre une médiation. Il dit qu’il vient de cette page, ce qui permet de compter combien de demandes en viennent. Pour accéder à vos données, les corriger ou les faire effacer, écrivez à l’adresse ci-dessus ; vous pouvez aussi saisir la CNIL (<a href="https://www.cnil.fr/fr/plaintes">cnil.fr</a>).</p>
<h2>Portée du calcul</h2>
<p>Le calcul applique la loi n° 89-462 du 6 juillet 1989 à vos seules réponses. Il n’est ni un conseil juridique, ni une promesse.</p>`,
  })

export const accessibilityPage = ({ serviceName, mailAddress }: PageSettings, { name }: Publisher): string =>
  shell({
    title: 'Déclaration d’accessibilité',
    serviceName,
    mailAddress,
    hasScript: false,
    current: 'accessibilite.html',
    main: `<h1>Déclaration d’accessibilité</h1>
<p>${orMissing(name)} s’engage à rendre cette page accessible, conformément à l’article 47 de la loi n° 2005-102 du 11 février 2005.</p>
<h2>État de conformité</h2>
<p>Cette page est <strong>non conforme</strong> au RGAA 4.1, faute d’audit par un tiers à ce jour. Elle est construite pour le respecter, ainsi que le niveau AA des WCAG 2.2.</p>
<h2>Ce qui a été vérifié</h2>
<ul>
<li>un contrôle automatique de chaque écran, en clair et en sombre, sans erreur relevée ;</li>
<li>le parcours entier au clavier seul ;</li>
<li>l’affichage à 320 pixels de large et à 200 % ;</li>
<li>l’impression, et la lecture sans couleur.</li>
</ul>
<h2>Contenus non accessibles</h2>
<p>Aucun n’est connu. La sélection de fichiers et l’envoi dépendent de votre messagerie.</p>
<h2>Technologies</h2>
<p>HTML, CSS et JavaScript, sans cadre logiciel ni ressource extérieure.</p>
<h2>Retour d’information et contact</h2>
<p>Si un contenu vous est inaccessible, écrivez à <a href="mailto:${escaped(mailAddress)}">${escaped(mailAddress)}</a> : nous vous répondrons et vous aiderons par courriel.</p>
<h2>Voies de recours</h2>
<p>Si vous ne recevez pas de réponse satisfaisante, vous pouvez écrire au <a href="https://formulaire.defenseurdesdroits.fr/">Défenseur des droits</a>, ou contacter son délégué dans votre région (<a href="https://www.defenseurdesdroits.fr/saisir/delegues">liste des délégués</a>).</p>
<p>Courrier gratuit, sans timbre : Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07.</p>`,
  })

const orMissing = (text: string): string => (text === '' ? '<em>à compléter</em>' : escaped(text))
