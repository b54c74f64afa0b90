import { useQuery } from 'urql'
import { AlternativesDocument } from '../api/gen/documents.ts'
import { useFollowPlaces } from '../api/live-places.ts'
import { useText } from '../i18n/text.ts'
import { paths } from '../paths.ts'
import { ErrorNote, Loading } from '../ui/note.tsx'
import { useHere } from './here.ts'
import type { ListedAlternative } from './session.ts'
import { SessionCard } from './session-card.tsx'
import { exploreText } from './text.ts'

/** What else would suit somebody who wished for this slot. */
export function AlternativesOf({
  slotId,
  partySize = 1,
  filterSearch,
}: {
  slotId: string
  partySize?: number
  filterSearch: string
}) {
  const { here } = useHere()
  const [{ data, error }, run] = useQuery({
    query: AlternativesDocument,
    variables: { slotId, partySize, near: here && { latitude: here.latitude, longitude: here.longitude } },
    requestPolicy: 'cache-and-network',
  })
  if (data)
    return <Alternatives alternatives={data.alternatives} partySize={partySize} filterSearch={filterSearch} />
  if (error) return <ErrorNote error={error} onRetry={() => run({ requestPolicy: 'network-only' })} />
  return <Loading rows={2} />
}

/** Sessions to tap in place of a full one; a tap keeps the party. */
export function Alternatives({
  alternatives,
  partySize,
  filterSearch,
}: {
  alternatives: ListedAlternative[]
  partySize: number
  filterSearch: string
}) {
  const text = useText(exploreText)
  const sessions = alternatives.flatMap(({ session, slot, distanceMetres }) =>
    session ? [{ session: { ...session, slot }, distanceMetres }] : [],
  )
  useFollowPlaces(sessions.map(({ session }) => session.slot.id))
  if (sessions.length === 0) return <p className="alternatives-none">{text.alternativesNone}</p>
  const party = partySize > 1 ? `${filterSearch ? '&' : '?'}party=${partySize}` : ''
  return (
    <section className="alternatives">
      <h2>{text.alternativesTitle}</h2>
      <ul>
        {sessions.map(({ session, distanceMetres }) => (
          <li key={session.id}>
            <SessionCard
              session={session}
              href={paths.session(session.id) + filterSearch + party}
              showDay
              distance={distanceMetres}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}
