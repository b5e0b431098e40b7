import { expect, test } from 'vitest'
import { announcesEdit } from '../../src/commands/announces-edit.ts'
import { SENDER } from './orders.ts'

test.each([
  '',
  'OK',
  'Bonjour,\nOK merci\nNadia',
  'Voici ma version.',
  'Je précise que la réponse est libre.',
  'J’ai corrigé une phrase.',
  'Texte modifié\n\nNadia',
  'Voici ma version\nOK',
  'Voici ma version\nNOTE vu avec elle, ne pas relancer',
  'OK\nTEMPS 15',
  'NOTE vu',
  'Voici ma version.\nEnvoyé de mon iPhone',
])('%j lets an edited letter leave', (words) => expect(announcesEdit(words, SENDER)).toBe(true))

test.each([
  'Voir ma remarque dans le texte, ne pas envoyer',
  'OK mais relis ma remarque',
  'on en parle ?',
  'Voici ma version, mais attendez demain',
  'Voici ma version ?',
  'Qui est ce monsieur ?',
  'NON',
  'STOP',
  'OK 3',
  'Voici ma version\nATTENDRE lundi',
  'Voici ma version\nKarim',
  'NOTE vu\nà relire',
  'F3 = 800 €',
  'Pourquoi cette lettre ?',
  'PLUS COURT',
])('%j keeps an edited letter back', (words) => expect(announcesEdit(words, SENDER)).toBe(false))
