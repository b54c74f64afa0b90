import type { ManagedSessionQuery } from '../api/gen/documents.ts'

/** A session as its manager is shown it. */
export type ManagedSession = Extract<NonNullable<ManagedSessionQuery['node']>, { __typename: 'Session' }>
