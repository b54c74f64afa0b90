import { create } from '@bufbuild/protobuf'
import { timestampDate } from '@bufbuild/protobuf/wkt'
import {
  CertificateSchema,
  CertificateStatus,
  ClaimDoubt,
  ClaimStatus,
  CorrectionSchema,
  GuideStatus,
  ReleaseCause,
  ServiceLevel,
  ServiceRecordSchema,
  ServiceRecordStatus,
  type ServiceSummary,
  ServiceSummarySchema,
  type Shift,
  ShiftKind,
} from '@xingzhi/proto/guide/v1/guide_pb.js'
import { requireActor, requireRole } from '@xingzhi/runtime/actor'
import { must } from '@xingzhi/runtime/assert'
import { newId } from '@xingzhi/runtime/ids'
import { refuse } from '@xingzhi/runtime/refusal'
import type { GuideState } from './fake-guide-state.ts'
import type { GuideMethods } from './fake-guides-and-trainings.ts'
import { pageOf, pick } from './fake-venue.ts'

const HOUR_MS = 3_600_000
const MINUTES_NEEDED = 60

export function shiftMethods(state: GuideState): GuideMethods {
  return { ...claiming(state), ...serving(state), ...thanking(state) }
}

function claiming(state: GuideState): GuideMethods {
  const { guides, shifts, claims, now, heldBy, addClaim } = state

  function take(shift: Shift, personId: string) {
    const held = heldBy(shift.id, personId)
    if (held) return held
    const guide = guides.get(personId) ?? refuse('FORBIDDEN', { because: 'notRegistered' })
    if (guide.status === GuideStatus.APPLIED) refuse('FORBIDDEN', { because: 'notAdmitted' })
    if (guide.status === GuideStatus.SUSPENDED) refuse('FORBIDDEN', { because: 'suspended' })
    if (shift.claimed >= shift.wanted) refuse('SHIFT_TAKEN', { wanted: shift.wanted })
    const [qualificationId] = shift.qualificationIds
    const has = state.grants.get(personId)?.some((grant) => grant.qualificationId === qualificationId)
    if (qualificationId !== undefined && !has) refuse('NOT_QUALIFIED', { qualificationId })
    return addClaim(shift.id, personId)
  }

  function leave(shift: Shift, personId: string, releaseCause: ReleaseCause, releaseReason: string) {
    const claim = heldBy(shift.id, personId) ?? refuse('NOT_FOUND', { what: 'claim' })
    const releasedAt = now()
    Object.assign(claim, { status: ClaimStatus.RELEASED, releasedAt, releaseCause, releaseReason })
    shift.claimed -= 1
    return shift
  }

  return {
    getShifts: ({ ids }) => ({ shifts: pick(shifts, ids) }),
    listOpenShifts(_request, context) {
      const { personId } = requireActor(context)
      const isAdmitted = guides.get(personId)?.status === GuideStatus.ADMITTED
      const open = [...shifts.values()].filter(
        ({ id, claimed, wanted }) => isAdmitted && claimed < wanted && !heldBy(id, personId),
      )
      return pageOf(
        'shifts',
        open.sort((one, other) => Number(other.callsForHelp) - Number(one.callsForHelp)),
      )
    },
    listMyShifts({ withReleased }, context) {
      const { personId } = requireActor(context)
      const mine = [...shifts.values()].flatMap((shift) => {
        const own = [...claims.values()].filter(
          (claim) => claim.shiftId === shift.id && claim.personId === personId,
        )
        const listed = own.filter((claim) => withReleased || claim === heldBy(shift.id, personId))
        return listed.map((claim) => ({ shift, claim }))
      })
      return pageOf('shifts', mine)
    },
    listClaims({ shiftId }, context) {
      requireRole(context, 'OPERATOR')
      return { claims: [...claims.values()].filter((claim) => claim.shiftId === shiftId) }
    },
    claimShift({ shiftId }, context) {
      const { personId } = requireActor(context)
      const shift = shifts.get(shiftId) ?? refuse('NOT_FOUND', { what: 'shift' })
      return { claim: take(shift, personId), shift }
    },
    releaseShift({ shiftId, reason }, context) {
      const { personId } = requireActor(context)
      const shift = shifts.get(shiftId) ?? refuse('NOT_FOUND', { what: 'shift' })
      return { shift: leave(shift, personId, ReleaseCause.GUIDE, reason) }
    },
    replaceClaim({ claimId, personId, reason }, context) {
      requireRole(context, 'OPERATOR')
      const old = claims.get(claimId) ?? refuse('NOT_FOUND', { what: 'claim' })
      const shift = leave(must(shifts.get(old.shiftId)), old.personId, ReleaseCause.OPERATOR, reason)
      return { shift, ...(personId !== '' && { claim: take(shift, personId) }) }
    },
    listDoubtfulClaims(_request, context) {
      requireRole(context, 'OPERATOR')
      const doubted = [...claims.values()].filter(({ doubt }) => doubt !== ClaimDoubt.UNSPECIFIED)
      return pageOf(
        'claims',
        doubted.map((claim) => ({ claim, shift: must(shifts.get(claim.shiftId)) })),
      )
    },
    listCandidates({ shiftId }, context) {
      requireRole(context, 'OPERATOR')
      const free = [...guides.values()].filter(({ personId }) => !heldBy(shiftId, personId))
      return { candidates: free.map(({ personId }) => ({ personId, near: true, fit: 60 })) }
    },
    assignGuide({ shiftId, personId }, context) {
      requireRole(context, 'OPERATOR')
      const shift = shifts.get(shiftId) ?? refuse('NOT_FOUND', { what: 'shift' })
      return { claim: take(shift, personId), shift }
    },
    markAbsent({ claimId, absent }, context) {
      requireRole(context, 'OPERATOR')
      const claim = claims.get(claimId) ?? refuse('NOT_FOUND', { what: 'claim' })
      claim.status = absent ? ClaimStatus.ABSENT : ClaimStatus.CLAIMED
      return { claim, shift: must(shifts.get(claim.shiftId)) }
    },
    keepClaim({ claimId }, context) {
      requireRole(context, 'OPERATOR')
      const claim = claims.get(claimId) ?? refuse('NOT_FOUND', { what: 'claim' })
      return { claim, shift: must(shifts.get(claim.shiftId)) }
    },
    signIn({ shiftId }, context) {
      const { personId } = requireActor(context)
      const shift = shifts.get(shiftId) ?? refuse('NOT_FOUND', { what: 'shift' })
      const claim = heldBy(shiftId, personId) ?? refuse('NOT_FOUND', { what: 'claim' })
      const opensAt = new Date(timestampDate(must(shift.startsAt)).getTime() - HOUR_MS)
      if (timestampDate(now()) < opensAt) refuse('SLOT_NOT_OPEN', { opensAt })
      return { claim: Object.assign(claim, { status: ClaimStatus.PRESENT, signedInAt: now() }) }
    },
  }
}

