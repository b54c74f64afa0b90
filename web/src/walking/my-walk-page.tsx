import { useMemo, useState } from 'react'
import { WalkByIdDocument } from '../api/gen/documents.ts'
import { useQuery } from '../api/use-query.ts'
import { useKeptCheckIns } from '../check-in/use-kept-check-ins.ts'
import { whenWords } from '../format/day.ts'
import { useNow } from '../format/use-now.ts'
import { useLanguage } from '../i18n/language.tsx'
import { nameOf } from '../i18n/name-of.ts'
import { useText } from '../i18n/text.ts'
import { paths } from '../paths.ts'
import { BackLink } from '../shell/back-link.tsx'
import { Page } from '../shell/page.tsx'
import { ButtonLink } from '../ui/button.tsx'
import { Found } from '../viewer/found.tsx'
import { Completion } from './completion.tsx'
import { JustStamped } from './just-stamped.tsx'
import { KeptNotes } from './kept-notes.tsx'
import { NextStation } from './next-station.tsx'
import { Seals } from './seals.tsx'
import type { ShownWalk, WalkStop } from './shown-walk.ts'
import { walkingText } from './text.ts'
import { useFollowedPlace } from './use-followed-place.ts'
import { WalkMap } from './walk-map.tsx'
import { nextStation, progressOf, type StationProgress } from './walk-progress.ts'
import { WalkStations } from './walk-stations.tsx'

export function MyWalkPage({ id }: { id: string }) {
  const text = useText(walkingText)
  const { language } = useLanguage()
  const [{ data, error }, run] = useQuery({
    query: WalkByIdDocument,
    variables: { id },
    requestPolicy: 'cache-and-network',
  })
  const walk = data && (data.node?.__typename === 'Walk' ? data.node : null)
  return (
    <Page
      title={walk ? nameOf(walk.route, language) : text.title}
      back={<BackLink href={paths.myWalks}>{text.backToList}</BackLink>}
    >
      <Found
        viewer={data?.viewer}
        found={walk}
        error={error}
        onRetry={() => run({ requestPolicy: 'network-only' })}
        signIn={{ title: text.signInTitle, what: text.signInWhat }}
        gone={{ title: text.goneTitle, what: text.goneWhat }}
      >
        {(found) => <WalkUnderWay walk={found} />}
      </Found>
    </Page>
  )
}

function WalkUnderWay({ walk }: { walk: ShownWalk }) {
  const text = useText(walkingText)
  const follow = useFollowedPlace()
  const { kept, isSending, forget } = useKeptCheckIns()
  const [chosenId, setChosenId] = useState<string | null>(null)
  const { stops } = walk.route
  const progress = useMemo(
    () =>
      progressOf(
        stops.map((stop) => stop.station),
        walk.stamps,
      ),
    [stops, walk.stamps],
  )
  const waiting = new Set(
    kept.filter((one) => one.walkId === walk.id && !one.refused).map((one) => one.stationId),
  )
  const chosen = progress.find((one) => one.station.id === chosenId && one.stampedAt === null)
  const suggested = nextStation(progress, follow.place, waiting)
  const current = chosen ?? suggested ?? progress.find((one) => waiting.has(one.station.id))
  const isDone = walk.completedAt !== null
  return (
    <div className="walking-wide walk" data-theme={walk.route.theme}>
      <Progress walk={walk} progress={progress} waiting={waiting} />
      {isDone ? null : <JustStamped progress={progress} />}
      <div className="walk-kept">
        <KeptNotes
          kept={kept.filter((one) => one.walkId === walk.id && one.stationId !== current?.station.id)}
          progress={progress}
          isSending={isSending}
          onForget={forget}
        />
      </div>
      {isDone || !current ? null : (
        <NextStation
          key={current.station.id}
          walkId={walk.id}
          stop={stops.find((stop) => stop.station.id === current.station.id) ?? null}
          progress={current}
          label={chosen ? text.chosen : follow.place ? text.nearest : text.next}
          follow={follow}
        />
      )}
      <WalkMap
        route={walk.route}
        progress={progress}
        currentId={current?.station.id ?? null}
        here={follow.place}
      />
      <WalkStations
        progress={progress}
        waiting={waiting}
        currentId={isDone ? null : (current?.station.id ?? null)}
        onChoose={isDone ? null : setChosenId}
      />
      <p className="walk-links">
        <ButtonLink kind="secondary" href={paths.route(walk.route.id)}>
          {text.seeRoute}
        </ButtonLink>
        {isDone ? <ButtonLink href={paths.walks}>{text.walkAnother}</ButtonLink> : null}
      </p>
    </div>
  )
}

function Progress({
  walk,
  progress,
  waiting,
}: {
  walk: ShownWalk
  progress: readonly StationProgress<WalkStop['station']>[]
  waiting: ReadonlySet<string>
}) {
  const text = useText(walkingText)
  const { language } = useLanguage()
  const now = useNow()
  const stamped = progress.filter((one) => one.stampedAt).length
  const isDone = walk.completedAt !== null
  return (
    <section className="walk-progress" data-done={isDone || undefined}>
      <Completion completedAt={walk.completedAt} stationCount={progress.length} />
      {isDone ? null : (
        <p>
          <strong>{text.progress(stamped, progress.length)}</strong>
          <span className="walk-started">{text.startedAt(whenWords(walk.startedAt, now, language))}</span>
        </p>
      )}
      <Seals progress={progress} waiting={waiting} />
    </section>
  )
}
