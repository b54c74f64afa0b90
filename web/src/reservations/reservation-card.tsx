import { Link } from 'wouter'
import { whenRangeWords } from '../format/day.ts'
import { useNow } from '../format/use-now.ts'
import { useLanguage } from '../i18n/language.tsx'
import { Marked } from '../i18n/marked.tsx'
import { nameOf, titleOf } from '../i18n/name-of.ts'
import { useText } from '../i18n/text.ts'
import { paths } from '../paths.ts'
import type { ListedReservation } from '../reserving/cancellation.ts'
import { CraftMark } from '../ui/craft-mark.tsx'
import { Tag } from '../ui/note.tsx'
import { ThemeMark } from '../ui/theme-mark.tsx'
import { meetingPlace, statusWords } from './reservation-words.ts'
import { reservationsText } from './text.ts'

/** A ticket: when, what, where, and the code to say aloud. */
export function ReservationCard({ reservation }: { reservation: ListedReservation }) {
  const text = useText(reservationsText)
  const { language } = useLanguage()
  const now = useNow()
  const { session, departure } = reservation
  return (
    <Link className="ticket" href={paths.reservation(reservation.id)} data-status={reservation.status}>
      <span className="ticket-lines">
        <span className="ticket-when tabular">
          {whenRangeWords(reservation.startsAt, reservation.endsAt, now, language)}
        </span>
        {session ? (
          <>
            <span className="ticket-title">
              <CraftMark craft={session.activity.craft} />
              <Marked words={titleOf(session.activity, language)} />
            </span>
            <span className="ticket-where">
              <Marked words={nameOf(session.site, language)} /> · {text.party(reservation.partySize)}
            </span>
          </>
        ) : null}
        {departure ? (
          <>
            <span className="ticket-title">
              <ThemeMark theme={departure.route.theme} />
              <Marked words={nameOf(departure.route, language)} />
            </span>
            <span className="ticket-where">
              {meetingPlace(departure, language)} · {text.party(reservation.partySize)}
            </span>
          </>
        ) : null}
        {reservation.status === 'CONFIRMED' ? null : (
          <span>
            <Tag tone={reservation.status === 'CANCELLED' ? 'lost' : 'plain'}>
              {statusWords(reservation, text)}
            </Tag>
          </span>
        )}
        {reservation.overlapping && reservation.status === 'CONFIRMED' ? (
          <span className="ticket-overlap">{text.overlapping}</span>
        ) : null}
      </span>
      {reservation.status === 'CONFIRMED' ? (
        <span className="ticket-stub">
          <small>{text.code}</small>
          <strong className="tabular">{reservation.code}</strong>
        </span>
      ) : null}
    </Link>
  )
}
