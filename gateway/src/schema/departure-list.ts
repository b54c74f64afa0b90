import { asViewer } from '../as-viewer.ts'
import { builder } from '../builder.ts'
import type { Context } from '../context.ts'
import { timestampOf } from './date-time.ts'
import { DepartureConnection, DepartureType } from './departure.ts'
import { idOf } from './global-id.ts'
import { connectionOf, type PageArgs, pageArgs, pageRequestOf } from './paging.ts'
import { refusing } from './refusing.ts'

/** Departures that end after `from` and start before `to`. */
export const departureSpanArgs = builder.args((t) => ({
  from: t.field({ type: 'DateTime', extensions: { shared: true } }),
  to: t.field({ type: 'DateTime', extensions: { shared: true } }),
}))

builder.queryField('departures', (t) =>
  t.field({
    type: DepartureConnection,
    description: 'Departures by start; cancelled ones only for operators, when asked for.',
    args: {
      ...pageArgs,
      ...departureSpanArgs,
      routeId: t.arg.id({ extensions: { shared: true } }),
      withCancelled: t.arg.boolean(),
    },
    extensions: { shared: true },
    resolve: (_root, args, context) => {
      const routeId = args.routeId ? idOf('Route', args.routeId, 'routeId') : ''
      return listDepartures({ ...args, routeId }, context)
    },
  }),
)

interface DepartureListArgs extends PageArgs {
  /** Inner id; empty: of all routes. */
  routeId: string
  from?: Date | null | undefined
  to?: Date | null | undefined
  withCancelled?: boolean | null | undefined
}

/** A page of departures, by start. */
export async function listDepartures(args: DepartureListArgs, context: Context) {
  const withCancelled = args.withCancelled ?? false
  const request = {
    routeId: args.routeId,
    withCancelled,
    ...timestampOf('from', args.from),
    ...timestampOf('to', args.to),
    ...pageRequestOf(args),
  }
  // What has not been cancelled is the same for everybody.
  const call = context.gateway.clients.route.listDepartures(request, withCancelled ? asViewer(context) : {})
  const { departures, pageInfo } = await refusing(call)
  for (const departure of departures) DepartureType.getDataloader(context).prime(departure.id, departure)
  return connectionOf(departures, pageInfo, args)
}
