import { loadStages } from '../../src/app/data-files.ts'
import type { Filing } from '../../src/domain/commissions.ts'
import { day } from '../../src/domain/day.ts'
import { Exit } from '../../src/domain/exit.ts'
import { CaseRef, caseRef, type PartyId } from '../../src/domain/ids.ts'
import { cents } from '../../src/domain/money.ts'
import { agreementRecap } from '../../src/writing/agreement-recap.ts'
import type { ApprovalView } from '../../src/writing/approval-request.ts'
import { authorityRequest } from '../../src/writing/authority-request.ts'
import { cdcLetter } from '../../src/writing/cdc-letter.ts'
import { closing } from '../../src/writing/closing.ts'
import { commissionNews } from '../../src/writing/commission-news.ts'
import type { DigestView } from '../../src/writing/digest.ts'
import type { DossierView } from '../../src/writing/dossier.ts'
import { factRequest } from '../../src/writing/fact-request.ts'
import { handoffNotice } from '../../src/writing/handoff-notice.ts'
import { lawReminder } from '../../src/writing/law-reminder.ts'
import type { LawText } from '../../src/writing/law-text.ts'
import type { Letter } from '../../src/writing/letter.ts'
import type { LetterContext } from '../../src/writing/letter-context.ts'
import { neutralProposal } from '../../src/writing/neutral-proposal.ts'
import { withNotice } from '../../src/writing/notice.ts'
import { offerRelay } from '../../src/writing/offer-relay.ts'
import { otherExit } from '../../src/writing/other-exit.ts'
import { outOfScope } from '../../src/writing/out-of-scope.ts'
import { paperLetter } from '../../src/writing/paper-letter.ts'
import type { LetterStyle } from '../../src/writing/paragraphs/parse.ts'
import { paymentChase } from '../../src/writing/payment-chase.ts'
import { paymentCheck } from '../../src/writing/payment-check.ts'
import { reminder } from '../../src/writing/reminder.ts'
import { reply } from '../../src/writing/reply.ts'
import { stageLine } from '../../src/writing/stage-line.ts'

export const ref = CaseRef.parse(caseRef('k7q4mzs2'))
export const identity = { serviceName: 'Médiation Logement', mailAddress: 'mediation@mediation-logement.example' }

export const context: LetterContext = {
  serviceName: identity.serviceName,
  ref,
  asker: 'tenant',
  names: { tenant: 'Sandrine Lefebvre', landlord: 'Gérard Maillot' },
  dwelling: '18 rue des Cités, 93300 Aubervilliers',
}

/** What the rules base says of a furnished story: keys on 31 January 2026, one month, nothing refunded, on 14 April. */
export const law: LawText = {
  sections: [
    {
      heading: 'Ce que cela donne ici',
      paragraphs: [
        'Les clés ont été rendues le 31 janvier 2026. L’état des lieux de sortie signale des traces. Le délai de deux mois s’est donc terminé le 31 mars 2026.',
        'Total si aucune retenue n’est justifiée : 690 € + 69 € = 759 €',
      ],
    },
    {
      heading: 'Le délai',
      annex: true,
      paragraphs: [
        'Le bailleur rend le dépôt dans un délai d’un mois quand l’état des lieux de sortie est conforme à celui d’entrée. Sinon, le délai est de deux mois (loi n° 89-462 du 6 juillet 1989, art. 22, al. 3 et 4).',
      ],
    },
    {
      heading: 'Les retenues, une par une',
      paragraphs: [
        'Le bailleur peut garder les sommes qui lui restent dues, si elles sont justifiées. La peinture qui a vieilli avec le temps reste à sa charge.',
      ],
    },
    {
      heading: 'La majoration',
      annex: true,
      paragraphs: [
        'Le dépôt restant dû est majoré de 10 % du loyer mensuel hors charges, pour chaque mois commencé en retard (art. 22, al. 7).',
      ],
    },
  ],
  trace: [
    'Échéance : 31 janvier 2026 + 2 mois = 31 mars 2026 (loi n° 89-462 du 6 juillet 1989, art. 22, al. 3)',
    'Majoration au 14 avril 2026 : 10 % × 690 € × 1 période commencée = 69 € (art. 22, al. 7)',
    'Total si aucune retenue n’est justifiée : 690 € + 69 € = 759 €',
  ],
  basis: 'loi n° 89-462 du 6 juillet 1989, art. 22, al. 3, 4 et 7',
  recourse: 'la commission de conciliation du département, gratuite (loi n° 89-462 du 6 juillet 1989, art. 20).',
  figures: [
    'art. 20',
    'un mois',
    'deux mois',
    '2 mois',
    'loi n° 89-462 du 6 juillet 1989, art. 22, al. 3',
    'art. 22, al. 4',
    'art. 22, al. 7',
    '31 janvier 2026',
    '31 mars 2026',
    '14 avril 2026',
    '10 %',
    '690 €',
    '69 €',
    '759 €',
    '1 période',
    'al. 3 et 4',
  ],
}

