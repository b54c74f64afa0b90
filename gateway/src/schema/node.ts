import { builder } from '../builder.ts'
import type { Context } from '../context.ts'
import { ActivityType } from './activity.ts'
import { DepartureType } from './departure.ts'
import { type NodeName, readGlobalId } from './global-id.ts'
import { GuideType } from './guide.ts'
import { NoticeType } from './notice.ts'
import { ReservationType } from './reservation.ts'
import { RouteType } from './route.ts'
import { SessionType } from './session.ts'
import { ShiftType } from './shift.ts'
import { SiteType } from './site.ts'
import { SlotType } from './slot.ts'
import { StationType } from './station.ts'
import { TrainingType } from './training.ts'
import { WalkType } from './walk.ts'

type Load = (id: string, context: Context) => Promise<object | null>

const loads: Record<NodeName, Load> = {
  Activity: (id, context) => ActivityType.getDataloader(context).load(id),
  Departure: (id, context) => DepartureType.getDataloader(context).load(id),
  Guide: (id, context) => GuideType.getDataloader(context).load(id),
  Notice: (id, context) => NoticeType.getDataloader(context).load(id),
  Reservation: (id, context) => ReservationType.getDataloader(context).load(id),
  Route: (id, context) => RouteType.getDataloader(context).load(id),
  Session: (id, context) => SessionType.getDataloader(context).load(id),
  Shift: (id, context) => ShiftType.getDataloader(context).load(id),
  Site: (id, context) => SiteType.getDataloader(context).load(id),
  Slot: (id, context) => SlotType.getDataloader(context).load(id),
  Station: (id, context) => StationType.getDataloader(context).load(id),
  Training: (id, context) => TrainingType.getDataloader(context).load(id),
  Walk: (id, context) => WalkType.getDataloader(context).load(id),
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
