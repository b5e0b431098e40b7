import fs from 'node:fs'
import { load as parse } from 'js-yaml'

/** A corpus of `tests/fixtures/letters/`, written by people for people. */
export const corpus = <T>(name: string): T =>
  parse(fs.readFileSync(new URL(`../../fixtures/letters/${name}.yaml`, import.meta.url), 'utf8')) as T
