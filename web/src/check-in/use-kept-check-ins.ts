import { useCallback, useEffect, useState, useSyncExternalStore } from 'react'
import { useClient } from '../api/api-provider.tsx'
import { useRefresh } from '../api/use-refresh.ts'
import { useOnline } from '../device/use-online.ts'
import { useViewer } from '../viewer/use-viewer.ts'
import { type CheckInAnswer, sendCheckIn } from './check-in.ts'
import { createKeptCheckIns, type KeptCheckIn, type NewCheckIn } from './kept-check-ins.ts'

type Delay = Extract<CheckInAnswer, { kind: 'later' }>

const SEND_AGAIN_MS = 30_000

const keptCheckIns = createKeptCheckIns(browserStore())

/**
 * The viewer's check-ins that wait for a verdict, or were refused one. Whatever waits is sent at once, when the network
 * comes back, and now and then while the page is seen.
 */
export function useKeptCheckIns(): {
  kept: readonly KeptCheckIn[]
  isSending: boolean
  /** Why there was no verdict, in the service's words; null where it did not get to say anything. */
  message: string | null
  /** It was that the sign-in has run out. */
  isSignedOut: boolean
  keep(one: Omit<NewCheckIn, 'personId'>): void
  send(): void
  forget(idempotencyKey: string): void
} {
  const client = useClient()
  const { viewer } = useViewer()
  const personId = viewer?.id
  const isOnline = useOnline()
  const all = useSyncExternalStore(keptCheckIns.onChange, keptCheckIns.all)
  const [isSending, setIsSending] = useState(false)
  const [delay, setDelay] = useState<Delay | null>(null)

  const send = useCallback(async () => {
    if (!personId || !navigator.onLine || !keptCheckIns.all().some((one) => isWaitingOf(one, personId)))
      return
    setIsSending(true)
    await keptCheckIns.send(personId, async (one) => {
      const answer = await sendCheckIn(client, one)
      setDelay(answer.kind === 'later' ? answer : null)
      return answer
    })
    setIsSending(false)
  }, [client, personId])

  useEffect(() => {
    if (isOnline) void send()
  }, [isOnline, send])
  useRefresh(() => void send(), SEND_AGAIN_MS)
  useEffect(() => {
    addEventListener('storage', keptCheckIns.reread)
    return () => removeEventListener('storage', keptCheckIns.reread)
  }, [])

  return {
    kept: all.filter((one) => one.personId === personId),
    isSending,
    message: delay?.message ?? null,
    isSignedOut: delay?.isSignedOut ?? false,
    keep(one) {
      if (!personId) return
      keptCheckIns.keep({ ...one, personId }, new Date())
      void send()
    },
    send: () => void send(),
    forget: keptCheckIns.forget,
  }
}

function isWaitingOf(one: KeptCheckIn, personId: string): boolean {
  return one.personId === personId && one.refused === undefined
}

/** Storage is shut in some private windows: then check-ins are kept as long as the page. */
function browserStore(): Pick<Storage, 'getItem' | 'setItem'> {
  try {
    localStorage.getItem('')
    return localStorage
  } catch {
    return { getItem: () => null, setItem: () => {} }
  }
}
