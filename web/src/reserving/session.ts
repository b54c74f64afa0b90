import type { AlternativeInListFragment, SessionInListFragment } from '../api/gen/documents.ts'

export type ListedSession = SessionInListFragment
export type ListedAlternative = AlternativeInListFragment
