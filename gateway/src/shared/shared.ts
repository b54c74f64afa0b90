import type { Clock } from '@xingzhi/runtime/clock'
import type { GraphQLSchema } from 'graphql'
import type { WrittenAnswer } from '../doors/written-answer.ts'
import { createPublicFieldOf, type PublicFieldOf } from './public-question.ts'
import { createSharedAnswers, type SharedAnswers } from './shared-answers.ts'

/** What people who ask the same at nearly the same time share. */
export interface Shared {
  publicFieldOf: PublicFieldOf
  answers: SharedAnswers<{ answer: WrittenAnswer; field: string }>
}

export function createShared(schema: GraphQLSchema, clock: Clock): Shared {
  return { publicFieldOf: createPublicFieldOf(schema), answers: createSharedAnswers(clock) }
}
