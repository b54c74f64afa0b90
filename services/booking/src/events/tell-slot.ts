import { NoticePostedSchema, SlotChangedSchema } from '@xingzhi/proto/booking/v1/booking_events_pb.js'
import { NoticeKind } from '@xingzhi/proto/booking/v1/booking_pb.js'
import type { Tx } from '@xingzhi/runtime/database'
import { appendToOutbox, type EventDraft, event } from '@xingzhi/runtime/outbox'
import { insertNotices, type NoticeDraft } from '../db/notices.ts'
import type { Slot } from '../domain/slot.ts'
import { toSlotFact } from '../wire/slot.ts'

/** What a change does to those who hold places. */
export interface Effects {
  events: EventDraft[]
  notices: NoticeDraft[]
}

export const NO_EFFECTS: Effects = { events: [], notices: [] }

/** Tells the slot as it stands, then each effect in turn. Needs the slot's lock. */
export async function tellSlot(tx: Tx, slot: Slot, effects: readonly Effects[], now: Date): Promise<void> {
  const notices = effects.flatMap((effect) => effect.notices)
  await insertNotices(tx, notices, now)
  await appendToOutbox(tx, slot.id, [
    event(SlotChangedSchema, { slot: toSlotFact(slot) }),
    ...effects.flatMap(({ events }) => events),
    ...notices.map(noticePosted),
  ])
}

/** Posts notices of whatever slots. */
export async function postNotices(tx: Tx, notices: readonly NoticeDraft[], now: Date): Promise<void> {
  await insertNotices(tx, notices, now)
  const bySlot = Map.groupBy(notices, ({ slotId }) => slotId)
  for (const [slotId, posted] of bySlot) await appendToOutbox(tx, slotId, posted.map(noticePosted))
}

const noticePosted = ({ id, personId, kind, slotId }: NoticeDraft): EventDraft =>
  event(NoticePostedSchema, { noticeId: id, personId, kind: NoticeKind[kind], slotId })
