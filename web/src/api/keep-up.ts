import type { Client } from './client.ts'
import { ViewerDocument } from './gen/viewer.ts'
import { connectByFetch } from './live-connection.ts'
import { createLiveLine } from './live-line.ts'
import { livePlaces } from './live-places.ts'
import type { ShownPerson } from './shown-person.ts'

const CHANNEL = 'shown person'
/** What belongs to one person; lists of it also while they are empty. */
const PERSONAL = new Set([
  ...['Reservation', 'ReservationConnection', 'Notice', 'NoticeConnection', 'Claim', 'ShiftConnection'],
])
/** After so long without a connection anything may have changed. */
const FORGET_AFTER_MS = 20_000
/** Not all pages at once ask everything anew. */
const ASK_WITHIN_MS = 3_000

/** Keeps what the page shows as it is: by its live connection, and after a sleep or a lost network by asking again. */
export function keepUp(client: Client, shown: ShownPerson): () => void {
  livePlaces.open((wants) => createLiveLine(connectByFetch, wants))
  const endings = [
    client.keepUp(livePlaces),
    shareWithTabs(shown),
    shown.onLearnt((id) => livePlaces.followPerson(id)),
    livePlaces.onViewer(() => {
      client.outdate(PERSONAL)
      client.refresh(ViewerDocument, {})
    }),
    livePlaces.onAnother(() => shown.isAnother()),
    livePlaces.onOld((forMs) => {
      if (forMs > FORGET_AFTER_MS) setTimeout(() => client.outdate(), ASK_WITHIN_MS * Math.random())
    }),
  ]
  const wake = () => livePlaces.wake()
  const seen = () => {
    if (document.visibilityState !== 'visible') return
    wake()
    // Who signed out elsewhere may have told nobody.
    client.refresh(ViewerDocument, {})
  }
  addEventListener('online', wake)
  document.addEventListener('visibilitychange', seen)
  return () => {
    for (const end of endings) end()
    removeEventListener('online', wake)
    document.removeEventListener('visibilitychange', seen)
  }
}

/** Each page tells this browser's others who is signed in, and hears it of them. Old browsers have no channel: there the server alone tells. */
function shareWithTabs(shown: ShownPerson): () => void {
  if (!globalThis.BroadcastChannel) return () => {}
  const channel = new BroadcastChannel(CHANNEL)
  channel.addEventListener('message', ({ data }: MessageEvent<string | null>) => shown.heard(data))
  const deaf = shown.onLearnt((id) => channel.postMessage(id))
  return () => {
    deaf()
    channel.close()
  }
}
