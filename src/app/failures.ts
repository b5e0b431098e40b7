import { CommanderError } from 'commander'
import { UnusableDatabase } from '../store/unusable-database.ts'
import { ConfigError } from './config.ts'
import { DataFileError } from './data-files.ts'

/** The thing asked for is not so: a rule fails its example, a journal does not verify, there is no such case. Exit 1. */
export class NotSo extends Error {
  override name = 'NotSo'
}

/** The command was called wrongly, or cannot work with this configuration. Exit 2. */
export class WrongUsage extends Error {
  override name = 'WrongUsage'
}

/** 0 for `--help`, 2 for wrong usage or configuration, 1 for everything else. */
export function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
  return error instanceof ConfigError || error instanceof WrongUsage ? 2 : 1
}

/** What goes to standard error; empty when the library has printed it already. */
export function messageOf(error: unknown): string {
  if (error instanceof CommanderError) return ''
  if (error instanceof UnusableDatabase) return `mediation : ${error.path} ${unusable[error.why]}`
  if (
    error instanceof ConfigError ||
    error instanceof DataFileError ||
    error instanceof NotSo ||
    error instanceof WrongUsage
  )
    return `mediation : ${error.message}`
  return `mediation : ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`
}

const unusable: Record<UnusableDatabase['why'], string> = {
  no_database: 'n’est pas une base du service, ou ne peut pas être ouvert.',
  newer: 'vient d’une version plus récente du programme.',
}
