import type { ShiftOfDayQuery } from '../api/gen/documents.ts'

/** A shift as its guide is shown it, and what they recorded of it. */
export type DayShift = Extract<NonNullable<ShiftOfDayQuery['node']>, { __typename: 'Shift' }>
export type DayRecord = NonNullable<ShiftOfDayQuery['viewer']>['serviceRecords']['edges'][number]['node']
