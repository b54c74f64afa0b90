import { readEventStream } from './event-stream.ts'
import {
  SlotChangedDocument,
  type SlotChangedSubscription,
  ViewerChangedDocument,
  type ViewerChangedSubscription,
} from './gen/documents.ts'
import { AnotherPerson } from './live-line.ts'
import type { LiveSlot, ViewerNews } from './live-places.ts'
import { GRAPHQL_URL, isAnotherPerson, SHOWN_PERSON } from './post.ts'

/** Signs of life come more often; after so long a silence nobody is there, as after a sleep. */
const SILENCE_MAX_MS = 30_000

/** Slots as they stand and each change of them; with a person, what happens to what is theirs. `heard`: the connection is alive. */
export async function* connectByFetch(
  slotIds: string[],
  signal: AbortSignal,
  { person, heard }: { person: string | null; heard: () => void },
): AsyncGenerator<LiveSlot | ViewerNews> {
  const quiet = new AbortController()
  signal.addEventListener('abort', () => quiet.abort())
  let timer: ReturnType<typeof setTimeout> | undefined
  const isAlive = () => {
    clearTimeout(timer)
    timer = setTimeout(() => quiet.abort(), SILENCE_MAX_MS)
  }
  try {
    isAlive()
    const response = await fetch(GRAPHQL_URL, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'text/event-stream',
        ...(person && { [SHOWN_PERSON]: person }),
      },
      body: JSON.stringify(operationsFor(slotIds, person)),
      credentials: 'same-origin',
      signal: quiet.signal,
    })
    if (isAnotherPerson(response)) throw new AnotherPerson()
    if (!response.ok || !response.body) throw new Error(`live updates answered ${response.status}`)
    const chunkCame = () => {
      isAlive()
      heard()
    }
    for await (const data of readEventStream(response.body, chunkCame)) {
      const answer = JSON.parse(data) as {
        data?: Partial<SlotChangedSubscription & ViewerChangedSubscription>
      }
      const news = answer.data?.slotChanged ?? answer.data?.viewerChanged
      if (news) yield news
    }
  } finally {
    clearTimeout(timer)
  }
}

/** One operation as it is, several as a list. */
function operationsFor(slotIds: string[], person: string | null) {
  const slots = { query: SlotChangedDocument, variables: { slotIds } }
  if (!person) return slots
  const viewer = { query: ViewerChangedDocument }
  return slotIds.length > 0 ? [viewer, slots] : [viewer]
}
