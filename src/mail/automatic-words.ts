/** Senders that are no person: the local part of the From address. */
export const machineSender = (address: string): boolean =>
  /^(?:mailer-?daemon|postmaster|mail-?delivery|bounces?(?:[+-].{0,80})?|mdaemon|nobody|no-?reply|ne-?pas-?repondre|do-?not-?reply|donotreply|noreponse|auto(?:matic)?-?(?:reply|response|mailer|repondeur)|autoresponder|notifications?|system|daemon)@/i.test(
    address,
  )

/** Senders and display names of mail systems that report on delivery. */
export const deliverySystem = (name: string, address: string): boolean =>
  /^(?:mailer-?daemon|postmaster|mail-?delivery(?:-?subsystem)?|mdaemon|mailer|mail-daemon|deamon)@/i.test(address) ||
  /mail(?:er)?[ -]?(?:delivery|daemon|administrator)|delivery (?:sub)?system|system administrator|microsoft outlook$|postmaster|administrateur syst[èe]me/i.test(
    name,
  )

/** Subjects of delivery reports; never enough alone. */
export const BOUNCE_SUBJECT =
  /^(?:(?:re|tr|fwd?|aw)\s?:\s?)?(?:undeliver(?:able|ed)|undelivered mail|mail (?:delivery|system error|could not)|delivery (?:status|failure|report|notification|has failed|problem|delayed?|error|final)|returned (?:mail|e-?mail|to sender)|message (?:not |un)?deliver|message status|message delayed|failure notice|(?:mail|message) (?:delivery )?fail|non[ -]?(?:remis|d[ée]livr|distribu|deliver|recapit)|notification d['’][ée]tat de|[ée]chec de (?:la )?(?:remise|distribution|livraison|d[ée]livrance)|(?:message|courriel|mail) non (?:remis|distribu|d[ée]livr)|avis de non[- ]remise|retard de (?:remise|distribution)|remise (?:diff[ée]r|retard|impossible)|rapport de (?:non-)?remise|unzustellbar|zustellung|mailzustellung|rückläufer|onbestelbaar|undelivrable|warning: (?:message|could not)|considered unsolicited|your message (?:to .{1,80} )?(?:could not|was not|couldn['’]t)|rejected(?: mail)?\b|e-?mail (?:address )?(?:not found|rejected)|user unknown|delayed mail|nondeliverable|postmaster notify|email delivery)/i

