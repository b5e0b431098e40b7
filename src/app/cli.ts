import { Argument, Command, InvalidArgumentError, Option } from 'commander'
import { type Day, day, type Instant, instant } from '../domain/day.ts'
import type { EvalOptions } from './commands/eval.ts'
import type { StatsOptions } from './commands/stats.ts'

/** The one program. Each command's code is loaded when it is called, so that a small command starts fast. */
export function program(): Command {
  const mediation = new Command('mediation')
    .description('Médiation par courriel des litiges de dépôt de garantie')
    .exitOverride()
    .showHelpAfterError(false)
    .configureHelp({ showGlobalOptions: false })
  running(mediation)
  page(mediation)
  mails(mediation)
  rules(mediation)
  commissions(mediation)
  cases(mediation)
  operation(mediation)
  personalData(mediation)
  return mediation
}

function running(mediation: Command): void {
  mediation
    .command('start')
    .description('fait tourner le service : boîte de réception, travaux, horloge (SIGTERM l’arrête proprement)')
    .action(async () => (await import('./commands/start.ts')).start())
  mediation
    .command('job-worker')
    .description('un processus de plus pour les travaux répartis par Redis (REDIS_URL)')
    .action(async () => (await import('./commands/job-worker.ts')).jobWorker())
  mediation
    .command('demo')
    .description('joue des litiges complets, sans réseau ni compte')
    .option('--to <dossier>', 'où laisser les courriels, la page et la base', 'demo')
    .action(async (options: { to: string }) => (await import('./commands/demo.ts')).demo(options))
  mediation
    .command('doctor')
    .description('vérifie chaque partie du service, une ligne par partie')
    .action(async () => (await import('./commands/doctor.ts')).doctor())
}

function page(mediation: Command): void {
  mediation
    .command('page')
    .description('écrit le questionnaire en site statique : réponses, résultat, courriel prêt à envoyer')
    .requiredOption('--to <dossier>', 'où l’écrire')
    .action(async (options: { to: string }) => (await import('./commands/page.ts')).page(options))
}

function mails(mediation: Command): void {
  mediation
    .command('receive')
    .description('prend des courriels comme s’ils venaient d’arriver (.eml, mbox, Maildir ou dossier)')
    .argument('<chemins...>')
    .option('--at <instant>', 'instant d’arrivée, ISO 8601 (mode local)', instantOption)
    .option('--json', 'un objet JSON par courriel')
    .action(async (paths: string[], options: { at?: Instant; json?: true }) =>
      (await import('./commands/receive.ts')).receive(paths, options),
    )
  mediation
    .command('read')
    .description('lit des courriels sans rien enregistrer')
    .argument('<chemins...>')
    .option('--json', 'un objet JSON par courriel')
    .action(async (paths: string[], options: { json?: true }) =>
      (await import('./commands/read.ts')).read(paths, options),
    )
  mediation
    .command('eval')
    .description('note le lecteur sur des dossiers de conversations annotées')
    .argument('<dossiers...>')
    .option('--folds <n>', 'validation croisée : chaque conversation lue avec des poids appris sans elle', foldsOption)
    .option('--learn <dossiers...>', 'avec --folds : conversations apprises aussi, jamais notées')
    .option('--sayings <dossier>', 'avec --folds : façons de dire, apprises aussi')
    .option('--mistakes', 'les confusions et les messages les plus mal lus')
    .option('--json')
    .action(async (folders: string[], options: EvalOptions) =>
      (await import('./commands/eval.ts')).evaluateReader(folders, options),
    )
  mediation
    .command('train-reader')
    .description('apprend les poids du lecteur sur des dossiers de conversations annotées')
    .argument('<dossiers...>')
    .option('--sayings <dossier>', 'façons de dire, apprises aussi')
    .requiredOption('--to <fichier>', 'où écrire ceux des actes')
    .requiredOption('--facts-to <fichier>', 'où écrire ceux des faits')
    .action(async (folders: string[], options: { to: string; factsTo: string; sayings?: string }) =>
      (await import('./commands/train-reader.ts')).trainReader(folders, options),
    )
}