function serving({ shifts, records, now, heldBy }: GuideState): GuideMethods {
  return {
    recordService({ shiftId, minutes, peopleGuided }, context) {
      const { personId } = requireActor(context)
      const shift = shifts.get(shiftId) ?? refuse('NOT_FOUND', { what: 'shift' })
      const claim = heldBy(shiftId, personId) ?? refuse('NOT_FOUND', { what: 'claim' })
      const startsAt = must(shift.startsAt)
      if (now().seconds < startsAt.seconds) {
        refuse('SLOT_NOT_OPEN', { opensAt: timestampDate(startsAt) })
      }
      const record = create(ServiceRecordSchema, {
        ...{ id: newId(), shiftId, personId, minutes, peopleGuided, kind: shift.kind, startedAt: startsAt },
        ...{ status: ServiceRecordStatus.RECORDED, signedIn: claim.status === ClaimStatus.PRESENT },
      })
      records.set(record.id, record)
      return { record }
    },
    confirmServices({ recordIds }, context) {
      requireRole(context, 'OPERATOR')
      const confirmed = pick(records, recordIds)
      for (const record of confirmed) {
        Object.assign(record, { status: ServiceRecordStatus.CONFIRMED, confirmedAt: now() })
      }
      return { records: confirmed }
    },
    voidService({ recordId, reason: voidReason }, context) {
      requireRole(context, 'OPERATOR')
      const record = records.get(recordId) ?? refuse('NOT_FOUND', { what: 'record' })
      const voided = { status: ServiceRecordStatus.VOID, voidReason, voidedAt: now() }
      return { record: Object.assign(record, voided) }
    },
    confirmService({ recordId, minutes, reason }, context) {
      const { personId: actorId } = requireRole(context, 'OPERATOR')
      const record = records.get(recordId) ?? refuse('NOT_FOUND', { what: 'record' })
      if (record.personId === actorId) refuse('FORBIDDEN', { because: 'ownHours' })
      if (minutes !== undefined) {
        const changed = { minutesBefore: record.minutes, minutesAfter: minutes, reason }
        record.corrections.push(create(CorrectionSchema, { at: now(), actorId, ...changed }))
        record.minutes = minutes
      }
      Object.assign(record, { status: ServiceRecordStatus.CONFIRMED, confirmedAt: now() })
      return { record }
    },
    listServiceRecords({ unconfirmed, personId: asked }, context) {
      const own = requireActor(context).personId
      const personId = asked || own
      if (unconfirmed || personId !== own) requireRole(context, 'OPERATOR')
      const found = [...records.values()].filter((record) =>
        unconfirmed ? record.status === ServiceRecordStatus.RECORDED : record.personId === personId,
      )
      return pageOf('records', found)
    },
  }
}

