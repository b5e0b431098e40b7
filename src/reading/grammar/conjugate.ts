/** What the ending of a form says. Folded text has no accents, so `verse` is both a present and a participle. */
type Ending = 'present' | 'imperfect' | 'future' | 'conditional' | 'participle' | 'infinitive' | 'gerund'

/** The person that a form can only be; null where `je` and `il` share it. */
type FormPerson = 'we' | 'you' | null

export type Form = { ending: Ending; person: FormPerson }

/** A verb by its folded infinitive, or by the stems that its infinitive does not show. */
export type Verb = string | Irregular
type Irregular = {
  infinitive: string
  /** je, il, nous, vous, ils; subjunctives too, where they differ. */
  present: string
  /** Stem of the imperfect and of the gerund. */
  past: string
  future: string
  participle: string
}

const all = (stem: string, endings: string): string[] => endings.split(' ').map((e) => stem + e.replace('-', ''))
const PAST = 'ais ait ions iez aient'

/** Every folded form of a verb, with what it can be. */
export function formsOf(verb: Verb): (readonly [text: string, form: Form])[] {
  const { infinitive, present, past, future, participle } = typeof verb === 'string' ? regular(verb) : verb
  const person = (text: string): FormPerson => (/ons$/.test(text) ? 'we' : /ez$/.test(text) ? 'you' : null)
  const forms = (texts: readonly string[], ending: Ending) =>
    texts.map((text) => [text, { ending, person: ending === 'participle' ? null : person(text) }] as const)
  return [
    ...forms(present.split(' '), 'present'),
    ...forms(all(past, PAST), 'imperfect'),
    ...forms([`${past}ant`], 'gerund'),
    ...forms(all(future, 'ai as a ons ez ont'), 'future'),
    ...forms(all(future, PAST), 'conditional'),
    ...forms(all(participle, '- e s es'), 'participle'),
    ...forms([infinitive], 'infinitive'),
  ]
}

function regular(infinitive: string): Irregular {
  if (infinitive.endsWith('er')) return firstGroup(infinitive)
  const stem = infinitive.slice(0, -2)
  if (infinitive.endsWith('ir'))
    return {
      infinitive,
      present: all(stem, 'is it issons issez issent isse').join(' '),
      past: `${stem}iss`,
      future: infinitive,
      participle: `${stem}i`,
    }
  return {
    infinitive,
    present: all(stem, 's - ons ez ent e es').join(' '),
    past: stem,
    future: infinitive.slice(0, -1),
    participle: `${stem}u`,
  }
}

/** `-yer` has two presents (paie, paye), `-ger` keeps its e before a and o. */
function firstGroup(infinitive: string): Irregular {
  const stem = infinitive.slice(0, -2)
  const soft = stem.endsWith('g') ? `${stem}e` : stem
  const light = stem.endsWith('y') ? `${stem.slice(0, -1)}i` : stem
  const present = [...all(stem, 'e es ez ent'), `${soft}ons`, ...all(light, 'e es ent')]
  return {
    infinitive,
    present: [...new Set(present)].join(' '),
    past: soft,
    future: `${stem}er`,
    participle: `${stem}e`,
  }
}
