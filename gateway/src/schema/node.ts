import { builder } from '../builder.ts'
import type { Context } from '../context.ts'
import { ActivityType } from './activity.ts'
import { type Named, readGlobalId } from './global-id.ts'
import { NoticeType } from './notice.ts'
import { ReservationType } from './reservation.ts'
import { SessionType } from './session.ts'
import { SiteType } from './site.ts'
import { SlotType } from './slot.ts'

type NodeName = Exclude<Named, 'Person'>
type Load = (id: string, context: Context) => Promise<object | null>

const loads: Record<NodeName, Load> = {
  Activity: (id, context) => ActivityType.getDataloader(context).load(id),
  Notice: (id, context) => NoticeType.getDataloader(context).load(id),
  Reservation: (id, context) => ReservationType.getDataloader(context).load(id),
  Session: (id, context) => SessionType.getDataloader(context).load(id),
  Site: (id, context) => SiteType.getDataloader(context).load(id),
  Slot: (id, context) => SlotType.getDataloader(context).load(id),
}

builder.queryField('node', (t) =>
  t.field({
    type: builder.nodeInterfaceRef(),
    nullable: true,
    args: { id: t.arg.id({ required: true }) },
    resolve: (_root, { id }, context) => loadNode(id, context),
  }),
)

/** What an id names, if who asks may see it; null for anything else, a malformed id too. */
function loadNode(globalId: string, context: Context): Promise<object | null> | null {
  const read = readGlobalId(globalId)
  if (read === undefined || !Object.hasOwn(loads, read.name)) return null
  return loads[read.name as NodeName](read.id, context)
}
