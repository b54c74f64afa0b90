import { useEffect } from 'react'
import { useLivePlaces } from '../api/live-places.ts'

const MISSING_RETRY_MS = 1_500

type Slot = NonNullable<Parameters<typeof useLivePlaces>[0]>

/** Live places carry numbers only: when they move on, or a service has yet to hear of what is shown, asks again. */
export function useFreshSlot(slot: Slot | null, isMissing: boolean, onStale: () => void): void {
  const live = useLivePlaces(slot)
  const isBehind = slot !== null && live !== null && live.version > slot.version
  // biome-ignore lint/correctness/useExhaustiveDependencies: each newer version asks once
  useEffect(() => {
    if (!isBehind && !isMissing) return
    const timer = setTimeout(onStale, isMissing ? MISSING_RETRY_MS : 0)
    return () => clearTimeout(timer)
  }, [isBehind, isMissing, live?.version])
}
