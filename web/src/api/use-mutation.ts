import { useCallback, useState } from 'react'
import type { Answer } from './answer.ts'
import { useClient } from './api-provider.tsx'
import type { Document } from './document.ts'

/** Whether it is being sent, and what sends it. */
export function useMutation<R, V>(
  document: Document<R, V>,
): [{ fetching: boolean }, (variables: V) => Promise<Answer<R>>] {
  const client = useClient()
  const [fetching, setFetching] = useState(false)
  const send = useCallback(
    async (variables: V) => {
      setFetching(true)
      const answer = await client.mutation(document, variables)
      setFetching(false)
      return answer
    },
    [client, document],
  )
  return [{ fetching }, send]
}
