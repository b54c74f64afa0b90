import { CheckInProof, type Stamp, StampDoubt, type Walk } from '@xingzhi/proto/route/v1/route_pb.js'
import { asViewer } from '../as-viewer.ts'
import { builder } from '../builder.ts'
import type { Context } from '../context.ts'
import { defineMutation } from './define-mutation.ts'
import { id, moment, required, text, whole } from './input-fields.ts'
import { given, orMissing } from './loading.ts'
import { momentAt, momentOrNull } from './message-fields.ts'
import { connectionOf, type PageArgs, pageRequestOf } from './paging.ts'
import { orHidden, refusing } from './refusing.ts'
import { RouteType } from './route.ts'
import { StationType } from './station.ts'

/** A walk is its walker's alone, and looked up one by one. */
export const WalkType = builder.loadableNodeRef('Walk', {
  id: { resolve: (walk) => walk.id },
  load: async (ids: string[], context: Context) =>
    orMissing(await Promise.all(ids.map((id) => viewersWalk(id, context)))),
})

const CheckInProofType = builder.enumType('CheckInProof', {
  values: {
    CODE: { value: CheckInProof.CODE },
    PLACE: { value: CheckInProof.PLACE },
    SELF_DECLARED: {
      value: CheckInProof.SELF_DECLARED,
      description: 'The walker says so: what was sent with it cannot be.',
    },
  },
})

const StampDoubtType = builder.enumType('StampDoubt', {
  values: {
    BEFORE_WALK: {
      value: StampDoubt.BEFORE_WALK,
      description: 'It is said to have happened before the walk began.',
    },
    TOO_FAST: { value: StampDoubt.TOO_FAST, description: 'Nobody walks that fast between the stations.' },
    CLOCK_UNKNOWN: {
      value: StampDoubt.CLOCK_UNKNOWN,
      description: "The code came late, and nothing tells how the device's clock goes.",
    },
  },
})

const StampType = builder.objectRef<Stamp>('Stamp').implement({
  description: 'Proof of a station visited.',
  fields: (t) => ({
    station: t.field({ type: StationType, resolve: (stamp) => stamp.stationId }),
    proof: t.field({ type: CheckInProofType, resolve: (stamp) => given(stamp.proof) }),
    at: t.field(momentAt('at')),
    claimedAt: t.field(momentOrNull('claimedAt')),
    visitedAt: t.field({
      ...momentOrNull('visitedAt'),
      description: "When it happened by the server's clock, as far as the device tells.",
    }),
    doubt: t.field({
      type: StampDoubtType,
      nullable: true,
      description: 'Why it is self-declared; null: it is proven.',
      resolve: ({ doubt }) => (doubt === StampDoubt.UNSPECIFIED ? null : doubt),
    }),
    accuracyMetres: t.int({
      nullable: true,
      resolve: ({ proof, accuracyMetres }) => (proof === CheckInProof.PLACE ? accuracyMetres : null),
    }),
  }),
})

WalkType.implement({
  description: "The viewer's walk of a route, in any order and at their own pace.",
  fields: (t) => ({
    route: t.field({ type: RouteType, resolve: (walk) => walk.routeId }),
    startedAt: t.field(momentAt('startedAt')),
    completedAt: t.field(momentOrNull('completedAt')),
    stamps: t.field({ type: [StampType], resolve: (walk) => walk.stamps }),
  }),
})

export const WalkConnection = builder.connectionObject(
  { name: 'WalkConnection', type: WalkType },
  { name: 'WalkEdge' },
)

/** A page of the viewer's walks, the newest first. */
export async function listViewersWalks(args: PageArgs, context: Context) {
  const call = context.gateway.clients.route.listWalks(pageRequestOf(args), asViewer(context))
  const { walks, pageInfo } = await refusing(call)
  return connectionOf(walks, pageInfo, args)
}

async function viewersWalk(walkId: string, context: Context): Promise<Walk | null> {
  if (context.viewer === undefined) return null
  const answer = await orHidden(context.gateway.clients.route.getWalk({ walkId }, asViewer(context)))
  return answer?.walk ?? null
}

defineMutation('startWalk', {
  input: { routeId: required(id('Route')) },
  rpc: ({ route }) => route.startWalk,
  request: (start) => start,
  type: WalkType,
  field: 'walk',
  result: ({ walk }) => walk,
})

defineMutation('checkIn', {
  description:
    "The proof is a code, or that the device is within the station's radius, with its accuracy. `claimedAt` is when it happened and `sentAt` when this is sent, both by the device's clock.",
  input: {
    walkId: required(id('Walk')),
    stationId: required(id('Station')),
    code: text,
    accuracyMetres: whole,
    claimedAt: moment,
    sentAt: moment,
  },
  rpc: ({ route }) => route.checkIn,
  request: ({ code, accuracyMetres, ...visit }) => ({ ...visit, proof: proofOf(code, accuracyMetres) }),
  type: WalkType,
  field: 'walk',
  result: ({ walk }) => walk,
})

/** Of two proofs the stronger one; none is refused by who judges it. */
function proofOf(code: string | undefined, accuracyMetres: number | undefined) {
  if (code !== undefined) return { case: 'code' as const, value: code }
  if (accuracyMetres !== undefined) return { case: 'accuracyMetres' as const, value: accuracyMetres }
  return { case: undefined }
}
