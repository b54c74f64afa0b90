import './sheet.css'
import { type PointerEvent, type ReactNode, useEffect, useRef } from 'react'
import { useText } from '../i18n/text.ts'
import { Icon } from './icon.tsx'
import { uiText } from './text.ts'

export const sheetStops = ['peek', 'half', 'full'] as const
export type SheetStop = (typeof sheetStops)[number]

/** A drag of fewer pixels than this is a press that trembled. */
const DRAG_MIN_PX = 8

/**
 * A panel over the map with three stops, dragged by its head or moved by its two buttons. On a wide screen it is a
 * plain column. `onCover` tells how many pixels of the map lie under it.
 */
export function Sheet({
  label,
  stop,
  onStop,
  onCover,
  head,
  children,
}: {
  label: string
  stop: SheetStop
  onStop(stop: SheetStop): void
  onCover(px: number): void
  head: ReactNode
  children: ReactNode
}) {
  const element = useRef<HTMLElement>(null)
  const drag = useSheetDrag(element, onStop)
  useCover(element, onCover)
  return (
    <section ref={element} className="sheet" data-stop={stop} aria-label={label}>
      <div className="sheet-head" {...drag}>
        <span className="sheet-grip" aria-hidden="true" />
        <div className="sheet-title">{head}</div>
        <StopButtons stop={stop} onStop={onStop} />
      </div>
      <div className="sheet-body">{children}</div>
    </section>
  )
}

function StopButtons({ stop, onStop }: { stop: SheetStop; onStop(stop: SheetStop): void }) {
  const text = useText(uiText)
  const words = { peek: text.sheetPeek, half: text.sheetHalf, full: text.sheetFull }
  const at = sheetStops.indexOf(stop)
  const lower = sheetStops[at - 1]
  const higher = sheetStops[at + 1]
  return (
    <div className="sheet-stops">
      <StopButton direction="down" words={lower && words[lower]} onPress={() => lower && onStop(lower)} />
      <StopButton direction="up" words={higher && words[higher]} onPress={() => higher && onStop(higher)} />
    </div>
  )
}

function StopButton({
  direction,
  words,
  onPress,
}: {
  direction: 'up' | 'down'
  words: string | undefined
  onPress(): void
}) {
  return (
    <button
      type="button"
      className={`sheet-stop sheet-stop-${direction}`}
      aria-label={words ?? direction}
      aria-disabled={!words || undefined}
      hidden={!words}
      onClick={onPress}
    >
      <Icon name="forward" />
    </button>
  )
}

function useSheetDrag(element: React.RefObject<HTMLElement | null>, onStop: (stop: SheetStop) => void) {
  const start = useRef<{ y: number; height: number } | null>(null)

  function end() {
    const sheet = element.current
    const from = start.current
    start.current = null
    if (!sheet || !from) return
    const height = sheet.offsetHeight
    sheet.style.height = ''
    sheet.removeAttribute('data-dragged')
    if (Math.abs(height - from.height) >= DRAG_MIN_PX)
      onStop(nearestStop(sheet, height, height - from.height))
  }

  return {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      const sheet = element.current
      if (!sheet || event.button !== 0 || (event.target as Element).closest('button, a')) return
      event.currentTarget.setPointerCapture(event.pointerId)
      start.current = { y: event.clientY, height: sheet.offsetHeight }
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      const sheet = element.current
      if (!sheet || !start.current) return
      sheet.setAttribute('data-dragged', '')
      sheet.style.height = `${start.current.height + start.current.y - event.clientY}px`
    },
    onPointerUp: end,
    onPointerCancel: end,
  }
}

/** The stop that the drag was under way to: the next one in its direction, unless it went further. */
function nearestStop(sheet: HTMLElement, height: number, movedBy: number): SheetStop {
  const room = sheet.parentElement?.clientHeight ?? innerHeight
  const heights = { peek: room * 0.18, half: room * 0.55, full: room }
  const leaning = height + Math.sign(movedBy) * room * 0.14
  return sheetStops.reduce((best, stop) =>
    Math.abs(heights[stop] - leaning) < Math.abs(heights[best] - leaning) ? stop : best,
  )
}

function useCover(element: React.RefObject<HTMLElement | null>, onCover: (px: number) => void) {
  const tell = useRef(onCover)
  tell.current = onCover
  useEffect(() => {
    const sheet = element.current
    if (!sheet) return
    const observer = new ResizeObserver(() => {
      const overMap = getComputedStyle(sheet).position === 'absolute'
      tell.current(overMap ? sheet.offsetHeight : 0)
    })
    observer.observe(sheet)
    return () => observer.disconnect()
  }, [element])
}
