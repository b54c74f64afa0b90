import { must } from '@xingzhi/runtime/assert'
import { asViewer } from '../as-viewer.ts'
import { builder } from '../builder.ts'
import { ClaimType } from './claim.ts'
import { connectionOf, pageArgs, pageRequestOf } from './paging.ts'
import { orHidden } from './refusing.ts'
import { ShiftType } from './shift.ts'

builder.objectField(ClaimType, 'shift', (t) =>
  t.field({ type: ShiftType, nullable: true, resolve: (claim) => claim.shiftId }),
)

const ClaimConnection = builder.connectionObject(
  { name: 'ClaimConnection', type: ClaimType },
  { name: 'ClaimEdge' },
)

builder.queryField('claimsInDoubt', (t) =>
  t.field({
    type: ClaimConnection,
    nullable: true,
    description:
      'What needs a decision: claims of shifts that have not ended whose guides count as nobody, by start; for operators, else null.',
    args: pageArgs,
    resolve: async (_root, args, context) => {
      if (context.viewer === undefined) return null
      const request = pageRequestOf(args)
      const call = context.gateway.clients.guide.listDoubtfulClaims(request, asViewer(context))
      const answer = await orHidden(call)
      if (answer === null) return null
      const shifts = ShiftType.getDataloader(context)
      const claims = answer.claims.map(({ shift, claim }) => {
        const known = must(shift)
        shifts.prime(known.id, known)
        return must(claim)
      })
      return connectionOf(claims, answer.pageInfo, args)
    },
  }),
)
