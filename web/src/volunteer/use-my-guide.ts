import { type GuideProfileFragment, MyGuideDocument, type MyGuideQuery } from '../api/gen/documents.ts'
import { useQuery } from '../api/use-query.ts'

export type GuideProfile = GuideProfileFragment
export type Me = NonNullable<MyGuideQuery['viewer']>

/** The viewer as a guide: undefined while it is not known, null when nobody is signed in; `me.guide` null before registering. */
export function useMyGuide(): { me: Me | null | undefined; failed: boolean; refresh(): void } {
  const [{ data, error }, run] = useQuery({ query: MyGuideDocument, requestPolicy: 'cache-and-network' })
  return {
    me: data?.viewer,
    failed: error !== undefined && data === undefined,
    refresh: () => run({ requestPolicy: 'network-only' }),
  }
}
