import './map-page.css'
import './panel.css'
import { type ReactNode, Suspense, useEffect, useRef, useState } from 'react'
import { useElderMode } from '../ui/elder-mode.ts'
import { Loading } from '../ui/note.tsx'
import { Sheet, type SheetStop } from '../ui/sheet.tsx'

export interface SheetPosition {
  stop: SheetStop
  onStop(stop: SheetStop): void
}

/** A list with its map beside it; a panel opens over the list, and list and map stay as they are. */
export function MapPage({
  className = '',
  label,
  sheet,
  head,
  list,
  panel,
  onClosePanel,
  map,
}: {
  className?: string
  label: string
  sheet: SheetPosition
  head: ReactNode
  list: ReactNode
  /** Null: nothing is open. Its key says whether it is still the same. */
  panel: { key: string; content: ReactNode } | null
  onClosePanel(): void
  /** With how many pixels of the map lie under the sheet. */
  map(cover: number): ReactNode
}) {
  const [cover, setCover] = useState(0)
  const isUnder = panel !== null
  return (
    <div className={`map-page ${className}`.trim()}>
      <Sheet label={label} {...sheet} onCover={setCover} head={head}>
        <div className="map-page-layer" inert={isUnder} data-under={isUnder || undefined}>
          {list}
        </div>
        {panel ? (
          // biome-ignore lint/a11y/noStaticElementInteractions: Escape is a short cut; the link back does the same
          <div
            key={panel.key}
            className="map-page-layer map-page-panel"
            onKeyDown={(event) => {
              if (event.key === 'Escape') onClosePanel()
            }}
          >
            <Suspense fallback={<LoadingPanel />}>{panel.content}</Suspense>
          </div>
        ) : null}
      </Sheet>
      {map(cover)}
    </div>
  )
}

/** In place of a panel whose part of the program is on its way. */
function LoadingPanel() {
  return (
    <article className="panel">
      <Loading rows={3} />
    </article>
  )
}

/** The page's name, and how much there is. */
export function MapPageHeading({ title, children }: { title: string; children: ReactNode }) {
  return (
    <>
      <h1 className="map-page-title">{title}</h1>
      <p className="map-page-count tabular" role="status">
        {children}
      </p>
    </>
  )
}

/** What is opened wants to be read: the sheet comes up for it. `lift` shows more where only its head was seen. */
export function useSheet(openedId: string | undefined): SheetPosition & { lift(): void } {
  const [elder] = useElderMode()
  const [stop, onStop] = useState<SheetStop>('half')
  const [lift] = useState(() => () => onStop((now) => (now === 'peek' ? 'half' : now)))
  useEffect(() => {
    if (openedId !== undefined) onStop((now) => (elder ? 'full' : now === 'peek' ? 'half' : now))
  }, [openedId, elder])
  return { stop, onStop, lift }
}

/** Back from what was opened, the focus is on its card again; `cardOf` says null for what has no card. */
export function useBackToCard<Opened>(opened: Opened | null, cardOf: (opened: Opened) => string | null) {
  const before = useRef<Opened | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: only opening and closing move the focus
  useEffect(() => {
    const card = before.current && cardOf(before.current)
    before.current = opened
    if (!opened && card) document.getElementById(card)?.focus()
  }, [opened])
}
