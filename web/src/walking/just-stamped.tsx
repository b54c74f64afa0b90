import { useEffect, useRef, useState } from 'react'
import { useLanguage } from '../i18n/language.tsx'
import { nameOf } from '../i18n/name-of.ts'
import { useText } from '../i18n/text.ts'
import { Seal } from './seal.tsx'
import { walkingText } from './text.ts'
import type { StationProgress } from './walk-progress.ts'

type NamedStation = { id: string; name: string; nameEn: string | null }

/** Says that a stamp has come while the page was open; it takes the focus from the check-in that made way for the next. */
export function JustStamped({ progress }: { progress: readonly StationProgress<NamedStation>[] }) {
  const text = useText(walkingText)
  const { language } = useLanguage()
  const element = useRef<HTMLParagraphElement>(null)
  const [known] = useState(
    () => new Set(progress.filter((one) => one.stampedAt).map((one) => one.station.id)),
  )
  const latest = progress
    .filter((one) => one.stampedAt && !known.has(one.station.id))
    .sort((one, other) => (other.stampedAt ?? '').localeCompare(one.stampedAt ?? ''))[0]
  const latestId = latest?.station.id
  useEffect(() => {
    if (latestId) element.current?.focus({ preventScroll: true })
  }, [latestId])
  if (!latest) return null
  return (
    <p ref={element} tabIndex={-1} className="walk-just" role="status">
      <Seal number={latest.number} state="stamped" size={44} />
      {text.justStamped(latest.number, nameOf(latest.station, language))}
    </p>
  )
}
