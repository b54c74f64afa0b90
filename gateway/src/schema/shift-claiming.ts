import { must } from '@xingzhi/runtime/assert'
import { defineMutation } from './define-mutation.ts'
import { id, moment, required, text, withDefault, yesOrNo } from './input-fields.ts'
import { ShiftType } from './shift.ts'

defineMutation('claimShift', {
  description:
    '`expectedStartsAt`: the start that the guide saw; a shift that starts at another one is not taken: CHANGED.',
  input: { shiftId: required(id('Shift')), expectedStartsAt: moment },
  rpc: ({ guide }) => guide.claimShift,
  request: (claim) => claim,
  type: ShiftType,
  field: 'shift',
  result: ({ shift, claim }) => ({ ...must(shift), viewerClaim: claim }),
})

defineMutation('releaseShift', {
  input: { shiftId: required(id('Shift')), reason: required(text) },
  rpc: ({ guide }) => guide.releaseShift,
  request: (release) => release,
  type: ShiftType,
  field: 'shift',
  result: ({ shift }) => shift,
})

defineMutation('replaceClaim', {
  description: 'Without `guideId` the claim is released and nobody takes its place.',
  input: { claimId: required(id('Claim')), guideId: id('Guide'), reason: required(text) },
  rpc: ({ guide }) => guide.replaceClaim,
  request: ({ guideId: personId = '', ...replacement }) => ({ personId, ...replacement }),
  type: ShiftType,
  field: 'shift',
  result: ({ shift }) => shift,
})

defineMutation('keepClaim', {
  description: 'Lets a guide count again in spite of what is in doubt.',
  input: { claimId: required(id('Claim')) },
  rpc: ({ guide }) => guide.keepClaim,
  request: (kept) => kept,
  type: ShiftType,
  field: 'shift',
  result: ({ shift }) => shift,
})

defineMutation('assignGuide', {
  description: 'Gives an empty place of a shift to a guide, by the rules of a claim.',
  input: { shiftId: required(id('Shift')), guideId: required(id('Guide')) },
  rpc: ({ guide }) => guide.assignGuide,
  request: ({ guideId: personId, ...place }) => ({ personId, ...place }),
  type: ShiftType,
  field: 'shift',
  result: ({ shift }) => shift,
})

defineMutation('markGuideAbsent', {
  description: 'The guide of a claim did not come: their hours of it are void. `absent` false takes it back.',
  input: { claimId: required(id('Claim')), absent: withDefault(yesOrNo, true), reason: required(text) },
  rpc: ({ guide }) => guide.markAbsent,
  request: (mark) => mark,
  type: ShiftType,
  field: 'shift',
  result: ({ shift }) => shift,
})

defineMutation('signInToShift', {
  input: { shiftId: required(id('Shift')) },
  rpc: ({ guide }) => guide.signIn,
  request: (arrival) => arrival,
  type: ShiftType,
  field: 'shift',
  result: async ({ claim }, { shiftId }, context) => {
    const shift = must(await ShiftType.getDataloader(context).load(shiftId))
    return { ...shift, viewerClaim: claim }
  },
})
