import type { notices } from '../db/schema.ts'
import { meetsElsewhere, type Slot, type SlotKind } from './slot.ts'

type Row = typeof notices.$inferSelect
export type NoticeKindName = Row['kind']
/** One that an earlier version wrote has the kind of its slot. */
export type Notice = Row & { slotKind: SlotKind }

/** What is left out has nothing to say. */
export type NoticeDraft = Pick<Notice, 'id' | 'personId' | 'kind' | 'slotId' | 'slotKind' | 'reservationId'> &
  Partial<Omit<Notice, 'createdAt' | 'readAt' | 'shownAt'>>

type Change = Partial<
  Pick<
    Notice,
    | ('oldStartsAt' | 'newStartsAt' | 'oldEndsAt' | 'newEndsAt')
    | ('oldRoom' | 'newRoom' | 'oldMeetingPoint' | 'newMeetingPoint')
  >
>

const CHANGES: readonly NoticeKindName[] = [
  ...(['MOVED', 'MOVED_INTO_OVERLAP', 'ROOM_CHANGED', 'MEETING_POINT_CHANGED', 'SHIFT_MOVED'] as const),
]

/** What differs between a slot of before and one of now, of what its people are told. */
export function changeOf(before: Slot, slot: Slot): Change {
  const isMoved = differs(before.startsAt, slot.startsAt) || differs(before.endsAt, slot.endsAt)
  return {
    ...(isMoved && {
      ...{ oldStartsAt: before.startsAt, newStartsAt: slot.startsAt },
      ...{ oldEndsAt: before.endsAt, newEndsAt: slot.endsAt },
    }),
    ...placeChangeOf(before, slot),
  }
}

/** The same without the time: a guide is told of that by their claim. */
export function placeChangeOf(before: Slot, slot: Slot): Change {
  return {
    ...(before.room !== slot.room && { oldRoom: before.room, newRoom: slot.room }),
    ...(meetsElsewhere(slot, before) && {
      ...{ oldMeetingPoint: before.meetingPoint, newMeetingPoint: slot.meetingPoint },
    }),
  }
}

/** What a change is called: by its weightiest part. */
export function kindOfChange({ newStartsAt, oldRoom, newRoom }: Change): NoticeKindName {
  if (newStartsAt) return 'MOVED'
  return oldRoom !== newRoom ? 'ROOM_CHANGED' : 'MEETING_POINT_CHANGED'
}

/** Kinds of notices that one of this kind may undo as long as nobody saw them. */
export function undoneBy(kind: NoticeKindName): readonly NoticeKindName[] {
  switch (kind) {
    case 'MOVED':
    case 'MOVED_INTO_OVERLAP':
    case 'ROOM_CHANGED':
    case 'MEETING_POINT_CHANGED':
    case 'SHIFT_MOVED':
      return CHANGES
    case 'REOPENED':
      return ['CLOSED']
    case 'SHIFT_ASSIGNED':
      return ['SHIFT_WITHDRAWN']
    case 'SHIFT_WITHDRAWN':
      return ['SHIFT_ASSIGNED']
    case 'CLOSED':
    case 'CANCELLED':
    case 'SHRUNK':
    case 'SHIFT_CANCELLED':
      return []
    default:
      return kind satisfies never
  }
}

export interface Settled {
  /** Undefined: for its person all is as they know it. */
  posted: NoticeDraft | undefined
  withdrawn: readonly Notice[]
}

/** What becomes of what has happened now, beside what its person was not shown yet of the kinds that it may undo, the newest first. */
export function settle(draft: NoticeDraft, unseen: readonly Notice[]): Settled {
  if (CHANGES.includes(draft.kind)) return settleChange(draft, unseen)
  const isUndone =
    unseen[0] !== undefined &&
    (draft.kind === 'REOPENED' || !differs(unseen[0].oldStartsAt, draft.oldStartsAt))
  return isUndone ? { posted: undefined, withdrawn: unseen } : { posted: draft, withdrawn: [] }
}