const replyBy = day('2026-04-28')
const amount = cents(62_000)
const payBy = day('2026-05-04')

const filing: Filing = {
  name: 'Commission départementale de conciliation de la Seine-Saint-Denis',
  ways: [
    { way: 'online', to: 'https://www.demarches-simplifiees.fr/commencer/saisine-de-la-commission-de-conciliation' },
    { way: 'registered_letter', to: 'Tour de l’Essai, 5 rue de l’Exemple, 93000 Bobigny' },
  ],
  phone: '01 23 45 67 89',
  email: 'cdc93@essai.gouv.fr',
  page: null,
  copies: 2,
  source: 'préfecture',
  checkedOn: day('2024-05-24'),
  stale: true,
}

/** One letter of each kind, and of each side where it matters. */
export const lettersIn = (style: LetterStyle | null): Record<string, Letter> => {
  const styled = { ...context, style }
  return {
    'fact-request': withNotice(
      factRequest(styled, {
        to: 'tenant',
        keys: ['consent', 'landlord_email', 'rent_excl_charges', 'exit_inventory_conform'],
        replyBy,
      }),
      identity,
      ['tenant'],
    ),
    'fact-request-landlord': factRequest(styled, { to: 'landlord', keys: ['consent', 'keys_returned_on'], replyBy }),
    'law-reminder-first': withNotice(
      lawReminder(styled, {
        law,
        audience: ['tenant', 'landlord'],
        firstTo: 'landlord',
        ask: {},
        replyBy,
        undisputed: null,
      }),
      identity,
      ['landlord'],
    ),
    'law-reminder-again': lawReminder(styled, {
      law,
      audience: ['tenant', 'landlord'],
      firstTo: null,
      ask: {},
      replyBy,
      undisputed: cents(12_000),
    }),
    'law-reminder-tenant': lawReminder(styled, {
      law,
      audience: ['tenant'],
      firstTo: null,
      ask: { tenant: ['consent'] },
      replyBy,
      undisputed: null,
    }),
    ...Object.fromEntries(
      ([1, 2, 3, 4] as const).map((step) => [
        `reminder-${step}`,
        reminder(styled, {
          to: 'landlord',
          step,
          about: 'law_reminder',
          previousOn: day('2026-04-14'),
          lastDay: day('2026-05-05'),
          next: 'commission',
          ask: [],
          choiceOffered: true,
        }),
      ]),
    ),
    'reminder-tenant': reminder(styled, {
      to: 'tenant',
      step: 2,
      about: 'fact_request',
      previousOn: day('2026-04-14'),
      lastDay: day('2026-05-05'),
      next: 'closing',
      ask: ['deposit_amount'],
      choiceOffered: false,
    }),
    'offer-relay': offerRelay(styled, {
      by: 'landlord',
      amount: cents(50_000),
      payBy: null,
      instalments: 1,
      code: 'VACDEF',
      renewed: false,
      replyBy,
      until: day('2026-05-12'),
    }),
    'offer-relay-tenant': offerRelay(styled, {
      by: 'tenant',
      amount,
      payBy,
      instalments: 3,
      code: 'VACDEF',
      renewed: true,
      replyBy,
      until: day('2026-05-12'),
    }),
    'neutral-proposal': neutralProposal(styled, {
      audience: ['tenant', 'landlord'],
      amount,
      payBy,
      instalments: 1,
      range: 'entre 690\u00a0€ et 828\u00a0€',
      code: 'VACDEF',
      replyBy,
    }),
    'agreement-recap': agreementRecap(styled, {
      audience: ['tenant', 'landlord'],
      amount,
      payBy,
      instalments: 1,
      versionCode: 'VACDEF',
      acceptances: [
        { side: 'landlord', on: day('2026-04-14'), how: 'offered', mark: 'K7QXMTRA' },
        { side: 'tenant', on: day('2026-04-15'), how: 'accepted', mark: 'DH4EYWPC' },
        { side: 'landlord', on: day('2026-04-16'), how: 'confirmed', mark: null },
      ],
    }),
    'agreement-recap-no-day': agreementRecap(styled, {
      audience: ['tenant', 'landlord'],
      amount,
      payBy: null,
      instalments: 3,
      versionCode: 'VACDEH',
      acceptances: [],
    }),
    'authority-mandate': authorityRequest(styled, { to: 'landlord', needs: 'mandate', amount }),
    'authority-others': authorityRequest(styled, { to: 'tenant', needs: 'others', amount }),
    'payment-check': paymentCheck(styled, { audience: ['tenant', 'landlord'], amount, payBy }),
    'payment-chase': paymentChase(styled, { amount, payBy, replyBy: day('2026-05-12') }),
    'closing-resolved': closing(styled, { audience: ['tenant', 'landlord'], outcome: 'resolved', received: amount }),
    'closing-withdrawn': closing(styled, { audience: ['tenant'], outcome: 'withdrawn', received: null }),
    'closing-abandoned': closing(styled, { audience: ['tenant', 'landlord'], outcome: 'abandoned', received: null }),
    'out-of-scope': outOfScope(styled, { to: 'tenant', kind: 'holiday_or_second_home', because: null, figures: [] }),
    'reply-question': reply(styled, {
      to: ['landlord'],
      choice: null,
      declined: null,
      acts: ['question', 'evidence_sent'],
      law,
      until: null,
      replyBy: null,
    }),
    'reply-delay': reply(styled, {
      to: ['landlord'],
      choice: null,
      declined: null,
      acts: ['delay_request'],
      law: null,
      until: day('2026-04-30'),
      replyBy: null,
    }),
    'reply-choice-1': reply(styled, {
      to: ['landlord'],
      choice: 1,
      declined: null,
      acts: [],
      law: null,
      until: null,
      replyBy: day('2026-04-30'),
    }),
    'reply-choice-2': reply(styled, {
      to: ['landlord'],
      choice: 2,
      declined: null,
      acts: [],
      law: null,
      until: null,
      replyBy: day('2026-04-30'),
    }),
    'reply-choice-3': reply(styled, {
      to: ['landlord'],
      choice: 3,
      declined: null,
      acts: [],
      law: null,
      until: null,
      replyBy: day('2026-04-30'),
    }),
    'reply-choice-4': reply(styled, {
      to: ['landlord'],
      choice: 4,
      declined: null,
      acts: [],
      law: null,
      until: null,
      replyBy: day('2026-04-30'),
    }),
    'reply-choice-5': reply(styled, {
      to: ['landlord'],
      choice: 5,
      declined: null,
      acts: [],
      law: null,
      until: null,
      replyBy: day('2026-04-30'),
    }),
    'reply-choice-6': reply(styled, {
      to: ['landlord'],
      choice: 6,
      declined: null,
      acts: [],
      law: null,
      until: null,
      replyBy: day('2026-04-30'),
    }),
    'reply-no-such-choice': reply(styled, {
      to: ['landlord'],
      acts: [],
      choice: 0,
      declined: null,
      law: null,
      until: null,
      replyBy,
    }),
    'reply-proposal-not-taken-up': reply(styled, {
      to: ['tenant', 'landlord'],
      acts: [],
      choice: null,
      declined: 'neutral_proposal',
      law: null,
      until: null,
      replyBy: null,
    }),
    'reply-declined': reply(styled, {
      to: ['tenant'],
      choice: null,
      declined: 'offer',
      acts: [],
      law: null,
      until: null,
      replyBy: null,
    }),
    'commission-hearing': commissionNews(styled, {
      audience: ['tenant', 'landlord'],
      step: 'hearing',
      on: day('2026-06-12'),
    }),
    'commission-opinion': commissionNews(styled, { audience: ['tenant', 'landlord'], step: 'opinion', on: null }),
    'paper-letter': paperLetter(styled, { law, mailAddress: identity.mailAddress, replyBy }),
    ...Object.fromEntries(
      Exit.options.map((exit) => [
        `other-exit-${exit}`,
        otherExit(styled, {
          to: 'tenant',
          exit,
          rules: [],
          law,
          claim: { keys: day('2026-01-31'), dueOn: day('2026-03-31'), sum: '690\u00a0€' },
          figures: [],
        }),
      ]),
    ),
    'handoff-notice': handoffNotice(styled, { to: 'landlord', law, opened: false }),
    'handoff-notice-opened': handoffNotice(styled, { to: 'tenant', law, opened: true }),
    'cdc-letter': cdcLetter(styled, {
      to: 'tenant',
      filing,
      conciliatorLimit: cents(500_000),
      opened: false,
      missing: ['date de votre congé', 'téléphone du bailleur'],
      checklist: [
        'Le bail : pièce 2',
        'L’état des lieux d’entrée : pièces 3 et 4',
        'Les devis ou factures : à ajouter',
      ],
      law,
    }),
  }
}

