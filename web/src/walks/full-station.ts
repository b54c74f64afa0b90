import type { StationByIdQuery } from '../api/gen/documents.ts'

/** A station as its panel shows it. */
export type FullStation = Extract<NonNullable<StationByIdQuery['node']>, { __typename: 'Station' }>
