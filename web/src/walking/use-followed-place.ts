import { useCallback, useEffect, useRef, useState } from 'react'
import type { Place } from '../device/locate.ts'
import { placeOf } from '../device/locate.ts'

type FollowState = 'off' | 'asking' | 'on' | 'denied' | 'failed'

/** Where the person stands, from the press that asks for it until the next press or the page's end; in memory alone. */
export function useFollowedPlace(): { state: FollowState; place: Place | null; start(): void; stop(): void } {
  const [state, setState] = useState<FollowState>('off')
  const [place, setPlace] = useState<Place | null>(null)
  const watch = useRef<number | null>(null)

  const clear = useCallback(() => {
    if (watch.current !== null) navigator.geolocation.clearWatch(watch.current)
    watch.current = null
  }, [])
  useEffect(() => clear, [clear])

  return {
    state,
    place,
    start() {
      if (!('geolocation' in navigator)) return setState('failed')
      clear()
      setState('asking')
      watch.current = navigator.geolocation.watchPosition(
        ({ coords }) => {
          setPlace(placeOf(coords))
          setState('on')
        },
        (error) => {
          if (error.code === error.PERMISSION_DENIED) clear()
          setPlace(null)
          setState(error.code === error.PERMISSION_DENIED ? 'denied' : 'failed')
        },
        { enableHighAccuracy: true, maximumAge: 10_000 },
      )
    },
    stop() {
      clear()
      setPlace(null)
      setState('off')
    },
  }
}
