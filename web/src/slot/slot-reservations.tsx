import { Marked } from '../i18n/marked.tsx'
import './slot.css'
import { useEffect, useRef, useState } from 'react'
import { ReservationsOfSlotDocument, type ReservationsOfSlotQuery } from '../api/gen/documents.ts'
import { useQuery } from '../api/use-query.ts'
import { whenWords } from '../format/day.ts'
import { useNow } from '../format/use-now.ts'
import { useLanguage } from '../i18n/language.tsx'
import { useText } from '../i18n/text.ts'
import { Button } from '../ui/button.tsx'
import { ErrorNote, Loading, Tag } from '../ui/note.tsx'
import { slotText } from './text.ts'

const PAGE = 50

type SlotWithNames = Extract<NonNullable<ReservationsOfSlotQuery['node']>, { __typename: 'Slot' }>
type Named = NonNullable<SlotWithNames['reservations']>['edges'][number]['node']

/** Who comes to a session or a departure; a newer version of its slot asks again. */
export function SlotReservations({ slot }: { slot: { id: string; version: number } | null }) {
  const text = useText(slotText)
  const [starts, setStarts] = useState<(string | null)[]>([null])
  return (
    <section className="section" aria-labelledby="slot-reservations">
      <h2 id="slot-reservations">{text.reservations}</h2>
      {slot ? (
        starts.map((after, page) => (
          <ReservationsPart
            key={after ?? ''}
            {...{ slot, after }}
            isLast={page === starts.length - 1}
            onMore={(next) => setStarts([...starts, next])}
          />
        ))
      ) : (
        <p>{text.noReservations}</p>
      )}
    </section>
  )
}

function ReservationsPart({
  slot: { id, version },
  after,
  isLast,
  onMore,
}: {
  slot: { id: string; version: number }
  after: string | null
  isLast: boolean
  onMore(after: string): void
}) {
  const text = useText(slotText)
  const [{ data, error }, run] = useQuery({
    query: ReservationsOfSlotDocument,
    variables: { id, first: PAGE, after },
    requestPolicy: 'cache-and-network',
  })
  useAgainOn(version, () => run({ requestPolicy: 'network-only' }))
  if (error && !data) return <ErrorNote onRetry={() => run({ requestPolicy: 'network-only' })} />
  if (!data) return <Loading rows={2} />
  const reservations = data.node?.__typename === 'Slot' ? data.node.reservations : null
  if (!reservations || reservations.edges.length === 0)
    return after === null ? <p>{text.noReservations}</p> : null
  const { hasNextPage, endCursor } = reservations.pageInfo
  return (
    <>
      <ReservationsTable named={reservations.edges.map(({ node }) => node)} />
      {isLast && hasNextPage && endCursor ? (
        <Button kind="secondary" onClick={() => onMore(endCursor)}>
          {text.more}
        </Button>
      ) : null}
    </>
  )
}

function ReservationsTable({ named }: { named: readonly Named[] }) {
  const text = useText(slotText)
  const { language } = useLanguage()
  const now = useNow()
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">{text.name}</th>
          <th scope="col">{text.contact}</th>
          <th scope="col">{text.party}</th>
          <th scope="col">{text.code}</th>
          <th scope="col">{text.reservedAt}</th>
        </tr>
      </thead>
      <tbody>
        {named.map(({ displayName, contact, reservation }) => (
          <tr key={reservation.id}>
            <th scope="row">
              <Marked words={displayName} />{' '}
              {reservation.status === 'CONFIRMED' ? null : (
                <Tag tone={reservation.status === 'CANCELLED' ? 'lost' : 'plain'}>
                  {text.reservationStatuses[reservation.status]}
                </Tag>
              )}
            </th>
            <td>{contact ?? <span className="soft">{text.noContact}</span>}</td>
            <td className="tabular">
              {text.people(reservation.partySize)}
              {reservation.peoplePresent === null ? null : (
                <small className="slot-present">{text.peoplePresent(reservation.peoplePresent)}</small>
              )}
            </td>
            <td className="tabular">{reservation.code}</td>
            <td className="tabular">{whenWords(reservation.createdAt, now, language)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function useAgainOn(version: number, again: () => void): void {
  const seen = useRef(version)
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a newer version asks again
  useEffect(() => {
    if (seen.current === version) return
    seen.current = version
    again()
  }, [version])
}