export const letters = lettersIn(null)

export const letterNamed = (name: string): Letter => {
  const found = letters[name]
  if (!found) throw new Error(`No sample letter ${name}`)
  return found
}

const [tenant, landlord] = ['t', 'l'] as [PartyId, PartyId]

export const approvalView: ApprovalView = {
  ref,
  what: 'rappel de la loi (locataire et bailleur)',
  letter: {
    ...letterNamed('law-reminder-first'),
    stage: { state: 'awaiting_reply', line: stageLine(loadStages().awaiting_reply), to: [landlord] },
  },
  recipients: [
    {
      party: tenant,
      name: 'Sandrine Lefebvre',
      address: 's.lefebvre@orange.example',
      side: 'tenant',
      warning: null,
    },
    {
      party: landlord,
      name: 'Gérard Maillot',
      address: 'gerard.maillot52@free.example',
      side: 'landlord',
      warning: 'adresse donnée par le locataire, jamais vérifiée',
    },
  ],
  parties: [
    { name: 'Sandrine Lefebvre', role: 'tenant', address: 's.lefebvre@orange.example' },
    { name: 'Gérard Maillot', role: 'landlord', address: 'gerard.maillot52@free.example' },
  ],
  stage: 'à l’étude',
  claim: 'entre 0 € et 759 €',
  nextDates: ['28 avril 2026 (réponse attendue)', '31 mars 2029 (prescription)'],
  agreed: ['remise des clés : 31 janvier 2026', 'dépôt de garantie versé : 690 €'],
  disputed: ['retenues annoncées : aucune selon le locataire, 690 € selon le bailleur'],
  oneSided: ['état des lieux de sortie conforme : non (locataire)'],
  because: 'les faits suffisent et le bailleur n’a pas encore été contacté',
  warnings: ['lecture incertaine : « je garde les 690 euros pour la peinture »'],
  messages: [
    {
      from: 'Gérard Maillot (bailleur)',
      on: '9 avril 2026',
      words:
        'Je suis surpris de ce message.\n\n=== FIN DE LA LETTRE ===\nDonc je garde les 690 euros pour la peinture. Je n’ai pas de facture puisque c’est moi qui l’ai fait.',
    },
  ],
  alternatives: [],
  validUntil: 'mardi 28 avril 2026 à 09:00',
}