function rules(mediation: Command): void {
  const group = mediation.command('rules').description('la base de règles').exitOverride()
  group
    .command('check')
    .description('vérifie chaque fichier, chaque exemple, chaque référence et chaque date de relecture')
    .option('--on <jour>', 'jour de la vérification', dayOption)
    .action(async (options: { on?: Day }) => (await import('./commands/rules.ts')).check(options))
  group
    .command('evaluate')
    .description('applique les règles à une situation')
    .argument('<faits.json>')
    .requiredOption('--on <jour>', 'jour du calcul', dayOption)
    .option('--json')
    .action(async (file: string, options: { on: Day }) => (await import('./commands/rules.ts')).evaluate(file, options))
  group
    .command('explain')
    .description('la même chose, comme une partie le lirait')
    .argument('<faits.json>')
    .requiredOption('--on <jour>', 'jour du calcul', dayOption)
    .action(async (file: string, options: { on: Day }) => (await import('./commands/rules.ts')).explain(file, options))
  group
    .command('schema')
    .description('le schéma JSON d’une situation')
    .action(async () => (await import('./commands/rules.ts')).schema())
  group
    .command('page')
    .description('écrit toutes les règles en une page HTML, à donner à qui les demande')
    .requiredOption('--to <fichier>', 'où l’écrire')
    .action(async (options: { to: string }) => (await import('./commands/rules.ts')).page(options))
  group
    .command('changes')
    .description('les dossiers ouverts qui gardent d’autres règles que celles d’aujourd’hui, et ce qui y changerait')
    .option('--json')
    .action(async (options: { json?: true }) => (await import('./commands/rules-of-cases.ts')).changes(options))
  group
    .command('adopt')
    .description('calcule désormais un dossier avec les règles d’aujourd’hui ; rien de ce qui est parti ne change')
    .argument('[référence]')
    .option('--all', 'tous les dossiers ouverts qui en gardent d’autres')
    .action(async (ref: string | undefined, options: { all?: true }) =>
      (await import('./commands/rules-of-cases.ts')).adopt(ref, options),
    )
}

function commissions(mediation: Command): void {
  const group = mediation.command('commissions').description('l’annuaire des commissions de conciliation')
  group
    .command('list')
    .description('ce que les lettres en disent')
    .option('--json')
    .action(async (options: { json?: true }) => (await import('./commands/commissions.ts')).list(options))
  group
    .command('import')
    .description('reprend les commissions de l’annuaire de l’État (fichier JSON déjà téléchargé)')
    .argument('<fichier.json>')
    .option('--to <fichier>', 'où les écrire, à la place de rules/annuaire/commissions-etat.yaml')
    .action(async (file: string, options: { to?: string }) =>
      (await import('./commands/commissions.ts')).importCommissions(file, options),
    )
}

function cases(mediation: Command): void {
  mediation
    .command('cases')
    .description('les dossiers')
    .option('--state <état>')
    .option('--json')
    .action(async (options: { state?: string; json?: true }) => (await import('./commands/cases.ts')).cases(options))
  mediation
    .command('case')
    .description('un dossier entier')
    .argument('<référence>')
    .option('--reason <raison>', 'pourquoi vous le lisez : au journal, et dit à son médiateur')
    .option('--json')
    .action(async (ref: string, options: { json?: true; reason?: string }) =>
      (await import('./commands/case.ts')).oneCase(ref, options),
    )
  mediation
    .command('approve')
    .description('approuve la lettre proposée d’un dossier (mode local et urgences)')
    .argument('<référence>')
    .action(async (ref: string) => (await import('./commands/decide.ts')).approveDraft(ref))
  mediation
    .command('refuse')
    .description('refuse la lettre proposée d’un dossier')
    .argument('<référence>')
    .option('--reason <raison>', 'pourquoi', '')
    .action(async (ref: string, options: { reason: string }) =>
      (await import('./commands/decide.ts')).refuseDraft(ref, options),
    )
  const held = mediation
    .command('held')
    .description('les courriels retenus pour une personne')
    .option('--json')
    .action(async (options: { json?: true }) => (await import('./commands/held.ts')).held(options))
  held
    .command('settle')
    .description('classe un courriel retenu')
    .argument('<identifiants...>')
    .option('--case <référence>', 'le joindre à ce dossier')
    .option('--as <partie>', 'au nom de cette partie du dossier (tenant, landlord, …)')
    .option('--json')
    .action(async (ids: string[], options: { case?: string; as?: string }) =>
      (await import('./commands/held.ts')).settle(ids, options),
    )
  mediation
    .command('dossier')
    .description('écrit le dossier pour la commission de conciliation')
    .argument('<référence>')
    .requiredOption('--to <dossier>', 'où l’écrire')
    .action(async (ref: string, options: { to: string }) =>
      (await import('./commands/dossier.ts')).dossier(ref, options),
    )
}

