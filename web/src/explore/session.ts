import type { SessionByIdQuery, SiteByIdQuery } from '../api/gen/documents.ts'

export type FullSession = Extract<NonNullable<SessionByIdQuery['node']>, { __typename: 'Session' }>
export type FullSite = Extract<NonNullable<SiteByIdQuery['node']>, { __typename: 'Site' }>
