import { startTransition, useCallback, useEffect, useRef, useState } from 'react'
import type { Answer, ApiError } from './answer.ts'
import { useClient } from './api-provider.tsx'
import type { Document } from './document.ts'

interface Connection<Node> {
  pageInfo: { hasNextPage: boolean; endCursor: string | null }
  edges: { node: Node }[]
}

/** `after`: where the page begins; undefined: the first. */
type PageOf<Node> = Connection<Node> & { after?: string | undefined }

interface Pages<Node, Result> {
  /** Which question these pages answer. */
  name: string
  pages: PageOf<Node>[]
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

/** A connection read page by page, each kept up with. When the question changes, the old answer stays until the new one is there. */
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

  const further = useRef<(() => void)[]>([])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the further pages are those of one question
  useEffect(
    () => () => {
      for (const leave of further.current.splice(0)) leave()
    },
    [client, document, name],
  )

  const current = shown?.name === name ? shown : null
  const last = current?.pages.at(-1)?.pageInfo
  const loadMore = useCallback(() => {
    const after = last?.endCursor
    if (loadingMore || !after) return
    setLoadingMore(true)
    const asked = { ...(JSON.parse(name) as Variables), after }
    const leave = client.follow(document, asked, { requestPolicy: 'network-only' }, (answer) => {
      setLoadingMore(false)
      const connection = answer.data && select.current(answer.data)
      setError(answer.error && !connection ? answer.error : undefined)
      if (connection) setShown((before) => withPage(before, name, { ...connection, after }))
    })
    further.current.push(leave)
  }, [client, document, name, last?.endCursor, loadingMore])

  return {
    nodes: uniqueNodes(shown?.pages ?? []),
    first: shown?.first,
    loading: !shown && !error,
    stale: shown !== null && !current && !error,
    error,
    hasMore: last?.hasNextPage ?? false,
    loadingMore,
    loadMore,
    reload: () => setAttempt((count) => count + 1),
  }
}

/** The page in its place, or as the last. */
function withPage<Node, Result>(
  before: Pages<Node, Result> | null,
  name: string,
  page: PageOf<Node>,
): Pages<Node, Result> | null {
  if (before?.name !== name) return before
  const isKnown = before.pages.some(({ after }) => after === page.after)
  const pages = isKnown
    ? before.pages.map((one) => (one.after === page.after ? page : one))
    : [...before.pages, page]
  return { ...before, pages }
}

/** While pages are read, rows can move over a page's edge and come twice. */
function uniqueNodes<Node extends { id: string }>(pages: Connection<Node>[]): Node[] {
  const byId = new Map<string, Node>()
  for (const { node } of pages.flatMap((page) => page.edges)) if (!byId.has(node.id)) byId.set(node.id, node)
  return [...byId.values()]
}
