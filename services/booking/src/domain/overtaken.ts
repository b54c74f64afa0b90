import type { Notice } from './notice.ts'
import type { Reservation } from './reservation.ts'

/** How what a notice tells of stands now; null: not known here. */
export interface Standing {
  slotStartsAt: Date | null
  slotEndsAt: Date | null
  slotRoom: string | null
  slotMeetingPoint: string | null
  reservationStatus: Reservation['status'] | null
  overlapping: boolean
  /** After this reservation was lost, its person holds places again. */
  holdsAgain: boolean
  closureEnded: boolean | null
  /** Of a claim of this person's that stands. */
  claimStartsAt: Date | null
}

/** Whether later facts overtook what a notice says, so that whoever reads it has to look at how things stand. */
export function isOvertaken(notice: Notice, standing: Standing, now: Date): boolean {
  switch (notice.kind) {
    case 'MOVED':
    case 'ROOM_CHANGED':
    case 'MEETING_POINT_CHANGED':
      return isLost(notice, standing, now) || differsFrom(notice, standing)
    case 'MOVED_INTO_OVERLAP':
      return isLost(notice, standing, now) || differsFrom(notice, standing) || !standing.overlapping
    case 'CLOSED':
      return (
        isLost(notice, standing, now) || standing.closureEnded === true || startedElsewhen(notice, standing)
      )
    case 'REOPENED':
      return isLost(notice, standing, now)
    case 'SHRUNK':
      return standing.holdsAgain
    case 'SHIFT_MOVED':
      return (
        isLost(notice, standing, now) ||
        isAt(standing.claimStartsAt, notice.newStartsAt) === false ||
        differsInPlace(notice, standing)
      )
    case 'SHIFT_ASSIGNED':
      return isLost(notice, standing, now)
    case 'SHIFT_WITHDRAWN':
      return standing.claimStartsAt !== null
    case 'CANCELLED':
    case 'SHIFT_CANCELLED':
      return false
    default:
      return notice.kind satisfies never
  }
}

/** Their places or their claim are gone. Calendars forget claims of what has ended. */
function isLost({ reservationId }: Notice, standing: Standing, now: Date): boolean {
  if (reservationId !== null) return standing.reservationStatus === 'CANCELLED'
  return standing.claimStartsAt === null && standing.slotEndsAt !== null && standing.slotEndsAt > now
}

function differsFrom(notice: Notice, standing: Standing): boolean {
  return (
    isAt(standing.slotStartsAt, notice.newStartsAt) === false ||
    isAt(standing.slotEndsAt, notice.newEndsAt) === false ||
    differsInPlace(notice, standing)
  )
}

function differsInPlace(notice: Notice, { slotRoom, slotMeetingPoint }: Standing): boolean {
  const { oldRoom, newRoom, newMeetingPoint } = notice
  const isInOtherRoom = oldRoom !== newRoom && slotRoom !== null && slotRoom !== newRoom
  const meetsElsewhere = newMeetingPoint !== null && slotMeetingPoint !== newMeetingPoint
  return isInOtherRoom || meetsElsewhere
}

function startedElsewhen({ oldStartsAt }: Notice, { slotStartsAt }: Standing): boolean {
  return isAt(slotStartsAt, oldStartsAt) === false
}

/** Undefined when one of them is not known. */
function isAt(one: Date | null, other: Date | null): boolean | undefined {
  return one && other ? one.getTime() === other.getTime() : undefined
}
