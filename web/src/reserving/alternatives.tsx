import './alternatives.css'
import { Suspense } from 'react'
import { AlternativesDocument } from '../api/gen/documents.ts'
import { useFollowPlaces } from '../api/live-places.ts'
import { useQuery } from '../api/use-query.ts'
import { useHere } from '../device/here.ts'
import { useText } from '../i18n/text.ts'
import { paths } from '../paths.ts'
import { later } from '../shell/later.tsx'
import { ErrorNote, Loading } from '../ui/note.tsx'
import { AlternativeWords } from './alternative-words.tsx'
import type { ListedAlternative } from './session.ts'
import { SessionCard } from './session-card.tsx'
import { reservingText } from './text.ts'

/** Walks are their own pages' part: it comes when a walk is offered. */
const DepartureAlternatives = later(() =>
  import('./departure-alternatives.tsx').then((module) => module.DepartureAlternatives),
)

/** What else would suit somebody who wished for this slot. */
export function AlternativesOf({
  slotId,
  partySize = 1,
  filterSearch,
  noneWords,
}: {
  slotId: string
  partySize?: number
  filterSearch: string
  noneWords?: string | undefined
}) {
  const { here } = useHere()
  const [{ data, error }, run] = useQuery({
    query: AlternativesDocument,
    variables: { slotId, partySize, near: here && { latitude: here.latitude, longitude: here.longitude } },
    requestPolicy: 'cache-and-network',
  })
  if (data)
    return (
      <Alternatives
        alternatives={data.alternatives}
        partySize={partySize}
        filterSearch={filterSearch}
        noneWords={noneWords}
      />
    )
  if (error) return <ErrorNote error={error} onRetry={() => run({ requestPolicy: 'network-only' })} />
  return <Loading rows={2} />
}

/** Sessions and walks to tap in place of a full one; a tap keeps the party. */
export function Alternatives({
  alternatives,
  partySize,
  filterSearch,
  noneWords,
}: {
  alternatives: ListedAlternative[]
  partySize: number
  filterSearch: string
  noneWords?: string | undefined
}) {
  const text = useText(reservingText)
  const sessions = alternatives.flatMap(({ session, slot, ...rest }) =>
    session ? [{ session: { ...session, slot }, ...rest }] : [],
  )
  const departures = alternatives.flatMap(({ departure, slot, clash, suits }) =>
    departure ? [{ departure: { ...departure, slot }, clash, suits }] : [],
  )
  useFollowPlaces(alternatives.map(({ slot }) => slot.id))
  if (sessions.length + departures.length === 0)
    return <p className="alternatives-none">{noneWords ?? text.alternativesNone}</p>
  const party = partySize > 1 ? `party=${partySize}` : ''
  return (
    <>
      {departures.length > 0 ? (
        <Suspense fallback={<Loading rows={2} />}>
          <DepartureAlternatives departures={departures} search={party && `?${party}`} />
        </Suspense>
      ) : null}
      {sessions.length > 0 ? (
        <section className="alternatives">
          <h2>{text.alternativesTitle}</h2>
          <ul>
            {sessions.map(({ session, distanceMetres, clash, suits }) => (
              <li key={session.id}>
                <SessionCard
                  session={session}
                  href={
                    paths.session(session.id) +
                    filterSearch +
                    (party && `${filterSearch ? '&' : '?'}${party}`)
                  }
                  showDay
                  distance={distanceMetres}
                />
                <AlternativeWords clash={clash} suits={suits} />
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  )
}
