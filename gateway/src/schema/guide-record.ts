import { asViewer } from '../as-viewer.ts'
import { builder } from '../builder.ts'
import { GuideType } from './guide.ts'
import { connectionOf, pageArgs, pageRequestOf } from './paging.ts'
import { orHidden } from './refusing.ts'
import { ServiceRecordConnection } from './service-record.ts'
import { ServiceSummaryType } from './service-summary.ts'
import { claimedShifts, ShiftConnection } from './shift.ts'

builder.objectFields(GuideType, (t) => ({
  shifts: t.field({
    type: ShiftConnection,
    nullable: true,
    description: "The guide's shifts, those to come first, each with their claim as `viewerClaim`.",
    args: pageArgs,
    resolve: async ({ personId }, args, context) => {
      const request = { personId, ...pageRequestOf(args) }
      const answer = await orHidden(context.gateway.clients.guide.listMyShifts(request, asViewer(context)))
      return answer === null ? null : connectionOf(claimedShifts(answer.shifts), answer.pageInfo, args)
    },
  }),
  serviceRecords: t.field({
    type: ServiceRecordConnection,
    nullable: true,
    args: pageArgs,
    resolve: async ({ personId }, args, context) => {
      const request = { personId, ...pageRequestOf(args) }
      const call = context.gateway.clients.guide.listServiceRecords(request, asViewer(context))
      const answer = await orHidden(call)
      return answer === null ? null : connectionOf(answer.records, answer.pageInfo, args)
    },
  }),
  serviceSummary: t.field({
    type: ServiceSummaryType,
    nullable: true,
    extensions: { cost: { ownCall: true } },
    resolve: async ({ personId }, _args, context) => {
      const call = context.gateway.clients.guide.getServiceSummary({ personId }, asViewer(context))
      return (await orHidden(call))?.summary ?? null
    },
  }),
}))
