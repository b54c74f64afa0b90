import { Link } from 'wouter'
import { whenWords } from '../format/day.ts'
import { useNow } from '../format/use-now.ts'
import { useLanguage } from '../i18n/language.tsx'
import { nameOf } from '../i18n/name-of.ts'
import { useText } from '../i18n/text.ts'
import { paths } from '../paths.ts'
import { Button } from '../ui/button.tsx'
import { Seal } from './seal.tsx'
import { sealState } from './seals.tsx'
import type { WalkStop } from './shown-walk.ts'
import { walkingText } from './text.ts'
import type { StationProgress } from './walk-progress.ts'

/** Every station along a running stitch; any of them can be the next one. */
export function WalkStations({
  progress,
  waiting,
  currentId,
  onChoose,
}: {
  progress: readonly StationProgress<WalkStop['station']>[]
  waiting: ReadonlySet<string>
  currentId: string | null
  /** Null: there is nothing left to choose. */
  onChoose: ((stationId: string) => void) | null
}) {
  const text = useText(walkingText)
  const { language } = useLanguage()
  const now = useNow()
  return (
    <section className="walk-stations" aria-labelledby="walk-stations">
      <h2 id="walk-stations">{text.allStations}</h2>
      <ol>
        {progress.map((one) => {
          const state = sealState(one, waiting)
          const isCurrent = one.station.id === currentId
          const name = nameOf(one.station, language)
          return (
            <li key={one.station.id} data-current={isCurrent || undefined}>
              <Seal number={one.number} state={state} size={44} />
              <div>
                <Link href={paths.station(one.station.id)}>{name}</Link>
                {one.stampedAt ? <p>{text.stampedAt(whenWords(one.stampedAt, now, language))}</p> : null}
                {one.isSelfDeclared ? <p className="walk-waiting">{text.selfDeclared}</p> : null}
                {state === 'waiting' ? <p className="walk-waiting">{text.waiting}</p> : null}
              </div>
              {state === 'open' && onChoose && !isCurrent ? (
                <Button
                  kind="quiet"
                  aria-label={text.checkInAt(name)}
                  onClick={() => {
                    onChoose(one.station.id)
                    document.getElementById('main')?.scrollTo({ top: 0 })
                  }}
                >
                  {text.checkInThere}
                </Button>
              ) : null}
            </li>
          )
        })}
      </ol>
    </section>
  )
}
