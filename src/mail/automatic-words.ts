/** Senders that are no person: the local part of the From address. */
export const machineSender = (address: string): boolean =>
  /^(?:mailer-?daemon|postmaster|mail-?delivery|bounces?(?:[+-].{0,80})?|mdaemon|nobody|no-?reply|ne-?pas-?repondre|do-?not-?reply|donotreply|noreponse|auto(?:matic)?-?(?:reply|response|mailer|repondeur)|autoresponder|notifications?|system|daemon)@/i.test(
    address,
  )

/** Local parts and display names of mail systems that report on delivery. */
export const deliverySystem = (name: string, address: string): boolean =>
  /^(?:mailer-?daemon|postmaster|mail-?delivery(?:-?subsystem)?|mdaemon|mailer|mail-daemon|deamon)@/i.test(address) ||
  /mail(?:er)?[ -]?(?:delivery|daemon|administrator)|delivery (?:sub)?system|system administrator|microsoft outlook$|postmaster|administrateur syst[èe]me/i.test(
    name,
  )

/** Subjects of delivery reports. */
export const BOUNCE_SUBJECT =
  /^(?:(?:re|tr|fwd?|aw)\s?:\s?)?(?:undeliver(?:able|ed)|undelivered mail|mail (?:delivery|system error|could not)|delivery (?:status|failure|report|notification|has failed|problem|delayed?|error|final)|returned (?:mail|e-?mail|to sender)|message (?:not |un)?deliver|message status|message delayed|failure notice|(?:mail|message) (?:delivery )?fail|non[ -]?(?:remis|d[ée]livr|distribu|deliver|recapit)|notification d['’][ée]tat de|[ée]chec de (?:la )?(?:remise|distribution|livraison|d[ée]livrance)|(?:message|courriel|mail) non (?:remis|distribu|d[ée]livr)|avis de non[- ]remise|retard de (?:remise|distribution)|remise (?:diff[ée]r|retard|impossible)|rapport de (?:non-)?remise|unzustellbar|zustellung|mailzustellung|rückläufer|onbestelbaar|undelivrable|warning: (?:message|could not)|considered unsolicited|your message (?:to .{1,80} )?(?:could not|was not|couldn['’]t)|rejected(?: mail)?\b|e-?mail (?:address )?(?:not found|rejected)|user unknown|delayed mail|nondeliverable|postmaster notify|transient|email delivery|benachrichtung zum|d[ée]livery)/i

/** Subjects that only a machine that answers writes. `Lu :` and `Read:` are read receipts. */
export const REPLY_SUBJECT =
  /^(?:(?:re|tr|aw|rép)\s?:\s?)?(?:(?:réponse|reponse|message|réponses?|courriel|mail|e-mail) automatique|automatic (?:reply|response)|auto(?:mated|matic|[ -]?(?:reply|response|r[ée]ponse|r[ée]pondeur|antwort|svar))|out of (?:the )?office|(?:message d['’])?absen(?:ce|t|te)\b(?! d['’](?:[ée]tat|facture|justif|r[ée]ponse|assurance)| de (?!bureau|m\.|mme))|(?:je suis |actuellement )?(?:absent|en cong[ée]s?|en vacances)|abwesenheit|automatische antwort|respuesta autom|risposta automatica|automatisch antwoord|vacation|(?:i am |i['’]m )?(?:on|away|out) (?:vacation|holiday|leave|from)|lu\s?:|read\s?:|not read\s?:|non lu\s?:|gelesen:|accusé de (?:réception|lecture)|confirmation de (?:réception|lecture)|read(?:ing)? (?:receipt|confirmation)|return receipt|votre (?:demande|message|courriel|mail|e-mail) a (?:bien )?été (?:enregistr|re[çc]u|pris)|nous avons (?:bien )?re[çc]u votre|(?:action requise|confirm(?:ez|ation)|please confirm|verify).{0,60}(?:en attente|votre (?:message|mail|courriel)|your (?:e-?mail|message)|delivery)|challenge|demande de confirmation|bo[iî]te (?:vocale|inactive)|changement d['’]adresse (?:mail|e-?mail|[ée]lectronique))/i

/** Sentences that announce a machine, or an absence that nobody announces in a letter of their own. */
export const MACHINE_SENTENCE =
  /(?:ceci|ce (?:message|courriel|mail|e-mail)) (?:est|a été) (?:un |envoy[ée] |g[ée]n[ée]r[ée] |une )?(?:envoi |message |courriel |mail |r[ée]ponse |g[ée]n[ée]r[ée] |notification |e-mail )?automatique(?:ment)?|message automatique|(?:r[ée]ponse|notification) automatique|merci de ne pas (?:y |)?r[ée]pondre (?:à|a) ce|ne pas r[ée]pondre [àa] ce (?:message|courriel|mail|e-mail)|this is an? (?:auto(?:mated|matic)|automatically generated|out of office)|(?:automatically|auto)[ -]generated (?:e-?mail|message|reply|response)|automated (?:response|reply|message|e-?mail)|dies ist eine automatisch|automatische antwort|do not reply to this (?:e-?mail|message)|je ne suis pas un robot/i

/** French absences, first person; each needs a word of leave and a word of office, or a date of return. */
export const ABSENCE_SENTENCE =
  /(?:je|nous) (?:suis|sommes|serai|serons|me trouve)(?: actuellement| également| donc| en ce moment)? (?:absente?s?\b|en cong[ée]s?|en vacances?|en arr[êe]t|hors d[ue]|en d[ée]placement|indisponibles?|en conge)|(?:absente?|absence|cong[ée]s?|ferm[ée]e?s?) (?:du bureau |annuels? |de nos bureaux |de l['’]agence )?(?:du|jusqu|depuis|pour)|(?:actuellement|momentan[ée]ment|temporairement) (?:absent|en cong[ée]|en vacances|indisponible|ferm[ée])|de retour (?:au bureau |parmi vous )?(?:le|lundi|mardi|mercredi|jeudi|vendredi|à partir)|i (?:am|will be|['’]m)(?: currently)? (?:out of (?:the )?office|on (?:annual |maternity |parental |sick )?(?:leave|vacation|holiday)|away)|ich bin (?:derzeit |zur zeit |bis |vom )?(?:nicht im büro|im urlaub|abwesend|außer haus)/i

/** What an absence note says besides. */
export const ABSENCE_SUPPORT =
  /en cas d['’]urgence|pour toute urgence|votre (?:message|mail|courriel|e-mail) (?:ne )?sera|(?:je|nous) (?:vous r[ée]pondr|prendr|traiter|reviendr|ne manquer|ne consult|n['’]ai pas acc[èe]s|ne pourrai)|d[èe]s mon retour|[àa] mon retour|mon absence|mes coll[èe]gues|contacter|vous adresser|adresser vos|joindre|r[ée]pondrai|acc[èe]s (?:limit[ée]|[àa] (?:ma|mes))|in urgent|upon my return|when i return|dringend/i
