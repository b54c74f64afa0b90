import { type ReactNode, Suspense } from 'react'
import { useText } from '../i18n/text.ts'
import { Mishap } from '../shell/mishap.tsx'
import { ErrorNote } from '../ui/note.tsx'
import { mapPageText } from './text.ts'

/** The map beside a list; the list goes on without it. */
export function MapSection({ map, children }: { map: ReactNode; children?: ReactNode }) {
  const text = useText(mapPageText)
  return (
    <section className="map-page-map" aria-label={text.map}>
      <Mishap fallback={<MapNote />}>
        <Suspense
          fallback={
            <p className="map-page-loading" role="status">
              {text.mapLoading}
            </p>
          }
        >
          {map}
        </Suspense>
      </Mishap>
      {children}
    </section>
  )
}

/** Says that the map, or what it shows, is missing. */
export function MapNote({ onRetry }: { onRetry?: () => void }) {
  const text = useText(mapPageText)
  return (
    <div className="map-page-note">
      <ErrorNote onRetry={onRetry}>
        <p>{text.mapFailed}</p>
      </ErrorNote>
    </div>
  )
}