/** How mail systems say it in the body. */
export const UNDELIVERED =
  /(?:could not|cannot|couldn['’]t|can['’]t|unable to|was not|wasn['’]t|not been|has not|failed to|did not|will not|be) (?:be )?(?:deliver|reach|sent|accept)|undeliver|delivery (?:to the following|has (?:been|failed)|incomplete|failed|attempt)|permanent(?:ly)? (?:error|fail|rejected)|(?:n['’]a|n['’]ont) pas (?:pu |été |encore )?(?:être |été )?(?:remis|d[ée]livr|distribu|livr|achemin)|non (?:remis|distribu|d[ée]livr)|impossible de (?:remettre|distribuer|d[ée]livrer)|user (?:unknown|doesn)|no such (?:user|recipient|mailbox)|mailbox (?:full|unavailable|not found)|unrouteable|does not exist|over ?quota|\b5\d\d[ -]5\.\d\.\d|konnte nicht zugestellt/i

/** Subjects that only a machine that answers writes. `Lu :` and `Read:` are read receipts. */
export const REPLY_SUBJECT =
  /^(?:(?:re|tr|aw|rép)\s?:\s?)?(?:(?:réponses?|reponse|message|courriel|mail|e-mail) automatique|automatic (?:reply|response)|auto(?:mated|matic|[ -]?(?:reply|response|r[ée]ponse|r[ée]pondeur|antwort|svar))|out of (?:the )?office|(?:message d['’])?absen(?:ce|te?)\s{0,3}(?:$|[:–-]|(?:du|de) bureau|de (?:m\.|mme)|jusqu|(?:du|le) \d|pour cong)|(?:je suis |actuellement )?(?:absente?|en cong[ée]s?|en vacances)\s{0,3}(?:$|[:–-]|jusqu|(?:du|le) \d)|abwesenheit|automatische antwort|respuesta autom|risposta automatica|automatisch antwoord|vacation|(?:i am |i['’]m )?(?:on|away|out) (?:vacation|holiday|leave|from)|lu\s?:|read\s?:|not read\s?:|non lu\s?:|gelesen:|(?:accusé|confirmation) de (?:réception|lecture)(?:$|\s{0,3}[:–-]| automatique| de votre (?:demande|message|courriel|mail|e-mail))|read(?:ing)? (?:receipt|confirmation)|return receipt|votre (?:demande|message|courriel|mail|e-mail) a (?:bien )?été (?:enregistr|re[çc]u|pris)|nous avons (?:bien )?re[çc]u votre|(?:action requise|confirm(?:ez|ation)|please confirm|verify).{0,60}(?:en attente|votre (?:message|mail|courriel)|your (?:e-?mail|message)|delivery)|demande de confirmation)/i

/** Sentences in which a machine names itself; a person who tells of an automatic answer does not begin so. */
export const MACHINE_SENTENCE =
  /(?:ceci|ce (?:message|courriel|mail|e-mail)) (?:est|a été) (?:un |envoy[ée] |g[ée]n[ée]r[ée] |une )?(?:envoi |message |courriel |mail |r[ée]ponse |g[ée]n[ée]r[ée] |notification |e-mail )?automatique(?:ment)?|(?:^|[\n.!])\s{0,3}(?:message|r[ée]ponse|courriel|notification) automatique\s{0,3}(?:[.!:,–\n-]|$)|this is an? (?:auto(?:mated|matic)|automatically generated|out of office)|(?:is|was|been) (?:an )?automatically generated|dies ist eine automatisch|je ne suis pas un robot/i

/** What machines and offices write alike; a sum in the text makes it a letter. */
export const NO_REPLY_SENTENCE =
  /(?:merci de )?ne pas (?:y |)?r[ée]pondre [àa] ce(?:t)? (?:message|courriel|mail|e-?mail)|do not reply to this (?:e-?mail|message)/i

/** Absences as their notes put them. */
export const ABSENCE_SENTENCE =
  /(?:je|nous) (?:suis|sommes|serai|serons|me trouve)(?: actuellement| également| donc| en ce moment)? (?:absente?s?\b|en cong[ée]s?|en vacances?|en arr[êe]t|hors d[ue]|en d[ée]placement|indisponibles?|en conge)|(?:absente?|absence|cong[ée]s?|ferm[ée]e?s?) (?:du bureau |annuels? |de nos bureaux |de l['’]agence )?(?:du|jusqu|depuis|pour)|(?:actuellement|momentan[ée]ment|temporairement) (?:absent|en cong[ée]|en vacances|indisponible|ferm[ée])|de retour (?:au bureau |parmi vous )?(?:le|lundi|mardi|mercredi|jeudi|vendredi|à partir)|i (?:am|will be|['’]m)(?: currently)? (?:out of (?:the )?office|on (?:annual |maternity |parental |sick )?(?:leave|vacation|holiday)|away)|ich bin (?:derzeit |zur zeit |bis |vom )?(?:nicht im büro|im urlaub|abwesend|außer haus)/i

/** What an absence note says besides. */
export const ABSENCE_SUPPORT =
  /en cas d['’]urgence|pour toute urgence|votre (?:message|mail|courriel|e-mail) (?:ne )?sera|(?:je|nous) (?:vous r[ée]pondr|prendr|traiter|reviendr|ne manquer|ne consult|n['’]ai pas acc[èe]s|ne pourrai)|d[èe]s mon retour|[àa] mon retour|mon absence|mes coll[èe]gues|contacter|vous adresser|adresser vos|joindre|r[ée]pondrai|acc[èe]s (?:limit[ée]|[àa] (?:ma|mes))|in urgent|upon my return|when i return|dringend/i

/** Words of a dispute: whoever uses them writes about it. */
export const MATTER =
  /d[ée]p[ôo]t|caution|loyer|logement|appartement|locataire|propri[ée]taire|bailleur|m[ée]diation|\d\s?(?:€|euros?)|état des lieux|clés|virement|rembours/i

/** What senders of newsletters must write. */
export const BULK_WORDS =
  /se d[ée]sabonner|vous d[ée]sabonner|d[ée]sinscri(?:re|ption)|click (?:here )?to unsubscribe|unsubscribe (?:here|from|link|at any)|to unsubscribe|liste de diffusion|vous recevez ce(?: message|t e-?mail|courriel| mail) (?:car|parce)/i
