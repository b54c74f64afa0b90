import { CheckIn } from '../check-in/check-in-panel.tsx'
import { bearingDegrees, metresBetween, windOf } from '../check-in/compass.ts'
import { distanceWords, EXACT_MAX_METRES } from '../format/distance.ts'
import { useLanguage } from '../i18n/language.tsx'
import { Marked } from '../i18n/marked.tsx'
import { nameOf } from '../i18n/name-of.ts'
import { useText } from '../i18n/text.ts'
import { paths } from '../paths.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { Note, Tag } from '../ui/note.tsx'
import type { WalkStop } from './shown-walk.ts'
import { StationClosures } from './station-closures.tsx'
import { walkingText } from './text.ts'
import type { useFollowedPlace } from './use-followed-place.ts'
import type { StationProgress } from './walk-progress.ts'

/** Where to go now, how far and which way, and the check-in for when one is there. */
export function NextStation({
  walkId,
  stop,
  progress,
  label,
  follow,
}: {
  walkId: string
  stop: WalkStop | null
  progress: StationProgress<WalkStop['station']>
  label: string
  follow: ReturnType<typeof useFollowedPlace>
}) {
  const text = useText(walkingText)
  const { language } = useLanguage()
  const { station } = progress
  return (
    <section className="walk-next" aria-labelledby="next-station">
      <p className="walk-next-label">
        {label} · {text.stationNumber(progress.number)}
      </p>
      <h2 id="next-station">
        <Marked words={nameOf(station, language)} />
      </h2>
      <Way station={station} follow={follow} />
      <p className="walk-next-facts">
        {stop && stop.walkMinutes > 0 ? <span>{text.walkMinutes(stop.walkMinutes)}</span> : null}
        {stop ? <span>{text.stayMinutes(stop.stayMinutes)}</span> : null}
        {(station.precisionMetres ?? 0) > EXACT_MAX_METRES ? <Tag>{text.aboutHere}</Tag> : null}
      </p>
      <StationClosures closures={station.closures} />
      <CheckIn station={station} walk={{ walkId }} stampedAt={progress.stampedAt} />
      <ButtonLink kind="quiet" href={paths.station(station.id)}>
        {text.seeStation}
      </ButtonLink>
    </section>
  )
}

function Way({
  station,
  follow,
}: {
  station: WalkStop['station']
  follow: ReturnType<typeof useFollowedPlace>
}) {
  const text = useText(walkingText)
  const { language } = useLanguage()
  const { state, place } = follow
  if (state === 'denied' || state === 'failed') {
    return <Note tone="few">{state === 'denied' ? text.denied : text.unlocated}</Note>
  }
  if (!place) {
    return (
      <Button kind="secondary" className="walk-way-ask" busy={state === 'asking'} onClick={follow.start}>
        <Icon name="here" size={20} />
        {state === 'asking' ? text.locating : text.showDistance}
      </Button>
    )
  }
  const away = metresBetween(place, station.point)
  const bearing = bearingDegrees(place, station.point)
  const isThere = away <= Math.min(station.checkInRadiusMetres, 50)
  return (
    <div className="walk-way">
      <p aria-live="polite">
        {isThere ? (
          text.arrived
        ) : (
          <>
            <Needle bearing={bearing} />
            {text.away(distanceWords(away, language), text.winds[windOf(bearing)])}
          </>
        )}
      </p>
      <Button kind="quiet" onClick={follow.stop}>
        {text.hideDistance}
      </Button>
    </div>
  )
}

/** Points the way on a map whose north is up; the words say the same. */
function Needle({ bearing }: { bearing: number }) {
  return (
    <svg
      className="walk-needle"
      width="34"
      height="34"
      viewBox="0 0 34 34"
      aria-hidden="true"
      focusable="false"
    >
      <circle cx="17" cy="17" r="15.5" />
      <path d="M17 5l5 12-5-2-5 2z" transform={`rotate(${bearing} 17 17)`} />
    </svg>
  )
}
