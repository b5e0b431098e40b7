// Made from mail-templates/paragraphs/*.md by `npm run letters:texts`: change the files there.

export const texts = {
  'agreement-recap': `---
owner: médiatrice référente
sources: loi n° 89-462 du 6 juillet 1989, art. 20 et 22 ; loi n° 95-125 du 8 février 1995, art. 21 à 21-3 (neutralité, confidentialité)
version: 1
checked-on: 2026-11-21
---

# subject
Votre accord sur le dépôt de garantie

# opening
Vous avez trouvé un accord. En voici le récapitulatif. Le locataire et le bailleur reçoivent le même texte.

# opening shorter
Voici le récapitulatif de votre accord. Le locataire et le bailleur reçoivent le même texte.

# opening softer
Vous avez trouvé un accord, et nous vous en remercions tous les deux. En voici le récapitulatif. Le locataire et le bailleur reçoivent le même texte.

# where
Logement : {lieu}.

# terms-heading
## L’accord (version {code})

# terms-dated
- Somme : le bailleur verse {somme} au locataire.
- Date : au plus tard le {jour}.
- Effet : une fois cette somme reçue, la question du dépôt de garantie est réglée entre vous.

# terms-undated
- Somme : le bailleur verse {somme} au locataire.
- Date : à fixer ensemble.
- Effet : une fois cette somme reçue, la question du dépôt de garantie est réglée entre vous.

# steps-dated
## Ce que chacun fait maintenant

- Chacun relit ce texte et répond : JE CONFIRME {code}. Si une ligne est inexacte, dites laquelle.
- Le locataire donne ses coordonnées bancaires directement au bailleur.
- Le bailleur paie, puis nous répond : PAYÉ.
- Le locataire nous répond REÇU, dès que l’argent est là.

# steps-undated
## Ce que chacun fait maintenant

- Chacun relit ce texte et répond : JE CONFIRME {code}. Si une ligne est inexacte, dites laquelle.
- Le bailleur indique la date du paiement.
- Le locataire donne ses coordonnées bancaires directement au bailleur.
- Le bailleur paie, puis nous répond : PAYÉ.
- Le locataire nous répond REÇU, dès que l’argent est là.

# open-until-paid
Le dossier restera ouvert jusqu’à la réception de l’argent. Nous vous écrirons après la date prévue.

# open-until-paid shorter
Le dossier restera ouvert jusqu’à la réception de l’argent.

# open-until-paid firmer
Merci de confirmer sans attendre. Le dossier restera ouvert jusqu’à la réception de l’argent. Nous vous écrirons après la date prévue, et demanderons à chacun où en est le paiement.

# printable-heading
## À imprimer : l’accord (version {code})

# parties
Entre {premier}, et {second}.

# by-offered
{partie} a proposé ces conditions par courriel le {jour}.

# by-accepted
{partie} a accepté ces conditions par courriel le {jour}.

# by-confirmed
{partie} a confirmé ce texte par courriel le {jour}.

# mark
Marque de ce courriel : {marque}.

# nobody-yet
Cet accord a été rapporté à un médiateur. Il attend la confirmation écrite des deux parties.

# signature
La médiation conserve ces courriels tels qu’ils sont arrivés. Vous pouvez imprimer ce texte, le dater et le signer tous les deux. Ce n’est pas obligatoire.
`,
  'authority-request': `---
owner: médiatrice référente
sources: sans règle de droit
version: 1
checked-on: 2026-11-22
---

# subject
Votre accord : pouvez-vous le donner pour les autres ?

# opening
Vous avez accepté le paiement de {somme}. Merci : les deux parties sont d’accord sur cette somme.

# opening shorter
Vous avez accepté le paiement de {somme}. Merci.

# opening softer
Vous avez accepté le paiement de {somme}. Merci beaucoup : grâce à vous, les deux parties sont d’accord sur cette somme.

# opening firmer
Vous avez accepté le paiement de {somme}. Il reste une question à régler pour que cet accord tienne.

# why-mandate
Vous agissez pour une autre personne. Pour que chacun puisse compter sur cet accord, nous vous demandons si vous avez son mandat. Cette question ne change ni la somme, ni la date.

# why-others
D’autres personnes peuvent avoir les mêmes droits que vous. Pour que chacun puisse compter sur cet accord, nous vous demandons si elles le donnent aussi. Cette question ne change ni la somme, ni la date.

# join-mandate
Si vous avez un mandat écrit, vous pouvez le joindre à votre réponse. Sinon, dites-nous qui peut donner cet accord, et à quelle adresse électronique.

# join-others
Elles peuvent aussi nous écrire elles-mêmes. Si l’une d’elles n’est pas d’accord, dites-le-nous : rien n’est perdu.
`,
  'cdc-letter': `---
owner: juriste du service
sources: loi n° 89-462 du 6 juillet 1989, art. 20 et 22 ; code de procédure civile, art. 750-1 ; loi n° 95-125 du 8 février 1995, art. 21 à 21-3 (neutralité, confidentialité)
version: 1
checked-on: 2026-11-21
---

# subject
Votre dossier pour la commission de conciliation

# opening
La médiation n’a pas permis de trouver un accord. Vous pouvez maintenant saisir la commission départementale de conciliation. C’est gratuit.

# opening shorter
La médiation s’est achevée sans accord. Vous pouvez saisir la commission départementale de conciliation, gratuitement.

# opening softer
La médiation n’a pas permis de trouver un accord, et nous le regrettons avec vous. Vous pouvez maintenant saisir la commission départementale de conciliation. C’est gratuit.

# commission-unknown
La commission à saisir est celle du département du logement. La préfecture vous donnera son adresse.

# commission
La commission à saisir est celle du département du logement : {commission}.

# dossier
## Le dossier joint

Votre dossier est joint à ce courriel, avec vos documents numérotés. Il reprend vos déclarations, les dates et le calcul. Il ne contient rien de ce que l’autre partie nous a écrit, ni aucune proposition. La médiation reste confidentielle.

# dossier shorter
## Le dossier joint

Il reprend vos déclarations, les dates et le calcul, avec vos documents numérotés. Il ne contient rien de ce que l’autre partie nous a écrit, ni aucune proposition. La médiation reste confidentielle.

# dossier-opened
## Le dossier joint

Votre dossier est joint à ce courriel, avec vos documents numérotés. Il reprend vos déclarations, les dates et le calcul. Les deux parties ont accepté que la commission sache ce qui s’est dit en médiation : le dossier dit aussi la position de l’autre partie.

# may-be-told
Si vous souhaitez que la commission sache aussi ce qui s’est dit ici, écrivez-nous : J’ACCEPTE QUE LA COMMISSION CONNAISSE NOS ÉCHANGES. Il faut l’accord des deux parties, et chacune peut le retirer.

# pieces
Vos documents, par les numéros de la liste des pièces, et ceux qu’une commission demande d’habitude :

# missing
Il vous reste à compléter :

# missing-in-annex
La liste de ce qu’il vous reste à compléter est en annexe.

# steps
## Comment faire

1. Relisez le dossier, complétez-le et corrigez-le si besoin.
2. Datez-le et signez-le.
3. Joignez vos documents, dans l’ordre de la liste. Elle dit ceux qu’il vous reste à ajouter.
4. Envoyez le tout à la commission par lettre recommandée avec avis de réception, ou par son service en ligne.

# steps-filing
## Comment faire

1. Relisez le dossier, complétez-le et corrigez-le si besoin.
2. Datez-le et signez-le.
3. Joignez vos documents, dans l’ordre de la liste. Elle dit ceux qu’il vous reste à ajouter.
4. Envoyez le tout à la commission, d’une de ces façons :

# way-registered_letter
par lettre recommandée avec avis de réception, à : {adresse}

# way-online
en ligne, sur {adresse}

# way-email
par courriel, à {adresse}

# copies
Cette commission demande le dossier en {nombre} exemplaires.

# contact
Vous pouvez joindre son secrétariat : {contact}.

# page
Son formulaire et ses conseils se trouvent ici : {adresse}. Le dossier joint donne de quoi remplir ce formulaire.

# checked
Ces coordonnées ont été relevées le {jour} (source : {source}).

# checked-long-ago
Ces coordonnées ont été relevées le {jour} (source : {source}). Elles sont anciennes. Vérifiez-les auprès de la préfecture avant l’envoi.

# conciliator
## Pensez aussi au conciliateur de justice

Votre demande ne dépasse pas {seuil}. Le juge peut demander une tentative de conciliation avant un procès. La commission ne suffit pas toujours. Vous pouvez voir un conciliateur de justice en même temps, gratuitement.

# closing
Si une question reste ouverte, répondez à ce courriel. Si vous trouvez un accord, prévenez-nous aussi.

# closing shorter
Si vous trouvez un accord, prévenez-nous.

# closing firmer
Le dossier est prêt : l’envoyer à la commission est l’étape suivante, et elle vous appartient. Si vous trouvez un accord, prévenez-nous aussi.
`,
  choices: `---
owner: médiatrice référente
sources: loi n° 95-125 du 8 février 1995, art. 21 à 21-3 (neutralité, confidentialité)
version: 1
checked-on: 2026-11-21
---

# choices
## Comment répondre

Répondez à ce courriel par le chiffre qui convient :

1. Je rends tout le dépôt.
2. Je rends une partie du dépôt.
3. Je justifie mes retenues.
4. Je conteste la demande.
5. Je ne suis pas la bonne personne.
6. J’ai besoin de temps.

Vous pouvez ajouter quelques mots, une somme, une date ou des documents. Un simple chiffre suffit pour commencer.

# choices shorter
## Comment répondre

Répondez à ce courriel par le chiffre qui convient :

1. Je rends tout le dépôt.
2. Je rends une partie du dépôt.
3. Je justifie mes retenues.
4. Je conteste la demande.
5. Je ne suis pas la bonne personne.
6. J’ai besoin de temps.

Vous pouvez ajouter quelques mots ou des documents.
`,
  closing: `---
owner: médiatrice référente
sources: loi n° 89-462 du 6 juillet 1989, art. 20 et 22 ; loi n° 95-125 du 8 février 1995, art. 21 à 21-3 (neutralité, confidentialité)
version: 1
checked-on: 2026-11-21
---

# subject-resolved
Votre dossier est réglé

# subject
Fin de la médiation

# resolved
Le locataire confirme avoir reçu l’argent. La question du dépôt de garantie est réglée.

# resolved-sum
Le locataire confirme avoir reçu {somme}. La question du dépôt de garantie est réglée.

# withdrawn
Le locataire nous a dit ne plus souhaiter cette médiation.

# abandoned
Nous n’avons plus de réponse dans ce dossier, malgré nos rappels.

# with_cdc
La médiation s’arrête ici, sans accord. Un dossier a été remis pour la commission départementale de conciliation.

# out_of_scope
Cette demande ne relève pas de notre service.

# other-ways
Chacun garde tous ses droits. La commission départementale de conciliation, un conciliateur de justice ou le juge peuvent encore être saisis.

# closed
Nous fermons donc le dossier. Si la situation change, répondez simplement à ce courriel.

# closed shorter
Nous fermons donc le dossier.

# closed firmer
Nous fermons le dossier aujourd’hui. Nous ne vous écrirons plus à ce sujet, sauf si l’un de vous répond à ce courriel.

# closed softer
Nous fermons donc le dossier. Si la situation change, répondez simplement à ce courriel : nous vous lirons avec attention.

# thanks-resolved
Merci à vous d’avoir cherché un accord.

# thanks
Merci pour vos échanges avec nous.
`,
  'commission-news': `---
owner: médiatrice référente
sources: loi n° 89-462 du 6 juillet 1989, art. 20 ; loi n° 95-125 du 8 février 1995, art. 21 à 21-3 (neutralité, confidentialité)
version: 1
checked-on: 2026-11-21
---

# subject
Votre demande à la commission de conciliation

# opening
Nous avons une nouvelle de la commission départementale de conciliation. Le locataire et le bailleur reçoivent le même message.

# opening shorter
Une nouvelle de la commission départementale de conciliation, envoyée au locataire et au bailleur.

# step-acknowledged
La commission a enregistré la demande. Elle peut inviter chacun à une réunion. Répondez à ce courriel dès que vous en connaissez la date.

# step-hearing
La commission prévoit une réunion. Sa date ne nous est pas encore connue : répondez à ce courriel dès que vous l’avez.

# hearing-on
La commission prévoit une réunion le {jour}. Chacun peut y présenter sa position et ses documents. Un accord reste possible avant cette date.

# step-opinion
La commission a rendu son avis. Gardez-le avec vos documents. Chacun garde tous ses droits, et un accord reste possible.

# step-conciliated
On nous indique un accord trouvé devant la commission. Gardez le document qu’elle remet à chacun. Si le paiement prévu n’arrive pas, répondez à ce courriel.

# step-no_agreement
On nous indique que la commission n’a pas permis de trouver un accord. Chacun garde tous ses droits. Un conciliateur de justice ou le juge peuvent encore être saisis.

# step-inadmissible
On nous indique que la commission n’a pas retenu la demande. Relisez la raison qu’elle donne. L’ADIL du département peut l’expliquer gratuitement (adresses sur anil.org).

# closing
Si ce message contient une erreur, répondez simplement à ce courriel.

# closing firmer
Si ce message contient une erreur, répondez à ce courriel sans attendre.

# closing softer
Si ce message contient une erreur, ou si un point n’est pas clair, répondez simplement à ce courriel.
`,
  common: `---
owner: médiatrice référente
sources: loi n° 95-125 du 8 février 1995, art. 21 à 21-3 (neutralité, confidentialité)
version: 1
checked-on: 2026-11-21
---

# greeting
Bonjour,

# answer-before
Merci de nous répondre au plus tard le {jour}.

# answer-before shorter
Réponse attendue au plus tard le {jour}.

# answer-before firmer
Nous attendons votre réponse au plus tard le {jour}. Après cette date, le dossier passera à l’étape suivante.

# answer-before softer
Votre réponse nous aidera beaucoup, même en quelques mots. Merci de nous écrire au plus tard le {jour}.

# instalments
Le paiement se fait en {nombre} versements mensuels égaux, le dernier à la date de fin.

# undisputed
Une somme de {somme} reste due, quelle que soit la réponse sur les points contestés. Elle peut être versée dès maintenant : cela ne règle pas le reste, qui continue d’être discuté.
`,
  'data-answer': `---
owner: délégué à la protection des données
sources: règlement (UE) 2016/679 (RGPD), art. 12, 15 à 17 et 21
version: 1
checked-on: 2026-11-21
---

# subject
Votre demande sur vos données (dossier {numero})

# greeting
Bonjour,

# asked
Le {jour}, vous nous avez fait une demande sur vos données. Voici notre réponse.

# access
## La copie de vos données

Elle est jointe à ce courriel, dans un fichier ZIP. Commencez par le fichier LISEZMOI : il dit ce que contiennent les autres. Vous y trouverez vos messages, nos courriels à vous et ce que nous avons enregistré à votre sujet. Les messages privés d’autres personnes n’y sont pas.

# rectification
## La correction de vos données

Nous corrigeons vos données comme vous le demandez. Si une correction manque, répondez à ce courriel : dites ce qui est écrit, et ce qui devrait l’être. Vos messages restent tels que vous les avez écrits.

# erasure
## L’effacement de vos données

Votre dossier est fermé. Nous effaçons vos messages, vos coordonnées et ce que nous en avons tiré. Il restera des dates et des comptes qui ne portent aucun nom. Ce que d’autres personnes ont elles-mêmes écrit leur appartient.

# objection
## Votre opposition

Votre dossier est fermé. Nous n’utilisons plus vos données et nous ne vous écrirons plus à ce sujet. Elles seront effacées à la fin de la durée de conservation. Vous pouvez demander leur effacement tout de suite.

# complaint
Si cette réponse ne vous convient pas, dites-le-nous. Vous pouvez aussi saisir la CNIL.

# sign-off
Bien cordialement,
`,
  'data-request': `---
owner: délégué à la protection des données
sources: règlement (UE) 2016/679 (RGPD), art. 12
version: 1
checked-on: 2026-11-21
---

# subject
Demande sur des données, dossier {numero} : répondre avant le {jour}

# request
1. {personne} demande : {droits}. Dossier {numero}, demande du {demande}. Réponse due au plus tard le {jour} (RGPD, art. 12-3).

# answers
## Votre décision

Rien n’est parti et rien n’est fait. Répondez à ce courriel :

- OK 1 : la réponse ci-dessous part à {adresse}, et à personne d’autre
- NON 1 et une raison : elle ne part pas, et vous répondez vous-même ; un refus dit ses raisons et la possibilité de saisir la CNIL
- ASSIGNER 1 nadia, NOTE n° 1 et vos mots : comme pour tout dossier

# words
## Ses mots

« {mots} »

# unproven
Attention : rien ne prouve que cette personne a écrit ce courriel. Assurez-vous d’abord de son identité. OK 1 ne fera rien.

# close-first
Attention : ce dossier est ouvert. Fermez-le d’abord (CLORE 1 retrait), puis approuvez. Effacer ou ne plus utiliser ces données met fin à la médiation.

# on-hold
Attention : la conservation de ce dossier est ordonnée (hold-data). L’effacement n’est pas possible tant qu’elle dure. OK 1 ne fera rien.

# erase-next
Après la réponse, le point quotidien rappellera la commande d’effacement à l’exploitation, jusqu’à ce qu’elle soit faite.

# copy
La copie de ses données est jointe à ce courriel : {fichiers} fichiers. Gardez-la pour vous.

# too-large
La copie de ses données est trop lourde pour un courriel. L’exploitation la prépare avec : mediation export {numero} --party {adresse}. OK 1 ne fera rien.

# answer
## La réponse préparée

{reponse}
`,
  'fact-request': `---
owner: juriste du service
sources: loi n° 89-462 du 6 juillet 1989, art. 20 et 22 ; loi n° 95-125 du 8 février 1995, art. 21 à 21-3 (neutralité, confidentialité)
version: 1
checked-on: 2026-11-21
---

# subject-one
Une précision sur le dépôt de garantie

# subject-several
Quelques précisions sur le dépôt de garantie

# thanks
Merci pour votre message au sujet du dépôt de garantie.

# thanks shorter
Merci pour votre message.

# thanks softer
Merci pour votre message au sujet du dépôt de garantie. Nous comprenons que cette situation demande du temps et de l’attention.

# relayed
{nom} nous a écrit pour vous, au sujet de votre dépôt de garantie. Rien ne se fera sans vous. Si vous l’acceptez ci-dessous, cette personne pourra savoir où en est le dossier, sans lire vos messages ni ceux du bailleur. Vous pourrez changer d’avis : il suffira de nous l’écrire.

# one-missing
Il nous manque une information pour avancer.

# one-missing firmer
Sans l’information ci-dessous, nous ne pouvons pas avancer.

# several-missing
Il nous manque quelques informations pour vous donner un premier résultat. Elles changent la règle qui s’applique, ou la somme.

# several-missing shorter
Il nous manque quelques informations pour calculer.

# several-missing firmer
Sans les informations ci-dessous, nous ne pouvons pas vous donner de résultat. Elles changent la règle qui s’applique, ou la somme.
`,
  'handoff-notice': `---
owner: médiatrice référente
sources: loi n° 89-462 du 6 juillet 1989, art. 20 ; code de procédure civile, art. 1528-3 ; loi n° 95-125 du 8 février 1995, art. 21 à 21-3 (neutralité, confidentialité)
version: 1
checked-on: 2026-11-22
---

# subject
Fin de la médiation : la suite possible

# opening
La médiation sur le dépôt de garantie s’arrête ici, sans accord. Nous vous disons ce qui peut se passer ensuite.

# opening shorter
La médiation sur le dépôt de garantie s’arrête ici, sans accord.

# opening softer
La médiation sur le dépôt de garantie s’arrête ici, sans accord, et nous le regrettons. Nous vous disons ce qui peut se passer ensuite.

# may-file-tenant
## Ce que le locataire peut faire

Le locataire a reçu un dossier pour la commission départementale de conciliation. Il choisit de l’envoyer ou non.

# may-file-landlord
## Ce que le bailleur peut faire

Le bailleur a reçu un dossier pour la commission départementale de conciliation. Il choisit de l’envoyer ou non.

# commission
## Ce que fait la commission

Elle réunit des représentants des bailleurs et des locataires. C’est gratuit. Si elle est saisie, elle vous écrit : chacun peut lui présenter sa position et ses documents. Elle cherche un accord. À défaut, elle donne un avis. Elle ne juge pas.

# not-told
## Ce qu’elle ne sait pas

Rien de ce que vous nous avez écrit n’est dans ce dossier, ni aucune proposition : la médiation reste confidentielle. Pour que la commission connaisse votre position, présentez-la-lui vous-même.

# told
## Ce qu’elle sait

Les deux parties ont accepté que la commission sache ce qui s’est dit en médiation : le dossier dit aussi votre position. Vous pouvez retirer cet accord en répondant à ce courriel.

# ways
## Ce que vous pouvez faire

- Trouver encore un accord : répondez à ce courriel, nous le transmettrons.
- Saisir vous-même la commission, ou un conciliateur de justice : c’est gratuit.
- Garder vos documents : contrat, états des lieux, factures, courriers.
- Demander conseil à l’ADIL de votre département (adresses sur anil.org).

# closing
Chacun garde tous ses droits. La règle complète est en annexe ; c’est la même pour vous deux.

# closing firmer
Chacun garde tous ses droits, et la suite dépend de chacun. La règle complète est en annexe ; c’est la même pour vous deux.
`,
  'held-notice': `---
owner: médiatrice référente
sources: sans règle de droit
version: 1
checked-on: 2026-11-21
---

# subject
Votre message attend une vérification

# greeting
Bonjour,

# opening
Votre message est bien arrivé. Une personne du service doit le regarder avant la suite.

# because-no_case
Si vous avez un numéro de dossier, indiquez-le en répondant à ce courriel. Sinon, dites-nous en quelques mots ce qui vous amène.

# because-several_cases
Plusieurs dossiers sont possibles. Indiquez votre numéro de dossier en répondant à ce courriel.

# because-unreadable
Nous n’avons pas pu le lire. Vous pouvez nous écrire un courriel simple, sans pièce jointe.

# because-too_large
Il est trop lourd. Vous pouvez envoyer vos documents en plusieurs courriels.

# because-dangerous_attachment
Une pièce jointe peut agir toute seule quand on l’ouvre (programme, macro, archive protégée) : nous ne l’ouvrons pas. Envoyez plutôt vos documents en PDF ou en photo, sans mot de passe.

# no-need-to-resend
Vous n’avez pas besoin de renvoyer votre message.
`,
  'law-reminder': `---
owner: juriste du service
sources: loi n° 89-462 du 6 juillet 1989, art. 20 et 22 ; loi n° 95-125 du 8 février 1995, art. 21 à 21-3 (neutralité, confidentialité)
version: 1
checked-on: 2026-11-21
---

# subject
Dépôt de garantie : la règle et le calcul

# asker-tenant
Le locataire

# asker-landlord
Le bailleur

# asker-tenant-named
{nom}, locataire,

# asker-landlord-named
{nom}, bailleur,

# opening-first
{service} aide locataires et bailleurs à s’entendre sur le dépôt de garantie, sans passer par un juge. Nous ne prenons parti pour personne. {demandeur} a demandé cette médiation.

# opening-first shorter
{service}, service neutre, aide locataires et bailleurs à s’entendre sur le dépôt de garantie. {demandeur} a demandé cette médiation.

# opening-first softer
{service} aide locataires et bailleurs à s’entendre sur le dépôt de garantie, sans passer par un juge. Nous ne prenons parti pour personne. {demandeur} a demandé cette médiation. Nous serons heureux de vous y aider tous les deux.

# opening-first-where
{service} aide locataires et bailleurs à s’entendre sur le dépôt de garantie, sans passer par un juge. Nous ne prenons parti pour personne. {demandeur} a demandé cette médiation pour le logement situé ici : {lieu}.

# opening-first-where shorter
{service}, service neutre, aide locataires et bailleurs à s’entendre sur le dépôt de garantie. {demandeur} a demandé cette médiation pour le logement situé ici : {lieu}.

# opening-first-where softer
{service} aide locataires et bailleurs à s’entendre sur le dépôt de garantie, sans passer par un juge. Nous ne prenons parti pour personne. {demandeur} a demandé cette médiation pour le logement situé ici : {lieu}. Nous serons heureux de vous y aider tous les deux.

# opening
Ce courriel fait le point sur le dépôt de garantie, à partir des faits que nous connaissons.

# opening shorter
Voici le point sur le dépôt de garantie.

# opening softer
Merci pour vos échanges avec nous. Ce courriel fait le point sur le dépôt de garantie, à partir des faits que nous connaissons.

# basis
- Règles appliquées : {articles}. Ce rappel n’est pas un jugement. Si un fait est inexact, dites-le-nous : le calcul sera refait.
- Si aucun accord n’est trouvé : {recours}

# basis shorter
- Règles appliquées : {articles}. Ce rappel n’est pas un jugement. Si un fait est inexact, dites-le-nous.
- Si aucun accord n’est trouvé : {recours}

# basis firmer
- Règles appliquées : {articles}. Ce rappel n’est pas un jugement. Pour corriger un fait, écrivez-nous sans attendre : le calcul sera refait.
- Si aucun accord n’est trouvé : {recours}

# no-basis
- Ce rappel n’est pas un jugement. Si un fait est inexact, dites-le-nous : le calcul sera refait.
- Si aucun accord n’est trouvé : {recours}

# no-recourse
Ce rappel n’est pas un jugement. Si un fait est inexact, dites-le-nous : le calcul sera refait.

# annex-both
Le locataire et le bailleur reçoivent la même lettre et la même annexe.

# annex-one
Cette annexe complète la lettre.

# tenant-next
## Pour vous, locataire

Vérifiez les dates et les sommes ci-dessus. Nous vous écrirons dès que le bailleur aura répondu, ou s’il ne répond pas.

# tenant-next shorter
## Pour vous, locataire

Vérifiez les dates et les sommes ci-dessus.

# tenant-next firmer
## Pour vous, locataire

Vérifiez les dates et les sommes ci-dessus. Dites-nous sans attendre ce qui est inexact. Nous vous écrirons dès que le bailleur aura répondu, ou s’il ne répond pas.

# tenant-next softer
## Pour vous, locataire

Prenez le temps de vérifier les dates et les sommes ci-dessus. Nous vous écrirons dès que le bailleur aura répondu, ou s’il ne répond pas.

# landlord-next
## Pour vous, bailleur

Vérifiez les dates et les sommes ci-dessus. Nous vous écrirons dès que le locataire aura répondu, ou s’il ne répond pas.

# tenant-asked
## Ce que nous vous demandons

Dites-nous, avant la date ci-dessus, ce qui est juste et ce qui ne l’est pas, et ce que vous souhaitez. Vous n’êtes pas obligé d’accepter ce calcul. Quelques mots suffisent.

# tenant-asked-undated
## Ce que nous vous demandons

Dites-nous ce qui est juste et ce qui ne l’est pas, et ce que vous souhaitez. Vous n’êtes pas obligé d’accepter ce calcul. Quelques mots suffisent.

# tenant-rights
## Vos droits

Vous pouvez demander que chaque retenue soit justifiée : par un état des lieux, un devis, une facture ou un décompte de charges.

Vous pouvez aussi contester un fait, proposer une autre somme, demander du temps ou refuser la médiation. Vous n’avez pas à donner votre nouvelle adresse ici : ce que vous nous écrivez n’est pas transmis au bailleur.

# landlord-asked
## Ce que nous vous demandons

Dites-nous, avant la date ci-dessus, ce que vous comptez faire du dépôt de garantie. Vous n’êtes pas obligé d’accepter ce calcul.

# landlord-asked firmer
## Ce que nous vous demandons

Dites-nous, avant la date ci-dessus, si vous rendez, justifiez ou contestez. Vous n’êtes pas obligé d’accepter ce calcul. Sans réponse à cette date, nous vous écrirons de nouveau.

# landlord-asked softer
## Ce que nous vous demandons

Nous aimerions connaître votre point de vue, avant la date ci-dessus. Dites-nous simplement ce que vous comptez faire du dépôt de garantie. Vous n’êtes pas obligé d’accepter ce calcul.

# landlord-asked-undated
## Ce que nous vous demandons

Dites-nous ce que vous comptez faire du dépôt de garantie. Vous n’êtes pas obligé d’accepter ce calcul.

# landlord-rights
## Vos droits, et ce qui doit être justifié

Vous pouvez garder les sommes qui vous restent dues, si elles sont justifiées. Un état des lieux, un devis, une facture ou un décompte de charges peut le montrer.

Vous pouvez aussi contester un fait, proposer une autre somme, demander du temps ou refuser la médiation.

# landlord-rights shorter
## Vos droits, et ce qui doit être justifié

Vous pouvez garder les sommes qui vous restent dues, si une pièce les justifie. Vous pouvez aussi contester un fait, proposer une autre somme, demander du temps ou refuser la médiation.

# landlord-cost
## Ce que coûte l’attente

Si une somme reste due, elle peut augmenter avec le temps : le calcul ci-dessus le montre. Sans accord, le locataire peut saisir la commission départementale de conciliation, puis le juge.
`,
  'law-text': `---
owner: médiatrice référente
sources: sans règle de droit
version: 1
checked-on: 2026-11-21
---

# goes-on
La suite de cette liste est en annexe.

# calculation
## Le détail du calcul
`,
  'letter-text': `---
owner: médiatrice référente
sources: sans règle de droit
version: 1
checked-on: 2026-11-21
---

# sign-off
Bien cordialement,

# annex
## Annexe
`,
  'neutral-proposal': `---
owner: médiatrice référente
sources: loi n° 95-125 du 8 février 1995, art. 21 à 21-3 (neutralité, confidentialité)
version: 1
checked-on: 2026-11-21
---

# subject
Dépôt de garantie : une proposition du médiateur

# opening
Le médiateur fait la même proposition au locataire et au bailleur, dans les mêmes mots.

# terms
## La proposition (version {code})

Le bailleur verse {somme} au locataire. La date du paiement est à fixer ensemble.

# terms-dated
## La proposition (version {code})

Le bailleur verse {somme} au locataire, au plus tard le {jour}.

# range
Avec les faits connus, la règle donne : {fourchette}.

# sealed
Votre réponse reste entre vous et nous. L’autre partie ne la connaîtra que si vous acceptez tous les deux.

# free
Vous êtes libre d’accepter ou de refuser. Si vous acceptez tous les deux, ce paiement réglera la question du dépôt de garantie.

# free shorter
Vous êtes libre d’accepter ou de refuser.

# free softer
Prenez le temps d’y réfléchir. Vous êtes libre d’accepter ou de refuser. Si vous acceptez tous les deux, ce paiement réglera la question du dépôt de garantie.

# how-to-answer
## Comment répondre

Répondez à ce courriel par l’une de ces phrases :

- J’ACCEPTE {somme}
- JE REFUSE
`,
  notice: `---
owner: délégué à la protection des données
sources: RGPD, art. 13 et 14 ; loi n° 2016-1547 du 18 novembre 2016, art. 4-1 à 4-3 ; loi n° 95-125 du 8 février 1995, art. 21-3
version: 1
checked-on: 2026-11-21
---

# letter-neutral
{service} est un service neutre : il n’est ni juge, ni avocat d’une partie. Ce courriel a été préparé avec l’aide d’un logiciel. {relecteur} l’a relu et a décidé de l’envoyer.

# reader-named
{nom}, de l’équipe de médiation,

# reader-unnamed
Un médiateur

# letter-confidential
Vos échanges avec nous sont confidentiels. Vous pouvez à tout moment refuser la médiation ou l’aide d’un logiciel, ou saisir la commission de conciliation ou le juge.

# letter-contact
Une question, une réclamation, ou une demande sur vos données ? Répondez à ce courriel ou écrivez à {adresse}. Vous pouvez aussi saisir la CNIL.

# automatic
Message automatique de {service}. Une personne lit vos réponses.

# automatic-contact
Une réclamation, ou une demande sur vos données ? Écrivez à {adresse}. Vous pouvez aussi saisir la CNIL.

# origin-tenant
Elles viennent des messages que nous avons reçus à propos de ce logement.

# origin-landlord
Le locataire nous les a données, ou vous nous avez écrit.

# information
## Informations sur ce service

Qui nous sommes : {service} aide locataires et bailleurs à s’entendre sur le dépôt de garantie. Le service ne prend parti pour personne.

Pourquoi nous avons vos coordonnées : {origine} Elles servent à cette médiation, et à rien d’autre.

Comment ce courriel est préparé : Un logiciel lit les messages et prépare les lettres. Un médiateur les relit, les corrige et les approuve. Le logiciel ne décide jamais seul. Les règles de calcul vous sont communiquées sur demande.

Votre accord : Si vous répondez sur le fond, vous acceptez l’aide de ce logiciel. Vous pouvez la refuser, maintenant ou plus tard : répondez « sans logiciel ». Une personne vous écrira alors elle-même, et rien n’est perdu.

Qui lit vos messages : Les médiateurs du service et leurs responsables. Vos messages privés ne sont pas transmis à l’autre partie. Elle reçoit seulement les faits utiles, les sommes proposées et les documents que vous nous autorisez à montrer.

Confidentialité : Ce qui est dit en médiation ne peut pas servir devant un juge sans l’accord des deux parties. Les documents que vous aviez déjà, comme le bail, ne sont pas concernés.

Vos droits : Vous pouvez consulter, corriger ou faire effacer vos données, ou vous opposer à leur usage. Écrivez à {adresse}. Nous gardons le dossier jusqu’à la fin du délai pour agir en justice, puis nous l’effaçons. En cas de désaccord, vous pouvez saisir la CNIL.
`,
  'offer-relay': `---
owner: médiatrice référente
sources: loi n° 89-462 du 6 juillet 1989, art. 20 et 22 ; loi n° 95-125 du 8 février 1995, art. 21 à 21-3 (neutralité, confidentialité)
version: 1
checked-on: 2026-11-21
---

# subject
Dépôt de garantie : une proposition pour vous

# landlord-offers
Le bailleur propose de verser {somme} au locataire.

# landlord-offers-dated
Le bailleur propose de verser {somme} au locataire, au plus tard le {jour}.

# tenant-offers
Le locataire propose que le bailleur lui verse {somme}.

# tenant-offers-dated
Le locataire propose que le bailleur lui verse {somme}, au plus tard le {jour}.

# no-day
Aucune date de paiement n’est proposée. Vous pouvez en indiquer une.

# renewed
C’est la somme que vous aviez proposée. La réponse est arrivée après la date prévue : votre accord est donc demandé de nouveau.

# until
Cette proposition reste ouverte jusqu’au {jour}. Après cette date, elle devra être confirmée par son auteur.

# effect
Si vous acceptez, ce paiement réglera la question du dépôt de garantie. Nous enverrons alors le même récapitulatif aux deux parties.

# effect shorter
Si vous acceptez, ce paiement réglera la question du dépôt de garantie.

# free
Vous êtes libre d’accepter, de refuser ou de proposer autre chose. Nous ne donnons pas d’avis sur cette proposition.

# free shorter
Vous êtes libre d’accepter, de refuser ou de proposer autre chose.

# free firmer
Vous êtes libre d’accepter, de refuser ou de proposer autre chose. Nous ne donnons pas d’avis sur cette proposition. Nous vous demandons une réponse claire, quelle qu’elle soit.

# free softer
Prenez le temps d’y réfléchir. Vous êtes libre d’accepter, de refuser ou de proposer autre chose. Nous ne donnons pas d’avis sur cette proposition.

# how-to-answer
## Comment répondre

Répondez à ce courriel par l’une de ces phrases :

- J’ACCEPTE {somme} (version {code})
- JE REFUSE
- JE PROPOSE, suivi de votre somme et d’une date de paiement
`,
  'other-exit': `---
owner: juriste du service
sources: loi n° 89-462 du 6 juillet 1989, art. 22 ; Cass. 3e civ., 22 juin 2022, n° 21-14.525 ; code de procédure civile, art. 750-1 ; code de l’organisation judiciaire, art. L. 213-4-4 ; annuaires anil.org, conciliateurs.fr, justice.fr
version: 1
checked-on: 2026-11-22
---

# subject-formal_notice
Un texte pour réclamer le dépôt de garantie

# subject-conciliator
Voir un conciliateur de justice

# subject-court
Saisir le juge : ce qu’il faut savoir

# subject-adil
Un conseil gratuit près de chez vous

# opening-formal_notice
Vous pouvez réclamer vous-même le dépôt de garantie par une lettre recommandée avec avis de réception. Un texte est proposé en annexe.

# opening-conciliator
Un conciliateur de justice aide gratuitement à trouver un accord. Un texte pour lui écrire est proposé en annexe.

# opening-court
Si rien n’aboutit, un juge peut décider. Voici ce qu’il faut savoir avant de le saisir.

# opening-adil
L’ADIL de votre département peut vous répondre. Ses juristes connaissent le logement, et leur conseil est gratuit.

# how-formal_notice
## Comment faire

1. Relisez le texte et corrigez-le si besoin. Il reprend vos déclarations et le calcul.
2. Datez-le, signez-le et envoyez-le vous-même.
3. Gardez une copie et l’avis de réception.

# how-conciliator
## Comment faire

1. Prenez rendez-vous sur conciliateurs.fr, ou demandez à la mairie.
2. Apportez le contrat, les états des lieux, les courriers et le calcul.
3. Gardez le constat qu’il vous remet, même sans accord.

# how-court
## Comment faire

1. Rassemblez le contrat, les états des lieux, les courriers et le calcul.
2. Gardez la preuve de ce qui a été tenté pour trouver un accord.
3. Un point-justice vous aide gratuitement à préparer la demande (adresses sur justice.fr).

# how-adil
## Comment faire

1. Cherchez son adresse sur anil.org.
2. Apportez le contrat, les états des lieux, les courriers et le calcul.
3. Le rendez-vous ne vous engage à rien.

# yours
C’est votre démarche : nous n’envoyons rien en votre nom. La règle et le calcul sont en annexe.

# yours shorter
C’est votre démarche : nous n’envoyons rien en votre nom. Le calcul est en annexe.

# yours firmer
C’est votre démarche, et elle vous appartient : nous n’envoyons rien en votre nom. La règle et le calcul sont en annexe.

# yours softer
C’est votre démarche, à votre rythme : nous n’envoyons rien en votre nom. La règle et le calcul sont en annexe.

# text-formal_notice
## Texte proposé

Madame, Monsieur,

Je vous ai rendu les clés du logement le {cles}. Le dépôt de garantie devait m’être rendu au plus tard le {limite}.

À ce jour, la somme due est : {somme}. Le calcul est joint.

Je vous mets en demeure de me verser cette somme dès réception de cette lettre. À défaut, je pourrai saisir la commission départementale de conciliation, un conciliateur de justice ou le juge.

Date, nom et signature

# text-conciliator
## Texte proposé

Madame, Monsieur,

Je souhaite votre aide pour un différend sur le dépôt de garantie d’un logement loué. La somme en cause est : {somme}. Le calcul est joint.

Je vous demande un rendez-vous avec l’autre partie.

Date, nom et signature
`,
  'out-of-scope': `---
owner: juriste du service
sources: loi n° 89-462 du 6 juillet 1989, art. 2 et 20 ; annuaires anil.org, conciliateurs.fr, justice.fr
version: 1
checked-on: 2026-11-21
---

# subject
Votre demande : à qui vous adresser

# opening
Nous avons étudié votre demande avec attention. Notre service traite le dépôt de garantie d’un logement qui est la résidence principale du locataire.

# opening shorter
Notre service traite le dépôt de garantie d’un logement qui est la résidence principale du locataire.

# opening softer
Merci de votre confiance. Nous avons étudié votre demande avec attention. Notre service traite le dépôt de garantie d’un logement qui est la résidence principale du locataire.

# not-ours
{constat} Nous ne pouvons donc pas faire de calcul ni écrire à l’autre partie.

# not-ours firmer
{constat} Nous ne ferons donc pas de calcul, et nous n’écrirons pas à l’autre partie. L’étape suivante est de vous adresser à l’un des services ci-dessous.

# who-helps
## Qui peut vous aider

# misunderstood
Si nous avons mal compris, répondez à ce courriel en quelques mots. Nous reprendrons votre demande.

# is-other_rental_dispute
Votre demande porte sur un autre point de la location.

# is-mobility_lease
Votre location est un bail mobilité, qui suit d’autres règles.

# is-holiday_or_second_home
Le logement est une location de vacances ou une résidence secondaire.

# is-business_lease
Le bail est commercial ou professionnel.

# is-student_or_social_residence
Le logement se trouve dans un foyer ou une résidence, qui suit d’autres règles.

# is-housing_tied_to_work
Le logement est lié à un emploi, et suit d’autres règles.

# is-too_late
Le délai pour agir en justice semble dépassé.

# is-no_rental
Votre demande ne porte pas sur une location de logement.

# is-other
Votre demande suit d’autres règles.

# helper-adil
L’ADIL de votre département : des juristes du logement vous répondent gratuitement (adresses sur anil.org).

# helper-conciliator
Un conciliateur de justice : il aide gratuitement à trouver un accord (rendez-vous sur conciliateurs.fr).

# helper-cdc
La commission départementale de conciliation, à la préfecture : elle traite aussi l’état des lieux, les charges et les réparations.

# helper-justice
Un point-justice près de chez vous : un premier conseil juridique gratuit (adresses sur justice.fr).

# helper-consumer
Une association de consommateurs : elle peut vous aider face à un professionnel.
`,
  'paper-letter': `---
owner: médiatrice référente
sources: loi n° 89-462 du 6 juillet 1989, art. 22 ; loi n° 95-125 du 8 février 1995, art. 21 à 21-3 (neutralité, confidentialité)
version: 1
checked-on: 2026-11-21
---

# subject
Une lettre à imprimer et à poster

# why-landlord
Aucune adresse électronique du bailleur ne fonctionne, ou nous n’en connaissons aucune. Nous ne pouvons donc pas lui écrire.

# why-tenant
Aucune adresse électronique du locataire ne fonctionne, ou nous n’en connaissons aucune. Nous ne pouvons donc pas lui écrire.

# what
Vous trouverez ci-joint une lettre de notre part, prête à imprimer. Son texte est aussi plus bas dans ce courriel : il donne la règle et le calcul.

# what shorter
Vous trouverez ci-joint une lettre de notre part, prête à imprimer. Son texte est aussi plus bas.

# how
- Imprimez le document joint. N’y ajoutez rien : c’est une lettre neutre, la même pour vous deux.
- Écrivez le nom et l’adresse postale sur l’enveloppe, puis postez-la. En recommandé, vous saurez si elle est arrivée.
- Gardez la preuve du dépôt.

# answer
Son code permet à cette personne de nous répondre par courriel. Il n’ouvre rien à lui seul : un médiateur vérifie qui écrit. Si une réponse vous arrive par la poste ou par téléphone, dites-le-nous.

# better
Si vous trouvez une adresse électronique, envoyez-la-nous : cela ira plus vite.

# wait
Sans réponse au {jour}, nous vous dirons ce qui reste possible.

# wait firmer
Postez-la sans attendre. Sans réponse au {jour}, nous vous dirons ce qui reste possible.

# wait softer
Merci pour cette aide. Sans réponse au {jour}, nous vous dirons ce qui reste possible.

# paper-title
Dépôt de garantie : la règle et le calcul

# paper-asked-landlord
## Ce que nous vous demandons

Dites-nous, avant le {jour}, ce que vous comptez faire du dépôt de garantie. Vous n’êtes pas obligé d’accepter ce calcul.

# paper-asked-tenant
## Ce que nous vous demandons

Dites-nous, avant le {jour}, ce que vous pensez de ce calcul. Vous n’êtes pas obligé de l’accepter.

# paper-how-landlord
## Comment répondre

Écrivez un courriel à cette adresse : {adresse}

Recopiez votre code : {code}

Ajoutez le chiffre qui convient :

1. Je rends tout le dépôt.
2. Je rends une partie du dépôt.
3. Je justifie mes retenues.
4. Je conteste la demande.
5. Je ne suis pas la bonne personne.
6. J’ai besoin de temps.

Vous pouvez ajouter quelques mots, une somme, une date ou des documents. Un médiateur vérifie qui écrit avant d’ouvrir votre réponse.

# paper-how-tenant
## Comment répondre

Écrivez un courriel à cette adresse : {adresse}

Recopiez votre code : {code}

Ajoutez quelques mots, une somme, une date ou des documents. Un médiateur vérifie qui écrit avant d’ouvrir votre réponse.

# paper-annex
## La loi et le calcul en détail

Cette annexe complète la lettre.

# paper-neutral
{service} est un service neutre : il n’est ni juge, ni avocat d’une partie. Cette lettre a été préparée avec l’aide d’un logiciel. Un médiateur l’a relue et a décidé de l’envoyer. Vous pouvez à tout moment refuser la médiation, ou saisir la commission de conciliation ou le juge.
`,
  'payment-chase': `---
owner: médiatrice référente
sources: loi n° 89-462 du 6 juillet 1989, art. 20 et 22 ; loi n° 95-125 du 8 février 1995, art. 21 à 21-3 (neutralité, confidentialité)
version: 1
checked-on: 2026-11-21
---

# subject
Le paiement convenu n’est pas encore arrivé

# agreed-undated
Vous avez trouvé un accord avec le locataire : un versement de {somme}.

# agreed-dated
Vous avez trouvé un accord avec le locataire : un versement de {somme}, au plus tard le {jour}.

# not-there
À ce jour, le locataire nous indique que la somme n’est pas arrivée. Le retard peut venir de la banque.

# not-there shorter
À ce jour, le locataire nous indique que la somme n’est pas arrivée.

# not-there firmer
À ce jour, le locataire nous indique que la somme n’est pas arrivée. Merci de payer ou de nous donner une date précise.

# not-there softer
À ce jour, le locataire nous indique que la somme n’est pas arrivée. Le retard peut venir de la banque, et une difficulté peut toujours se dire.

# how-to-answer
## Comment répondre

Répondez à ce courriel par l’un de ces mots :

- PAYÉ, suivi de la date
- PAS ENCORE, suivi de la date prévue
- UNE DIFFICULTÉ, suivie de quelques mots

# otherwise
Sans réponse ni paiement, le locataire pourra reprendre sa demande et saisir la commission départementale de conciliation ou le juge.
`,
  'payment-check': `---
owner: médiatrice référente
sources: loi n° 89-462 du 6 juillet 1989, art. 20 et 22 ; loi n° 95-125 du 8 février 1995, art. 21 à 21-3 (neutralité, confidentialité)
version: 1
checked-on: 2026-11-21
---

# subject
Le paiement convenu a-t-il eu lieu ?

# agreed-undated
Votre accord prévoit le versement de {somme} au locataire, sans date précise.

# agreed-dated
Votre accord prévoit le versement de {somme} au locataire, au plus tard le {jour}. Cette date est passée.

# check
Nous faisons le point avec chacun de vous. Un virement peut prendre un peu de temps.

# check shorter
Nous faisons le point avec chacun de vous.

# check firmer
Nous faisons le point avec chacun de vous. Une réponse d’un mot suffit, et nous l’attendons de chacun.

# check softer
Nous faisons simplement le point avec chacun de vous. Un virement peut prendre un peu de temps.

# tenant-answers
## Avez-vous reçu l’argent ?

Répondez à ce courriel par l’un de ces mots :

- REÇU
- REÇU EN PARTIE, suivi de la somme
- PAS REÇU

# landlord-answers
## Avez-vous payé ?

Répondez à ce courriel par l’un de ces mots :

- PAYÉ, suivi de la date
- PAS ENCORE, suivi de la nouvelle date
`,
  pieces: `---
owner: médiatrice référente
sources: sans règle de droit
version: 1
checked-on: 2026-11-22
---

# heading
## Vos documents

# received
Nous avons : {liste}.

# missing
Ces documents aideraient. Aucun n’est obligatoire : le dossier avance sans eux. Vous pouvez les envoyer en réponse à ce courriel.

# all
Rien ne manque.

# status-received
Documents reçus de vous : {liste}.

# status-missing
Documents qui aideraient encore : {liste}.

# unreadable
Nous n’arrivons pas à lire : {liste}. Pouvez-vous l’envoyer de nouveau, par exemple en photo bien éclairée ?

# status-unreadable
À envoyer de nouveau, car illisible : {liste}.

# exhibit-one
{document} : pièce {numero}

# exhibit-many
{document} : pièces {numeros}

# exhibit-none
{document} : à ajouter

# name-unknown
un de vos fichiers

# name-lease
le bail

# name-deposit_proof
la preuve du paiement du dépôt

# name-entry_inventory
l’état des lieux d’entrée

# name-exit_inventory
l’état des lieux de sortie

# name-keys_proof
une trace de la remise des clés

# name-address_proof
la lettre ou le courriel qui donne la nouvelle adresse

# name-statement
le décompte des retenues

# name-invoices
les devis ou factures

# name-demand_letter
la lettre qui réclame l’argent, avec son avis de réception

# name-mandate
le pouvoir donné au représentant

# why-lease
il dit la somme du dépôt, le loyer et les dates

# why-deposit_proof
elle montre la somme versée

# why-entry_inventory
il se compare à celui de sortie

# why-exit_inventory
il montre l’état du logement et le jour du départ

# why-keys_proof
elle montre le jour où les clés ont été rendues

# why-address_proof
on y voit le jour où vous l’avez donnée

# why-statement
il dit ce qui est retenu, et pourquoi

# why-invoices
ils montrent ce que coûte chaque retenue

# why-demand_letter
elle montre que la somme a été demandée, et quand

# why-mandate
il montre que cette personne peut agir pour vous
`,
  questions: `---
owner: juriste du service
sources: loi n° 89-462 du 6 juillet 1989, art. 20 et 22 ; loi n° 95-125 du 8 février 1995, art. 21 à 21-3 (neutralité, confidentialité)
version: 1
checked-on: 2026-11-21
---

# question-heading
## Notre question

# questions-heading
## Nos questions

# consent-tenant
Si vous êtes d’accord, le bailleur recevra votre nom, le lieu du logement, les dates et sommes utiles, et le rappel de la règle. Il ne recevra pas vos messages. Votre accord vaut aussi pour l’aide d’un logiciel, toujours relue par un médiateur.

# consent-landlord
Si vous êtes d’accord, le locataire recevra votre nom, le lieu du logement, les dates et sommes utiles, et le rappel de la règle. Il ne recevra pas vos messages. Votre accord vaut aussi pour l’aide d’un logiciel, toujours relue par un médiateur.

# how-to-answer
Quelques mots par numéro suffisent. Si vous ne savez pas, écrivez « je ne sais pas ».

# landlord-consent
Êtes-vous d’accord pour que nous écrivions à votre locataire ? (oui ou non)

# landlord-lease_start
À quelle date le bail a-t-il commencé ?

# landlord-main_residence
Le logement était-il la résidence principale du locataire ? (oui ou non)

# landlord-deposit_amount
Quel montant le locataire a-t-il versé comme dépôt de garantie ?

# landlord-keys_returned_on
À quelle date toutes les clés vous ont-elles été rendues ?

# landlord-entry_inventory_exists
Un état des lieux a-t-il été fait à l’entrée du locataire ? (oui ou non)

# landlord-exit_inventory_exists
Un état des lieux a-t-il été fait au départ du locataire ? (oui ou non)

# landlord-forwarding_address_given
Le locataire vous a-t-il donné sa nouvelle adresse ? (oui ou non)

# landlord-forwarding_address_given_on
À quelle date le locataire vous a-t-il donné sa nouvelle adresse ?

# landlord-deductions
Souhaitez-vous faire des retenues : lesquelles et de quel montant ?

# landlord-refunded
Avez-vous déjà rendu une partie du dépôt : combien, et à quelle date ?
`,
  recap: `---
owner: médiatrice référente
sources: sans règle de droit
version: 1
checked-on: 2026-11-22
---

# subject
Dépôts de garantie : {nombre} dossiers attendent votre réponse

# greeting
Bonjour,

# opening
Pour {nombre} dossiers de dépôt de garantie, vous avez reçu une lettre de {service} et nous attendons votre réponse. Ce courriel les rassemble : vous pouvez répondre à tous en une fois.

# heading
## Les dossiers

# line
Dossier {numero}, {qui} : {lettre} du {jour}

# line-where
Dossier {numero}, {qui}, {lieu} : {lettre} du {jour}

# tenant
locataire {nom}

# tenant-unnamed
locataire

# how-heading
## Comment répondre

# how
Répondez à ce courriel, une ligne par dossier : son numéro dans la liste, puis quelques mots. Par exemple « 1. D’accord, nous payons » et « 2. À voir avec le propriétaire ».

# digits
Les six chiffres de nos lettres restent valables : « 1. chiffre 6 » veut dire, pour le premier dossier, que vous avez besoin de temps.

# apart
Chaque réponse va dans son dossier, et dans celui-là seulement. Pour envoyer un document, répondez plutôt à la lettre de ce dossier.

# sign-off
Bien cordialement,

# ask-subject
À approuver : récapitulatif de {nombre} dossiers pour {adresse}

# ask
Répondez OK : ce courriel part à {adresse}, et à cette adresse seulement. NON, suivi de la raison : il ne part pas. Les relances de chaque dossier continuent à leur rythme.

# ask-text
## Le courriel proposé : {objet}

# again-subject
Votre réponse : une partie n’a pas trouvé son dossier

# again-filed
Nous avons rangé votre réponse dans son dossier pour : {lignes}.

# again-unplaced
Un passage de votre réponse ne porte aucun numéro de la liste. Nous ne l’avons rangé dans aucun dossier. Répondez de nouveau, avec un numéro de 1 à {dernier} devant chaque réponse.

# again-files
Des documents ne sont dans aucun dossier : nous ne savons pas lequel ils concernent. Renvoyez-les avec le numéro de la ligne dans leur nom, ou en réponse à la lettre du bon dossier.
`,
  receipt: `---
owner: médiatrice référente
sources: sans règle de droit
version: 1
checked-on: 2026-11-21
---

# subject-first
Nous avons bien reçu votre demande (dossier {numero})

# subject
Nous avons bien reçu votre message (dossier {numero})

# greeting
Bonjour,

# arrived-first
Votre demande est bien arrivée. Votre numéro de dossier : {numero}.

# arrived
Votre message est bien arrivé. Il est classé dans le dossier {numero}.

# next-first
## La suite

- Un médiateur lit votre demande et vous répond au plus tard le {jour}.
- Vous n’avez rien à faire d’ici là.
- Gardez vos documents : le bail, les états des lieux et la preuve du paiement du dépôt.

# next
## La suite

- Un médiateur lit votre message et vous répond au plus tard le {jour}.
- Vous n’avez rien à faire d’ici là.

# ask-status
Pour connaître l’état de votre dossier, répondez : OÙ EN EST MON DOSSIER ?

# not-you
Si vous n’avez rien demandé, ignorez ce courriel ou dites-le-nous. Nous n’écrirons à personne sans votre accord.
`,
  reminder: `---
owner: juriste du service
sources: loi n° 89-462 du 6 juillet 1989, art. 20 et 22 ; loi n° 95-125 du 8 février 1995, art. 21 à 21-3 (neutralité, confidentialité)
version: 1
checked-on: 2026-11-21
---

# subject-1
Dépôt de garantie : nous attendons votre réponse

# subject-2
Dépôt de garantie : votre réponse est attendue

# subject-3
Dépôt de garantie : la date limite approche

# subject-4
Dépôt de garantie : dernier rappel

# about
{service} vous écrit au sujet du dépôt de garantie {precisions}. Nous sommes un service neutre de médiation.

# about shorter
{service}, service neutre de médiation, vous écrit au sujet du dépôt de garantie {precisions}.

# about-nothing-known
{service} vous écrit au sujet du dépôt de garantie. Nous sommes un service neutre de médiation.

# where
du logement {lieu}

# with-tenant
avec {nom}, locataire

# with-landlord
avec {nom}, bailleur

# asked-fact_request
il nous manque quelques informations

# asked-law_reminder
nous rappelions la règle et le calcul, et nous demandions votre position

# asked-reminder
nous attendions votre réponse

# asked-reply
nous répondions à votre message et attendions la suite

# asked-offer_relay
nous vous transmettions une proposition

# asked-neutral_proposal
nous vous transmettions une proposition du médiateur

# asked-agreement_recap
nous vous demandions de confirmer l’accord

# asked-authority_request
nous vous demandions si votre accord engage aussi les autres

# asked-payment_check
nous demandions si le paiement avait eu lieu

# asked-payment_chase
nous demandions où en était le paiement convenu

# asked-closing
nous vous annoncions la fin de la médiation

# asked-out_of_scope
nous vous indiquions à qui vous adresser

# asked-other_exit
nous vous indiquions une autre voie

# asked-handoff_notice
nous vous disions la fin de la médiation

# asked-commission_news
nous vous donnions des nouvelles de la commission

# asked-cdc_dossier
nous vous envoyions votre dossier

# asked-paper_letter
nous vous envoyions une lettre à poster

# opening-1
Nous vous avons écrit le {jour} : {demande}. Votre réponse ne nous est pas encore parvenue.

# opening-2
Nous vous avons écrit le {jour} : {demande}. Nous n’avons pas encore de réponse, et nous souhaitons connaître votre point de vue.

# opening-3
Nous vous avons écrit le {jour} : {demande}. Nous restons sans réponse de votre part, et la date limite approche.

# opening-4
Nous vous avons écrit le {jour} : {demande}. Nous restons sans réponse de votre part. Ce courriel est le dernier rappel.

# last-day
Vous pouvez encore répondre jusqu’au {jour}. Une réponse courte suffit, et chaque réponse compte.

# last-day shorter
Vous pouvez répondre jusqu’au {jour}. Une réponse courte suffit.

# last-day firmer
La date limite pour répondre est le {jour}. Une réponse courte suffit. Passée cette date, l’étape suivante est celle-ci.

# last-day softer
Vous pouvez encore répondre jusqu’au {jour}. Une réponse courte suffit, et chaque réponse compte. Si le moment est difficile pour vous, dites-le-nous simplement.

# consequence-commission-landlord
Sans réponse au {jour}, nous remettrons au locataire un dossier prêt pour la commission départementale de conciliation. Elle pourra vous inviter à une réunion. Un accord reste possible avant.

# consequence-commission-tenant
Sans réponse au {jour}, nous remettrons au bailleur un dossier prêt pour la commission départementale de conciliation. Elle pourra vous inviter à une réunion. Un accord reste possible avant.

# consequence-closing
Sans réponse au {jour}, nous fermerons le dossier. Vous pourrez le rouvrir en nous écrivant.

# already-settled
Si votre situation est déjà réglée, dites-le-nous en un mot, avec la somme reçue : cela nous aide à savoir si notre service est utile.

# already-settled shorter
Si votre situation est déjà réglée, dites-le-nous en un mot, avec la somme reçue.

# wrong-person
Si vous avez déjà répondu, ou si vous n’êtes pas la bonne personne, dites-le-nous en un mot.

# wrong-person shorter
-
`,
  reply: `---
owner: juriste du service
sources: loi n° 89-462 du 6 juillet 1989, art. 20 et 22 ; loi n° 95-125 du 8 février 1995, art. 21 à 21-3 (neutralité, confidentialité)
version: 1
checked-on: 2026-11-21
---

# subject
Réponse à votre message

# declined
L’autre partie n’accepte pas votre proposition. Vous pouvez en faire une autre, ou nous dire ce que vous souhaitez.

# declined shorter
L’autre partie n’accepte pas votre proposition. Vous pouvez en faire une autre.

# declined firmer
L’autre partie n’accepte pas votre proposition. L’étape suivante vous appartient : faites-en une autre, ou dites-nous ce que vous souhaitez.

# declined softer
L’autre partie n’accepte pas votre proposition. Un refus n’arrête pas la médiation. Vous pouvez en faire une autre, ou nous dire ce que vous souhaitez.

# declined-proposal
La proposition du médiateur n’a pas été acceptée par les deux parties. Nous ne disons à personne ce que l’autre a répondu. Vous pouvez faire une autre proposition, ou nous dire ce que vous souhaitez.

# choice-0
Nous n’avons pas pu lire votre choix. Merci de répondre par un seul des chiffres ci-dessous, ou en quelques mots.

# thanks
Merci pour votre message. Nous l’avons lu avec attention.

# thanks shorter
Merci pour votre message.

# thanks firmer
Nous avons bien lu votre message.

# thanks softer
Merci beaucoup pour votre message. Nous l’avons lu avec attention, et nous en tenons compte.

# waits-until
Nous attendrons votre réponse jusqu’au {jour}.

# law
Voici ce que donne la règle, avec les faits connus à ce jour.

# basis
Règles appliquées : {articles}. Leur texte est en annexe.

# annex
Cette annexe complète la lettre.

# something-else
Si votre question portait sur autre chose, dites-le-nous.

# choice-1
Vous choisissez de rendre tout le dépôt. Merci de nous indiquer la somme et la date du paiement. Nous préviendrons le locataire.

# choice-2
Vous choisissez de rendre une partie du dépôt. Merci de nous indiquer la somme, la date, et la raison de ce que vous gardez.

# choice-3
Vous choisissez de justifier vos retenues. Merci de nous envoyer les documents : état des lieux, devis, facture ou décompte.

# choice-3-joined
Vous choisissez de justifier vos retenues, et nous avons reçu vos documents. Dites-nous aussi, pour chaque retenue, la somme et la raison, si vos documents ne le disent pas.

# choice-4
Vous contestez la demande. Merci de nous dire quels faits vous contestez, et pourquoi.

# choice-5
Vous n’êtes pas la bonne personne. Merci de nous indiquer qui est le bailleur ou son agence, et son adresse électronique.

# choice-6
Vous demandez du temps. C’est possible, et nous l’avons noté.

# act-evidence_requested
Vous demandez un justificatif. Nous pouvons le demander à l’autre partie.

# act-payment_missing
Vous nous dites que l’argent attendu n’est pas arrivé. Nous en tenons compte.

# act-delay_request
Vous demandez du temps. C’est possible, et nous l’avons noté.

# act-hostility
Nous comprenons que cette situation soit pénible. Nous demandons à chacun d’écrire avec respect, et nous restons neutres. En cas de menace, vous pouvez appeler la police ou la gendarmerie.

# act-representation_change
Vous nous signalez un changement d’adresse ou d’interlocuteur. Un médiateur le vérifie avant toute modification.

# act-data_rights
Vous exercez un droit sur vos données. Une personne du service traite votre demande et vous répondra dans le délai prévu par la loi.
`,
  satisfaction: `---
owner: médiatrice référente
sources: sans règle de droit
version: 1
checked-on: 2026-11-21
---

# subject
Une seule question sur notre service (dossier {numero})

# greeting
Bonjour,

# opening
Votre dossier {numero} est fermé. Votre avis nous aide à mieux travailler.

# question
## De 0 à 10, êtes-vous satisfait de notre service ?

Répondez à ce courriel par un chiffre : 0 veut dire pas du tout, 10 veut dire tout à fait. Vous pouvez ajouter une phrase.

# use
Nous posons cette question aux deux côtés, une seule fois. Votre note ne change rien au dossier, et l’autre partie ne la voit pas.

# not-over
Si quelque chose n’est pas réglé pour vous, dites-le aussi dans votre réponse : un médiateur la lira.
`,
  stage: `---
owner: médiatrice référente
sources: sans règle de droit ; les étapes sont celles de rules/procedure/etapes.yaml
version: 1
checked-on: 2026-11-22
---

# now
Étape de votre dossier : {etape}. {explication}
`,
  status: `---
owner: médiatrice référente
sources: sans règle de droit
version: 1
checked-on: 2026-11-21
---

# subject
Où en est votre dossier {numero}

# greeting
Bonjour,

# opening
Voici où en est votre dossier {numero}.

# state
État : {etape}. {explication}

# opened
Ouvert le : {jour}.

# no-message
Nous n’avons pas encore de message de vous.

# message
Votre dernier message : reçu le {jour}.

# no-letter
Nous ne vous avons pas encore envoyé de lettre.

# letter
Notre dernière lettre : {lettre}, le {jour}.

# next
Prochaine étape : au plus tard le {jour}.

# add
Pour ajouter une information, répondez à ce courriel.

# closed
Le dossier est fermé. Pour le rouvrir, répondez à ce courriel.

# turn-yours
Nous attendons une réponse de votre part.

# turn-other_party
Nous attendons une réponse de l’autre partie.

# turn-one_party
Nous attendons une réponse de l’une des parties.

# untold
Nous avons bien reçu votre demande. La personne que vous aidez ne nous a pas encore donné son accord : nous ne pouvons rien vous dire de son dossier.

# turn-mediator
Un médiateur étudie le dossier.

# turn-nobody
Nous préparons la suite.

# recourse
La médiation est libre et gratuite : vous pouvez l’arrêter à tout moment. Chacun garde ses autres recours : la commission départementale de conciliation, un conciliateur de justice, le juge.
`,
} as const
