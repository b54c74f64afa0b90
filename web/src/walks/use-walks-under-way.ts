import { WalksUnderWayDocument, type WalksUnderWayQuery } from '../api/gen/documents.ts'
import { useQuery } from '../api/use-query.ts'
import { useViewer } from '../viewer/use-viewer.ts'

/** An answer without walks names no type by which the first walk could outdate it. */
const FIRST_WALK = ['Walk']

type OwnWalk = NonNullable<WalksUnderWayQuery['viewer']>['walks']['edges'][number]['node']

/** The person's latest walks that are not complete; none for somebody who is not signed in. */
export function useWalksUnderWay(): { walks: OwnWalk[]; known: boolean; latest: OwnWalk[] } {
  const { viewer } = useViewer()
  const [{ data }] = useQuery({
    query: WalksUnderWayDocument,
    pause: !viewer,
    requestPolicy: 'cache-and-network',
    outdatedBy: FIRST_WALK,
  })
  const latest = viewer ? (data?.viewer?.walks.edges ?? []).map(({ node }) => node) : []
  return {
    latest,
    walks: latest.filter(({ completedAt }) => completedAt === null),
    known: viewer === null || (viewer !== undefined && data !== undefined),
  }
}
