import type { NoticesQuery } from '../api/gen/documents.ts'
import { whenWords } from '../format/day.ts'
import { nameOf, titleOf } from '../i18n/name-of.ts'
import type { Language } from '../i18n/pick-language.ts'
import type { accountText } from './text.ts'

export type Notice = NonNullable<NoticesQuery['viewer']>['notices']['edges'][number]['node']

interface Titled {
  session: { id: string; startsAt: string; activity: { title: string; titleEn: string | null } } | null
  departure: { id: string; startsAt: string; route: { name: string; nameEn: string | null } } | null
}

interface Reader {
  text: (typeof accountText)['zh']
  language: Language
  now: Date
}

/** What happened, and what it means for the person. */
export function noticeWords(notice: Notice, reader: Reader): { what: string; sequel: string } {
  const { text, language, now } = reader
  const event = eventOf(notice)
  const title = titleOfEvent(event, language) ?? (notice.shift ? text.aShift : text.aSession)
  const when = (instant: string | null) => (instant ? whenWords(instant, now, language) : '')
  const held = when(event.session?.startsAt ?? event.departure?.startsAt ?? notice.oldStartsAt)
  const moved = [when(notice.oldStartsAt), when(notice.newStartsAt)] as const
  switch (notice.kind) {
    case 'MOVED':
      return { what: text.moved(title, ...moved), sequel: text.movedNow }
    case 'MOVED_INTO_OVERLAP': {
      const other = { session: notice.overlappingSession, departure: notice.overlappingDeparture }
      const otherTitle = titleOfEvent(other, language) ?? text.overlapOther
      return { what: text.overlap(title, ...moved, otherTitle), sequel: text.overlapNow }
    }
    case 'ROOM_CHANGED':
      return {
        what: text.roomChanged(title, notice.oldRoom ?? text.noRoom, notice.newRoom ?? text.noRoom),
        sequel: text.roomNow,
      }
    case 'CANCELLED':
      return {
        what: notice.noGuide ? text.cancelledNoGuide(title, held) : text.cancelled(title, held),
        sequel: text.cancelledNow,
      }
    case 'SHRUNK':
      return { what: text.shrunk(title, held), sequel: text.shrunkNow }
    case 'CLOSED': {
      const closed = notice.closedStation ?? notice.closedRoute
      const place = closed ? nameOf(closed, language) : text.aPlace
      return { what: text.closed(title, held, place), sequel: text.closedNow }
    }
    case 'SHIFT_MOVED':
      return { what: text.shiftMoved(title, ...moved), sequel: text.shiftMovedNow }
    case 'SHIFT_CANCELLED':
      return { what: text.shiftCancelled(title, held), sequel: text.shiftCancelledNow }
    case 'SHIFT_WITHDRAWN':
      return { what: text.shiftWithdrawn(title, held), sequel: text.shiftWithdrawnNow }
    default:
      return notice.kind satisfies never
  }
}

/** Something was taken away: other departures and sessions are offered in its place. */
export function takesAway({ kind }: Pick<Notice, 'kind'>): boolean {
  return kind === 'CANCELLED' || kind === 'SHRUNK' || kind === 'CLOSED'
}

/** The session or departure that a notice is about; a guide's is the one of their shift. */
export function eventOf({ session, departure, shift }: Notice): Titled {
  return { session: session ?? shift?.session ?? null, departure: departure ?? shift?.departure ?? null }
}

function titleOfEvent({ session, departure }: Titled, language: Language): string | null {
  if (session) return titleOf(session.activity, language)
  return departure ? nameOf(departure.route, language) : null
}
