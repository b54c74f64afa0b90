import { memo, Suspense } from 'react'
import { useSettings } from '../account/use-settings.ts'
import type { Here } from '../explore/here.ts'
import { useLanguage } from '../i18n/language.tsx'
import { useText } from '../i18n/text.ts'
import type { WalkMapProps } from '../map/props.ts'
import { later } from '../shell/later.tsx'
import { Mishap } from '../shell/mishap.tsx'
import { ErrorNote } from '../ui/note.tsx'
import { walksText } from './text.ts'

const WalkMap = later(() => import('../map/walk-map.tsx').then((module) => module.WalkMap))

/** The map beside the list; the list goes on without it. */
export const WalkMapArea = memo(function WalkMapArea(
  props: Omit<WalkMapProps, 'tileLayer' | 'language' | 'here'> & { here: Here | null },
) {
  const text = useText(walksText)
  const { language } = useLanguage()
  const settings = useSettings()
  return (
    <section className="explore-map" aria-label={text.map}>
      <Mishap
        fallback={
          <div className="explore-map-note">
            <ErrorNote>
              <p>{text.mapFailed}</p>
            </ErrorNote>
          </div>
        }
      >
        <Suspense
          fallback={
            <p className="explore-map-loading" role="status">
              {text.mapLoading}
            </p>
          }
        >
          <WalkMap {...props} tileLayer={settings?.tileLayer ?? null} language={language} />
        </Suspense>
      </Mishap>
    </section>
  )
})
