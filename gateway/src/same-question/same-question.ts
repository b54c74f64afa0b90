import type { Clock } from '@xingzhi/runtime/clock'
import type { GraphQLSchema } from 'graphql'
import type { WrittenAnswer } from '../doors/written-answer.ts'
import { type Changes, createChanges } from './changes.ts'
import { createPublicFieldOf, type PublicFieldOf } from './public-question.ts'
import { createSharedAnswers, type SharedAnswers } from './shared-answers.ts'

/** What gives those who ask the same at nearly the same time one answer. */
export interface SameQuestion {
  publicFieldOf: PublicFieldOf
  changes: Changes
  answers: SharedAnswers<{ answer: WrittenAnswer; field: string }>
}

export function createSameQuestion(schema: GraphQLSchema, clock: Clock): SameQuestion {
  const changes = createChanges(clock)
  return { publicFieldOf: createPublicFieldOf(schema), changes, answers: createSharedAnswers(clock, changes) }
}
