import { expect, test } from 'vitest'
import { loadRetention } from '../../src/app/data-files.ts'
import { keptTables, registerText } from '../../src/app/register.ts'
import { openDatabase } from '../../src/store/database.ts'
import { read } from './source.ts'

test('docs/REGISTRE.md is what `mediation register` writes today', () => {
  expect(read('docs/REGISTRE.md')).toBe(registerText(loadRetention()))
})

test('the register names every table of the database, and no other', () => {
  const tables = openDatabase(':memory:').prepare("SELECT name FROM sqlite_master WHERE type = 'table'").pluck().all()
  expect(Object.keys(keptTables).sort()).toEqual((tables as string[]).sort())
})

test('what the register says to be removed or emptied at erasure, erasure names', () => {
  const erases = read('src/store/erase.ts')
  const silent = Object.entries(keptTables).filter(([table, { fate }]) => fate !== 'stays' && !erases.includes(table))
  expect(silent.map(([table]) => table)).toEqual([])
})
