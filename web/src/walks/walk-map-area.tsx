import { memo } from 'react'
import { useSettings } from '../api/use-settings.ts'
import type { Place } from '../device/locate.ts'
import { useLanguage } from '../i18n/language.tsx'
import type { WalkMapProps } from '../map/props.ts'
import { MapSection } from '../map-page/map-section.tsx'
import { later } from '../shell/later.tsx'

const WalkMap = later(() => import('../map/walk-map.tsx').then((module) => module.WalkMap))

/** The map beside the list of routes. */
export const WalkMapArea = memo(function WalkMapArea(
  props: Omit<WalkMapProps, 'tileLayer' | 'language' | 'here'> & { here: Place | null },
) {
  const { language } = useLanguage()
  const settings = useSettings()
  return (
    <MapSection map={<WalkMap {...props} tileLayer={settings?.tileLayer ?? null} language={language} />} />
  )
})
