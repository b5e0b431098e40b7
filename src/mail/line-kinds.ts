/**
 * What one line of a mail is, taken alone:
 * - `e` empty
 * - `q` quoted: `> Bonjour,`
 * - `f` a delimiter: `-----Message d'origine-----`, `Début du message transféré :`
 * - `h` a field of a copied header: `De : Jean <jean@exemple.example>`
 * - `u` a rule: `________________________________`
 * - `s` the signature separator of RFC 3676 § 4.3: `-- `
 * - `m` what a telephone adds: `Envoyé de mon iPhone`
 * - `g` a sign-off: `Bien cordialement,`
 * - `t` text
 */
export type LineKind = 'e' | 'q' | 'f' | 'h' | 'u' | 's' | 'm' | 'g' | 't'

const LONGEST_LINE = 2000

/** The patterns see the first 2,000 characters of a line, and each is bounded, so the time is linear. */
export function lineKind(whole: string): LineKind {
  const line = whole.slice(0, LONGEST_LINE).trim()
  if (line === '') return 'e'
  if (QUOTED.test(line)) return 'q'
  if (line === '--' || line === '—') return 's'
  if (/^[_=*-]{5,}$/.test(line)) return 'u'
  if (line.length > 200) return 't'
  if (isDelimiter(line)) return 'f'
  if (headerField(line) !== null) return 'h'
  if (isMobileLine(line)) return 'm'
  return SIGN_OFF.test(line) ? 'g' : 't'
}

/** `>` at the start; `>:(` and `>> 600 €` style arrows in prose are rare enough to be folded. */
const QUOTED = /^(?:>|&gt;|\|(?:\s|$))/

const isDelimiter = (line: string): boolean => DASHED.test(line) || FORWARD_WORDS.test(line) || REPLY_ABOVE.test(line)

/** `-------- Message original --------`, `----- Transféré par J. Dupont le 02/03/2026 10:00 -----`. */
const DASHED =
  /^[-_=*~]{2,60}\s{0,3}(?:(?:original|forwarded|reply|initial)\s(?:message|appointment|mail)|e?-?mail d['’]origine|(?:message|courriel|rendez-vous) d['’]origine|(?:message|mail|courriel|e-mail) (?:original|initial|transf[ée]r[ée]|r[ée]exp[ée]di[ée]|transmis|suivi)|transf[ée]r[ée] par .{0,100}|message de .{0,100}|forwarded by .{0,100}|urspr.{1,2}ngliche nachricht|weitergeleitete nachricht|mensaje (?:original|reenviado)|messaggio (?:originale|inoltrato)|oorspronkelijk bericht|doorgestuurd bericht|mensagem (?:original|encaminhada)|oprindelig (?:besked|meddelelse)|videresendt (?:besked|melding)|ursprungligt meddelande|vidarebefordrat meddelande)\s{0,3}[-_=*~]{0,60}$/i

/** `Début du message réexpédié :` (Apple), `Begin forwarded message:`. */
const FORWARD_WORDS =
  /^(?:d[ée]but du (?:message|courriel|mail) (?:transf[ée]r[ée]|r[ée]exp[ée]di[ée])|begin forwarded message|(?:forwarded|original) message|message (?:transf[ée]r[ée]|d['’]origine|original)|anfang der weitergeleiteten (?:nachricht|e-mail)|inicio del mensaje reenviado|inizio messaggio inoltrato|begin doorgestuurd bericht)\s{0,3}:\s{0,3}$/i

/** `## Répondre au-dessus de cette ligne ##`, which services put above what they quote. */
const REPLY_ABOVE =
  /^[-#=_*~ ]{0,20}(?:merci de |veuillez |please )?(?:r[ée]pondre|[ée]crire|reply|type your reply) (?:au[- ]dessus|above) .{0,60}$/i

export type HeaderField = 'from' | 'date' | 'to' | 'subject' | 'other'

/** The field that a copied header line names, and its value: `*Envoyé :* lundi 2 mars` → date. */
export function headerField(line: string): { field: HeaderField; value: string } | null {
  const found = /^[\s*_|]{0,8}([\p{L}’' -]{1,24}?)[\s*_]{0,4}[:：][\s*_]{0,4}(.*)$/u.exec(line.slice(0, 500))
  const field = HEADER_LABELS.get((found?.[1] ?? '').trim().toLowerCase())
  return field ? { field, value: found?.[2] ?? '' } : null
}

const labels = (field: HeaderField, names: string) => names.split(',').map((name) => [name, field] as const)

const HEADER_LABELS: ReadonlyMap<string, HeaderField> = new Map([
  ...labels('from', 'de,from,von,da,van,expéditeur,expediteur,émetteur,fra,från,od,lähettäjä,от'),
  ...labels(
    'date',
    "date,envoyé,envoyé le,envoye,envoyée,date d'envoi,date d’envoi,sent,gesendet,datum,fecha,enviado,enviado el,data,inviato,verzonden,dato,sendt,skickat,wysłano,дата",
  ),
  ...labels('to', 'à,a,to,an,para,per,aan,pour,destinataire,destinataires,til,till,do,кому'),
  ...labels('subject', 'objet,sujet,subject,betreff,asunto,oggetto,onderwerp,assunto,titre,emne,ämne,temat,тема'),
  ...labels(
    'other',
    'cc,cci,copie,copie à,kopie,pièces jointes,pièce jointe,attachments,importance,répondre à,reply-to,reply to',
  ),
])

/** Lines that telephones and webmails add under a message. */
export const isMobileLine = (line: string): boolean => MOBILE.test(line.slice(0, 200).trim())

const MOBILE =
  /^[-*_<([ ]{0,4}(?:envoy[ée]e? (?:de (?:mon|ma)|depuis|[àa] partir d|avec|via|par) ?.{1,90}|t[ée]l[ée]charge[rz] (?:l['’]application )?(?:outlook|orange|.{1,20}mail) .{1,60}|obten(?:ir|ez) outlook .{1,60}|provenance : courrier .{1,40}|sent (?:from|via|with|using) .{1,80}|get outlook for .{1,60}|gesendet (?:von|mit) .{1,80}|von (?:meinem|meiner) .{1,40} gesendet|enviado desde .{1,60}|inviato da .{1,60}|verzonden (?:vanaf|met) .{1,60}|verstuurd vanaf .{1,60}|sendt fra .{1,60}|skickat från .{1,60})$/i

const SIGN_OFF =
  /^(?:(?:tr[èe]s |bien |plus |avec mes )?(?:cordialement|amicalement|sinc[èe]rement|respectueusement|chaleureusement)(?: (?:à|a) vous)?|cdlt|cdt|crdlt|bien (?:à|a) (?:vous|toi)|bien votre|(?:sinc[èe]res |meilleures |mes |avec mes |respectueuses |cordiales |distingu[ée]es )*salutations(?: (?:distingu[ée]es|respectueuses|cordiales|les meilleures))*|votre (?:bien )?d[ée]vou[ée]e?|bonne (?:journ[ée]e|soir[ée]e|r[ée]ception|fin de journ[ée]e)|(?:best |kind |warm )?regards|best|sincerely(?: yours)?|yours (?:sincerely|truly|faithfully)|mit freundlichen gr.{1,2}(?:ß|ss)en|viele gr.{1,2}(?:ß|ss)e|saludos(?: cordiales)?|cordiali saluti|cordialmente|met vriendelijke groet(?:en)?)\s{0,2}[,.!]{0,3}$/i
