import { startTransition, useCallback, useEffect, useRef, useState } from 'react'
import type { Answer } from './answer.ts'
import { useClient } from './api-provider.tsx'
import type { AskOptions, Client } from './client.ts'
import type { Document } from './document.ts'

type Asked<R, V> = AskOptions & {
  query: Document<R, V>
  /** Nothing is asked for now. */
  pause?: boolean
} & (Record<string, never> extends V ? { variables?: NoInfer<V> } : { variables: NoInfer<V> })

interface Shown<R> extends Answer<R> {
  client: Client
  name: string
}

/**
 * What the server answers, and what asks it again. While another question is asked, the answer before stays; answers
 * are drawn without blocking what the person does meanwhile.
 */
export function useQuery<R, V>({
  query,
  variables = {} as V,
  pause = false,
  requestPolicy = 'cache-first',
  outdatedBy,
}: Asked<R, V>): [Answer<R>, (options?: AskOptions) => void] {
  const client = useClient()
  const name = pause ? '' : query + JSON.stringify(variables)
  const current = useRef({ variables, outdatedBy })
  current.current = { variables, outdatedBy }
  const remembered = () => {
    const answer = pause || requestPolicy === 'network-only' ? undefined : client.peek(query, variables)
    return answer && { ...answer, stale: requestPolicy === 'cache-and-network' }
  }

  let [shown, setShown] = useState<Shown<R>>(() => ({ ...nothing, ...remembered(), client, name }))
  if (shown.client !== client || shown.name !== name) {
    shown = { ...shown, ...remembered(), client, name }
    setShown(shown)
  }

  useEffect(() => {
    if (name === '') return
    const told = (answer: Answer<R>) =>
      startTransition(() =>
        setShown((before) => (isSame(before, answer) ? before : { ...answer, client, name })),
      )
    const { variables: asked, outdatedBy: types } = current.current
    return client.follow(query, asked, { requestPolicy, outdatedBy: types }, told)
  }, [client, query, name, requestPolicy])

  // biome-ignore lint/correctness/useExhaustiveDependencies: `name` stands for the variables
  const refresh = useCallback(() => client.refresh(query, current.current.variables), [client, query, name])
  return [shown, refresh]
}

const nothing = { data: undefined, error: undefined, stale: false }

function isSame<R>(one: Answer<R>, other: Answer<R>): boolean {
  return one.data === other.data && one.error === other.error && one.stale === other.stale
}
