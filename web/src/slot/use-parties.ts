import { useCallback, useEffect, useState } from 'react'
import type { ApiError } from '../api/answer.ts'
import { useClient } from '../api/api-provider.tsx'
import type { Client } from '../api/client.ts'
import {
  PartiesOfSlotDocument,
  type PartiesOfSlotQuery,
  type PartiesOfSlotQueryVariables,
} from '../api/gen/documents.ts'
import type { Party } from './parties.ts'

const PAGE_SIZE = 50
/** A group has tens of parties; what answers without an end is not read for ever. */
const PAGES_MAX = 20
const FRESH = { requestPolicy: 'network-only' } as const

type Slot = Extract<NonNullable<PartiesOfSlotQuery['node']>, { __typename: 'Slot' }>

type PartiesState =
  | { phase: 'loading' }
  | { phase: 'failed'; error: ApiError | undefined }
  /** Not for the viewer's eyes. */
  | { phase: 'hidden' }
  | { phase: 'here'; parties: readonly Party[] }

/** The whole party list of a slot: counts need every page. What is shown stays while it is read anew. */
export function useParties(slotId: string): PartiesState & { reload(): void; replace(party: Party): void } {
  const client = useClient()
  const [state, setState] = useState<PartiesState>({ phase: 'loading' })
  const [attempt, setAttempt] = useState(0)

  // biome-ignore lint/correctness/useExhaustiveDependencies: `attempt` asks again
  useEffect(() => {
    let isWanted = true
    void readParties(client, slotId, () => isWanted).then((read) => {
      if (!isWanted || !read) return
      setState((before) => (read.phase === 'failed' && before.phase === 'here' ? before : read))
    })
    return () => {
      isWanted = false
    }
  }, [client, slotId, attempt])

  const replace = useCallback((party: Party) => {
    setState((before) =>
      before.phase === 'here'
        ? {
            ...before,
            parties: before.parties.map((one) => (one.reservation.id === party.reservation.id ? party : one)),
          }
        : before,
    )
  }, [])

  return { ...state, replace, reload: () => setAttempt((count) => count + 1) }
}

/** All pages, one after another; null when nobody waits for them any more. */
async function readParties(
  client: Client,
  slotId: string,
  isWanted: () => boolean,
): Promise<PartiesState | null> {
  const parties: Party[] = []
  let after: string | null = null
  for (let page = 0; page < PAGES_MAX; page++) {
    const variables: PartiesOfSlotQueryVariables = { id: slotId, first: PAGE_SIZE, after }
    const { data, error } = await client.query(PartiesOfSlotDocument, variables, FRESH)
    if (!isWanted()) return null
    const slot: Slot | null = data?.node?.__typename === 'Slot' ? data.node : null
    if (!slot && error) return { phase: 'failed', error }
    if (!slot?.reservations) return { phase: 'hidden' }
    parties.push(...slot.reservations.edges.map(({ node }) => node))
    const { hasNextPage, endCursor } = slot.reservations.pageInfo
    if (!hasNextPage || !endCursor) break
    after = endCursor
  }
  return { phase: 'here', parties }
}
