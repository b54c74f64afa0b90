import type {
  AlternativeInListFragment,
  SessionByIdQuery,
  SessionInListFragment,
  SiteByIdQuery,
} from '../api/gen/documents.ts'

export type ListedSession = SessionInListFragment
export type ListedAlternative = AlternativeInListFragment
export type FullSession = Extract<NonNullable<SessionByIdQuery['node']>, { __typename: 'Session' }>
export type FullSite = Extract<NonNullable<SiteByIdQuery['node']>, { __typename: 'Site' }>
