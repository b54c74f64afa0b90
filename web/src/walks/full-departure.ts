import type { DepartureByIdQuery } from '../api/gen/documents.ts'

/** A departure as its panel shows it. */
export type FullDeparture = Extract<NonNullable<DepartureByIdQuery['node']>, { __typename: 'Departure' }>
