import { expect, test } from 'vitest'
import { unflowed } from '../../src/mail/flowed.ts'

test.each([
  ['a paragraph', 'Bonjour à \ntous.', false, 'Bonjour à tous.'],
  ['with DelSp', 'Anti \nconstitutionnel', true, 'Anticonstitutionnel'],
  ['a quoted paragraph keeps one mark', '> s’entendre sur \n> le dépôt', false, '> s’entendre sur le dépôt'],
  ['marks with and without spaces', '>> a \n> > b', false, '>> a b'],
  ['another depth is another paragraph', '> a \nb', false, '> a \nb'],
  ['a signature line is no soft break', 'a\n-- \nNadia', false, 'a\n-- \nNadia'],
  ['a stuffed line loses its space', ' > not a quote\n From here', false, '> not a quote\nFrom here'],
  ['hard breaks stay', 'a\nb\n\nc', false, 'a\nb\n\nc'],
])('%s', (_, text, delSp, expected) => expect(unflowed(text, delSp)).toBe(expected))
