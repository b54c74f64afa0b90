import { useEffect, useRef } from 'react'

/** Calls `refresh` about every `everyMs` while the page is seen; a little irregularly, so that not all pages ask at once. */
export function useRefresh(refresh: () => void, everyMs: number): void {
  const newest = useRef(refresh)
  newest.current = refresh
  useEffect(() => {
    const timer = setInterval(
      () => {
        if (document.visibilityState === 'visible') newest.current()
      },
      everyMs * (0.8 + Math.random() * 0.4),
    )
    return () => clearInterval(timer)
  }, [everyMs])
}
