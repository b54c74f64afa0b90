import type { WalkByIdQuery } from '../api/gen/documents.ts'

/** A walk as its walker is shown it. */
export type ShownWalk = Extract<NonNullable<WalkByIdQuery['node']>, { __typename: 'Walk' }>
export type WalkStop = ShownWalk['route']['stops'][number]
