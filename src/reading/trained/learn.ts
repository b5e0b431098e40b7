import type { LabelledConversation } from '../labelled.ts'
import { type ActModel, actsAgainExamples, trainActsAgain } from './act-again.ts'
import { examplesOf } from './examples.ts'
import { groups } from './fact-classes.ts'
import { againExamplesOf, factExamplesOf } from './fact-examples.ts'
import type { FactModel } from './fact-model.ts'
import { type FactExamples, trainFacts, trainGroup } from './fact-train.ts'
import type { Rows } from './sparse-rows.ts'
import type { SumSayings } from './sum-sayings.ts'
import { type Example, train } from './train.ts'

/** What a hand wrote, beside labelled mail. */
export type Sayings = { acts: readonly Example[]; sums: SumSayings }
export const noSayings: Sayings = { acts: [], sums: { sums: [], kinds: [] } }

/** Acts and sums are weighed again as models that had not seen their conversations judged them. */
const PARTS = 3

/** Everything that is learnt: the same conversations and sayings in the same order give the same models. */
export function learn(
  conversations: readonly LabelledConversation[],
  { acts: sayings, sums: sumSayings }: Sayings,
  ours: string,
): { acts: ActModel<Rows>; facts: FactModel<Rows> } {
  const lessons = conversations.map((conversation, i) => ({
    conversation,
    part: i % PARTS,
    acts: examplesOf([conversation], ours),
    facts: factExamplesOf([conversation], ours),
  }))
  const again = Array.from({ length: PARTS }, (_, part) => {
    const others = lessons.filter((lesson) => lesson.part !== part)
    const models = {
      acts: train([...others.flatMap(({ acts }) => acts), ...sayings]),
      sums: trainGroup('sums', [...others.flatMap(({ facts }) => facts.sums), ...sumSayings.sums]),
    }
    const unseen = lessons.filter((lesson) => lesson.part === part)
    return {
      acts: actsAgainExamples(
        unseen.flatMap(({ acts }) => acts),
        models.acts,
      ),
      sums: againExamplesOf(
        unseen.map(({ conversation }) => conversation),
        ours,
        models,
      ),
    }
  })
  const facts = joined(lessons.map((lesson) => lesson.facts))
  return {
    acts: {
      ...train([...lessons.flatMap(({ acts }) => acts), ...sayings]),
      again: trainActsAgain(again.flatMap(({ acts }) => acts)),
    },
    facts: trainFacts({
      ...facts,
      sums: [...facts.sums, ...sumSayings.sums],
      kinds: [...facts.kinds, ...sumSayings.kinds],
      again: again.flatMap(({ sums }) => sums),
    }),
  }
}

const joined = (all: readonly FactExamples[]): FactExamples =>
  Object.fromEntries(groups.map((group) => [group, all.flatMap((one) => one[group])])) as unknown as FactExamples
