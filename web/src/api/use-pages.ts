import { startTransition, useCallback, useEffect, useRef, useState } from 'react'
import type { Answer, ApiError } from './answer.ts'
import { useClient } from './api-provider.tsx'
import type { Document } from './document.ts'

interface Connection<Node> {
  pageInfo: { hasNextPage: boolean; endCursor: string | null }
  edges: { node: Node }[]
}

interface Pages<Node, Result> {
  /** Which question these pages answer. */
  name: string
  pages: Connection<Node>[]
  first: Result
}

export interface PagedList<Node, Result> {
  nodes: Node[]
  /** The first page's whole answer: what stands beside the connection. */
  first: Result | undefined
  /** Nothing to show yet. */
  loading: boolean
  /** What is shown answers the question before; the new answer is on its way. */
  stale: boolean
  error: ApiError | undefined
  hasMore: boolean
  loadingMore: boolean
  loadMore(): void
  reload(): void
}

/** A connection read page by page. When the question changes, the old answer stays until the new one is there. */
export function usePages<
  Node extends { id: string },
  Result,
  Variables extends { after?: string | null | undefined },
>(
  document: Document<Result, Variables>,
  variables: Variables,
  connectionOf: (result: Result) => Connection<Node> | null | undefined,
): PagedList<Node, Result> {
  const client = useClient()
  const name = JSON.stringify(variables)
  const [shown, setShown] = useState<Pages<Node, Result> | null>(null)
  const [error, setError] = useState<ApiError | undefined>()
  const [loadingMore, setLoadingMore] = useState(false)
  const [attempt, setAttempt] = useState(0)
  const select = useRef(connectionOf)
  select.current = connectionOf

  // biome-ignore lint/correctness/useExhaustiveDependencies: `name` stands for the variables, `attempt` asks again
  useEffect(() => {
    const requestPolicy = attempt > 0 ? 'network-only' : 'cache-and-network'
    // A refresh that fails says nothing: what is shown stays, and the next one may succeed.
    const isRefresh = shown?.name === name
    const told = ({ data, error: failure }: Answer<Result>) => {
      const connection = data && select.current(data)
      if (connection || !isRefresh) setError(connection ? undefined : failure)
      if (!data || !connection) return
      setShown((before) => ({
        name,
        first: data,
        pages: [connection, ...(before?.name === name ? before.pages.slice(1) : [])],
      }))
    }
    return client.follow(document, variables, { requestPolicy }, (answer) =>
      startTransition(() => told(answer)),
    )
  }, [client, document, name, attempt])

  const current = shown?.name === name ? shown : null
  const last = current?.pages.at(-1)?.pageInfo
  const loadMore = useCallback(async () => {
    if (loadingMore || !last?.endCursor) return
    setLoadingMore(true)
    const asked = { ...(JSON.parse(name) as Variables), after: last.endCursor }
    const { data, error: failure } = await client.query(document, asked)
    setLoadingMore(false)
    const connection = data && select.current(data)
    setError(failure && !connection ? failure : undefined)
    if (!connection) return
    setShown((before) =>
      before?.name === name ? { ...before, pages: [...before.pages, connection] } : before,
    )
  }, [client, document, name, last?.endCursor, loadingMore])

  return {
    nodes: uniqueNodes(shown?.pages ?? []),
    first: shown?.first,
    loading: !shown && !error,
    stale: shown !== null && !current && !error,
    error,
    hasMore: last?.hasNextPage ?? false,
    loadingMore,
    loadMore: () => void loadMore(),
    reload: () => setAttempt((count) => count + 1),
  }
}

/** While pages are read, rows can move over a page's edge and come twice. */
function uniqueNodes<Node extends { id: string }>(pages: Connection<Node>[]): Node[] {
  const byId = new Map<string, Node>()
  for (const { node } of pages.flatMap((page) => page.edges)) if (!byId.has(node.id)) byId.set(node.id, node)
  return [...byId.values()]
}
