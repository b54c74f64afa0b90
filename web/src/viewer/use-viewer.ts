import { ViewerDocument, type ViewerQuery } from '../api/gen/documents.ts'
import { useQuery } from '../api/use-query.ts'

export type Viewer = NonNullable<ViewerQuery['viewer']>

/** `viewer` is undefined while it is not known, null when nobody is signed in. */
export function useViewer(): { viewer: Viewer | null | undefined; failed: boolean; refresh(): void } {
  const [{ data, error }, run] = useQuery({ query: ViewerDocument })
  return {
    viewer: data?.viewer,
    failed: error !== undefined && data === undefined,
    refresh: () => run({ requestPolicy: 'network-only' }),
  }
}
