import type { NoticesQuery } from '../api/gen/documents.ts'
import { dayOf, timeRangeWords, whenRangeWords, whenWords } from '../format/day.ts'
import { nameOf, titleOf } from '../i18n/name-of.ts'
import type { Language } from '../i18n/pick-language.ts'
import type { accountText } from './text.ts'

export type Notice = NonNullable<NoticesQuery['viewer']>['notices']['edges'][number]['node']
type Text = (typeof accountText)['zh']

interface Titled {
  session: {
    id: string
    startsAt: string
    endsAt: string
    room: string | null
    activity: { title: string; titleEn: string | null }
  } | null
  departure: {
    id: string
    startsAt: string
    endsAt: string
    meetingPoint: string | null
    route: { name: string; nameEn: string | null }
  } | null
}

interface Reader {
  text: Text
  language: Language
  now: Date
}

/** What happened, and what it means for the person: how things stand now, when later facts overtook it. */
export function noticeWords(notice: Notice, reader: Reader): { what: string; sequel: string } {
  const what = whatHappened(notice, reader)
  return { what, sequel: notice.overtaken ? standingWords(notice, reader) : sequelOf(notice, reader.text) }
}

function whatHappened(notice: Notice, reader: Reader): string {
  const { text, language, now } = reader
  const event = eventOf(notice)
  const title = titleOfEvent(event, language) ?? (notice.shift ? text.aShift : text.aSession)
  const when = (instant: string | null) => (instant ? whenWords(instant, now, language) : '')
  const stands = when(event.session?.startsAt ?? event.departure?.startsAt ?? notice.oldStartsAt)
  const asTold = when(notice.oldStartsAt) || stands
  switch (notice.kind) {
    case 'MOVED':
    case 'ROOM_CHANGED':
    case 'MEETING_POINT_CHANGED':
    case 'SHIFT_MOVED':
      return changeWords(notice, title, reader)
    case 'MOVED_INTO_OVERLAP':
      return overlapWords(notice, title, reader)
    case 'CANCELLED':
      return notice.noGuide ? text.cancelledNoGuide(title, stands) : text.cancelled(title, stands)
    case 'SHRUNK':
      return text.shrunk(title, stands)
    case 'CLOSED':
      return (notice.shift ? text.shiftClosed : text.closed)(title, asTold, closedPlace(notice, reader))
    case 'REOPENED':
      return (notice.shift ? text.shiftReopened : text.reopened)(title, asTold, closedPlace(notice, reader))
    case 'SHIFT_CANCELLED':
      return text.shiftCancelled(title, stands)
    case 'SHIFT_WITHDRAWN':
      return text.shiftWithdrawn(title, stands)
    case 'SHIFT_ASSIGNED':
      return text.shiftAssigned(title, stands)
    default:
      return notice.kind satisfies never
  }
}

/** One thing has a sentence of its own; of several, one sentence says all. */
function changeWords(notice: Notice, title: string, reader: Reader): string {
  const { text, language, now } = reader
  const { shift, oldStartsAt, newStartsAt } = notice
  if (isMoveAlone(notice) && oldStartsAt && newStartsAt) {
    const words = shift ? text.shiftMoved : text.moved
    return words(title, whenWords(oldStartsAt, now, language), whenWords(newStartsAt, now, language))
  }
  if (notice.roomChanged && !newStartsAt && !notice.meetingPointChanged && !shift)
    return text.roomChanged(title, notice.oldRoom ?? text.noRoom, notice.newRoom ?? text.noRoom)
  return (shift ? text.shiftChanged : text.changed)(title, changesOf(notice, reader))
}

function overlapWords(notice: Notice, title: string, reader: Reader): string {
  const { text, language, now } = reader
  const { oldStartsAt, newStartsAt, overlappingSession, overlappingDeparture } = notice
  const other = { session: overlappingSession, departure: overlappingDeparture }
  const otherTitle = titleOfEvent(other, language) ?? text.overlapOther
  if (!isMoveAlone(notice) || !oldStartsAt || !newStartsAt)
    return text.changedIntoOverlap(title, changesOf(notice, reader), otherTitle)
  const [from, to] = [whenWords(oldStartsAt, now, language), whenWords(newStartsAt, now, language)]
  return text.overlap(title, from, to, otherTitle)
}

/** It starts at another time, and nothing else is new. */
function isMoveAlone({ oldStartsAt, newStartsAt, roomChanged, meetingPointChanged }: Notice): boolean {
  return oldStartsAt !== newStartsAt && !roomChanged && !meetingPointChanged
}

