import type { OperatedDepartureQuery } from '../api/gen/documents.ts'

/** A departure as operators are shown it. */
export type OperatedDeparture = Extract<
  NonNullable<OperatedDepartureQuery['node']>,
  { __typename: 'Departure' }
>