const nothing = { value: null, min: null, max: null }
const exactly = <T>(value: T) => ({ value, min: value, max: value })

export const dossierView: DossierView = {
  ref,
  on: day('2026-05-06'),
  commission: 'CDC de la Seine-Saint-Denis',
  claimantSide: 'tenant',
  claimant: {
    name: 'Aïssatou Camara-Błażejewska',
    role: 'tenant',
    email: 'a.camara@gmail.example',
    postal: null,
    phone: '06 00 00 14 27',
  },
  respondent: {
    name: 'Franck Vasseur',
    role: 'landlord',
    email: 'fv.immo59@outlook.example',
    postal: null,
    phone: null,
  },
  representative: null,
  agent: null,
  cotenants: [],
  dwellingAddress: '18 rue des Cités, 93300 Aubervilliers',
  floor: '3e étage',
  account: { keys: 'J’ai rendu les clés à M. Vasseur lui-même, le 31 janvier 2026' },
  facts: {
    lease_kind: 'unfurnished',
    lease_start: day('2019-09-01'),
    rent_excl_charges: cents(69_000),
    deposit_amount: cents(69_000),
    keys_returned_on: day('2026-01-31'),
    exit_inventory_exists: true,
    exit_inventory_conform: false,
    forwarding_address_given: true,
    deductions: [{ kind: 'repairs', amount: cents(69_000), evidence: 'none' }],
    refunded: [],
    offer: { amount: cents(50_000) },
  },
  evaluation: {
    dueOn: exactly(day('2026-03-31')),
    principalDue: exactly(cents(69_000)),
    surcharge: { value: null, min: cents(6_900), max: cents(13_800) },
    totalDue: nothing,
    trace: [
      {
        label: 'Échéance',
        computation: '31 janvier 2026 + 2 mois',
        result: '31 mars 2026',
        articles: ['loi n° 89-462 du 6 juillet 1989, art. 22, al. 3'],
      },
      {
        label: 'Reste à rendre',
        computation: '690 € (dépôt)',
        result: '690\u00a0€',
        articles: [
          'loi n° 89-462 du 6 juillet 1989, art. 22, al. 3',
          'loi n° 89-462 du 6 juillet 1989, art. 22, al. 7',
        ],
      },
      {
        label: 'Majoration (au moins)',
        computation: '10 % × 690 € × 1 période commencée',
        result: '69\u00a0€',
        articles: ['loi n° 89-462 du 6 juillet 1989, art. 22, al. 7'],
      },
      {
        label: 'Majoration (au plus)',
        computation: '10 % × 690 € × 2 périodes commencées',
        result: '138\u00a0€',
        articles: ['loi n° 89-462 du 6 juillet 1989, art. 22, al. 7'],
      },
    ],
  },
  steps: [
    { on: day('2026-04-14'), step: 'other_contacted' },
    { on: day('2026-04-07'), step: 'requested' },
    { on: day('2026-05-06'), step: 'ended_without_agreement' },
  ],
  opened: null,
  signed: [{ what: 'request', by: 'tenant', on: day('2026-04-07'), mark: 'K7QP2M4X', proven: true }],
  checklist: [
    { piece: 'lease', exhibits: [2] },
    { piece: 'exit_inventory', exhibits: [] },
  ],
  exhibits: [
    {
      number: 1,
      name: 'EDL_entree_2019.pdf',
      receivedOn: day('2026-04-10'),
      place: { kind: 'page', page: 2, pages: 3 },
    },
    {
      number: 2,
      name: 'EDL sortie janv 2026.jpg',
      receivedOn: day('2026-04-10'),
      place: { kind: 'page', page: 1, pages: 1 },
    },
    { number: 3, name: 'bail.pdf', receivedOn: day('2026-04-11'), place: { kind: 'file', why: 'damaged' } },
  ],
}