/** All that changed at once. */
function changesOf(notice: Notice, { text, language, now }: Reader): string {
  const { oldRoom, newRoom, oldMeetingPoint, newMeetingPoint } = notice
  const changes = [
    timeChange(notice, { text, language, now }),
    notice.roomChanged ? text.toRoom(oldRoom ?? text.noRoom, newRoom ?? text.noRoom) : '',
    notice.meetingPointChanged
      ? text.toMeetingPoint(oldMeetingPoint ?? text.firstStation, newMeetingPoint ?? text.firstStation)
      : '',
  ]
  return changes.filter((change) => change !== '').join(text.and)
}

function timeChange(notice: Notice, { text, language, now }: Reader): string {
  const { oldStartsAt, newStartsAt, oldEndsAt, newEndsAt } = notice
  if (!oldStartsAt || !newStartsAt) return ''
  if (oldStartsAt !== newStartsAt || !oldEndsAt || !newEndsAt)
    return text.toTime(whenWords(oldStartsAt, now, language), whenWords(newStartsAt, now, language))
  // The start is the same: how long it lasts has changed.
  return text.toTime(
    whenRangeWords(oldStartsAt, oldEndsAt, now, language),
    dayOf(oldEndsAt) === dayOf(newEndsAt)
      ? timeRangeWords(newStartsAt, newEndsAt)
      : whenRangeWords(newStartsAt, newEndsAt, now, language),
  )
}

function closedPlace({ closedStation, closedRoute }: Notice, { text, language }: Reader): string {
  const closed = closedStation ?? closedRoute
  return closed ? nameOf(closed, language) : text.aPlace
}

function sequelOf({ kind, shift, newStartsAt }: Notice, text: Text): string {
  switch (kind) {
    case 'MOVED':
      return text.movedNow
    case 'MOVED_INTO_OVERLAP':
      return text.overlapNow
    case 'ROOM_CHANGED':
    case 'MEETING_POINT_CHANGED':
      return shift ? text.shiftRoomNow : text.roomNow
    case 'CANCELLED':
      return text.cancelledNow
    case 'SHRUNK':
      return text.shrunkNow
    case 'CLOSED':
      return shift ? text.shiftClosedNow : text.closedNow
    case 'REOPENED':
      return shift ? text.shiftReopenedNow : text.reopenedNow
    case 'SHIFT_MOVED':
      return newStartsAt ? text.shiftMovedNow : text.shiftRoomNow
    case 'SHIFT_CANCELLED':
    case 'SHIFT_WITHDRAWN':
      return text.shiftFreeNow
    case 'SHIFT_ASSIGNED':
      return text.shiftAssignedNow
    default:
      return kind satisfies never
  }
}

/** How things stand, after what a notice says was overtaken. */
function standingWords(notice: Notice, { text, language, now }: Reader): string {
  const { reservation, shift } = notice
  const event = eventOf(notice)
  if (shift) {
    if (notice.kind === 'SHIFT_WITHDRAWN') return text.nowYoursAgain
    if (!shift.viewerClaim || shift.viewerClaim.status === 'RELEASED') return text.nowNotYours
  } else if (notice.kind === 'SHRUNK') return text.nowHeldAgain
  else if (reservation?.status === 'CANCELLED') return text.nowCancelled
  const { session, departure } = event
  const thing = session ?? departure
  if (!thing) return text.nowOtherwise
  const where = session ? (session.room ?? '') : text.meets(departure?.meetingPoint ?? text.firstStation)
  return text.nowStands(whenRangeWords(thing.startsAt, thing.endsAt, now, language), where)
}

/** Something was taken away: other departures and sessions are offered in its place. */
export function takesAway({ kind }: Pick<Notice, 'kind'>): boolean {
  return kind === 'CANCELLED' || kind === 'SHRUNK' || kind === 'CLOSED'
}

/** The session or departure that a notice is about; a guide's is the one of their shift. */
export function eventOf({ session, departure, shift }: Notice): Titled {
  return { session: session ?? shift?.session ?? null, departure: departure ?? shift?.departure ?? null }
}

function titleOfEvent(
  {
    session,
    departure,
  }: {
    session: { activity: { title: string; titleEn: string | null } } | null
    departure: { route: { name: string; nameEn: string | null } } | null
  },
  language: Language,
): string | null {
  if (session) return titleOf(session.activity, language)
  return departure ? nameOf(departure.route, language) : null
}