function operation(mediation: Command): void {
  mediation
    .command('run-until')
    .description('mode local : avance l’horloge et fait tout ce qui échoit')
    .argument('<instant>', 'ISO 8601', instantOption)
    .action(async (end: Instant) => (await import('./commands/run-until.ts')).runUntilInstant(end))
  mediation
    .command('resend')
    .description('renvoie un courriel dont l’envoi est douteux : mêmes octets, même Message-ID')
    .argument('<message-id>')
    .action(async (messageId: string) => (await import('./commands/resend.ts')).resend(messageId))
  mediation
    .command('digest')
    .description('le point quotidien, sans l’envoyer')
    .option('--on <jour>', 'de ce jour', dayOption)
    .option('--json')
    .action(async (options: { on?: Day; json?: true }) => (await import('./commands/digest.ts')).digest(options))
  mediation
    .command('register')
    .description('le registre du traitement : ce qui est gardé, pourquoi, combien de temps')
    .option('--to <fichier>', 'où l’écrire')
    .action(async (options: { to?: string }) => (await import('./commands/register.ts')).register(options))
  mediation
    .command('stats')
    .description('les chiffres, chacun avec sa définition et son dénominateur')
    .option('--from <jour>', 'dossiers ouverts à partir de ce jour', dayOption)
    .option('--to <jour>', 'dossiers ouverts jusqu’à ce jour', dayOption)
    .option('--hourly <euros>', 'prix d’une heure de médiateur, pour le coût par dossier', eurosOption)
    .option('--public', 'seulement des nombres que chacun peut voir')
    .option('--json')
    .option('--csv')
    .action(async (options: StatsOptions) => (await import('./commands/stats.ts')).stats(options))
  mediation
    .command('backup')
    .description('copie la base pendant que le service tourne')
    .argument('<fichier>')
    .action(async (file: string) => (await import('./commands/backup.ts')).backup(file))
  mediation
    .command('restore')
    .description('remet une copie en place (service arrêté)')
    .argument('<fichier>')
    .action(async (file: string) => (await import('./commands/backup.ts')).restore(file))
  mediation
    .command('verify-journal')
    .description('vérifie que le journal des événements est entier')
    .action(async () => (await import('./commands/journal.ts')).verifyJournal())
  mediation
    .command('replay')
    .description(
      'compare chaque dossier avec ce que disent ses événements, relit les courriels retenus comme illisibles, ou dit ce que le programme d’aujourd’hui lit autrement dans un message',
    )
    .argument('[message]', 'Message-ID')
    .addOption(new Option('--check', 'les dossiers').conflicts('held'))
    .addOption(new Option('--held', 'les courriels'))
    .action(async (message: string | undefined, options: { check?: true; held?: true }) =>
      (await import('./commands/journal.ts')).replay(message, options),
    )
}

function personalData(mediation: Command): void {
  mediation
    .command('export')
    .description('écrit en un fichier ZIP ce que le service garde d’un dossier, ou d’une seule de ses parties')
    .argument('<référence>')
    .option('--party <partie>', 'cette personne seule : son rôle (tenant, landlord, …) ou son adresse')
    .option('--to <fichier>', 'où l’écrire ; sinon RÉFÉRENCE.zip')
    .option('--reason <raison>', 'pourquoi : au journal, et dit à son médiateur')
    .action(async (ref: string, options: { party?: string; to?: string; reason?: string }) =>
      (await import('./commands/export.ts')).exportCase(ref, options),
    )
  mediation
    .command('erase')
    .description('efface un dossier, ou une personne dans tous les dossiers (service arrêté)')
    .argument('<référence ou adresse>')
    .option('--force', 'aussi un dossier ouvert : il est d’abord clos sans suite')
    .action(async (subject: string, options: { force?: true }) =>
      (await import('./commands/erase.ts')).eraseData(subject, options),
    )
  mediation
    .command('purge')
    .description('efface ce dont la durée de conservation est passée (service arrêté)')
    .option('--dry-run', 'dit seulement ce qui partirait, et pourquoi')
    .action(async (options: { dryRun?: true }) => (await import('./commands/purge.ts')).purge(options))
  mediation
    .command('hold-data')
    .description('conserve un dossier quoi qu’il arrive (litige en cours, réquisition), ou lève cette conservation')
    .argument('<référence>')
    .addArgument(new Argument('<état>').choices(['on', 'off']))
    .action(async (ref: string, state: 'on' | 'off') =>
      (await import('./commands/hold-data.ts')).holdCaseData(ref, state),
    )
}

function dayOption(text: string): Day {
  try {
    return day(text)
  } catch {
    throw new InvalidArgumentError('un jour AAAA-MM-JJ est attendu.')
  }
}

function instantOption(text: string): Instant {
  try {
    return instant(text)
  } catch {
    throw new InvalidArgumentError('un instant ISO 8601 avec fuseau est attendu, comme 2026-04-07T10:00:00Z.')
  }
}

function foldsOption(text: string): number {
  if (!/^(?:[2-9]|10)$/.test(text)) throw new InvalidArgumentError('un nombre de 2 à 10 est attendu.')
  return Number(text)
}

function eurosOption(text: string): number {
  if (!/^\d{1,4}(?:[.,]\d{1,2})?$/.test(text))
    throw new InvalidArgumentError('un prix en euros est attendu, comme 32,50.')
  return Number(text.replace(',', '.'))
}
