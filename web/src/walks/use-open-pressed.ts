import { useEffect } from 'react'
import { useLocation } from 'wouter'
import { paths } from '../paths.ts'

/** A station pressed on the map; each press is a new one. */
export interface PressedStation {
  stationId: string
  /** The panel that was open then: what opens later does not hear of it. */
  over: string
}

/** Where the stations are no story to scroll, a press on the map opens the station's own page. */
export function useOpenPressed(pressed: PressedStation | null): void {
  const [location, navigate] = useLocation()
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a press opens
  useEffect(() => {
    const page = pressed && paths.station(pressed.stationId)
    if (page && page !== location) navigate(page)
  }, [pressed])
}
