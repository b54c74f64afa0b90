import { Theme } from '@xingzhi/proto/common/v1/theme_pb.js'
import { type Claim, type Shift, ShiftKind, ShiftStatus } from '@xingzhi/proto/guide/v1/guide_pb.js'
import type { ClaimedShift } from '@xingzhi/proto/guide/v1/guide_service_pb.js'
import { must } from '@xingzhi/runtime/assert'
import { asViewer } from '../as-viewer.ts'
import { builder } from '../builder.ts'
import { askOnce, type Context } from '../context.ts'
import { signedIn } from '../signed-in.ts'
import { CandidateType } from './candidate.ts'
import { ClaimType } from './claim.ts'
import { timestampOf } from './date-time.ts'
import { DepartureType } from './departure.ts'
import { given, inOrder, LOAD_MAX } from './loading.ts'
import { momentAt, numberOrNull } from './message-fields.ts'
import { connectionOf, PAGE_MAX, pageArgs, pageRequestOf } from './paging.ts'
import { QualificationType, qualificationsOf } from './qualification.ts'
import { orHidden, refusing } from './refusing.ts'
import { SessionType } from './session.ts'
import { knownLanguages, SpokenLanguageType } from './spoken-language.ts'
import { knownThemes, ThemeType } from './theme.ts'

/** A shift, and the viewer's claim of it where that is known already. */
type ShiftFound = Shift & { viewerClaim?: Claim | undefined }

export const ShiftType = builder.loadableNodeRef('Shift', {
  id: { resolve: (shift) => shift.id },
  load: async (ids: string[], { gateway }: Context): Promise<ShiftFound[]> => {
    const { shifts } = await gateway.clients.guide.getShifts({ ids })
    return inOrder(ids, shifts)
  },
  loaderOptions: { maxBatchSize: LOAD_MAX },
})

export const ShiftKindType = builder.enumType('ShiftKind', {
  values: {
    DEPARTURE: { value: ShiftKind.DEPARTURE },
    SESSION: { value: ShiftKind.SESSION },
  },
})

const ShiftStatusType = builder.enumType('ShiftStatus', {
  values: {
    OPEN: { value: ShiftStatus.OPEN },
    CANCELLED: { value: ShiftStatus.CANCELLED },
  },
})

ShiftType.implement({
  description: 'A task to be staffed: a departure, or a session that wants helpers.',
  fields: (t) => ({
    kind: t.field({ type: ShiftKindType, resolve: (shift) => given(shift.kind) }),
    status: t.field({ type: ShiftStatusType, resolve: (shift) => given(shift.status) }),
    departure: t.field({
      type: DepartureType,
      nullable: true,
      resolve: ({ kind, id }) => (kind === ShiftKind.DEPARTURE ? id : null),
    }),
    session: t.field({
      type: SessionType,
      nullable: true,
      resolve: ({ kind, id }) => (kind === ShiftKind.SESSION ? id : null),
    }),
    startsAt: t.field(momentAt('startsAt')),
    endsAt: t.field(momentAt('endsAt')),
    wanted: t.exposeInt('wanted'),
    claimed: t.exposeInt('claimed'),
    over: t.exposeInt('over'),
    doubtful: t.exposeInt('doubtful', {
      description: 'Of `claimed`, those who count as nobody until an operator has decided.',
    }),
    theme: t.field({
      type: ThemeType,
      nullable: true,
      resolve: ({ theme }) => (theme === Theme.UNSPECIFIED ? null : (knownThemes([theme])[0] ?? null)),
    }),
    languages: t.field({
      type: [SpokenLanguageType],
      resolve: ({ languages }) => knownLanguages(languages),
    }),
    qualifications: t.field({
      type: [QualificationType],
      nullable: true,
      description: 'What a guide needs for it; null for strangers.',
      resolve: ({ qualificationIds }, _args, context) => qualificationsOf(qualificationIds, context),
    }),
    callsForHelp: t.exposeBoolean('callsForHelp'),
    groupSize: t.int({
      ...numberOrNull('groupSize'),
      description: 'People that one guide leads; null for a session.',
    }),
    viewerClaim: t.field({
      type: ClaimType,
      nullable: true,
      resolve: async ({ id, viewerClaim }, _args, context) =>
        viewerClaim ?? (await viewersClaims(context)).get(id) ?? null,
    }),
    candidates: t.field({
      type: [CandidateType],
      nullable: true,
      description:
        'Who could take an empty place: whom the rules allow it first, then whom it is near, then the best fit. For operators, else null.',
      extensions: { cost: { listLength: 50 } },
      resolve: async ({ id }, _args, context) => {
        if (context.viewer === undefined) return null
        const call = context.gateway.clients.guide.listCandidates({ shiftId: id }, asViewer(context))
        return (await orHidden(call))?.candidates ?? null
      },
    }),
    claims: t.field({
      type: [ClaimType],
      nullable: true,
      description: 'For operators, else null.',
      extensions: { cost: { listLength: 20 } },
      resolve: async ({ id }, _args, context) => {
        if (context.viewer === undefined) return null
        const call = context.gateway.clients.guide.listClaims({ shiftId: id }, asViewer(context))
        return (await orHidden(call))?.claims ?? null
      },
    }),
  }),
})

export const ShiftConnection = builder.connectionObject(
  { name: 'ShiftConnection', type: ShiftType },
  { name: 'ShiftEdge' },
)

/** What a guide holds, each with the claim. */
export function claimedShifts(held: readonly ClaimedShift[]): ShiftFound[] {
  return held.map(({ shift, claim }) => ({ ...must(shift), viewerClaim: claim }))
}

/** The viewer's claims by shift. What is to come is listed first, and a guide holds far fewer than a page. */
export function viewersClaims(context: Context): Promise<Map<string, Claim>> {
  return askOnce(context, 'viewersClaims', async () => {
    if (context.viewer === undefined) return new Map()
    const request = { page: { first: PAGE_MAX } }
    const { shifts } = await context.gateway.clients.guide.listMyShifts(request, asViewer(context))
    return new Map(shifts.map(({ shift, claim }) => [must(shift).id, must(claim)]))
  })
}

builder.queryField('openShifts', (t) =>
  t.field({
    type: ShiftConnection,
    description: 'Shifts that the viewer may claim: calls for help first, then what fits best.',
    args: { ...pageArgs, from: t.arg({ type: 'DateTime' }), to: t.arg({ type: 'DateTime' }) },
    resolve: async (_root, args, context) => {
      signedIn(context)
      const request = {
        ...timestampOf('from', args.from),
        ...timestampOf('to', args.to),
        ...pageRequestOf(args),
      }
      const call = context.gateway.clients.guide.listOpenShifts(request, asViewer(context))
      const { shifts, pageInfo } = await refusing(call)
      return connectionOf(shifts, pageInfo, args)
    },
  }),
)
