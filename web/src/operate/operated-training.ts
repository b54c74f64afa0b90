import type { OperatedTrainingQuery } from '../api/gen/documents.ts'

/** A training as operators are shown it. */
export type OperatedTraining = Extract<NonNullable<OperatedTrainingQuery['node']>, { __typename: 'Training' }>
