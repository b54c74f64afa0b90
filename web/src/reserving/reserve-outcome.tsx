import { useEffect, useRef } from 'react'
import type { RefusalCode } from '../api/gen/documents.ts'
import { fullDateWords, timeRangeWords } from '../format/day.ts'
import { useNow } from '../format/use-now.ts'
import { useLanguage } from '../i18n/language.tsx'
import { Marked } from '../i18n/marked.tsx'
import { useText } from '../i18n/text.ts'
import { paths } from '../paths.ts'
import { ButtonLink } from '../ui/button.tsx'
import { Fact } from '../ui/fact.tsx'
import { ErrorNote, Note } from '../ui/note.tsx'
import { Alternatives, AlternativesOf } from './alternatives.tsx'
import { CalendarLink } from './calendar-link.tsx'
import { CancelUntil } from './cancel-until.tsx'
import { cancellation } from './cancellation.ts'
import type { Occasion } from './occasion.ts'
import { reservingText } from './text.ts'
import { ToKnow } from './to-know.tsx'
import type { Reserved, ReserveRefused } from './use-reserve.ts'

/** Refusals that the person's own reservations explain. */
const ownReservationCodes = new Set<RefusalCode>(['OVERLAPS', 'ALREADY_RESERVED', 'LIMIT_REACHED'])

/** What is said of something full; without them, the words for a session. */
export interface ReserveWords {
  full: string
  /** There is nothing else to offer. */
  none: string
}

/** The server's words, and what can be done instead. */
export function RefusedNote({
  refused,
  partySize,
  filterSearch,
  words,
}: {
  refused: ReserveRefused
  partySize: number
  filterSearch: string
  words?: ReserveWords | undefined
}) {
  const text = useText(reservingText)
  const element = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each refusal is brought into view
  useEffect(() => {
    element.current?.scrollIntoView({ block: 'start' })
  }, [refused])
  return (
    <div className="reserve-notes" ref={element}>
      <ErrorNote>
        <p>
          <Marked words={refused.message} />
        </p>
        {ownReservationCodes.has(refused.code) ? (
          <ButtonLink kind="secondary" href={paths.reservations}>
            {text.seeMine}
          </ButtonLink>
        ) : null}
      </ErrorNote>
      {refused.code === 'SLOT_FULL' || refused.alternatives.length > 0 ? (
        <Alternatives
          alternatives={refused.alternatives}
          partySize={partySize}
          filterSearch={filterSearch}
          noneWords={words?.none}
        />
      ) : null}
    </div>
  )
}

export function FullNote({
  slotId,
  partySize,
  filterSearch,
  words,
}: {
  slotId: string
  partySize: number
  filterSearch: string
  words?: ReserveWords | undefined
}) {
  const text = useText(reservingText)
  return (
    <div className="reserve-notes">
      <Note>{words?.full ?? text.fullWhat}</Note>
      <AlternativesOf
        slotId={slotId}
        partySize={partySize}
        filterSearch={filterSearch}
        noneWords={words?.none}
      />
    </div>
  )
}

/** All that one has to know from here on: what, when, where, what to bring, until when it can be cancelled. */
export function ReservedCard({
  reservation,
  occasion,
  listPage,
}: {
  reservation: Reserved
  occasion: Occasion
  listPage: string
}) {
  const text = useText(reservingText)
  const { language } = useLanguage()
  const { startsAt, endsAt } = reservation
  const { title, place, placePage, materials, toKnow } = occasion
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    heading.current?.focus({ preventScroll: true })
    heading.current?.parentElement?.scrollIntoView({ block: 'start' })
  }, [])
  return (
    <section className="reserve reserve-done">
      <h2 ref={heading} tabIndex={-1}>
        {text.reservedTitle}
      </h2>
      <p>{text.reservedParty(reservation.partySize)}</p>
      <p className="reserve-code">
        <span>{text.yourCode}</span>
        <strong className="tabular">{reservation.code}</strong>
      </p>
      <dl className="facts">
        <Fact name={text.what}>{title}</Fact>
        <Fact name={text.when}>
          <strong className="tabular">
            {fullDateWords(startsAt, language)} {timeRangeWords(startsAt, endsAt)}
          </strong>
        </Fact>
        <Fact name={text.where}>{place}</Fact>
        {materials ? (
          <Fact name={text.materials}>
            <Marked words={materials} />
          </Fact>
        ) : null}
        {toKnow ? <ToKnow {...toKnow} /> : null}
      </dl>
      <HeldUntil reservation={reservation} />
      <p>{text.reservedNext}</p>
      <div className="reserve-next">
        <ButtonLink href={paths.reservation(reservation.id)}>{text.seeReservation}</ButtonLink>
        <CalendarLink reservationId={reservation.id} words={text.addToCalendar} />
        <ButtonLink kind="secondary" href={placePage}>
          {text.wayThere}
        </ButtonLink>
        <ButtonLink kind="secondary" href={listPage}>
          {text.keepLooking}
        </ButtonLink>
      </div>
    </section>
  )
}

/** Nothing once it cannot be cancelled. */
function HeldUntil({ reservation }: { reservation: Reserved }) {
  const may = cancellation(reservation, useNow())
  if (may === 'over' || may === 'tooLate') return null
  return (
    <p className="tabular">
      <CancelUntil may={may} cancelUntil={reservation.cancelUntil} />
    </p>
  )
}

export function HeldCard({ reservation }: { reservation: { id: string; code: string; partySize: number } }) {
  const text = useText(reservingText)
  return (
    <div className="reserve reserve-held">
      <Note>
        <p>
          {text.youHave(reservation.partySize)} · {text.yourCode}{' '}
          <strong className="tabular">{reservation.code}</strong>
        </p>
        <ButtonLink href={paths.reservation(reservation.id)}>{text.seeReservation}</ButtonLink>
      </Note>
    </div>
  )
}
