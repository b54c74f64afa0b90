import { useCallback, useEffect, useRef, useState } from 'react'

/** What is read stands in this upper share of the panel. */
const READING_SHARE = 0.4
/** A smooth scroll has ended by then, also where the browser does not tell. */
const SCROLL_MAX_MS = 1_200

export const stopId = (index: number) => `stop-${index}`

/**
 * Which stop of the story is being read: the last one whose beginning has come into the upper part of the panel; null above
 * the first. `goTo` scrolls to a stop, and what is passed on the way is not read.
 */
export function useStoryStep(stopCount: number): { readIndex: number | null; goTo(index: number): void } {
  const [readIndex, setReadIndex] = useState<number | null>(null)
  const isOnTheWay = useRef(false)

  useEffect(() => {
    const stops = Array.from({ length: stopCount }, (_, index) =>
      document.getElementById(stopId(index)),
    ).filter((stop) => stop !== null)
    const first = stops[0]
    if (!first) return
    const scroller = scrollerOf(first)
    const read = () => {
      if (!isOnTheWay.current) setReadIndex(stopAt(stops, scroller))
    }
    // Two edges of each stop, and the reading line: whatever crosses it asks anew.
    const observer = new IntersectionObserver(read, {
      root: scroller,
      rootMargin: `0px 0px -${(1 - READING_SHARE) * 100}% 0px`,
    })
    for (const stop of stops) observer.observe(stop)
    return () => observer.disconnect()
  }, [stopCount])

  const goTo = useCallback((index: number) => {
    const stop = document.getElementById(stopId(index))
    if (!stop) return
    const target = scrollerOf(stop) ?? window
    const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches
    const arrived = () => {
      isOnTheWay.current = false
      target.removeEventListener('scrollend', arrived)
      clearTimeout(timer)
    }
    const timer = setTimeout(arrived, SCROLL_MAX_MS)
    isOnTheWay.current = true
    target.addEventListener('scrollend', arrived)
    setReadIndex(index)
    stop.scrollIntoView({ behavior: isStill ? 'auto' : 'smooth', block: 'start' })
    stop.querySelector<HTMLElement>('h3')?.focus({ preventScroll: true })
  }, [])

  return { readIndex, goTo }
}

function stopAt(stops: readonly HTMLElement[], scroller: HTMLElement | null): number | null {
  const box = scroller?.getBoundingClientRect() ?? { top: 0, height: innerHeight }
  const line = box.top + box.height * READING_SHARE
  // They stand one below the other.
  const index = stops.filter((stop) => stop.getBoundingClientRect().top <= line).length - 1
  return index < 0 ? null : index
}

/** Null where the whole page scrolls. */
function scrollerOf(element: HTMLElement): HTMLElement | null {
  const layer = element.closest<HTMLElement>('.explore-layer')
  return layer && getComputedStyle(layer).overflowY !== 'visible' ? layer : null
}
