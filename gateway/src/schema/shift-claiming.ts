import { must } from '@xingzhi/runtime/assert'
import { builder } from '../builder.ts'
import { asViewer } from '../clients.ts'
import { signedIn } from '../signed-in.ts'
import { idOf, optionalIdOf } from './global-id.ts'
import { idempotencyKeyOf } from './idempotency-key.ts'
import { orRefused, refusing } from './refused.ts'
import { ShiftType } from './shift.ts'

const ClaimShiftInput = builder.inputType('ClaimShiftInput', {
  fields: (t) => ({
    shiftId: t.id({ required: true }),
    idempotencyKey: t.string({ required: true }),
  }),
})

builder.mutationField('claimShift', (t) =>
  t.field({
    type: ShiftType,
    args: { input: t.arg({ type: ClaimShiftInput, required: true }) },
    errors: orRefused('claimShift', 'shift'),
    resolve: async (_root, { input }, context) => {
      signedIn(context)
      const shiftId = idOf('Shift', input.shiftId, 'shiftId')
      const request = { shiftId, idempotencyKey: idempotencyKeyOf(input) }
      const call = context.gateway.clients.guide.claimShift(request, asViewer(context))
      const { shift, claim } = await refusing(call, 'claimShift')
      return { ...must(shift), viewerClaim: claim }
    },
  }),
)

const ReleaseShiftInput = builder.inputType('ReleaseShiftInput', {
  fields: (t) => ({
    shiftId: t.id({ required: true }),
    reason: t.string({ required: true }),
    idempotencyKey: t.string({ required: true }),
  }),
})

builder.mutationField('releaseShift', (t) =>
  t.field({
    type: ShiftType,
    args: { input: t.arg({ type: ReleaseShiftInput, required: true }) },
    errors: orRefused('releaseShift', 'shift'),
    resolve: async (_root, { input }, context) => {
      signedIn(context)
      const shiftId = idOf('Shift', input.shiftId, 'shiftId')
      const request = { shiftId, reason: input.reason, idempotencyKey: idempotencyKeyOf(input) }
      const call = context.gateway.clients.guide.releaseShift(request, asViewer(context))
      const { shift } = await refusing(call, 'releaseShift')
      return must(shift)
    },
  }),
)

const ReplaceClaimInput = builder.inputType('ReplaceClaimInput', {
  description: 'Without `guideId` the claim is released and nobody takes its place.',
  fields: (t) => ({
    claimId: t.id({ required: true }),
    guideId: t.id(),
    reason: t.string({ required: true }),
    idempotencyKey: t.string({ required: true }),
  }),
})

builder.mutationField('replaceClaim', (t) =>
  t.field({
    type: ShiftType,
    args: { input: t.arg({ type: ReplaceClaimInput, required: true }) },
    errors: orRefused('replaceClaim', 'shift'),
    resolve: async (_root, { input }, context) => {
      signedIn(context)
      const request = {
        claimId: idOf('Claim', input.claimId, 'claimId'),
        personId: optionalIdOf('Guide', input.guideId, 'guideId'),
        reason: input.reason,
        idempotencyKey: idempotencyKeyOf(input),
      }
      const call = context.gateway.clients.guide.replaceClaim(request, asViewer(context))
      return must((await refusing(call, 'replaceClaim')).shift)
    },
  }),
)

const SignInToShiftInput = builder.inputType('SignInToShiftInput', {
  fields: (t) => ({
    shiftId: t.id({ required: true }),
    idempotencyKey: t.string({ required: true }),
  }),
})

builder.mutationField('signInToShift', (t) =>
  t.field({
    type: ShiftType,
    args: { input: t.arg({ type: SignInToShiftInput, required: true }) },
    errors: orRefused('signInToShift', 'shift'),
    resolve: async (_root, { input }, context) => {
      signedIn(context)
      const shiftId = idOf('Shift', input.shiftId, 'shiftId')
      const request = { shiftId, idempotencyKey: idempotencyKeyOf(input) }
      const call = context.gateway.clients.guide.signIn(request, asViewer(context))
      const { claim } = await refusing(call, 'signInToShift')
      const shift = must(await ShiftType.getDataloader(context).load(shiftId))
      return { ...shift, viewerClaim: claim }
    },
  }),
)