/** Changes that lead back to where they began leave nothing; a part that is undone is left out of what the last of them told. */
function settleChange(draft: NoticeDraft, unseen: readonly Notice[]): Settled {
  let since = draft
  for (const [at, earlier] of unseen.entries()) {
    since = join(earlier, since)
    if (!isChange(since)) return { posted: undefined, withdrawn: unseen.slice(0, at + 1) }
  }
  const [last] = unseen
  if (!last) return { posted: draft, withdrawn: [] }
  const joined = join(last, draft)
  const isOneEdit = draft.reservationId === null && !sharesParts(last, draft)
  return isOneEdit || hasFewerParts(joined, last, draft)
    ? { posted: joined, withdrawn: [last] }
    : { posted: draft, withdrawn: [] }
}

type Parts = Pick<NoticeDraft, 'newStartsAt' | 'oldRoom' | 'newRoom' | 'oldMeetingPoint' | 'newMeetingPoint'>

/** Whether it tells of the time, of the room, of the meeting point. */
function partsOf({ newStartsAt, oldRoom, newRoom, oldMeetingPoint, newMeetingPoint }: Parts): boolean[] {
  return [
    Boolean(newStartsAt),
    (oldRoom ?? '') !== (newRoom ?? ''),
    (oldMeetingPoint ?? null) !== (newMeetingPoint ?? null),
  ]
}

const isChange = (notice: Parts): boolean => partsOf(notice).includes(true)

/** A guide is told of time and place by two facts: together they are one change. */
function sharesParts(one: Parts, other: Parts): boolean {
  const others = partsOf(other)
  return partsOf(one).some((part, at) => part && others[at])
}

function hasFewerParts(joined: Parts, one: Parts, other: Parts): boolean {
  const [ofJoined, ofOther] = [partsOf(joined), partsOf(other)]
  return partsOf(one).some((part, at) => (part || ofOther[at]) && !ofJoined[at])
}

/** From what it was before the earlier change to what it is now; parts that are as they were say nothing. */
function join(earlier: Notice, later: NoticeDraft): NoticeDraft {
  const joined: NoticeDraft = { ...later, ...whenTold(earlier, later), ...whereTold(earlier, later) }
  // What only the earlier one told of the time still holds.
  const { kind, overlappingSlotId = null } = later.newStartsAt ? later : earlier
  if (!joined.newStartsAt) return { ...joined, kind: kindOfChange(joined), overlappingSlotId: null }
  return { ...joined, kind, overlappingSlotId }
}

function whenTold(earlier: Notice, later: NoticeDraft): Change {
  if (!later.newStartsAt) {
    const { oldStartsAt, newStartsAt, oldEndsAt, newEndsAt } = earlier
    return { oldStartsAt, newStartsAt, oldEndsAt, newEndsAt }
  }
  const from = earlier.newStartsAt ? earlier : later
  const isBack = !differs(from.oldStartsAt, later.newStartsAt) && !differs(from.oldEndsAt, later.newEndsAt)
  // Back where it was, it may meet what was reserved meanwhile.
  if (isBack && later.kind === 'MOVED_INTO_OVERLAP') return {}
  if (isBack) return { oldStartsAt: null, newStartsAt: null, oldEndsAt: null, newEndsAt: null }
  return { oldStartsAt: from.oldStartsAt ?? null, oldEndsAt: from.oldEndsAt ?? null }
}

function whereTold(earlier: Notice, later: NoticeDraft): Change {
  const room = joinTexts([earlier.oldRoom, earlier.newRoom], [later.oldRoom ?? '', later.newRoom ?? ''])
  const point = joinTexts(
    [earlier.oldMeetingPoint, earlier.newMeetingPoint],
    [later.oldMeetingPoint ?? null, later.newMeetingPoint ?? null],
  )
  return {
    ...{ oldRoom: room?.[0] ?? '', newRoom: room?.[1] ?? '' },
    ...{ oldMeetingPoint: point?.[0] ?? null, newMeetingPoint: point?.[1] ?? null },
  }
}

/** From the first text to the last; undefined when they are the same. */
function joinTexts<T extends string | null>(earlier: [T, T], later: [T, T]): [T, T] | undefined {
  const isOf = ([from, to]: [T, T]) => from !== to
  const from = isOf(earlier) ? earlier[0] : later[0]
  const to = isOf(later) ? later[1] : earlier[1]
  return from === to ? undefined : [from, to]
}

const differs = (a: Date | null | undefined, b: Date | null | undefined) => a?.getTime() !== b?.getTime()
