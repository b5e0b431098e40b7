import type { Client } from '../../tests/support/labelled.ts'

/** What a program writes before the words of an HTML mail: Word’s style sheet, a webmail’s reset. */
export function htmlHead(client: Client): string {
  switch (client) {
    case 'outlook':
    case 'agency-software':
      return WORD
    case 'orange':
    case 'sfr':
    case 'laposte':
      return WEBMAIL
    default:
      return '<meta http-equiv="Content-Type" content="text/html; charset=utf-8"><meta name="viewport" content="width=device-width, initial-scale=1.0">'
  }
}

const faces = (names: readonly string[]): string =>
  names.map((name) => `@font-face\n\t{font-family:"${name}";\n\tpanose-1:2 15 5 2 2 2 4 3 2 4;}`).join('\n')

const styles = [1, 2, 3, 4].map(
  (level) => `h${level}
	{mso-style-priority:9;
	mso-style-link:"Titre ${level} Car";
	margin-top:12.0pt;
	margin-right:0cm;
	margin-bottom:3.0pt;
	margin-left:0cm;
	page-break-after:avoid;
	font-size:${20 - 2 * level}.0pt;
	font-family:"Aptos Display",sans-serif;
	color:#0F4761;
	font-weight:normal;}`,
)

const WORD = `<meta name="Generator" content="Microsoft Word 15 (filtered medium)"><style><!--
/* Font Definitions */
${faces(['Cambria Math', 'Calibri', 'Aptos', 'Aptos Display', 'Segoe UI'])}
/* Style Definitions */
p.MsoNormal, li.MsoNormal, div.MsoNormal
	{margin:0cm;
	font-size:11.0pt;
	font-family:"Aptos",sans-serif;
	mso-ligatures:standardcontextual;
	mso-fareast-language:EN-US;}
${styles.join('\n')}
a:link, span.MsoHyperlink
	{mso-style-priority:99;
	color:#467886;
	text-decoration:underline;}
p.MsoListParagraph, li.MsoListParagraph, div.MsoListParagraph
	{mso-style-priority:34;
	margin-top:0cm;
	margin-right:0cm;
	margin-bottom:0cm;
	margin-left:36.0pt;
	font-size:11.0pt;
	font-family:"Aptos",sans-serif;
	mso-fareast-language:EN-US;}
span.EmailStyle17
	{mso-style-type:personal-compose;
	font-family:"Aptos",sans-serif;
	color:windowtext;}
.MsoChpDefault
	{mso-style-type:export-only;
	font-size:10.0pt;
	mso-ligatures:none;}
@page WordSection1
	{size:612.0pt 792.0pt;
	margin:70.85pt 70.85pt 70.85pt 70.85pt;}
div.WordSection1
	{page:WordSection1;}
--></style><!--[if gte mso 9]><xml>
<o:shapedefaults v:ext="edit" spidmax="1026" />
</xml><![endif]--><!--[if gte mso 9]><xml>
<o:shapelayout v:ext="edit">
<o:idmap v:ext="edit" data="1" />
</o:shapelayout></xml><![endif]-->`

const WEBMAIL = `<style type="text/css">
body { margin: 0; padding: 0; font-family: Arial, Helvetica, sans-serif; font-size: 12pt; color: #000000; }
p, ul, ol { margin-top: 0; margin-bottom: 0; }
blockquote { margin: 0 0 0 10px; padding-left: 10px; border-left: 2px solid #f16e00; }
table { border-collapse: collapse; }
td, th { padding: 2px 4px; }
</style>`