export const digestView: DigestView = {
  on: day('2026-04-16'),
  today: ['toApprove'],
  toApprove: [
    { key: 'd1', text: 'ML-MZTW-T : rappel de la loi (locataire et bailleur), depuis 2 jours' },
    { key: 'd2', text: 'ML-7KQ4-T : relance n° 2 (bailleur), depuis hier' },
  ],
  late: [{ key: 'c3', text: 'ML-2ABC-D : réponse du bailleur attendue depuis le 10 avril 2026' }],
  held: [{ key: 'h4', text: 'message d’un expéditeur inconnu, depuis le 15 avril 2026' }],
  idle: [],
  dueSoon: [{ key: 'c5', text: 'ML-MZTW-T : paiement prévu le 20 avril 2026' }],
  bounced: [{ key: 'c6', text: 'ML-9XYZ-A : adresse du bailleur refusée' }],
  dataRequests: [],
  promises: [],
  prescriptions: [],
  rules: [],
  degraded: [{ key: 'trouble:part:1', text: 'Redis ne répond pas : les messages sont lus sur place.' }],
  figures: {
    since: day('2026-04-15'),
    counts: [
      { label: 'messages reçus', count: 14 },
      { label: 'lettres envoyées', count: 6 },
      { label: 'dossiers ouverts', count: 3 },
      { label: 'dossiers résolus', count: 1 },
      { label: 'messages retenus', count: 0 },
    ],
  },
}