function thanking({ guides, records, certificates, now }: GuideState): GuideMethods {
  function summaryOf(personId: string): ServiceSummary {
    const confirmed = [...records.values()].filter(
      (record) => record.personId === personId && record.status === ServiceRecordStatus.CONFIRMED,
    )
    const [first] = confirmed
    return create(ServiceSummarySchema, {
      minutes: confirmed.reduce((sum, { minutes }) => sum + minutes, 0),
      walksLed: confirmed.filter(({ kind }) => kind === ShiftKind.DEPARTURE).length,
      peopleGuided: confirmed.reduce((sum, { peopleGuided }) => sum + peopleGuided, 0),
      level: ServiceLevel.SEEDLING,
      ...(first?.startedAt && { since: first.startedAt }),
    })
  }

  return {
    getServiceSummary({ personId }, context) {
      const own = requireActor(context).personId
      if (personId && personId !== own) requireRole(context, 'OPERATOR')
      return { summary: summaryOf(personId || own) }
    },
    issueCertificate({ name }, context) {
      const { personId } = requireActor(context)
      const summary = summaryOf(personId)
      const { minutes } = summary
      if (minutes < MINUTES_NEEDED) refuse('NOT_QUALIFIED', { minutes, minutesNeeded: MINUTES_NEEDED })
      const code = `ABCDEFGHJK${certificates.size + 22}`
      const certificate = create(CertificateSchema, {
        ...{ code, personId, name, summary, issuedAt: now() },
        ...{ status: CertificateStatus.VALID, currentSummary: summary },
      })
      certificates.set(code, certificate)
      return { certificate }
    },
    getCertificate: ({ code }) => ({
      certificate: certificates.get(code) ?? refuse('NOT_FOUND', { what: 'certificate' }),
    }),
    listShowcase: () => {
      const shown = [...guides.values()].filter(({ inShowcase }) => inShowcase)
      return pageOf(
        'entries',
        shown.map((guide) => ({
          name: guide.showcaseName,
          words: guide.showcaseWords,
          summary: summaryOf(guide.personId),
        })),
      )
    },
  }
}
