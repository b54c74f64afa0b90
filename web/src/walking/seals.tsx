import { useLanguage } from '../i18n/language.tsx'
import { Marked } from '../i18n/marked.tsx'
import { nameOf } from '../i18n/name-of.ts'
import { useText } from '../i18n/text.ts'
import { Seal, type SealState } from './seal.tsx'
import { walkingText } from './text.ts'
import type { StationProgress } from './walk-progress.ts'

type NamedStation = { id: string; name: string; nameEn: string | null }

/** All the seals of a walk in a row. */
export function Seals({
  progress,
  waiting,
  size = 52,
}: {
  progress: readonly StationProgress<NamedStation>[]
  waiting: ReadonlySet<string>
  size?: number
}) {
  const text = useText(walkingText)
  const { language } = useLanguage()
  const words = { stamped: text.sealStamped, waiting: text.sealWaiting, open: text.sealOpen }
  return (
    <ul className="seals" aria-label={text.seals}>
      {progress.map((one) => {
        const state = sealState(one, waiting)
        return (
          <li key={one.station.id}>
            <Seal number={one.number} state={state} size={size} />
            <span className="visually-hidden">
              <Marked words={words[state](one.number, nameOf(one.station, language))} />
            </span>
          </li>
        )
      })}
    </ul>
  )
}

export function sealState(one: StationProgress<{ id: string }>, waiting: ReadonlySet<string>): SealState {
  if (one.stampedAt) return 'stamped'
  return waiting.has(one.station.id) ? 'waiting' : 'open'
}
