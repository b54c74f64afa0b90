import { useState } from 'react'
import { CheckIn } from '../check-in/check-in-panel.tsx'
import { useNow } from '../format/use-now.ts'
import { useLanguage } from '../i18n/language.tsx'
import { Marked } from '../i18n/marked.tsx'
import { nameOf } from '../i18n/name-of.ts'
import { useText } from '../i18n/text.ts'
import { paths } from '../paths.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { useViewer } from '../viewer/use-viewer.ts'
import type { FullStation } from './full-station.ts'
import { stationText } from './station-text.ts'
import { walksText } from './text.ts'
import { useWalksUnderWay } from './use-walks-under-way.ts'

const JUST_ENDED_MS = 12 * 3600_000

/** 我在这里: checks in to the walk under way; without one, the first check-in starts it. */
export function StationCheckIn({ station }: { station: FullStation }) {
  const text = useText(stationText)
  const walks = useText(walksText)
  const { language } = useLanguage()
  const { latest, known } = useWalksUnderWay()
  const [chosenId, setChosenId] = useState<string | null>(null)
  const { viewer } = useViewer()
  const now = useNow()
  const here = latest.filter(({ route }) => station.routes.some(({ id }) => id === route.id))
  const underWay = here.find(({ completedAt }) => completedAt === null)
  // The stamp that completed a walk is still what the person sees; another day they may walk it again.
  const justEnded = here.find(
    ({ completedAt }) => completedAt !== null && now.getTime() - Date.parse(completedAt) < JUST_ENDED_MS,
  )
  const walk = underWay ?? justEnded
  const routeId =
    chosenId ?? (station.routes.length === 1 || viewer === null ? station.routes[0]?.id : undefined)
  if (!known || station.routes.length === 0) return null
  return (
    <section className="station-here" aria-labelledby="here-title">
      <h2 id="here-title">{text.here}</h2>
      <p>{text.hereWhat}</p>
      {walk ? (
        <CheckIn station={station} walk={{ walkId: walk.id }} stampedAt={stampAt(walk, station.id)} />
      ) : routeId !== undefined ? (
        <CheckIn station={station} walk={{ routeId }} stampedAt={null} />
      ) : (
        <fieldset className="station-which">
          <legend>{text.whichRoute}</legend>
          {station.routes.map((route) => (
            <Button key={route.id} kind="secondary" onClick={() => setChosenId(route.id)}>
              <Marked words={nameOf(route, language)} />
            </Button>
          ))}
        </fieldset>
      )}
      {underWay ? (
        <ButtonLink kind="quiet" href={paths.myWalk(underWay.id)}>
          {walks.continueWalk}
        </ButtonLink>
      ) : null}
    </section>
  )
}

function stampAt(
  { stamps }: { stamps: readonly { at: string; station: { id: string } }[] },
  stationId: string,
): string | null {
  return stamps.find(({ station }) => station.id === stationId)?.at ?? null
}
